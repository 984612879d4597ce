/// A way to make text stand out on a terminal.
enum Style: String, Sendable {
  case bold = "1"
  case dim = "2"
  case underlined = "4"
  case red = "31"
  case green = "32"
  case yellow = "33"
  case cyan = "36"
}

/// Makes text stand out, or leaves it as it is where nobody would see it.
struct Painter: Sendable {
  /// Whether colours are wanted.
  var isColoured: Bool

  /// The text in a style.
  func paint(_ text: String, _ style: Style) -> String {
    isColoured && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// The text with some stretches marked: underlined, or in brackets where there are no colours.
  ///
  /// The stretches are in UTF-16 code units and in order; one that is outside of the text or begins
  /// or ends inside of a character is not marked.
  func marking(_ ranges: [Range<Int>], in text: String) -> String {
    var result = ""
    var last = text.startIndex
    for range in ranges {
      guard let start = text.index(utf16: range.lowerBound),
        let end = text.index(utf16: range.upperBound), last <= start, start < end
      else { continue }
      result += text[last..<start]
      let marked = String(text[start..<end])
      result += isColoured ? paint(marked, .underlined) : "[\(marked)]"
      last = end
    }
    return result + text[last...]
  }
}

extension String {
  /// The place of a code unit of UTF-16, unless it is past the end or inside of a character.
  fileprivate func index(utf16 offset: Int) -> String.Index? {
    guard offset >= 0,
      let index = utf16.index(startIndex, offsetBy: offset, limitedBy: endIndex)
    else { return nil }
    return index.samePosition(in: self)
  }
}
