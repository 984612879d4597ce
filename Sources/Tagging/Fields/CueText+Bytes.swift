import WaymarkFormats

extension CueText {
  /// A gap that is longer, such as a masked address, is looked at only at its two ends.
  private static let longestGap = 24

  static func gap(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> CueGap {
    if end - start == 1, bytes[start] == 0x20 { return [] }
    var gap: CueGap = []
    var index = start
    while index < end {
      if index - start == longestGap, end - index > longestGap { index = end - longestGap }
      switch bytes[index] {
      case UInt8(ascii: "$"): gap.insert(.currency)
      case UInt8(ascii: "+"): gap.insert(.plus)
      case UInt8(ascii: "-"): gap.insert(.dash)
      case UInt8(ascii: "#"): gap.insert(.heading)
      case UInt8(ascii: "%"): gap.insert(.percent)
      case UInt8(ascii: "."): gap.insert(.point)
      case UInt8(ascii: ":"): gap.insert(.colon)
      case UInt8(ascii: "?"): gap.insert(.question)
      case UInt8(ascii: "("), UInt8(ascii: "["): gap.insert(.bracket)
      case 0x0A, 0x0D: gap.insert(.line)
      case 0xC2 where index + 1 < end:
        if bytes[index + 1] == 0xA3 { gap.insert(.currency) }
      case 0xE2 where index + 2 < end:
        let (second, third) = (bytes[index + 1], bytes[index + 2])
        if second == 0x80, (0x90...0x95).contains(third) { gap.insert(.dash) }
        if second == 0x88, third == 0x92 { gap.insert(.dash) }
        if second == 0x82, third == 0xAC { gap.insert(.currency) }
      default: break
      }
      index += 1
    }
    return gap
  }

  /// The hash of a word, small letters and capitals alike.
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash = FNV1a()
    for index in range { hash.add(bytes[index] | 0x20) }
    return hash.value
  }

  static func shape(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> CueShape {
    var shape: CueShape = []
    if bytes[range.lowerBound] &- 0x41 < 26 { shape.insert(.capital) }
    switch bytes[range.upperBound - 1] | 0x20 {
    case UInt8(ascii: "s"): shape.insert(.plural)
    case UInt8(ascii: "g")
    where range.count > 5 && bytes[range.upperBound - 2] | 0x20 == UInt8(ascii: "n")
      && bytes[range.upperBound - 3] | 0x20 == UInt8(ascii: "i"):
      shape.insert(.gerund)
    case UInt8(ascii: "d")
    where range.count > 4 && bytes[range.upperBound - 2] | 0x20 == UInt8(ascii: "e"):
      shape.insert(.past)
    default: break
    }
    return shape
  }

  /// Reads figures, with what people write right after them, as in `11s` or `50plus`, or before them, as in
  /// `P5` and `KS2`.
  static func number(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> CueNumber? {
    var index = range.lowerBound
    guard bytes[index] &- 0x30 < 10 else { return schoolNumber(bytes, range) }
    var value = 0
    while index < range.upperBound, bytes[index] &- 0x30 < 10 {
      guard value < 100_000 else { return CueNumber(value: -1, suffix: .other) }
      value = value * 10 + Int(bytes[index] - 0x30)
      index += 1
    }
    if index == range.upperBound { return CueNumber(value: value, suffix: .none) }
    if range.upperBound - index == 2, bytes[index] == 0xC2, bytes[index + 1] == 0xBD {
      // "10½" is a whole number to us.
      return CueNumber(value: value, suffix: .none)
    }
    let rest = bytes[index..<range.upperBound].lazy.map { $0 | 0x20 }
    let suffix = suffixes.first { $0.text.utf8.elementsEqual(rest) }?.suffix
    return CueNumber(value: value, suffix: suffix ?? .other)
  }

  /// Reads the class of a Scottish school, `P1` to `P7` and `S1` to `S6`, or a key stage, `KS1` to `KS4`.
  private static func schoolNumber(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> CueNumber? {
    guard range.count == 2 || range.count == 3 else { return nil }
    let value = Int(bytes[range.upperBound - 1]) - 0x30
    let first = bytes[range.lowerBound] | 0x20
    let series: CueNumber.Series
    switch (range.count, first) {
    case (2, UInt8(ascii: "p")): series = .primary
    case (2, UInt8(ascii: "s")): series = .secondary
    case (3, UInt8(ascii: "k")) where bytes[range.lowerBound + 1] | 0x20 == UInt8(ascii: "s"):
      series = .keyStage
    default: return nil
    }
    guard series.ages(of: value) != nil else { return nil }
    return CueNumber(value: value, suffix: .none, series: series)
  }

  private static let suffixes: [(text: String, suffix: CueNumber.Suffix)] = [
    ("s", .plural), ("plus", .plus), ("yr", .years), ("yrs", .years), ("years", .years),
    ("year", .years), ("yo", .years), ("y", .years), ("th", .ordinal), ("st", .ordinal),
    ("nd", .ordinal), ("rd", .ordinal),
  ]
}
