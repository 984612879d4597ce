import WaymarkTaxonomy
import WaymarkTextAnalysis

/// An index turned round for matching: what each stem says by itself, and where two of them meet.
///
/// Thousands of entries share a word with a text and hardly any share two. So what one word alone
/// gives is summed up beforehand, term by term, and only where two words of an entry are in the text
/// is the entry itself looked at.
struct LabelTable: Sendable {
  /// What a stem says of a term: the most that its entries give when it is their only word there.
  struct Hint: Sendable {
    var term: Int32
    var share: Float = 0
    var mass: Float = 0
    var preferred: Float = 0
  }

  /// What an index says of an entry, side by side, for entries are looked at in no order.
  struct Row: Sendable {
    /// The first words, filled up with one that no text has.
    var firstWords: SIMD4<Int32>
    var mass: Float
    var weight: Float
    var term: Int32
    var kind: KnowledgeIndex.Kind
    /// Whether there are further words.
    var isLong: Bool
    /// How many of the first words there are.
    var firstCount: UInt16

    /// How far a keyword of little weight is believed.
    var trust: Float { kind == .keyword ? min(1, weight) : 1 }
  }

  /// Entries that have two stems in common, of which one is the stem that the pair is kept with.
  struct Pair: Sendable {
    var other: Int32
    var firstEntry: Int32
  }

  /// The entries.
  let rows: [Row]
  /// Where the words of the preferred label of each term start, and these words, side by side.
  let labelStarts: [Int32]
  let labelWords: [Int32]
  /// The hints of each stem, in the order of the entries.
  let hintStarts: [Int32]
  let hints: [Hint]
  /// The entries of which a stem is the only word.
  let loneStarts: [Int32]
  let lones: [Int32]
  /// The pairs of each stem, and a last one where their entries end.
  ///
  /// A pair is kept with the rarer of its stems, and only where one of the two is reason to look at
  /// the entry.
  let pairStarts: [Int32]
  let pairs: [Pair]
  let pairEntries: [Int32]

  init(_ index: KnowledgeIndex) {
    rows = Self.rows(of: index)
    (labelStarts, labelWords) = Self.labels(of: index)
    (hintStarts, hints) = Self.hints(index, rows)
    let meetings = Self.meetings(index)
    (loneStarts, lones) = (meetings.loneStarts, meetings.lones)
    (pairStarts, pairs, pairEntries) = Self.pairs(meetings.meetings, index.telling.count)
  }

  static func rows(of index: KnowledgeIndex) -> [Row] {
    // Made anew by every process, so through spans and without a collection for each entry.
    let (words, starts) = (index.words.span, index.wordStarts.span)
    var rows: [Row] = []
    rows.reserveCapacity(index.count)
    for entry in 0..<index.count {
      var firstWords = SIMD4(repeating: Int32(index.telling.count))
      let range = Int(starts[entry])..<Int(starts[entry + 1])
      let firstCount = min(range.count, firstWords.scalarCount)
      for place in 0..<firstCount { firstWords[place] = words[range.lowerBound + place] }
      rows.append(
        Row(
          firstWords: firstWords, mass: index.masses[entry], weight: index.weights[entry],
          term: index.terms[entry], kind: index.kind(of: entry),
          isLong: range.count > firstCount, firstCount: UInt16(firstCount)))
    }
    return rows
  }

  static func labels(of index: KnowledgeIndex) -> (starts: [Int32], words: [Int32]) {
    var starts: [Int32] = [0]
    var words: [Int32] = []
    for term in 0..<max(0, index.termStarts.count - 1) {
      // A label comes before all else that a term is called, or is of nothing but function words.
      if let first = index.entries(of: term).first(where: { _ in true }),
        index.kind(of: first) == .label
      {
        words.append(contentsOf: index.words(of: first))
      }
      starts.append(Int32(words.count))
    }
    return (starts, words)
  }

  private static func hints(_ index: KnowledgeIndex, _ rows: [Row]) -> ([Int32], [Hint]) {
    var starts: [Int32] = [0]
    var hints: [Hint] = []
    starts.reserveCapacity(index.entryStarts.count)
    hints.reserveCapacity(index.entries.count)
    // The hint of each term for the stem at hand, if it is not of a stem before.
    var places = [Int](repeating: -1, count: Int(index.terms.max() ?? -1) + 1)
    for stem in index.telling.indices {
      let first = hints.count
      for position in Int(index.entryStarts[stem])..<Int(index.entryStarts[stem + 1]) {
        let entry = Int(index.entries[position])
        let row = rows[entry]
        let term = Int(row.term)
        if places[term] < first {
          places[term] = hints.count
          hints.append(Hint(term: row.term))
        }
        if row.weight < 0 { continue }
        var inText: Float = 0
        for word in index.words(of: entry) where word == stem { inText += index.telling[stem] }
        let share = inText / row.mass
        let place = places[term]
        hints[place].share = max(hints[place].share, share * row.trust)
        hints[place].mass = max(hints[place].mass, inText * share * row.trust)
        if row.kind == .label { hints[place].preferred = max(hints[place].preferred, share) }
      }
      starts.append(Int32(hints.count))
    }
    return (starts, hints)
  }

  /// Two stems of one entry.
  private struct Meeting {
    var home: Int32
    var other: Int32
    var entry: Int32
  }

  /// All pairs of stems that are to be kept, in the order of the entries, and the entries of one stem.
  private static func meetings(
    _ index: KnowledgeIndex
  ) -> (loneStarts: [Int32], lones: [Int32], meetings: [Meeting]) {
    let telling = index.telling
    var frequencies = [Int32](repeating: 0, count: telling.count)
    for word in index.words { frequencies[Int(word)] += 1 }
    var meetings: [Meeting] = []
    var lones: [(stem: Int32, entry: Int32)] = []
    var words: [Int32] = []
    for entry in 0..<index.count {
      words.removeAll(keepingCapacity: true)
      for place in Int(index.wordStarts[entry])..<Int(index.wordStarts[entry + 1])
      // A label may be as long as it likes; its first words are enough to find it by.
      where words.count < Keyword.mostWords && !words.contains(index.words[place]) {
        words.append(index.words[place])
      }
      let best = words.reduce(0) { max($0, telling[Int($1)]) }
      let least = KnowledgeIndex.leastWorthwhile(best: best)
      if words.count == 1 { lones.append((words[0], Int32(entry))) }
      for (place, first) in words.enumerated() {
        for second in words[(place + 1)...] {
          let most = max(telling[Int(first)], telling[Int(second)])
          guard most >= least else { continue }
          let isFirstRarer = frequencies[Int(first)] <= frequencies[Int(second)]
          meetings.append(
            Meeting(
              home: isFirstRarer ? first : second, other: isFirstRarer ? second : first,
              entry: Int32(entry)))
        }
      }
    }
    let (starts, order) = sorted(lones.map(\.stem), below: telling.count)
    return (starts, order.map { lones[Int($0)].entry }, meetings)
  }

  private static func pairs(
    _ meetings: [Meeting], _ stems: Int
  ) -> (starts: [Int32], pairs: [Pair], entries: [Int32]) {
    // By the other stem and then by the first: both sorts keep what is equal in its order.
    let (_, byOther) = sorted(meetings.map(\.other), below: stems)
    let (starts, byHome) = sorted(byOther.map { meetings[Int($0)].home }, below: stems)
    var pairStarts: [Int32] = [0]
    var pairs: [Pair] = []
    var entries: [Int32] = []
    entries.reserveCapacity(meetings.count)
    for stem in 0..<stems {
      var last: Int32 = -1
      for place in Int(starts[stem])..<Int(starts[stem + 1]) {
        let meeting = meetings[Int(byOther[Int(byHome[place])])]
        if meeting.other != last {
          last = meeting.other
          pairs.append(Pair(other: last, firstEntry: Int32(entries.count)))
        }
        entries.append(meeting.entry)
      }
      pairStarts.append(Int32(pairs.count))
    }
    pairs.append(Pair(other: 0, firstEntry: Int32(entries.count)))
    return (pairStarts, pairs, entries)
  }

  /// The places of keys in ascending order of the keys, and where those of each key start.
  private static func sorted(_ keys: [Int32], below limit: Int) -> ([Int32], [Int32]) {
    var starts = [Int32](repeating: 0, count: limit + 1)
    for key in keys { starts[Int(key) + 1] += 1 }
    for key in 0..<limit { starts[key + 1] += starts[key] }
    var next = starts
    var places = [Int32](repeating: 0, count: keys.count)
    for (place, key) in keys.enumerated() {
      places[Int(next[Int(key)])] = Int32(place)
      next[Int(key)] += 1
    }
    return (starts, places)
  }
}

extension Span<Int32> {
  /// The places of one of the rows that these are the starts of.
  @inline(__always)
  func row(_ index: Int) -> Range<Int> {
    Range(uncheckedBounds: (Int(self[unchecked: index]), Int(self[unchecked: index + 1])))
  }
}
