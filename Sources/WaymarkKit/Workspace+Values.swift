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
    /// Where a reason comes from.
    public enum Source: String, Sendable, Hashable, CaseIterable {
      /// A keyword stands in the text.
      case keyword
      /// A label of the term, or a part of it, stands in the text.
      case label
      /// Assured records and the vocabulary's own words tie the word to the term.
      case words
      /// Related terms speak for it.
      case graph
    }

    /// A part of what a service says about itself.
    public enum Field: String, Sendable, Hashable, CaseIterable {
      /// Its name.
      case name
      /// Its description.
      case description
    }

    /// Where the reason comes from.
    public let source: Source
    /// The words, as they stand in the text.
    public let text: String
    /// Where they stand in the field, in UTF-16 code units.
    public let range: Range<Int>
    /// The field that they stand in.
    public let field: Field
    /// How much they count, in log-odds.
    public let weight: Double
  }

  /// A term that came near, and why it is not suggested.
  public struct Withheld: Sendable, Hashable {
    /// Why a term is not suggested; the raw value says it in words.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
      /// It is less sure than what was asked for.
      case belowThreshold = "below threshold"
      /// What it would add in finds it would lose in precision.
      case notWorthIt = "lowers the expected accuracy of the set"
      /// As many as the limit allows stand before it.
      case overLimit = "over the limit"
      /// A narrower term of it is suggested.
      case ancestor = "broader than a suggested term"
      /// A broader term of it is suggested.
      case descendant = "narrower than a suggested term"
      /// The text names it only as an audience, a place, a partner or an example.
      case inPassing = "named only as an audience, place, partner or example"
      /// For this very text a person decided otherwise.
      case decided = "a person decided otherwise"
      /// Nothing is sure enough, so that a person must decide.
      case review = "left for review"
    }

    /// The term.
    public let term: Term
    /// The probability that it is right, 0 to 1.
    public let confidence: Double
    /// The reason.
    public let reason: Reason
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
