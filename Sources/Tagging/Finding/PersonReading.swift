package import WaymarkTaxonomy

/// A need or a circumstance that a person's own words name.
package struct PersonReading: Sendable, Hashable {
  /// The need or the circumstance.
  package var term: TermIndex
  /// How surely the words name it, above 0 and at most 1.
  package var strength: Double
  /// The words, as they stand in the text.
  package var text: String
  /// Their place in the text, in UTF-16 code units.
  package var range: Range<Int>

  /// Makes a reading.
  package init(term: TermIndex, strength: Double, text: String, range: Range<Int>) {
    self.term = term
    self.strength = strength
    self.text = text
    self.range = range
  }
}
