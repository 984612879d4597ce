import WaymarkFormats
package import WaymarkServiceRecords
package import WaymarkTagging
package import WaymarkTaxonomy
import WaymarkTextAnalysis

/// One tag of an audited record.
package struct AuditedTag: Sendable, Hashable {
  /// The identifier of the term, else the tag as written, masked.
  package var id: String
  /// The label of the term, else the one that was written, masked.
  package var label: String
  /// The term, of whatever role.
  package var term: TermIndex?
  /// How it stands.
  package var standing: TagStanding
  /// The calibrated probability that it is right.
  package var confidence: Float
  /// Whether it would stay.
  package var isKept = false
  /// Whether a narrower tag stands beside it, whichever of the two is right.
  package var isBesideNarrower = false
  /// Whether the record has the same tag before.
  package var isRepeated = false
  /// The role of a term that is no type, by its identifier or else by its label.
  package var disguise: Role?
  /// Why it stands so, in words, masked.
  package var reason: String
}

/// What an audit keeps of one record until it is counted.
package struct AuditedRecord: Sendable {
  /// The identifier, else the place in its file.
  package var id: String
  /// The name, masked.
  package var name: String
  /// The organisation, masked; nil where none is named.
  package var provider: String?
  /// What it describes.
  package var kind: RecordKind
  /// The tags, in the order of the record.
  package var tags: [AuditedTag]
  /// What Waymark would suggest and the record lacks.
  package var missing: [TermIndex]
  /// How alike its text is to others; nil where it is too short to say.
  var sketch: TextSketch?

  /// How many tags would stay.
  package var keptCount: Int { tags.count(where: \.isKept) }
  /// How many would go.
  package var excess: Int { tags.count - keptCount }
}

/// Audits records one by one; the working memory of one worker.
package struct Auditor: Sendable {
  private var reviewer: TagReviewer
  private let limit: Int
  private let crosswalk: Crosswalk?
  private let analyzer = Analyzer()

  /// The vocabularies.
  var graph: TermGraph { reviewer.assistant.engine.graph }

  /// Makes an auditor.
  ///
  /// - Parameters:
  ///   - engine: What answers are drawn from.
  ///   - judgement: The weights between evidence and answer.
  ///   - limit: How many tags of a record stay at most.
  ///   - crosswalk: What local tags mean, where that is known.
  package init(engine: Engine, judgement: Judgement, limit: Int, crosswalk: Crosswalk? = nil) {
    self.limit = limit
    self.crosswalk = crosswalk
    var request = TaggingRequest()
    request.choice.limit = limit
    reviewer = TagReviewer(engine: engine, judgement: judgement, request: request)
  }

  /// Audits one record.
  package mutating func audit(_ record: ServiceRecord) -> AuditedRecord {
    var record = record
    record.categories = record.categories.map(meant)
    let review = reviewer.review(record)
    let graph = graph
    let terms = Set(review.tags.compactMap(\.term))
    let broader = graph.broader(thanAny: terms)
    var tags = review.tags.map { tag($0, graph) }
    for place in review.kept(limit: limit) { tags[place].isKept = true }
    var seen: Set<String> = []
    for place in tags.indices {
      tags[place].isRepeated = !seen.insert(tags[place].id).inserted
      if let term = tags[place].term {
        tags[place].isBesideNarrower = broader.contains(term)
      }
      if !tags[place].isKept, tags[place].standing.isBorneOut {
        tags[place].reason = tags[place].isRepeated ? "stands twice" : "others are surer"
      }
    }
    let line = record.place.line.map { "line \($0)" } ?? "no id"
    return AuditedRecord(
      id: record.id.map(identifier) ?? line, name: short(record.name),
      provider: record.organization.flatMap { $0.isEmpty ? nil : short($0) },
      kind: review.answer.fields.kind, tags: tags,
      missing: review.answer.suggestions.map(\.term).filter { suggested in
        // A tag that is broader says it already, if less well.
        !terms.contains { $0 == suggested || graph.isKind(suggested, of: $0) }
      },
      sketch: TextSketch(of: reviewer.assistant.text))
  }

  /// What a local tag means for every record that has it; the tag itself where that is open.
  private func meant(by category: RecordCategory) -> RecordCategory {
    guard let crosswalk, let subject = crosswalk.subject(of: category) else { return category }
    let objects = crosswalk.rows(of: subject).filter(\.holdsForAll).compactMap(\.object)
    guard let object = objects.first(where: { graph.index(of: $0) != nil }) else { return category }
    return RecordCategory(
      id: object.description, isMain: category.isMain, linkType: category.linkType)
  }

  private func tag(_ tag: TagReview.Tag, _ graph: TermGraph) -> AuditedTag {
    let term = tag.term.map { graph.terms[$0] }
    var standing = tag.standing
    var disguise = standing == .notAType ? tag.term.map(graph.role) : nil
    if standing == .unknown, let label = tag.category.label {
      disguise = graph.resolve(label, roles: [.need, .circumstance, .lifeEvent]).map(graph.role)
      // One tag is one thing: what has the name of a need is not unknown as well.
      if disguise != nil { standing = .notAType }
    }
    return AuditedTag(
      id: term?.id.description ?? tag.category.id.map(identifier)
        ?? short(tag.category.label ?? ""),
      label: term?.label ?? short(tag.category.label ?? ""), term: tag.term,
      standing: standing, confidence: tag.confidence, disguise: disguise,
      reason: reason(for: tag, disguise: disguise))
  }

  private func reason(for tag: TagReview.Tag, disguise: Role?) -> String {
    let words = tag.support?.evidence.map {
      "\u{201C}\(short($0.text))\u{201D} in the \($0.field == .name ? "name" : "description")"
    }
    switch tag.standing {
    case .suggested, .supported: return words ?? "the whole text"
    case .ancestor: return "a narrower tag of the record says it better"
    case .inPassing: return "only " + (words ?? "an audience, a place or an example")
    case .unsupported: return words.map { "no more than " + $0 } ?? "nothing in the text"
    case .notAType: return disguise.map { "is \($0.named)" } ?? "is no service type"
    case .unknown: return disguise.map { "has the name of \($0.named)" } ?? "no list has it"
    }
  }

  /// An identifier as a report may show it.
  private func identifier(_ text: String) -> String {
    String(MaskedIdentifier.shown(text).prefix(200))
  }

  /// A text as a report may show it: masked, and no longer than a line.
  private func short(_ text: String) -> String {
    // Longer than what is shown, so that an address at the cut is masked too.
    analyzer.masked(String(text.prefix(400))).shortened(to: 80)
  }
}
