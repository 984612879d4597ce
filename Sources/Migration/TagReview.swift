package import WaymarkServiceRecords
package import WaymarkTagging
package import WaymarkTaxonomy

/// How a tag that a record has stands against what the record says.
package enum TagStanding: String, Sendable, Hashable, CaseIterable {
  /// Waymark would suggest it too, or what is a kind of it.
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

  /// Whether the text speaks for the tag.
  package var isBorneOut: Bool { self == .suggested || self == .supported }
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
    /// What the text has for it; nil where nobody asked, or the tag names no type.
    package var support: TermSupport?
  }

  /// The tags in the order of the record.
  package var tags: [Tag]
  /// What Waymark says of the record.
  package var answer: TaggedRecord
}

extension TagReview {
  /// The places of the tags that would stay: those that the text bears out, each once, the surest
  /// few of them.
  ///
  /// - Parameter limit: How many stay at most.
  /// - Returns: The places in `tags`, in the order of the record.
  package func kept(limit: Int) -> [Int] {
    var terms: Set<TermIndex> = []
    let standing = tags.indices.filter { place in
      guard let term = tags[place].term, tags[place].standing.isBorneOut else { return false }
      return terms.insert(term).inserted
    }
    let surest = standing.sorted { first, second in
      let (one, other) = (tags[first], tags[second])
      if one.standing != other.standing { return one.standing == .suggested }
      return one.confidence != other.confidence
        ? one.confidence > other.confidence : first < second
    }
    return surest.prefix(limit).sorted()
  }
}

/// Reviews the tags of records; the working memory of one worker.
///
/// Whether a text bears a tag out rests on the calibrated confidence, and on whether the text names
/// the tag where it says what the service does: fitted to right tags with wrong ones planted among
/// them, a name is worth 1.8 in log-odds, so that it passes at a fifth of the confidence. What kind
/// of evidence there is otherwise, and how much, added nothing to that.
package struct TagReviewer: Sendable {
  /// The least confidence at which a text counts as speaking for a tag.
  static let leastSupport: Float = 0.05
  /// The least confidence at which it does where it names the tag.
  static let leastNamedSupport: Float = 0.02
  /// How far down the ranking a tag is looked for.
  static let depth = 40

  /// What reads the texts.
  package private(set) var assistant: Assistant
  private let graph: TermGraph
  private let resolver: TagResolver
  private let explains: Bool
  /// The terms of identifiers that were met, for a directory has the same few again and again.
  private var termOfID: [String: TermIndex] = [:]
  /// How many identifiers are kept; more are looked up each time.
  private static let mostIDs = 10_000

  /// Makes a reviewer.
  ///
  /// - Parameters:
  ///   - engine: What answers are drawn from.
  ///   - judgement: The weights between evidence and answer.
  ///   - request: What is asked of each record.
  ///   - explains: Whether each tag is to say what the text has for it; how it stands is found sooner
  ///     without.
  package init(
    engine: Engine, judgement: Judgement, request: TaggingRequest = TaggingRequest(),
    explains: Bool = true
  ) {
    self.explains = explains
    var request = request
    request.rankingLength = max(request.rankingLength, Self.depth)
    // A tag is judged by the whole of a record.
    request.tagsParts = false
    assistant = Assistant(engine: engine, judgement: judgement, request: request)
    graph = engine.graph
    resolver = TagResolver(engine.graph)
  }

  /// Reviews the tags of one record.
  package mutating func review(_ record: ServiceRecord) -> TagReview {
    let answer = assistant.tag(
      id: record.id, name: record.name, description: record.description)
    var tags = record.categories.map { category in
      guard let term = term(of: category) else {
        return TagReview.Tag(category: category, term: nil, standing: .unknown, confidence: 0)
      }
      guard graph.role(of: term) == .type else {
        return TagReview.Tag(category: category, term: term, standing: .notAType, confidence: 0)
      }
      return tag(category, term, record, answer)
    }
    // A broader tag goes only where the narrower one stays, so that what is right is never lost.
    let broader = graph.broader(thanAny: tags.filter(\.standing.isBorneOut).compactMap(\.term))
    for place in tags.indices {
      guard let term = tags[place].term, tags[place].standing != .notAType,
        !answer.suggestions.contains(where: { $0.term == term }),
        broader.contains(term)
      else { continue }
      tags[place].standing = .ancestor
    }
    return TagReview(tags: tags, answer: answer)
  }

  /// A tag that names a type, by itself.
  private mutating func tag(
    _ category: RecordCategory, _ term: TermIndex, _ record: ServiceRecord, _ answer: TaggedRecord
  ) -> TagReview.Tag {
    func answers(_ other: TermIndex) -> Bool { other == term || graph.isKind(other, of: term) }
    // The ranking is in order, so the first is the surest.
    let ranked = answer.ranking.first { answers($0.term) }
    let confidence = ranked?.confidence ?? 0
    var found: TermSupport?
    func support() -> TermSupport {
      let support =
        found
        ?? assistant.support(
          of: ranked.map { $0.term == term ? $0.candidate : $0.term } ?? term, name: record.name,
          description: record.description)
      found = support
      return support
    }
    let isWithheldInPassing = answer.withheld.contains {
      $0.term == term && $0.reason == .inPassing
    }
    let standing: TagStanding
    if answer.suggestions.contains(where: { answers($0.term) }) {
      standing = .suggested
    } else if isWithheldInPassing {
      standing = .inPassing
    } else if confidence >= Self.leastSupport
      || confidence >= Self.leastNamedSupport && support().isNamed
    {
      standing = .supported
    } else {
      standing = support().isInPassing ? .inPassing : .unsupported
    }
    return TagReview.Tag(
      category: category, term: term, standing: standing, confidence: confidence,
      support: explains ? support() : nil)
  }

  /// The term that a tag names, of whatever role.
  private mutating func term(of category: RecordCategory) -> TermIndex? {
    guard let id = category.id else { return resolver.term(of: category) ?? other(category) }
    if let known = termOfID[id] { return known }
    // Where the first identifier names a type, nothing beside it counts.
    let type = resolver.term(of: RecordCategory(id: id))
    let isAlone = category.otherIDs.isEmpty
    let found = type ?? (isAlone ? nil : resolver.term(of: category)) ?? other(category)
    if type != nil || isAlone, termOfID.count < Self.mostIDs { termOfID[id] = found }
    return found
  }

  /// The term of another role that a tag names: a need or an audience in disguise.
  private func other(_ category: RecordCategory) -> TermIndex? {
    let names = [category.id].compactMap { $0 } + category.otherIDs
    return names.lazy.compactMap { graph.resolve($0, roles: nil) }.first
      ?? (category.id == nil ? category.label.flatMap { graph.resolve($0, roles: nil) } : nil)
  }
}

extension TermGraph {
  /// Whether two terms mean the same: one is the other, or its match in another vocabulary.
  func areSame(_ first: TermIndex, _ second: TermIndex) -> Bool {
    first == second
      || links(from: first).contains { $0.relation == .exactMatch && $0.to == second }
      || links(from: second).contains { $0.relation == .exactMatch && $0.to == first }
  }

  /// Whether a term is the same as another in its own vocabulary, or narrower than it.
  func isKind(_ term: TermIndex, of other: TermIndex) -> Bool {
    isBroader(other, than: term)
      || links(from: term).contains { $0.relation == .exactMatch && $0.to == other }
  }
}
