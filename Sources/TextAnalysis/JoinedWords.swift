extension String {
  /// What joins two words that are written as one: the apostrophe of "can't", the sign of "A&E".
  ///
  /// - Parameters:
  ///   - first: Where the one ends, as its place in UTF-8.
  ///   - second: Where the other begins, likewise.
  /// - Returns: The joint; nil where more than that stands between them.
  package func joint(between first: Range<Int>, and second: Range<Int>) -> WordJoint? {
    let between = utf8.dropFirst(first.upperBound).prefix(second.lowerBound - first.upperBound)
    return WordJoint(
      rawValue: String(decoding: between, as: UTF8.self).replacing("\u{2019}", with: "'"))
  }
}

/// A sign that joins two words.
package enum WordJoint: String, Sendable {
  /// Straight or curly.
  case apostrophe = "'"
  /// As in abbreviations.
  case ampersand = "&"
}
