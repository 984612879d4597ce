extension String {
  /// The text cut to some characters, the last of them an ellipsis where anything was cut.
  package func shortened(to length: Int) -> String {
    guard let end = index(startIndex, offsetBy: length, limitedBy: endIndex), end < endIndex else {
      return self
    }
    return prefix(length - 1) + "…"
  }
}
