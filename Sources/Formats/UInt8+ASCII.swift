extension UInt8 {
  /// Whether the byte is an ASCII digit.
  @inlinable package var isASCIIDigit: Bool { self &- 0x30 < 10 }
}
