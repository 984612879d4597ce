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
  static let plural = CueShape(rawValue: 8)
}

/// The words of one record as cues: their ids, numbers, shapes, what separates them, and the matches.
///
/// One value is used again for the next record, so its buffers stay.
struct CueText: Sendable {
  private(set) var words: [Int32] = []
  private(set) var boundaries: [Boundary] = []
  private(set) var before: [CueGap] = []
  /// What stands after the last word of the name and of the description.
  private var ends: (name: CueGap, description: CueGap) = ([], [])
  private(set) var shapes: [CueShape] = []
  private(set) var numbers: [CueNumber?] = []
  private(set) var isNumber: [Bool] = []
  private(set) var matches: [CueMatch] = []
  private(set) var nameCount = 0
  /// The families of which anything matched, as bits.
  private var present: UInt32 = 0
  /// Up to where the matches of each family reach that exclude others.
  private var free = [Int](repeating: 0, count: CueFamily.allCases.count)
  /// The end and the value of the longest match of each family at the word looked at.
  private var reaches = [Int](repeating: 0, count: CueFamily.allCases.count)
  private var values = [Int32](repeating: 0, count: CueFamily.allCases.count)

  var count: Int { words.count }

  /// How many words are read, name and description together.
  ///
  /// Whom a service is for is not said after five pages; and each phrase is looked at beside others, so
  /// that a text of megabytes would take minutes.
  static let limit = 2000

  /// Reads the words of a record, up to the limit, and finds every cue among them.
  mutating func read(
    _ text: RecordText, name: String, description: String, knowledge: FieldKnowledge
  ) {
    words.removeAll(keepingCapacity: true)
    before.removeAll(keepingCapacity: true)
    shapes.removeAll(keepingCapacity: true)
    isNumber.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    nameCount = min(text.nameCount, Self.limit)
    ends.name = append(text.name, name, knowledge, known: text.cueIDs)
    ends.description = append(text.description, description, knowledge, known: text.cueIDs)
    // Copied, for while the array is shared the next text would need another one.
    boundaries.removeAll(keepingCapacity: true)
    boundaries.append(contentsOf: text.boundaries.prefix(Self.limit))
    findMatches(knowledge.automaton)
  }

  /// What stands between a word and the next one.
  func after(_ position: Int) -> CueGap {
    if position == nameCount - 1 { return ends.name }
    return position == count - 1 ? ends.description : before[position + 1]
  }

  /// Appends the words of a field; returns what stands after the last one.
  private mutating func append(
    _ analyzed: AnalyzedText, _ source: String, _ knowledge: FieldKnowledge, known: [Int32]
  ) -> CueGap {
    guard !analyzed.tokens.isEmpty else { return [] }
    var source = source
    return source.withUTF8 { bytes in
      analyzed.stems.withUnsafeBufferPointer { stems -> CueGap in
        var end = 0
        for token in analyzed.tokens {
          if words.count == Self.limit { return [] }
          let range = token.range
          // The spans are those of this very text; a caller that mixes texts up must not trap.
          guard range.lowerBound >= end, range.upperBound <= bytes.count else { return [] }
          let gap = Self.gap(bytes, end, range.lowerBound)
          before.append(gap)
          shapes.append(Self.shape(bytes, range))
          let id =
            words.count < known.count
            ? known[words.count]
            : knowledge.lexicon.id(of: .init(rebasing: stems[token.stem])) ?? -1
          // The figures themselves, as the stem of "11s" has lost what tells them from "11".
          let number =
            Self.number(bytes, range)
            ?? knowledge.spelledNumber(id, isPlural: shapes[words.count].contains(.plural))
          isNumber.append(number != nil)
          numbers.append(number)
          words.append(id)
          end = range.upperBound
        }
        return Self.gap(bytes, end, bytes.count)
      }
    }
  }

  private mutating func findMatches(_ automaton: CueAutomaton) {
    matches.removeAll(keepingCapacity: true)
    present = 0
    for family in free.indices { free[family] = 0 }
    guard boundaries.count == words.count else { return }
    for start in words.indices {
      var found: UInt32 = 0
      let node = automaton.root(of: words[start], before: start + 1 < count ? words[start + 1] : -1)
      if node >= 0 { walk(automaton, node, start, start + 1, &found) }
      if isNumber[start], automaton.states[0].number >= 0 {
        walk(automaton, automaton.states[0].number, start, start + 1, &found)
      }
      present |= found
      while found != 0 {
        let index = found.trailingZeroBitCount
        found &= found - 1
        guard let family = CueFamily(rawValue: UInt8(index)) else { continue }
        let end = reaches[index]
        reaches[index] = 0
        if !family.resolvesLongest {
          guard start >= free[index] else { continue }
          free[index] = end
        }
        matches.append(CueMatch(family: family, value: values[index], start: start, end: end))
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
    guard present >> UInt32(family.rawValue) & 1 == 1 else { return [] }
    let found = matches.filter { $0.family == family }
    guard found.count > 1 else { return found }
    let all = found.sorted {
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

  private mutating func walk(
    _ automaton: CueAutomaton, _ node: Int32, _ start: Int, _ end: Int, _ found: inout UInt32
  ) {
    let state = automaton.states[Int(node)]
    let last = automaton.states[Int(node) + 1]
    for index in Int(state.firstMeaning)..<Int(last.firstMeaning) {
      let meaning = automaton.meanings[index]
      guard !meaning.needsStart || boundaries[start] == .sentence,
        !meaning.needsEnd || end == count || boundaries[end] == .sentence
      else { continue }
      let family = Int(meaning.family)
      if reaches[family] < end {
        reaches[family] = end
        values[family] = meaning.value
        found |= 1 << UInt32(family)
      }
    }
    let hasWords = state.firstWord < last.firstWord
    guard hasWords || state.number >= 0 || state.anything >= 0, end < count, isJoined(end) else {
      return
    }
    let next = automaton.next(from: node, word: words[end])
    if next >= 0 { walk(automaton, next, start, end + 1, &found) }
    if isNumber[end], state.number >= 0 {
      walk(automaton, state.number, start, end + 1, &found)
    }
    if state.anything >= 0 { walk(automaton, state.anything, start, end + 1, &found) }
  }
}
