/// What each byte means to the tokenizer.
enum ByteClass {
  /// A full stop.
  static let stop: UInt8 = 4
  /// A hyphen, which is a dash where it stands alone.
  static let hyphen: UInt8 = 5
  /// From here on a byte belongs to a word: it is itself, folded.
  static let firstWord: UInt8 = 0x30
  /// The byte begins, or continues, a code point beyond ASCII, which has to be looked up.
  static let wide: UInt8 = 0x80

  /// For word characters their folded form; for separators how much they separate.
  static let table: [UInt8] = (0..<256).map { value in
    let byte = UInt8(value)
    switch byte {
    case 0x30...0x39, 0x61...0x7A: return byte
    case 0x41...0x5A: return byte | 0x20
    case 0x80...: return wide
    case UInt8(ascii: "."): return stop
    case UInt8(ascii: "-"): return hyphen
    case UInt8(ascii: ","): return Boundary.comma.rawValue
    case UInt8(ascii: "!"), UInt8(ascii: "?"), 0x0A...0x0D: return Boundary.sentence.rawValue
    default: return ";:()/[]{}|<>=".utf8.contains(byte) ? Boundary.clause.rawValue : 0
    }
  }

  /// How much a code point separates, if it is a separator at all.
  static func boundary(of code: UInt32) -> Boundary {
    code < 0x80 ? Boundary(rawValue: table[Int(code)]) ?? .none : boundary(ofWide: code)
  }

  /// How much a separator beyond ASCII separates.
  static func boundary(ofWide code: UInt32) -> Boundary {
    switch code {
    // Ellipsis, line and paragraph separator, next line, ideographic full stop.
    case 0x2026, 0x2028, 0x2029, 0x85, 0x3002: .sentence
    // Middle dot, dashes, bullets.
    case 0xB7, 0x2012...0x2015, 0x2022, 0x2023, 0x25A0...0x25FF, 0x2043, 0xF0A7, 0xF0B7: .clause
    case 0x3001, 0xFF0C, 0x060C: .comma
    default: .none
    }
  }
}
