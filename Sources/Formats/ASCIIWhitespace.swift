extension StringProtocol {
  /// The text without the spaces, tabs and line ends around it, ASCII and no-break ones alike.
  ///
  /// It looks at bytes and needs no Foundation; other Unicode spaces stay.
  package func trimmingASCIIWhitespace() -> String {
    var rest = Substring(self).utf8
    while true {
      if let first = rest.first, isASCIIWhitespace(first) {
        rest.removeFirst()
      } else if rest.starts(with: noBreakSpace) {
        rest.removeFirst(2)
      } else {
        break
      }
    }
    while true {
      if let last = rest.last, isASCIIWhitespace(last) {
        rest.removeLast()
      } else if rest.suffix(2).elementsEqual(noBreakSpace) {
        rest.removeLast(2)
      } else {
        break
      }
    }
    return String(Substring(rest))
  }
}

private let noBreakSpace: [UInt8] = [0xC2, 0xA0]

/// Whether a byte is a space, a tab or a line end.
package func isASCIIWhitespace(_ byte: UInt8) -> Bool {
  byte == 0x20 || (0x09...0x0D).contains(byte)
}
