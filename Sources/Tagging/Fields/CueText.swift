import WaymarkTextAnalysis

/// The words of one record as cues, and the matches among them.
///
/// One value is used again for the next record, so its buffers stay.
struct CueText: Sendable {
  private(set) var words: [CueWord] = []
  /// What stands after the last word of the name and of the description.
  private var ends: (name: CueGap, description: CueGap) = ([], [])
  private(set) var matches: [CueMatch] = []
  private(set) var nameCount = 0
  /// Where the description begins again: many are a page with its first lines before it as a summary.
  private(set) var repetition: Int?
  /// The words of the name that begin with a capital, and those with which the description begins, as
  /// hashes.
  private var names: [UInt64] = []
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
    names.removeAll(keepingCapacity: true)
    nameCount = min(text.nameCount, Self.limit)
    ends.name = append(text.name, name, knowledge, known: text)
    ends.description = append(text.description, description, knowledge, known: text)
    repetition = Self.repetition(in: text.description).map { nameCount + $0 }.flatMap {
      $0 < words.count ? $0 : nil
    }
    findMatches(knowledge.automaton)
  }

  /// Where the name begins, the summary, or the text that a place stands in.
  func beginning(of place: Int) -> Int {
    if place < nameCount { return 0 }
    return repetition.flatMap { $0 <= place ? $0 : nil } ?? nameCount
  }

  /// Whether a place stands in a summary that is said again.
  func isRepeated(_ place: Int) -> Bool {
    repetition.map { (nameCount..<$0).contains(place) } == true
  }

  /// Whether a number stands at a place; outside the text none does.
  func isNumber(at position: Int) -> Bool {
    words.indices.contains(position) && words[position].isNumber
  }

  /// What separates a place from the word before it; the end of the text ends a sentence.
  func boundary(at position: Int) -> Boundary {
    words.indices.contains(position) ? words[position].boundary : .sentence
  }

  /// What stands between a word and the next one.
  func after(_ position: Int) -> CueGap {
    if position == nameCount - 1 { return ends.name }
    return position == count - 1 ? ends.description : words[position + 1].before
  }

  /// Appends the words of a field; returns what stands after the last one.
  private mutating func append(
    _ analyzed: AnalyzedText, _ source: String, _ knowledge: FieldKnowledge, known: RecordText
  ) -> CueGap {
    guard !analyzed.tokens.isEmpty else { return [] }
    var source = source
    return source.withUTF8 { bytes in
      analyzed.stems.withUnsafeBufferPointer { stems -> CueGap in
        var end = 0
        // Whether a description has had no words yet but the name with which it begins.
        var isOpening = true
        for token in analyzed.tokens {
          let place = words.count
          if place == Self.limit { return [] }
          let range = token.range
          // The spans are those of this very text; a caller that mixes texts up must not trap.
          guard range.lowerBound >= end, range.upperBound <= bytes.count, place < known.count else {
            return []
          }
          let word = known.words[place]
          let id =
            known.knowsCues
            ? word.cueID
            : knowledge.lexicon.id(of: .init(rebasing: stems[token.stem])) ?? -1
          var shape = Self.shape(bytes, range)
          if isOpening, place > nameCount,
            word.boundary > .none || ScopeWords.shared.general.contains(id)
          {
            isOpening = false
          }
          if shape.contains(.capital) {
            let hash = Self.hash(bytes, range)
            // "Bright Hill is a service for …" names it too.
            if place < nameCount || isOpening { names.append(hash) }
            if names.contains(hash) { shape.insert(.named) }
          } else if place >= nameCount {
            isOpening = false
          }
          // The figures themselves, as the stem of "11s" has lost what tells them from "11".
          var number =
            Self.number(bytes, range)
            ?? knowledge.spelledNumber(id, isPlural: shape.contains(.plural))
          if place > 0, word.boundary == .none, let tens = words[place - 1].number, tens.isSpelled,
            // "One" by itself is no number.
            let whole = tens.joined(
              to: number
                ?? CueNumber(
                  value: ScopeWords.shared.one.contains(id) ? 1 : 0, suffix: .none, isSpelled: true)
            )
          {
            words[place - 1].number = whole
            number = nil
          }
          words.append(
            CueWord(
              id: id, boundary: word.boundary, before: Self.gap(bytes, end, range.lowerBound),
              shape: shape, number: number))
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
    for start in words.indices {
      var found: UInt32 = 0
      let node = automaton.root(
        of: words[start].id, before: start + 1 < count ? words[start + 1].id : -1)
      if node >= 0 { walk(automaton, node, start, start + 1, &found) }
      if let number = words[start].number, automaton.states[0].number >= 0 {
        walk(automaton, automaton.states[0].number, start, start + number.wordCount, &found)
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
    if words[position].boundary < .clause { return true }
    return words[position].boundary == .clause && words[position].isNumber
      && words[position].before.subtracting([.dash, .plus]).isEmpty
      && words[position].before.contains(.dash)
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
      guard !meaning.needsStart || words[start].boundary == .sentence,
        !meaning.needsEnd || end == count || words[end].boundary == .sentence
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
    let next = automaton.next(from: node, word: words[end].id)
    if next >= 0 { walk(automaton, next, start, end + 1, &found) }
    if let number = words[end].number, state.number >= 0 {
      walk(automaton, state.number, start, end + number.wordCount, &found)
    }
    if state.anything >= 0 { walk(automaton, state.anything, start, end + 1, &found) }
  }
}
