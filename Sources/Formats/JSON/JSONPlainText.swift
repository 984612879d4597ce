/// The text of JSON strings that stands for itself.
package enum JSONPlainText {
  /// Returns the offset of the first byte, at or after `start`, that is a quote, a backslash, a control
  /// character or not ASCII; the count where there is none.
  package static func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return bytes.count }
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    var at = start
    while bytes.count - at >= 8 {
      let word = UInt64(littleEndian: UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self))
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5C)
      // A byte is special where subtracting borrows out of it, or where it is not ASCII at all.
      // Borrows run upwards, so that the lowest mark is always true.
      let marks =
        ((quote &- ones) | (backslash &- ones) | (word &- ones &* 0x20) | word) & highs
      if marks != 0 { return at + marks.trailingZeroBitCount / 8 }
      at += 8
    }
    while at < bytes.count {
      let byte = bytes[at]
      if byte == 0x22 || byte == 0x5C || byte < 0x20 || byte >= 0x80 { return at }
      at += 1
    }
    return at
  }
}
