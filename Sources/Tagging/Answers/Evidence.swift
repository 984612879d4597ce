/// Where a reason comes from.
package enum EvidenceSource: String, Sendable, Hashable, CaseIterable {
  /// A keyword stands in the text.
  case keyword
  /// A label of the term, or a part of it, stands in the text.
  case label
  /// Assured records and the vocabulary's own words tie the word to the term.
  case words
  /// Related terms speak for it.
  case graph
}

/// One reason for one term, with the stretch of text that it comes from.
package struct Evidence: Sendable, Hashable {
  /// Where the reason comes from.
  package var source: EvidenceSource
  /// The words of the text, as written.
  package var text: String
  /// Where they stand, in UTF-16 code units of the field.
  package var range: Range<Int>
  /// The field that they stand in.
  package var field: Field
  /// What the reason adds, in log-odds.
  package var weight: Double
}
