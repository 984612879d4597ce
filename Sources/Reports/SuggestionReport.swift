package import WaymarkFormats
package import WaymarkTagging
package import WaymarkTaxonomy

/// Writes what Waymark says of a record as the JSON of its contract.
///
///     var writer = JSONWriter()
///     SuggestionReport(graph: graph, version: "3.0", corrections: 0).write(record, into: &writer)
package struct SuggestionReport: Sendable {
  private let graph: TermGraph
  /// The identifier of each term as a JSON string: most of what is written, so made once.
  private let ids: [[UInt8]]
  /// The label of each term as a JSON string.
  private let labels: [[UInt8]]
  private let version: String
  private let corrections: Int

  /// Makes a report.
  ///
  /// - Parameters:
  ///   - graph: The graph that terms are of.
  ///   - version: What the model was made of.
  ///   - corrections: How many lessons it has learned.
  package init(graph: TermGraph, version: String, corrections: Int) {
    self.graph = graph
    self.version = version
    self.corrections = corrections
    ids = graph.terms.map { Self.json($0.id.description) }
    labels = graph.terms.map { Self.json($0.label) }
  }

  private static func json(_ text: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.string(text)
    return writer.bytes
  }
}

extension SuggestionReport {
  /// Writes one record as an object.
  package func write(_ record: TaggedRecord, into writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("id")
    if let id = record.id { writer.string(id) } else { writer.null() }
    writer.array("suggestions", record.suggestions) { write($0, into: &$1) }
    if !record.ranking.isEmpty {
      writer.array("ranking", record.ranking) { ranked, writer in
        writer.beginObject()
        write(ranked.term, into: &writer)
        write(confidence: ranked.confidence, into: &writer)
        writer.endObject()
      }
    }
    writer.array("withheld", record.withheld) { withheld, writer in
      writer.beginObject()
      write(withheld.term, into: &writer)
      write(confidence: withheld.confidence, into: &writer)
      writer.key("reason")
      writer.string(withheld.reason.rawValue)
      writer.endObject()
    }
    write(record.fields, into: &writer)
    writer.array("needs", record.needs) { need, writer in
      writer.beginObject()
      write(need.need, label: true, into: &writer)
      writer.key("via")
      writer.raw(ids[need.via])
      writer.endObject()
    }
    writeKind(of: record, into: &writer)
    writer.key("review")
    writer.bool(record.needsReview)
    writer.array("flags", record.fields.flags) { $1.string($0.rawValue) }
    writer.key("model")
    writer.beginObject()
    writer.key("version")
    writer.string(version)
    writer.key("corrections")
    writer.int(corrections)
    writer.endObject()
    writer.endObject()
  }

  func write(_ suggestion: Suggestion, into writer: inout JSONWriter) {
    writer.beginObject()
    write(suggestion.term, label: true, into: &writer)
    write(confidence: suggestion.confidence, into: &writer)
    writer.key("main")
    writer.bool(suggestion.isMain)
    if suggestion.isDecided {
      writer.key("decided")
      writer.bool(true)
    }
    writer.array("evidence", suggestion.evidence) { evidence, writer in
      writer.beginObject()
      writer.key("source")
      writer.string(evidence.source.rawValue)
      writer.key("text")
      writer.string(evidence.text)
      write(evidence.range, in: evidence.field, into: &writer)
      writer.key("weight")
      writer.double(evidence.weight, decimals: 2)
      writer.endObject()
    }
    writer.endObject()
  }

  func write(_ range: Range<Int>, in field: Field, into writer: inout JSONWriter) {
    writer.key("start")
    writer.int(range.lowerBound)
    writer.key("end")
    writer.int(range.upperBound)
    writer.key("in")
    writer.string(field.reportName)
  }

  func write(_ term: TermIndex, label: Bool = false, into writer: inout JSONWriter) {
    writer.key("id")
    writer.raw(ids[term])
    if label {
      writer.key("label")
      writer.raw(labels[term])
    }
  }

  private func write(confidence: Float, into writer: inout JSONWriter) {
    writer.key("confidence")
    // More digits would promise more than calibration can keep.
    writer.double(Double(confidence), decimals: 4)
  }
}

extension Field {
  /// The name of the field in reports.
  package var reportName: String { self == .name ? "name" : "description" }
}
