extension Workspace {
  /// A term: an identifier such as `esdServiceType:298`, and what people call it.
  public struct Term: Sendable, Hashable {
    /// The identifier.
    public let id: String
    /// The preferred label.
    public let label: String
  }

  /// What Waymark says of one service.
  public struct Answer: Sendable, Hashable {
    /// The terms to tag it with, the main one first.
    public let suggestions: [Suggestion]
    /// Terms that came near, with the reason why they are not suggested.
    public let withheld: [Withheld]
    /// Whether nothing is sure enough, so that a person must decide.
    public let needsReview: Bool
  }

  /// A term that fits.
  public struct Suggestion: Sendable, Hashable {
    /// The term.
    public let term: Term
    /// The probability that it is right, 0 to 1.
    public let confidence: Double
    /// Whether it is what the service mainly does.
    public let isMain: Bool
    /// The reasons, strongest first.
    public let evidence: [Evidence]
  }

  /// One reason for a term: the words that speak for it.
  public struct Evidence: Sendable, Hashable {
    /// Where the reason comes from: `keyword`, `label`, `words` that were learned, or `graph`.
    public let source: String
    /// The words, as they stand in the text.
    public let text: String
    /// Where they stand, in UTF-16 code units.
    public let range: Range<Int>
    /// Whether they stand in the name; else they stand in the description.
    public let isInName: Bool
    /// How much they count, in log-odds.
    public let weight: Double
  }

  /// A term that came near, and why it is not suggested.
  public struct Withheld: Sendable, Hashable {
    /// The term.
    public let term: Term
    /// The probability that it is right, 0 to 1.
    public let confidence: Double
    /// The reason.
    public let reason: String
  }

  /// A term that was searched for.
  public struct Match: Sendable, Hashable {
    /// The term.
    public let term: Term
    /// The label, keyword or note by which it was found.
    public let text: String
    /// The parts of that text which match, in UTF-16 code units.
    public let ranges: [Range<Int>]
  }

  /// A term with its surroundings.
  public struct Details: Sendable, Hashable {
    /// The term.
    public let term: Term
    /// The full URI.
    public let uri: String
    /// What it covers.
    public let scopeNote: String?
    /// Its other names.
    public let alternativeLabels: [String]
    /// What people say when they mean it.
    public let keywords: [String]
    /// The terms around it, in the order of `Neighbourhood`; nothing is listed that is not there.
    public let neighbours: [Neighbours]
  }

  /// What terms around a term are to it.
  public enum Neighbourhood: String, Sendable, Hashable, CaseIterable {
    /// They contain it.
    case broader
    /// It contains them.
    case narrower
    /// They are worth knowing beside it.
    case related
    /// They serve it, a need or a circumstance.
    case leadsTo
    /// It groups them.
    case groups
    /// They are needs that it serves.
    case needs
    /// They are circumstances that it serves.
    case circumstances
    /// They group it.
    case groupedBy
    /// They are the same in other vocabularies.
    case exactMatch
    /// They are nearly the same in other vocabularies.
    case closeMatch
    /// They are broader and in other vocabularies.
    case broadMatch
    /// They are narrower and in other vocabularies.
    case narrowMatch
    /// They are worth knowing, in other vocabularies.
    case relatedMatch
    /// They take its place, for it is retired.
    case replacedBy
  }

  /// Terms that are the same to a term.
  public struct Neighbours: Sendable, Hashable {
    /// What they are to it.
    public let kind: Neighbourhood
    /// The terms.
    public let terms: [Term]
  }

  /// A type of service for a person, and the ways that led to it.
  public struct Route: Sendable, Hashable {
    /// The type of service.
    public let type: Term
    /// Each way, from a need or circumstance of the person to the type.
    public let paths: [[Term]]
  }
}
