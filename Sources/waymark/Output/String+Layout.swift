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
    utf8.count <= 60 ? self : String(prefix(50)) + "…"
  }

  /// The text without what could move a terminal's cursor or change its colours; as long as before
  /// in code units of UTF-16.
  var printable: String {
    guard utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }) else { return self }
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
      scalars.append(isControl ? " " : scalar)
    }
    return String(scalars)
  }
}
