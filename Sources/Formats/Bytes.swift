import Foundation

extension UnsafeRawBufferPointer {
  /// Returns the offset of the first `byte` at or after `start`.
  package func firstOffset(of byte: UInt8, from start: Int) -> Int? {
    guard let baseAddress, start < count else { return nil }
    guard let found = memchr(baseAddress + start, Int32(byte), count - start) else { return nil }
    return UnsafeRawPointer(found) - baseAddress
  }
}

extension Array where Element == UInt8 {
  /// Returns the offset of the first `byte` at or after `start`.
  package func firstOffset(of byte: UInt8, from start: Int) -> Int? {
    withUnsafeBytes { $0.firstOffset(of: byte, from: start) }
  }
}

extension Collection<UInt8> {
  /// Whether a UTF-8 byte-order mark stands before everything else, as Excel writes it.
  package var hasByteOrderMark: Bool { starts(with: [0xEF, 0xBB, 0xBF]) }

  /// Whether a byte-order mark of UTF-16 stands before everything else.
  package var isUTF16: Bool { starts(with: [0xFF, 0xFE]) || starts(with: [0xFE, 0xFF]) }

  /// The bytes without a UTF-8 byte-order mark before them.
  package var withoutByteOrderMark: SubSequence { dropFirst(hasByteOrderMark ? 3 : 0) }
}

/// UTF-8 as the Unicode standard has it (table 3-7): no overlong forms, no surrogates.
package enum UTF8Check {
  /// Returns the length of the sequence of two to four bytes at `at`, or 0 where it is malformed.
  static func sequenceLength(in bytes: UnsafeBufferPointer<UInt8>, at: Int) -> Int {
    let left = bytes.count - at
    func isTrail(_ distance: Int) -> Bool { bytes[at + distance] & 0xC0 == 0x80 }
    let lead = bytes[at]
    switch lead {
    case 0xC2...0xDF:
      return left >= 2 && isTrail(1) ? 2 : 0
    case 0xE0...0xEF:
      guard left >= 3, isTrail(1), isTrail(2) else { return 0 }
      let second = bytes[at + 1]
      if lead == 0xE0 && second < 0xA0 || lead == 0xED && second > 0x9F { return 0 }
      return 3
    case 0xF0...0xF4:
      guard left >= 4, isTrail(1), isTrail(2), isTrail(3) else { return 0 }
      let second = bytes[at + 1]
      if lead == 0xF0 && second < 0x90 || lead == 0xF4 && second > 0x8F { return 0 }
      return 4
    default:
      return 0
    }
  }
}
