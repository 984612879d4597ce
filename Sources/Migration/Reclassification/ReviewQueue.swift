import WaymarkFormats
import WaymarkReports
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
    if name.isEmpty { name = analyzer.masked(record.description).shortened(to: 80) }
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
    writer.object { writer in
      writer.object("record") { write(record, into: &$0) }
      writer.array("tags") { writer in
        let gone = Set(plan.changes.compactMap(\.place))
        // What has gone already is no longer there to be kept.
        for (place, tag) in plan.review.tags.enumerated() where !gone.contains(place) {
          write(tag, into: &writer)
        }
        for change in plan.changes where change.action == .add {
          writer.object { writer in
            writeName(of: change.term, into: &writer)
            writer.member("known", true)
          }
        }
      }
      writer.array("questions") { writer in
        for question in plan.questions {
          writer.object { writer in
            writer.member("action", question.action.rawValue)
            writeName(of: question.term, into: &writer)
            writer.member("confidence", question.confidence, decimals: 4)
            writer.member("reason", question.reason)
          }
        }
      }
      writer.array("candidates") { writer in
        for candidate in candidates(of: plan).prefix(Self.candidateLimit) {
          writer.object { writer in
            writeName(of: candidate.term, into: &writer)
            writer.member("confidence", Double(candidate.confidence), decimals: 4)
          }
        }
      }
    }
    writer.lineFeed()
  }

  /// Writes the members of a record that say anything.
  private func write(_ record: ServiceRecord, into writer: inout JSONWriter) {
    let texts = [
      ("id", record.id.map(MaskedIdentifier.distinct)), ("name", analyzer.masked(record.name)),
      ("description", analyzer.masked(record.description)),
      ("organization", record.organization.map(analyzer.masked)),
    ]
    for (key, text) in texts {
      guard let text, !text.isEmpty else { continue }
      writer.member(key, text)
    }
  }

  private func write(_ tag: TagReview.Tag, into writer: inout JSONWriter) {
    let name = shown(tag.category)
    let label = tag.term.map { graph.terms[$0].label } ?? tag.category.label.map(shown)
    writer.object { writer in
      writer.member("id", tag.term.map { graph.terms[$0].id.description } ?? name)
      writer.member("label", label ?? name)
      writer.member("known", tag.term.map { graph.role(of: $0) == .type } ?? false)
    }
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
    writer.member("id", graph.terms[term].id.description)
    writer.member("label", graph.terms[term].label)
  }

  /// The best terms of the ranking that the record is neither tagged with nor asked about.
  private func candidates(of plan: RecordPlan) -> [RankedTerm] {
    let known = Set(plan.review.tags.compactMap(\.term) + plan.questions.map(\.term))
      .union(plan.changes.map(\.term))
    return plan.review.answer.ranking.filter { !known.contains($0.term) }
  }
}
