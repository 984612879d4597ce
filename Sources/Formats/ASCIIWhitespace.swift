extension StringProtocol {
  /// The text without the ASCII white space and the no-break spaces around it.
  ///
  /// It looks at bytes and needs no Foundation; all other spaces of Unicode stay.
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

/// Whether a byte is a space, a tab, a line end or a form feed.
package func isASCIIWhitespace(_ byte: UInt8) -> Bool {
  byte == 0x20 || (0x09...0x0D).contains(byte)
}
