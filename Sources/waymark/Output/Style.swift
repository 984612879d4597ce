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
      guard let marked = text.words(at: range), last <= marked.startIndex else { continue }
      result += text[last..<marked.startIndex]
      result += isColoured ? paint(String(marked), .underlined) : "[\(marked)]"
      last = marked.endIndex
    }
    return result + text[last...]
  }
}
