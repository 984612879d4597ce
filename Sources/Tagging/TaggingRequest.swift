package import WaymarkTaxonomy

/// What one request asks for.
package struct TaggingRequest: Sendable, Hashable {
  /// How the set is chosen.
  package var choice = Guard()
  /// How precise the suggestions are to be; the curve of the judgement then says how sure each of them
  /// must be.
  package var precision: Double?
  /// How much of the ranking to return.
  package var rankingLength = 0
  /// Only these terms and what is narrower; empty for all.
  ///
  /// A function or need stands for the terms that its links lead to.
  package var within: [TermIndex] = []
  /// Not these terms, nor what is narrower.
  package var excluding: [TermIndex] = []
  /// Whether the other fields are read too; without them there are no parts.
  package var readsFields = true
  /// Whether each of the services of a bundled record is tagged by itself too, after which the support
  /// of terms is that of the last one.
  package var tagsParts = true
  /// Whether local terms answer with the official term that they are a kind of.
  package var isOfficialOnly = false

  /// Makes a request for the usual answer.
  package init() {}
}
