import WaymarkTextAnalysis

/// What a pattern is about; of each family the longest match at a place counts.
enum CueFamily: UInt8, Sendable, CaseIterable {
  case access
  case attending
  case gender
  case age
  case context
  case person
  case kind
  case serviceWord
  case strip
  case circumstance

  /// Whether a longer match wins over one that begins before it; see `CueText.resolved`.
  var resolvesLongest: Bool {
    switch self {
    case .access, .attending, .gender, .age: true
    default: false
    }
  }
}

/// One match of a pattern, in positions of words.
struct CueMatch: Hashable, Sendable {
  var family: CueFamily
  var value: Int32
  var start: Int
  var end: Int

  var positions: Range<Int> { start..<end }
}

/// A number in a text, in figures or in words.
struct CueNumber: Hashable, Sendable {
  /// What was written right after the figures, in the same word.
  enum Suffix: Sendable { case none, plural, plus, years, other }

  var value: Int
  var suffix: Suffix
  var isSpelled = false
}

/// What stands between two words that the boundary does not tell.
struct CueGap: OptionSet, Sendable {
  let rawValue: UInt16

  static let currency = CueGap(rawValue: 1)
  static let plus = CueGap(rawValue: 2)
  static let dash = CueGap(rawValue: 4)
  static let heading = CueGap(rawValue: 8)
  static let percent = CueGap(rawValue: 16)
  static let point = CueGap(rawValue: 32)
  static let colon = CueGap(rawValue: 64)
  static let line = CueGap(rawValue: 128)
  static let question = CueGap(rawValue: 256)
  static let bracket = CueGap(rawValue: 512)
  static let semicolon = CueGap(rawValue: 1024)
  static let bullet = CueGap(rawValue: 2048)
}

/// What a word looks like.
struct CueShape: OptionSet, Sendable {
  let rawValue: UInt8

  static let capital = CueShape(rawValue: 1)
  static let gerund = CueShape(rawValue: 2)
  static let past = CueShape(rawValue: 4)
}

/// The words of one record as cues: their ids, numbers, shapes, what separates them, and the matches.
///
/// One value is used again for the next record, so its buffers stay.
struct CueText: Sendable {
  private(set) var words: [Int32] = []
  private(set) var boundaries: [Boundary] = []
  private(set) var before: [CueGap] = []
  private(set) var after: [CueGap] = []
  private(set) var shapes: [CueShape] = []
  private(set) var numbers: [Int: CueNumber] = [:]
  private(set) var isNumber: [Bool] = []
  private(set) var matches: [CueMatch] = []
  private(set) var nameCount = 0
  private var longest: [CueMatch?] = []
  private var free: [Int] = []

  var count: Int { words.count }

  /// Reads the words of a record and finds every cue among them.
  mutating func read(
    _ text: RecordText, name: String, description: String, knowledge: FieldKnowledge
  ) {
    words.removeAll(keepingCapacity: true)
    before.removeAll(keepingCapacity: true)
    after.removeAll(keepingCapacity: true)
    shapes.removeAll(keepingCapacity: true)
    isNumber.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    boundaries = text.boundaries
    nameCount = text.nameCount
    append(text.name, name, knowledge)
    append(text.description, description, knowledge)
    findMatches(knowledge.trie)
  }

  private mutating func append(
    _ analyzed: AnalyzedText, _ source: String, _ knowledge: FieldKnowledge
  ) {
    var source = source
    source.withUTF8 { bytes in
      var end = 0
      for index in analyzed.tokens.indices {
        let range = analyzed.tokens[index].range
        // The spans are those of this very text; a caller that mixes texts up must not trap.
        guard range.lowerBound >= end, range.upperBound <= bytes.count else { return }
        let gap = Self.gap(bytes, end..<range.lowerBound)
        if index > 0 { after.append(gap) }
        before.append(gap)
        shapes.append(Self.shape(bytes, range))
        let position = words.count
        let id = analyzed.withStem(of: index) { knowledge.lexicon.id(of: $0) ?? -1 }
        words.append(id)
        // The figures themselves, as the stem of "11s" has lost what tells them from "11".
        let number = Self.number(bytes, range) ?? knowledge.spelledNumber(id)
        isNumber.append(number != nil)
        if let number { numbers[position] = number }
        end = range.upperBound
      }
      if !analyzed.tokens.isEmpty { after.append(Self.gap(bytes, end..<bytes.count)) }
    }
  }

  private mutating func findMatches(_ trie: CueTrie) {
    matches.removeAll(keepingCapacity: true)
    let families = CueFamily.allCases.count
    free = [Int](repeating: 0, count: families)
    longest = [CueMatch?](repeating: nil, count: families)
    guard boundaries.count == words.count else { return }
    for start in words.indices {
      var found = false
      let node = trie.root(of: words[start])
      if node >= 0 { walk(trie, node, start, start + 1, &found) }
      if isNumber[start], trie.numberChild[0] >= 0 {
        walk(trie, trie.numberChild[0], start, start + 1, &found)
      }
      guard found else { continue }
      for family in 0..<families {
        guard let match = longest[family] else { continue }
        longest[family] = nil
        if !match.family.resolvesLongest {
          guard match.start >= free[family] else { continue }
          free[family] = match.end
        }
        matches.append(match)
      }
    }
  }

  /// Whether a phrase may go on to a word: not beyond a clause, but over the dash of "5 – 11".
  private func isJoined(_ position: Int) -> Bool {
    if boundaries[position] < .clause { return true }
    return boundaries[position] == .clause && isNumber[position]
      && before[position].subtracting([.dash, .plus]).isEmpty && before[position].contains(.dash)
  }

  /// The matches of a family without overlaps, the longest first choice, in order of the text.
  func resolved(_ family: CueFamily) -> [CueMatch] {
    let all = matches.filter { $0.family == family }.sorted {
      // Of two of one length, the one that says something, then the first.
      ($0.end - $0.start, $0.value > 0 ? 1 : 0, $1.start)
        > ($1.end - $1.start, $1.value > 0 ? 1 : 0, $0.start)
    }
    var chosen: [CueMatch] = []
    for match in all where !chosen.contains(where: { $0.positions.overlaps(match.positions) }) {
      chosen.append(match)
    }
    return chosen.sorted { $0.start < $1.start }
  }

  /// Whether two phrases stand in one sentence.
  func isOneSentence(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    let start = min(first.lowerBound, second.lowerBound)
    let end = max(first.upperBound, second.upperBound)
    return (start + 1..<max(start + 1, end)).allSatisfy { boundaries[$0] < .sentence }
  }

  /// Whether a phrase stands in one item of a list of services: "choir, 16-25 courses, yoga".
  func isInList(_ positions: Range<Int>) -> Bool {
    var start = positions.lowerBound
    while start > 0, boundaries[start] == .none { start -= 1 }
    var end = positions.upperBound
    while end < count, boundaries[end] == .none { end += 1 }
    let names = { (range: Range<Int>) in
      matches.contains { $0.family == .serviceWord && range.contains($0.start) }
    }
    guard end - start < 9, names(start..<end) else { return false }
    var others = 0
    while start > 0, boundaries[start] < .sentence {
      start -= 1
      let last = start + 1
      while start > 0, boundaries[start] == .none { start -= 1 }
      if last - start < 9, names(start..<last) { others += 1 }
    }
    while end < count, boundaries[end] < .sentence {
      let first = end
      end += 1
      while end < count, boundaries[end] == .none { end += 1 }
      if end - first < 9, names(first..<end) { others += 1 }
    }
    return others >= 2
  }

  private mutating func walk(
    _ trie: CueTrie, _ node: Int32, _ start: Int, _ end: Int, _ found: inout Bool
  ) {
    for meaning in trie.meanings[Int(node)] {
      guard let family = CueFamily(rawValue: meaning.family),
        !meaning.needsStart || boundaries[start] == .sentence,
        !meaning.needsEnd || end == count || boundaries[end] == .sentence
      else { continue }
      let known = longest[Int(family.rawValue)]
      if known.map({ $0.end < end }) ?? true {
        longest[Int(family.rawValue)] = CueMatch(
          family: family, value: meaning.value, start: start, end: end)
        found = true
      }
    }
    guard end < count, isJoined(end) else { return }
    let next = trie.next(from: node, word: words[end])
    if next >= 0 { walk(trie, next, start, end + 1, &found) }
    if trie.numberChild[Int(node)] >= 0, isNumber[end] {
      walk(trie, trie.numberChild[Int(node)], start, end + 1, &found)
    }
    if trie.anyChild[Int(node)] >= 0 {
      walk(trie, trie.anyChild[Int(node)], start, end + 1, &found)
    }
  }
}

// MARK: - Looking at bytes

extension CueText {
  /// A gap that is longer, such as a masked address, is looked at only at its two ends.
  private static let longestGap = 24

  private static func gap(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> CueGap {
    if range.count == 1, bytes[range.lowerBound] == 0x20 { return [] }
    var gap: CueGap = []
    var index = range.lowerBound
    while index < range.upperBound {
      if index - range.lowerBound == longestGap, range.upperBound - index > longestGap {
        index = range.upperBound - longestGap
      }
      switch bytes[index] {
      case UInt8(ascii: "$"): gap.insert(.currency)
      case UInt8(ascii: "+"): gap.insert(.plus)
      case UInt8(ascii: "-"): gap.insert(.dash)
      case UInt8(ascii: "#"): gap.insert(.heading)
      case UInt8(ascii: "%"): gap.insert(.percent)
      case UInt8(ascii: "."): gap.insert(.point)
      case UInt8(ascii: ":"): gap.insert(.colon)
      case UInt8(ascii: ";"): gap.insert(.semicolon)
      case UInt8(ascii: "*"): gap.insert(.bullet)
      case UInt8(ascii: "?"): gap.insert(.question)
      case UInt8(ascii: "("), UInt8(ascii: "["): gap.insert(.bracket)
      case 0x0A, 0x0D: gap.insert(.line)
      case 0xC2 where index + 1 < range.upperBound:
        if bytes[index + 1] == 0xA3 { gap.insert(.currency) }
        if bytes[index + 1] == 0xB7 { gap.insert(.bullet) }
      case 0xE2 where index + 2 < range.upperBound:
        let (second, third) = (bytes[index + 1], bytes[index + 2])
        if second == 0x80, (0x90...0x95).contains(third) { gap.insert(.dash) }
        if second == 0x88, third == 0x92 { gap.insert(.dash) }
        if second == 0x80, third == 0xA2 { gap.insert(.bullet) }
        if second == 0x82, third == 0xAC { gap.insert(.currency) }
      default: break
      }
      index += 1
    }
    return gap
  }

  private static func shape(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> CueShape {
    var shape: CueShape = []
    if bytes[range.lowerBound] &- 0x41 < 26 { shape.insert(.capital) }
    if range.count > 5, bytes[range.upperBound - 1] | 0x20 == UInt8(ascii: "g"),
      bytes[range.upperBound - 2] | 0x20 == UInt8(ascii: "n"),
      bytes[range.upperBound - 3] | 0x20 == UInt8(ascii: "i")
    {
      shape.insert(.gerund)
    }
    if range.count > 4, bytes[range.upperBound - 1] | 0x20 == UInt8(ascii: "d"),
      bytes[range.upperBound - 2] | 0x20 == UInt8(ascii: "e")
    {
      shape.insert(.past)
    }
    return shape
  }

  /// Reads figures, with what people write right after them, as in `11s` or `50plus`.
  private static func number(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> CueNumber? {
    var index = range.lowerBound
    guard bytes[index] &- 0x30 < 10 else { return nil }
    var value = 0
    while index < range.upperBound, bytes[index] &- 0x30 < 10 {
      guard value < 100_000 else { return CueNumber(value: -1, suffix: .other) }
      value = value * 10 + Int(bytes[index] - 0x30)
      index += 1
    }
    if index == range.upperBound { return CueNumber(value: value, suffix: .none) }
    let rest = bytes[index..<range.upperBound].lazy.map { $0 | 0x20 }
    let suffix = suffixes.first { $0.text.utf8.elementsEqual(rest) }?.suffix
    return CueNumber(value: value, suffix: suffix ?? .other)
  }

  private static let suffixes: [(text: String, suffix: CueNumber.Suffix)] = [
    ("s", .plural), ("plus", .plus), ("yr", .years), ("yrs", .years), ("years", .years),
    ("year", .years), ("yo", .years), ("y", .years),
  ]
}
