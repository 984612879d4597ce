import WaymarkFormats
import WaymarkReports
import WaymarkServiceRecords
import WaymarkTagging
import WaymarkTaxonomy

/// Writes suggestions in one of the forms, record by record, by any number of workers.
struct SuggestionAnswer: Sendable {
  private let form: OutputForm
  private let graph: TermGraph
  private let report: SuggestionReport?
  private let printer: SuggestionPrinter

  /// Makes a writer of answers.
  init(
    model: LoadedModel, painter: Painter, width: Int, isExplaining: Bool, form: OutputForm
  ) {
    self.form = form
    graph = model.graph
    report =
      form == .json || form == .ndjson
      ? SuggestionReport(graph: graph, version: model.version, corrections: model.corrections)
      : nil
    printer = SuggestionPrinter(
      graph: graph, painter: painter, width: width, isExplaining: isExplaining)
  }
}

extension SuggestionAnswer {
  /// What comes before all records.
  var opening: [UInt8] {
    switch form {
    case .json: return Array("[\n".utf8)
    case .csv:
      var table = DelimitedWriter()
      table.append([
        "record", "id", "label", "confidence", "main", "review", "session_access", "minimum_age",
        "maximum_age", "gender", "audience", "kind",
      ])
      return table.bytes
    case .text, .ndjson: return []
    }
  }

  /// What comes between two records.
  var separator: [UInt8] {
    switch form {
    case .json: Array(",\n".utf8)
    case .text: [0x0A]
    case .csv, .ndjson: []
    }
  }

  /// What comes after all records.
  var closing: [UInt8] { form == .json ? Array("\n]\n".utf8) : [] }

  /// The answer to a single text.
  func alone(_ tagged: TaggedRecord, of record: ServiceRecord) -> [UInt8] {
    switch form {
    case .text: return Array(printer.text(tagged, of: record).utf8)
    case .json:
      return Console.json { report?.write(tagged, into: &$0) }
    case .csv, .ndjson:
      var writer = JSONWriter()
      write(tagged, of: record, into: &writer)
      return opening + writer.bytes
    }
  }

  /// Writes the answer to one record of many, after those that stand in the writer already.
  func write(_ tagged: TaggedRecord, of record: ServiceRecord, into writer: inout JSONWriter) {
    if !writer.bytes.isEmpty { writer.raw(separator) }
    switch form {
    case .text: writer.raw(printer.text(tagged, of: record, withTitle: true).utf8)
    case .json: report?.write(tagged, into: &writer)
    case .ndjson:
      report?.write(tagged, into: &writer)
      writer.lineFeed()
    case .csv: writer.raw(rows(of: tagged))
    }
  }

  private func rows(of tagged: TaggedRecord) -> [UInt8] {
    var table = DelimitedWriter()
    let id = tagged.id ?? ""
    let fields = tagged.fields
    // The same on each row of a record, so that any row can be read by itself.
    let rest = [
      tagged.needsReview ? "true" : "false",
      fields.sessionAccess.map(\.value.rawValue).joined(separator: "|"),
      fields.minimumAge.map { String($0.value) } ?? "",
      fields.maximumAge.map { String($0.value) } ?? "", fields.gender?.value.rawValue ?? "",
      fields.audience.map { graph.terms[$0.term].id.description }.joined(separator: "|"),
      fields.kind.rawValue,
    ]
    for suggestion in tagged.suggestions {
      let term = graph.terms[suggestion.term]
      table.append(
        [
          id, term.id.description, term.label, Double(suggestion.confidence).decimalText(4),
          suggestion.isMain ? "true" : "false",
        ] + rest)
    }
    // A record without tags is still a line, for somebody has to look at it.
    if tagged.suggestions.isEmpty { table.append([id, "", "", "", ""] + rest) }
    return table.bytes
  }
}
