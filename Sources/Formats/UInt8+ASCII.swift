extension UInt8 {
  /// Whether the byte is an ASCII digit.
  @inlinable package var isASCIIDigit: Bool { self &- 0x30 < 10 }
  /// Whether the byte is an ASCII letter, small or capital.
  @inlinable package var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
}
