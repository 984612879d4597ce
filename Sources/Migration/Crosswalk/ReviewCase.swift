package import WaymarkTaxonomy

/// A local term that a person must decide on, with what helps to.
package struct ReviewCase: Sendable, Hashable {
  /// One of the best candidates.
  package struct Choice: Sendable, Hashable {
    /// The term.
    package var object: CURIE
    /// Its label.
    package var label: String
    /// How the local term would stand to it.
    package var predicate: MappingPredicate
    /// The probability that it is right.
    package var confidence: Double
  }

  /// How many candidates are shown.
  package static let choiceCount = 3

  /// The place of the local term in its list.
  package var place: Int
  /// The local term.
  package var subject: CURIE
  /// Its label.
  package var label: String
  /// The label of what is above it; empty where nothing is.
  package var above: String
  /// How many records bear it.
  package var recordCount: Int
  /// What it seems to be a name of.
  package var kind: LocalKind
  /// How sure the best answer is.
  package var confidence: Double
  /// The best candidates.
  package var choices: [Choice]
  /// A few records, shortened and masked.
  package var examples: [String]
}
