extension String {
  /// The number of places that the text takes on a terminal, without the codes of its colours.
  var visibleWidth: Int {
    guard utf8.contains(0x1B) else { return count }
    var count = 0
    var isInCode = false
    for character in self {
      if character == "\u{1B}" { isInCode = true }
      if !isInCode { count += 1 }
      if isInCode, character == "m" { isInCode = false }
    }
    return count
  }

  /// The text broken into lines at its spaces, all but the first indented.
  func wrapped(to width: Int, indent: Int = 0) -> String {
    var lines = [""]
    var taken = 0
    for word in split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let places = String(word).visibleWidth
      if taken > 0, indent + taken + 1 + places > width {
        lines.append(String(word))
        taken = places
      } else {
        lines[lines.count - 1] += (taken > 0 ? " " : "") + word
        taken += places + (taken > 0 ? 1 : 0)
      }
    }
    return lines.joined(separator: "\n" + String(repeating: " ", count: indent))
  }

  /// The text as it fits into a message.
  var shortened: String {
    count <= 60 ? self : String(prefix(50)) + "…"
  }

  /// The words of a stretch in UTF-16 code units; nil where it is empty, outside of the text, or begins
  /// or ends inside of a character.
  func words(at range: Range<Int>) -> Substring? {
    guard let start = index(utf16: range.lowerBound), let end = index(utf16: range.upperBound),
      start < end
    else { return nil }
    return self[start..<end]
  }

  private func index(utf16 offset: Int) -> String.Index? {
    guard offset >= 0,
      let index = utf16.index(startIndex, offsetBy: offset, limitedBy: endIndex)
    else { return nil }
    return index.samePosition(in: self)
  }
}
