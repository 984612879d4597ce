/// Phone numbers, in the spellings that people in the UK use.
extension MaskFinder {
  /// The digits of what may be a number, group by group.
  private struct Digits {
    /// The digits themselves; more than a number has are not kept.
    var values: [UInt8] = []
    /// For each group, how many digits there are up to its end, and where that is in the text.
    var groups: [(count: Int, end: Int)] = []
    var hasPlus = false
    /// Whether the first group is a lone 0 in brackets.
    var hasBracketedZero = false

    func length(ofGroup index: Int) -> Int {
      groups[index].count - (index == 0 ? 0 : groups[index - 1].count)
    }
  }

  /// Recognises a number at its first digit, its plus or its bracket.
  mutating func phone(at start: Int) -> Mask? {
    refused = max(refused, digitsEnd(from: start))
    let first = byte(start)
    var isHinted = false
    if first.isDigit {
      isHinted = hasHint(before: start)
      // Most numbers in a text are ages, times and years, and are refused here.
      let isCandidate =
        isHinted || (first == UInt8(ascii: "0") && refused > start + 2)
        || stands("44", at: start) || stands("116", at: start)
      guard isCandidate else { return nil }
    } else if first == UInt8(ascii: "(") {
      // A bracket around the code belongs to the number; one around the whole does not.
      let code = byte(start + 1) == UInt8(ascii: "+") ? start + 2 : start + 1
      guard byte(digitsEnd(from: code)) == UInt8(ascii: ")") else { return nil }
    }
    guard isHinted || !isPartOfMore(start) else { return nil }
    let digits = digits(from: start)
    for last in digits.groups.indices.reversed() {
      let end = digits.groups[last].end
      if isNumber(digits, upTo: last, isHinted: isHinted), byte(end) != UInt8(ascii: "@") {
        return Mask(range: start..<extensionEnd(from: end), kind: .phone)
      }
    }
    return nil
  }

  private func digitsEnd(from start: Int) -> Int {
    var end = start
    while byte(end).isDigit { end += 1 }
    return end
  }

  /// Whether what stands just before makes the digits part of a word, an amount or a fraction.
  private func isPartOfMore(_ start: Int) -> Bool {
    if isWord(before: start) { return true }
    let last = byte(start - 1)
    return ".,/-:".utf8.contains(last) && byte(start - 2).isDigit
  }

  // MARK: - Reading

  /// The most digits that a number has, with its country's and in E.164's reckoning, and a 0.
  private static let longest = 16

  private func digits(from start: Int) -> Digits {
    var digits = Digits()
    var index = start
    if byte(index) == UInt8(ascii: "(") { index += 1 }
    if byte(index) == UInt8(ascii: "+") {
      digits.hasPlus = true
      index += 1
    }
    while digits.values.count <= Self.longest, byte(index).isDigit {
      let groupStart = index
      while byte(index).isDigit, digits.values.count <= Self.longest {
        digits.values.append(byte(index) - 0x30)
        index += 1
      }
      // A letter makes it `10am` or `3rd`, which is no part of a number; an extension is one.
      if isWord(at: index), extensionEnd(from: index) == index { break }
      let isBracketed =
        byte(groupStart - 1) == UInt8(ascii: "(") && byte(index) == UInt8(ascii: ")")
      if isBracketed, index - groupStart == 1, byte(groupStart) == UInt8(ascii: "0"),
        digits.values.count <= 3
      {
        digits.hasBracketedZero = true
      }
      digits.groups.append((digits.values.count, index))
      index = nextGroup(from: index)
    }
    return digits
  }

  /// Returns where the next group starts, past brackets, spaces or the end of a line, and at most one dash, full
  /// stop, slash or underscore.
  private func nextGroup(from end: Int) -> Int {
    var index = end
    if byte(index) == UInt8(ascii: ")") || byte(index) == UInt8(ascii: "]") { index += 1 }
    if "./_".utf8.contains(byte(index)), byte(index + 1).isDigit { return index + 1 }
    if let line = lineEnd(at: index), byte(line).isDigit { return line }
    var dashes = 0
    for _ in 0..<3 {
      let space = spaceLength(at: index)
      let length = space > 0 ? space : dashLength(at: index)
      if length == 0 { break }
      if space == 0 { dashes += 1 }
      index += length
    }
    if dashes > 1 { return end }
    if byte(index) == UInt8(ascii: "(") { index += 1 }
    return index
  }

  /// Returns where the next line starts, if one ends at a place.
  private func lineEnd(at index: Int) -> Int? {
    let next = byte(index) == UInt8(ascii: "\r") ? index + 1 : index
    return byte(next) == UInt8(ascii: "\n") ? next + 1 : nil
  }

  private func dashLength(at index: Int) -> Int {
    switch byte(index) {
    case UInt8(ascii: "-"): 1
    case 0xE2 where byte(index + 1) == 0x80 && (0x90...0x94).contains(byte(index + 2)): 3
    default: 0
    }
  }

  /// Returns the end of `ext. 12` or `x12` after a number, or the place itself.
  private func extensionEnd(from end: Int) -> Int {
    var index = end
    while spaceLength(at: index) == 1, index - end < 2 { index += 1 }
    let names: [StaticString] = ["extension", "extn", "ext", "x"]
    guard let name = names.first(where: { stands($0, at: index) }) else { return end }
    index += name.utf8CodeUnitCount
    while [0x20, UInt8(ascii: "."), UInt8(ascii: ":")].contains(byte(index)) { index += 1 }
    let last = digitsEnd(from: index)
    return (1...6).contains(last - index) && !isWord(at: last) ? last : end
  }

  // MARK: - Judging

  /// Whether the groups up to one make a phone number.
  private func isNumber(_ digits: Digits, upTo last: Int, isHinted: Bool) -> Bool {
    let count = digits.groups[last].count
    guard (6...Self.longest).contains(count) else { return false }
    let values = digits.values[..<count]
    let lengths = (0...last).map { digits.length(ofGroup: $0) }
    // A single digit at the end is a number of its own: `0800 111 222 5 days`.
    guard last == 0 || lengths[last] > 1 else { return false }
    if digits.hasPlus {
      return values.starts(with: [4, 4])
        ? isNational(withoutZero(values.dropFirst(2)), lengths) : (8...15).contains(count)
    }
    if values.starts(with: [0, 0, 4, 4]) {
      return isNational(withoutZero(values.dropFirst(4)), lengths)
    }
    if values.starts(with: [0, 0]) {
      return lengths[0] >= 4 && values[2] != 0 && (12...15).contains(count)
    }
    if values.starts(with: [4, 4]), lengths[0] == 2 || lengths[0] == 12, !isHinted || count > 8 {
      let national = withoutZero(values.dropFirst(2))
      return national.count == 10 && isNational(national, lengths)
    }
    if values.first == 0 {
      return isSpecial(values, lengths)
        || ((lengths[0] > 2 || digits.hasBracketedZero) && isNational(values.dropFirst(), lengths))
        || (isHinted && isLocal(lengths, count))
    }
    if Self.helplines.contains(where: { values.elementsEqual($0) }) {
      return lengths == [3, 3] || lengths == [6]
    }
    return isHinted && isLocal(lengths, count)
  }

  private func withoutZero(_ values: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    values.first == 0 ? values.dropFirst() : values
  }

  /// Whether the digits after the 0 are those of a number: ten, or nine in some old areas.
  private func isNational(_ values: ArraySlice<UInt8>, _ lengths: [Int]) -> Bool {
    guard let first = values.first, [1, 2, 3, 5, 7, 8, 9].contains(first) else { return false }
    if values.count == 10 { return true }
    return values.count == 9 && [1, 5, 8].contains(first) && (lengths.last ?? 0) > 2
  }

  /// The helplines with shorter numbers: 0800 1111 and 0845 46 47.
  private func isSpecial(_ values: ArraySlice<UInt8>, _ lengths: [Int]) -> Bool {
    values.elementsEqual([0, 8, 0, 0, 1, 1, 1, 1])
      || (values.elementsEqual([0, 8, 4, 5, 4, 6, 4, 7]) && lengths[0] != 2)
  }

  /// European helplines: six digits from 116, of which the UK uses these.
  private static let helplines: [[UInt8]] = [
    [1, 1, 6, 0, 0, 0], [1, 1, 6, 0, 0, 6], [1, 1, 6, 1, 1, 1], [1, 1, 6, 1, 1, 7],
    [1, 1, 6, 1, 2, 3],
  ]

  /// Whether it may be a number without its area code, which only the words before can tell.
  private func isLocal(_ lengths: [Int], _ count: Int) -> Bool {
    (6...8).contains(count) && lengths.count <= 3 && lengths[0] >= 3
      && lengths.allSatisfy { $0 >= 2 }
  }

  /// Whether the words before say that a phone number follows: `Tel:`, `call us on`.
  private func hasHint(before start: Int) -> Bool {
    var end = start
    for _ in 0..<4 {
      var gap = 0
      while gap < 4, [0x20, UInt8(ascii: ":"), UInt8(ascii: ".")].contains(byte(end - 1)) {
        end -= 1
        gap += 1
      }
      var wordStart = end
      while byte(wordStart - 1).isLetter, end - wordStart < 10 { wordStart -= 1 }
      guard wordStart < end, !isWord(before: wordStart) else { return false }
      let word = lowercased(wordStart..<end)
      if Self.hints.contains(word) { return true }
      guard Self.connectors.contains(word) else { return false }
      end = wordStart
    }
    return false
  }

  private static let hints: Set<String> = [
    "tel", "telephone", "phone", "call", "ring", "text", "fax", "mobile", "mob", "helpline",
    "whatsapp",
  ]
  private static let connectors: Set<String> = ["no", "number", "on", "us", "is", "our"]
}
