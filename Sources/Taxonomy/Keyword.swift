/// A word or phrase that people use, pointing at a term.
package struct Keyword: Hashable, Sendable {
  /// The term that it points at.
  package var term: CURIE
  /// The word or phrase.
  package var text: String
  /// How strongly it points there; 1 where nothing is said.
  package var weight: Double
  /// Where it comes from, such as a list's name; empty where nothing is said.
  package var source: String

  /// Makes a keyword.
  package init(term: CURIE, text: String, weight: Double = 1, source: String = "") {
    self.term = term
    self.text = text
    self.weight = weight
    self.source = source
  }
}
