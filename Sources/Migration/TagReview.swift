package import WaymarkServiceRecords
package import WaymarkTagging
package import WaymarkTaxonomy

/// How a tag that a record has stands against what the record says.
package enum TagStanding: String, Sendable, Hashable, CaseIterable {
  /// Waymark would suggest it too.
  case suggested
  /// The text speaks for it, though not enough to be suggested.
  case supported
  /// A narrower tag of the same record says it better.
  case ancestor = "broader than another tag"
  /// The text names it only as an audience, a place, a partner or an example.
  case inPassing = "named only in passing"
  /// Nothing in the text speaks for it.
  case unsupported
  /// It is a need, a circumstance or a function, which are never tagged.
  case notAType = "not a service type"
  /// No vocabulary of the workspace has it.
  case unknown
}

/// The tags of one record beside what its text says.
package struct TagReview: Sendable {
  /// One tag of the record.
  package struct Tag: Sendable, Hashable {
    /// The tag as written.
    package var category: RecordCategory
    /// The term that it names, of whatever role.
    package var term: TermIndex?
    /// How it stands.
    package var standing: TagStanding
    /// The calibrated probability that it is right; 0 where the text has nothing for it.
    package var confidence: Float
  }

  /// The tags in the order of the record.
  package var tags: [Tag]
  /// What Waymark says of the record.
  package var answer: TaggedRecord
}

/// Reviews the tags of records; the working memory of one worker.
package struct TagReviewer: Sendable {
  /// The least confidence at which a text counts as speaking for a tag.
  static let leastSupport: Float = 0.1
  /// How far down the ranking a tag is looked for.
  static let depth = 40

  private var assistant: Assistant
  private let terms: LessonMaker

  /// Makes a reviewer.
  package init(engine: Engine, judgement: Judgement, request: TaggingRequest = TaggingRequest()) {
    var request = request
    request.rankingLength = max(request.rankingLength, Self.depth)
    assistant = Assistant(engine: engine, judgement: judgement, request: request)
    terms = LessonMaker(graph: engine.graph, features: engine.features)
  }

  /// Reviews the tags of one record.
  package mutating func review(_ record: ServiceRecord) -> TagReview {
    let answer = assistant.tag(
      id: record.id, name: record.name, description: record.description)
    let graph = assistant.engine.graph
    let named = record.categories.map { terms.term(of: $0) ?? other($0, graph) }
    let types = named.compactMap { $0 }.filter { graph.role(of: $0) == .type }
    let tags = zip(record.categories, named).map { category, term in
      guard let term else {
        return TagReview.Tag(category: category, term: nil, standing: .unknown, confidence: 0)
      }
      let confidence = answer.ranking.first { $0.term == term }?.confidence ?? 0
      let standing: TagStanding
      if graph.role(of: term) != .type {
        standing = .notAType
      } else if answer.suggestions.contains(where: { $0.term == term }) {
        standing = .suggested
      } else if types.contains(where: { graph.isAncestor(term, of: $0) }) {
        standing = .ancestor
      } else if answer.withheld.contains(where: { $0.term == term && $0.reason == .inPassing }) {
        standing = .inPassing
      } else {
        standing = confidence >= Self.leastSupport ? .supported : .unsupported
      }
      return TagReview.Tag(
        category: category, term: term, standing: standing, confidence: confidence)
    }
    return TagReview(tags: tags, answer: answer)
  }

  /// The term of another role that a tag names: a need or an audience in disguise.
  private func other(_ category: RecordCategory, _ graph: TermGraph) -> TermIndex? {
    let names = [category.id].compactMap { $0 } + category.otherIDs
    return names.lazy.compactMap { graph.resolve($0, roles: nil) }.first
      ?? (category.id == nil ? category.label.flatMap { graph.resolve($0, roles: nil) } : nil)
  }
}
