/// What FTS5's `unicode61 remove_diacritics 2` makes of a code point.
enum Folding {
  /// It separates words.
  static let separator: UInt32 = 0xFFFF_FFFF
  /// It belongs to a word begun before it and leaves nothing behind.
  static let diacritic: UInt32 = 0

  /// The code points of the first pages, answered without a search.
  private static let first: [UInt32] = (0..<0x600).map { search(UInt32($0)) }

  /// Returns what a code point folds to, `separator` or `diacritic`.
  static func fold(_ code: UInt32) -> UInt32 {
    code < 0x600 ? first[Int(code)] : search(code)
  }

  /// Whether a code point is part of a word.
  static func isWord(_ code: UInt32) -> Bool {
    let folded = fold(code)
    return folded != separator && folded != diacritic
  }

  private static func search(_ code: UInt32) -> UInt32 {
    if code < 0x80 {
      switch UInt8(code) {
      case 0x30...0x39, 0x61...0x7A: return code
      case 0x41...0x5A: return code | 0x20
      default: return separator
      }
    }
    // Beyond Unicode, which only malformed UTF-8 reaches, everything counts as a word.
    guard code < 0x11_0000 else { return code }
    let wanted = Int32(bitPattern: code)
    return foldRuns.withUnsafeBufferPointer { runs in
      var low = 0
      var high = runs.count / 4
      while low < high {
        let middle = (low + high) / 2
        if runs[middle * 4] <= wanted { low = middle + 1 } else { high = middle }
      }
      guard low > 0 else { return separator }
      let run = (low - 1) * 4
      let offset = wanted - runs[run]
      guard offset < runs[run + 1] else { return separator }
      switch runs[run + 2] {
      case 0: return diacritic
      case 1: return UInt32(bitPattern: wanted + runs[run + 3])
      default: return UInt32(bitPattern: wanted + (offset & 1 == 0 ? 1 : 0))
      }
    }
  }

  /// Reads one code point as SQLite does, malformed or not, and moves past it.
  ///
  /// A lone continuation byte reads as its own value; a lead byte takes all the continuation bytes
  /// that follow; what comes out too small, a surrogate or a non-character reads as U+FFFD.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, at index: inout Int) -> UInt32 {
    let lead = bytes[index]
    index += 1
    guard lead >= 0xC0 else { return UInt32(lead) }
    var code: UInt32 =
      switch lead {
      case ..<0xE0: UInt32(lead & 0x1F)
      case ..<0xF0: UInt32(lead & 0x0F)
      case ..<0xF8: UInt32(lead & 0x07)
      case ..<0xFC: UInt32(lead & 0x03)
      case ..<0xFE: UInt32(lead & 0x01)
      default: 0
      }
    while index < bytes.count, bytes[index] & 0xC0 == 0x80 {
      code = code &<< 6 &+ UInt32(bytes[index] & 0x3F)
      index += 1
    }
    if code < 0x80 || code & 0xFFFF_F800 == 0xD800 || code & 0xFFFF_FFFE == 0xFFFE { return 0xFFFD }
    return code
  }

  /// Writes a code point as SQLite does and returns how many bytes it took, at most four.
  static func write(_ code: UInt32, to bytes: UnsafeMutablePointer<UInt8>) -> Int {
    func tail(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(truncatingIfNeeded: code >> shift) & 0x3F }
    switch code {
    case ..<0x80:
      bytes[0] = UInt8(code)
      return 1
    case ..<0x800:
      bytes[0] = 0xC0 | UInt8(truncatingIfNeeded: code >> 6) & 0x1F
      bytes[1] = tail(0)
      return 2
    case ..<0x1_0000:
      bytes[0] = 0xE0 | UInt8(truncatingIfNeeded: code >> 12) & 0x0F
      bytes[1] = tail(6)
      bytes[2] = tail(0)
      return 3
    default:
      bytes[0] = 0xF0 | UInt8(truncatingIfNeeded: code >> 18) & 0x07
      bytes[1] = tail(12)
      bytes[2] = tail(6)
      bytes[3] = tail(0)
      return 4
    }
  }
}
