/// The escapes of JSON strings.
enum JSONEscape {
  /// Returns the UTF-16 code unit that the escape `\uXXXX` at `at` stands for.
  static func unit(in bytes: UnsafeBufferPointer<UInt8>, at: Int) -> UInt16? {
    guard at >= 0, bytes.count - at >= 6, bytes[at] == UInt8(ascii: "\\"),
      bytes[at + 1] == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt16 = 0
    for index in 2..<6 {
      guard let digit = hexadecimal(bytes[at + index]) else { return nil }
      unit = unit << 4 | digit
    }
    return unit
  }

  /// Returns the text of a string that the parser accepted, without its quotes.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    // Every escape is at least as long as what it stands for.
    String(unsafeUninitializedCapacity: bytes.count) { output in
      var at = 0
      var length = 0
      while at < bytes.count {
        let byte = bytes[at]
        guard byte == UInt8(ascii: "\\"), at + 1 < bytes.count else {
          output[length] = byte
          length += 1
          at += 1
          continue
        }
        if bytes[at + 1] == UInt8(ascii: "u") {
          let (scalar, used) = scalar(in: bytes, at: at)
          for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
            output[length] = unit
            length += 1
          }
          at += used
        } else {
          output[length] = plain(bytes[at + 1])
          length += 1
          at += 2
        }
      }
      return length
    }
  }

  private static func scalar(
    in bytes: UnsafeBufferPointer<UInt8>, at: Int
  ) -> (scalar: Unicode.Scalar, length: Int) {
    guard let unit = unit(in: bytes, at: at) else { return ("\u{FFFD}", 2) }
    if let scalar = Unicode.Scalar(unit) { return (scalar, 6) }
    guard let low = self.unit(in: bytes, at: at + 6), low & 0xFC00 == 0xDC00,
      let scalar = Unicode.Scalar(
        0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(low & 0x3FF)))
    else { return ("\u{FFFD}", 6) }
    return (scalar, 12)
  }

  private static func plain(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: byte
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt16? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
