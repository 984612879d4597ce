import WaymarkFormats
import WaymarkServiceRecords
import WaymarkTagging
import WaymarkTaxonomy
import WaymarkTextAnalysis

/// Writes what a person must decide, as rows of a table and as items of a page.
///
/// What could lead to a person is masked; the words that count are the same.
struct ReviewQueue: Sendable {
  let graph: TermGraph
  private let analyzer = Analyzer()

  /// How many other terms are offered.
  private static let candidateLimit = 4

  init(graph: TermGraph) { self.graph = graph }

  /// The header of the table.
  static let columns = [
    "record", "name", "tags", "action", "id", "label", "confidence", "reason", "line",
  ]

  /// Appends the rows of a record: one for each question, and the candidates where nothing is known.
  func append(_ record: ServiceRecord, _ plan: RecordPlan, to table: inout DelimitedWriter) {
    var name = analyzer.masked(record.name)
    if name.isEmpty { name = String(analyzer.masked(record.description).prefix(80)) }
    let tags = record.categories.map(shown).joined(separator: "|")
    func row(_ action: String, _ term: TermIndex?, _ confidence: Double?, _ reason: String) {
      table.append([
        record.id.map(MaskedIdentifier.distinct) ?? "", name, tags, action,
        term.map { graph.terms[$0].id.description } ?? "",
        term.map { graph.terms[$0].label } ?? "", confidence?.decimalText(4) ?? "", reason,
        record.place.line.map(String.init) ?? "",
      ])
    }
    for question in plan.questions {
      row(question.action.rawValue, question.term, question.confidence, question.reason)
    }
    guard plan.isUndecided else { return }
    let candidates = candidates(of: plan)
    for candidate in candidates.prefix(3) {
      row("choose", candidate.term, Double(candidate.confidence), "nothing is sure enough")
    }
    if candidates.isEmpty { row("choose", nil, nil, "nothing in the text is known") }
  }

  /// Appends a record as one line of JSON.
  func append(_ record: ServiceRecord, _ plan: RecordPlan, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("record")
    writer.beginObject()
    let texts = [
      ("id", record.id.map(MaskedIdentifier.distinct)), ("name", analyzer.masked(record.name)),
      ("description", analyzer.masked(record.description)),
      ("organization", record.organization.map(analyzer.masked)),
    ]
    for (key, text) in texts {
      guard let text, !text.isEmpty else { continue }
      writer.key(named: key)
      writer.string(text)
    }
    writer.endObject()
    writer.key("tags")
    writer.beginArray()
    let gone = Set(plan.changes.compactMap(\.place))
    for (place, tag) in plan.review.tags.enumerated() {
      // What has gone already is no longer there to be kept.
      if gone.contains(place) { continue }
      let isType = tag.term.map { graph.role(of: $0) == .type } ?? false
      writer.beginObject()
      writer.key("id")
      let name = shown(tag.category)
      writer.string(tag.term.map { graph.terms[$0].id.description } ?? name)
      writer.key("label")
      let label = tag.term.map { graph.terms[$0].label } ?? tag.category.label.map(shown)
      writer.string(label ?? name)
      writer.key("known")
      writer.bool(isType)
      writer.endObject()
    }
    for change in plan.changes where change.action == .add {
      writer.beginObject()
      writeName(of: change.term, into: &writer)
      writer.key("known")
      writer.bool(true)
      writer.endObject()
    }
    writer.endArray()
    writer.key("questions")
    writer.beginArray()
    for question in plan.questions {
      writer.beginObject()
      writer.key("action")
      writer.string(question.action.rawValue)
      writeName(of: question.term, into: &writer)
      writer.key("confidence")
      writer.double(question.confidence, decimals: 4)
      writer.key("reason")
      writer.string(question.reason)
      writer.endObject()
    }
    writer.endArray()
    writer.key("candidates")
    writer.beginArray()
    for candidate in candidates(of: plan).prefix(Self.candidateLimit) {
      writer.beginObject()
      writeName(of: candidate.term, into: &writer)
      writer.key("confidence")
      writer.double(Double(candidate.confidence), decimals: 4)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    writer.lineFeed()
  }

  /// A tag as it may be shown.
  private func shown(_ tag: RecordCategory) -> String {
    tag.id.map(MaskedIdentifier.shown) ?? tag.label.map(shown) ?? ""
  }

  /// The label of a tag as it may be shown: in words an address alone gives somebody away, and what looks like
  /// a number or a postcode is part of its name.
  private func shown(_ label: String) -> String {
    MaskedIdentifier.isAddress(label) ? analyzer.masked(label) : label
  }

  private func writeName(of term: TermIndex, into writer: inout JSONWriter) {
    writer.key("id")
    writer.string(graph.terms[term].id.description)
    writer.key("label")
    writer.string(graph.terms[term].label)
  }

  /// The best terms of the ranking that the record is neither tagged with nor asked about.
  private func candidates(of plan: RecordPlan) -> [RankedTerm] {
    let known = Set(plan.review.tags.compactMap(\.term) + plan.questions.map(\.term))
      .union(plan.changes.map(\.term))
    return plan.review.answer.ranking.filter { !known.contains($0.term) }
  }
}
