/// The text of JSON strings that stands for itself.
package enum JSONPlainText {
  /// Finds the end of what stands for itself.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - start: Where to begin.
  ///   - isASCII: Whether what is not ASCII ends it as well.
  /// - Returns: The offset of the first byte, at or after `start`, that is a quote, a backslash or a
  ///   control character; the count where there is none.
  package static func end(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, isASCII: Bool = true
  ) -> Int {
    guard let base = bytes.baseAddress else { return bytes.count }
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let first: UInt8 = isASCII ? 0x80 : 0
    var at = start
    while bytes.count - at >= 8 {
      let word = UInt64(littleEndian: UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self))
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5C)
      // A byte is special where subtracting borrows out of it: its highest bit was not set, and is.
      // Borrows run upwards, so that the lowest mark is always true.
      let marks =
        ((quote &- ones) & ~quote | (backslash &- ones) & ~backslash
          | (word &- ones &* 0x20) & ~word | word & (ones &* UInt64(first))) & highs
      if marks != 0 { return at + marks.trailingZeroBitCount / 8 }
      at += 8
    }
    while at < bytes.count {
      let byte = bytes[at]
      if byte == 0x22 || byte == 0x5C || byte < 0x20 || byte & first != 0 { return at }
      at += 1
    }
    return at
  }
}
