/// UK postcodes: an area of one or two letters, a district, and the last three characters.
extension MaskFinder {
  /// Recognises a postcode at the first digit of its district.
  mutating func postcode(at digit: Int) -> Mask? {
    guard byte(digit).isDigit, byte(digit - 1).isLetter else { return nil }
    let start = byte(digit - 2).isLetter ? digit - 2 : digit - 1
    guard !isWord(before: start) else { return nil }
    // The district is a digit, two digits, or a digit and a letter.
    let hasTwo = byte(digit + 1).isDigit || byte(digit + 1).isLetter
    for districtEnd in hasTwo ? [digit + 2, digit + 1] : [digit + 1] {
      let inward = skipSpaces(from: districtEnd, isCapital: byte(start).isUppercase)
      guard byte(inward).isDigit, byte(inward + 1).isLetter, byte(inward + 2).isLetter,
        !isWord(at: inward + 3), byte(inward + 3) != UInt8(ascii: "@"),
        isLikely(outward: start..<districtEnd, inward: inward)
      else { continue }
      return Mask(range: start..<inward + 3, kind: .postcode)
    }
    return nil
  }

  /// Whether the letters are those of a postcode and not of `A1 4th`, `E3 2hr` or `B2 4PM`.
  private func isLikely(outward: Range<Int>, inward: Int) -> Bool {
    let (first, second) = (byte(inward + 1), byte(inward + 2))
    guard first.isUppercase == second.isUppercase else { return false }
    let pair = lowercased(inward + 1..<inward + 3)
    if first.isUppercase {
      return bytes[outward].allSatisfy { $0.isDigit || $0.isUppercase }
        && !["am", "pm", "km", "cm", "mm", "kg", "ml"].contains(pair)
    }
    // In small letters, only those that the Post Office uses, and no ordinal number.
    return !bytes[outward].dropFirst().contains(where: \.isUppercase)
      && !pair.utf8.contains { "cikmov".utf8.contains($0) }
      && !isOrdinal(byte(inward), pair) && pair != "hr"
      && (outward.count > 2 || !byte(outward.lowerBound).isUppercase)
  }

  /// Whether a digit and two letters are an ordinal number: `1st`, but not `4st`.
  private func isOrdinal(_ digit: UInt8, _ letters: String) -> Bool {
    switch letters {
    case "st": digit == UInt8(ascii: "1")
    case "nd": digit == UInt8(ascii: "2")
    case "rd": digit == UInt8(ascii: "3")
    default: letters == "th"
    }
  }

  /// Returns where the last three characters stand, which in capitals may follow a hyphen or stand on a line of their own.
  private func skipSpaces(from start: Int, isCapital: Bool) -> Int {
    var index = start
    if isCapital {
      if byte(index) == UInt8(ascii: "-") { return index + 1 }
      if byte(index) == UInt8(ascii: "\r") { index += 1 }
      if byte(index) == UInt8(ascii: "\n") { return index + 1 }
    }
    for _ in 0..<2 {
      let length = spaceLength(at: index)
      guard length > 0 else { break }
      index += length
    }
    return index
  }

  /// Returns the length of a space, plain, unbreakable or thin, as text or as an entity.
  func spaceLength(at index: Int) -> Int {
    switch byte(index) {
    case 0x20, 0x09: 1
    case 0xC2 where byte(index + 1) == 0xA0: 2
    case 0xE2 where byte(index + 1) == 0x80 && [0x89, 0xAF].contains(byte(index + 2)): 3
    case UInt8(ascii: "&") where stands("&nbsp;", at: index): 6
    default: 0
    }
  }
}
