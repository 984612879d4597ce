/// By what a term was found: one of its texts, or its identifier.
package enum MatchKind: Int, Sendable, Hashable {
  /// Its preferred label.
  case label = 0
  /// Another label.
  case alternative = 1
  /// A keyword.
  case keyword = 2
  /// Its scope note.
  case note = 3
  /// Its identifier, which the index does not hold.
  case identifier = 4
}
