import WaymarkTextAnalysis

/// Finds the labels and keywords that a text contains, whole or in part.
///
/// A value keeps its memory from text to text; each worker has its own.
package struct LabelMatcher: Sendable {
  /// The terms that something matched, in the order of first sight.
  package private(set) var touched: [Int32] = []
  /// The entries that the text contains whole.
  package private(set) var phrases: [PhraseMatch] = []
  /// What was found for each term; of meaning for touched terms only.
  package private(set) var matches: [LabelMatch]

  private let table: LabelTable
  /// One bit for each entry that was looked at, and where the bits are set.
  private var isSeen: [UInt64]
  private var seen: [Int32] = []
  /// The entries that the text has whole, behind the rank of the stem that leads to each.
  private var wholeEntries: [UInt64] = []
  /// The content words of the text: their stems, and where they stand.
  private var content: [Int32] = []
  private var positions: [Int32] = []
  /// How many words the name has, how many of them count, and how telling these are together.
  private var nameWordCount = 0
  private var nameCount: Int32 = 0
  private var nameMass: Float = 0
  /// The first place of each stem in `content`, and the next place of the same stem.
  private var firstPlace: [Int32]
  private var nextPlace: [Int32] = []
  /// The stems of the text, each once, and for each stem its rank among them.
  private var distinct: [Int32] = []
  private var ranks: [Int32]
  /// One bit for each stem: whether the text has it.
  private var isPresent: [UInt64]
  /// How far each word of a phrase has been looked for.
  private var cursors: [Int32] = []

  /// Makes a matcher for an index and a number of terms.
  package init(index: KnowledgeIndex, termCount: Int) {
    let stems = index.telling.count
    table = LabelTable(index)
    matches = [LabelMatch](repeating: LabelMatch(), count: termCount)
    isSeen = [UInt64](repeating: 0, count: index.count / 64 + 1)
    firstPlace = [Int32](repeating: -1, count: stems)
    ranks = firstPlace
    isPresent = [UInt64](repeating: 0, count: stems / 64 + 1)
  }

  /// Matches a text against an index.
  package mutating func match(_ text: RecordText, with index: KnowledgeIndex) {
    forget()
    gatherContent(of: text, index)
    takeHints(index)
    gatherEntries(index)
    // Sums are taken in the order in which the words of the text lead to the entries.
    wholeEntries.sort()
    for entry in wholeEntries { place(Int(UInt32(truncatingIfNeeded: entry)), index) }
  }

  private mutating func forget() {
    for term in touched { matches[Int(term)] = LabelMatch() }
    for entry in seen { isSeen[Int(entry) >> 6] = 0 }
    for stem in distinct {
      firstPlace[Int(stem)] = -1
      isPresent[Int(stem) >> 6] = 0
    }
    touched.removeAll(keepingCapacity: true)
    seen.removeAll(keepingCapacity: true)
    wholeEntries.removeAll(keepingCapacity: true)
    phrases.removeAll(keepingCapacity: true)
    content.removeAll(keepingCapacity: true)
    positions.removeAll(keepingCapacity: true)
    nextPlace.removeAll(keepingCapacity: true)
    distinct.removeAll(keepingCapacity: true)
  }

  private mutating func gatherContent(of text: RecordText, _ index: KnowledgeIndex) {
    let known = index.telling.count
    nameWordCount = text.nameCount
    nameCount = 0
    nameMass = 0
    for position in 0..<text.count where !text.isStopWord[position] {
      let stem = text.ids[position]
      content.append(stem)
      positions.append(Int32(position))
      if position < text.nameCount {
        nameCount += 1
        nameMass += stem >= 0 && stem < known ? index.telling[Int(stem)] : 1
      }
    }
    nextPlace.append(contentsOf: repeatElement(-1, count: content.count))
    for place in content.indices.reversed() {
      let stem = content[place]
      guard stem >= 0, stem < known else { continue }
      if firstPlace[Int(stem)] < 0 {
        ranks[Int(stem)] = Int32(distinct.count)
        distinct.append(stem)
        isPresent[Int(stem) >> 6] |= 1 << UInt64(stem & 63)
      }
      nextPlace[place] = firstPlace[Int(stem)]
      firstPlace[Int(stem)] = Int32(place)
    }
  }

  /// Gives each term what the stems of the text say of it one by one.
  private mutating func takeHints(_ index: KnowledgeIndex) {
    let table = table
    let telling = index.telling.span
    let starts = table.hintStarts.span
    let hints = table.hints.span
    // Thousands of hints are taken for a text, and an array that is alone is faster to work on.
    var found = Self.taken(&self.matches)
    defer { self.matches = found }
    var matches = found.mutableSpan
    let stems = distinct
    for stem in stems {
      let mass = telling[Int(stem)]
      for place in Int(starts[Int(stem)])..<Int(starts[Int(stem) + 1]) {
        let hint = hints[place]
        let term = Int(hint.term)
        // Every word tells something, so a term without spread is met for the first time.
        if matches[term].spread == 0 { touched.append(hint.term) }
        matches[term].spread += mass
        matches[term].shareInText = max(matches[term].shareInText, hint.share)
        matches[term].massInText = max(matches[term].massInText, hint.mass)
        matches[term].preferredInText = max(matches[term].preferredInText, hint.preferred)
      }
    }
  }

  /// Looks at the entries of which hints do not say all: those with a word in the name, and those
  /// with more than one word in the text.
  private mutating func gatherEntries(_ index: KnowledgeIndex) {
    let table = table
    let entryStarts = index.entryStarts.span
    let entries = index.entries.span
    let loneStarts = table.loneStarts.span
    let lones = table.lones.span
    let pairStarts = table.pairStarts.span
    let pairs = table.pairs.span
    let pairEntries = table.pairEntries.span
    let presence = isPresent
    let isPresent = presence.span
    for rank in distinct.indices {
      let stem = Int(distinct[rank])
      if firstPlace[stem] < nameCount {
        for place in Int(entryStarts[stem])..<Int(entryStarts[stem + 1]) {
          look(at: entries[place], index)
        }
      } else {
        for place in Int(loneStarts[stem])..<Int(loneStarts[stem + 1]) {
          wholeEntries.append(UInt64(rank) << 32 | UInt64(lones[place]))
        }
      }
      for place in Int(pairStarts[stem])..<Int(pairStarts[stem + 1]) {
        let other = Int(pairs[place].other)
        // Most stems are not there, and a bit is nearer than a place.
        if isPresent[other >> 6] >> UInt64(other & 63) & 1 == 0 { continue }
        for entry in Int(pairs[place].firstEntry)..<Int(pairs[place + 1].firstEntry) {
          look(at: pairEntries[entry], index)
        }
      }
    }
  }

  /// Finds how much of an entry the text has, and whether it has it whole.
  private mutating func look(at entry: Int32, _ index: KnowledgeIndex) {
    let bit: UInt64 = 1 << UInt64(entry & 63)
    if isSeen[Int(entry) >> 6] & bit != 0 { return }
    isSeen[Int(entry) >> 6] |= bit
    seen.append(entry)
    let row = table.rows[Int(entry)]
    var inText: Float = 0
    var inName: Float = 0
    var best: Float = 0
    var isWhole = true
    let words = Int(row.firstWord)..<Int(table.rows[Int(entry) + 1].firstWord)
    for place in words {
      let stem = Int(index.words[place])
      let telling = index.telling[stem]
      best = max(best, telling)
      let first = firstPlace[stem]
      if first < 0 {
        isWhole = false
        continue
      }
      inText += telling
      if first < nameCount { inName += telling }
    }
    if isWhole {
      wholeEntries.append(UInt64(leadingRank(of: words, best, index)) << 32 | UInt64(entry))
    }
    if row.weight < 0 { return }
    let share = inText / row.mass
    let trust = row.trust
    Self.raise(&matches[Int(row.term)].shareInText, share * trust)
    Self.raise(&matches[Int(row.term)].massInText, inText * share * trust)
    if row.kind == .label { Self.raise(&matches[Int(row.term)].preferredInText, share) }
    // Without a word in the name its shares are zero, and zero is what they began with.
    guard inName > 0 else { return }
    let nameShare = inName / row.mass
    Self.raise(&matches[Int(row.term)].shareInName, nameShare * trust)
    Self.raise(&matches[Int(row.term)].massInName, inName * nameShare * trust)
    if nameMass > 0 {
      Self.raise(
        &matches[Int(row.term)].nameExplained, nameShare * inName / nameMass * trust)
    }
  }

  /// The rank of the first stem of the text that is reason to look at an entry with these words.
  private func leadingRank(
    of words: Range<Int>, _ best: Float, _ index: KnowledgeIndex
  ) -> Int32 {
    var rank = Int32.max
    for place in words {
      let stem = Int(index.words[place])
      if KnowledgeIndex.isWorthwhile(index.telling[stem], best: best) {
        rank = min(rank, ranks[stem])
      }
    }
    return rank
  }

  @inline(__always)
  private static func raise(_ value: inout Float, _ other: Float) { value = max(value, other) }

  /// Takes an array out of a property, which is faster to work on where it is alone.
  private static func taken<Element>(_ array: inout [Element]) -> [Element] {
    var taken: [Element] = []
    swap(&taken, &array)
    return taken
  }

  /// Notes where an entry stands of which the text has every word.
  private mutating func place(_ entry: Int, _ index: KnowledgeIndex) {
    let row = table.rows[entry]
    let words = row.firstWord..<table.rows[entry + 1].firstWord
    guard let phrase = phrase(of: entry, words, index) else { return }
    let term = Int(row.term)
    if row.weight < 0 {
      if phrase.quality > 0.9 { matches[term].keywordAgainst += -row.weight }
      return
    }
    phrases.append(phrase)
    let isInName = phrase.words.lowerBound < nameWordCount
    let worth = row.mass * phrase.quality * row.trust
    let said = row.kind == .keyword ? row.weight * phrase.quality : 0
    if isInName {
      Self.raise(&matches[term].phraseInName, worth)
      matches[term].keywordInName += said
    } else {
      Self.raise(&matches[term].phraseInDescription, worth)
      matches[term].keywordInDescription += said
    }
    let start = Float(isInName ? 0 : phrase.words.lowerBound - nameWordCount)
    Self.raise(&matches[term].earliness, phrase.quality / (1 + start / 12))
  }

  /// The tightest place in the text where all words of an entry stand, or nil where they are
  /// further apart than a phrase can be.
  ///
  /// A phrase does not run from the name into the description. The cursors only move forward, so a
  /// text that repeats the words of a label costs no more than its length.
  private mutating func phrase(
    of entry: Int, _ words: Range<Int32>, _ index: KnowledgeIndex
  ) -> PhraseMatch? {
    let length = words.count
    var start = firstPlace[Int(index.words[Int(words.lowerBound)])]
    if length == 1 { return match(of: entry, start, start, quality: 1) }
    cursors.removeAll(keepingCapacity: true)
    for word in words { cursors.append(firstPlace[Int(index.words[Int(word)])]) }
    var best: PhraseMatch?
    while start >= 0 {
      var last = start
      var isComplete = true
      for word in 1..<length {
        var place = cursors[word]
        while place >= 0, place <= last { place = nextPlace[Int(place)] }
        cursors[word] = place
        if place < 0 || place - start > length + 2 {
          isComplete = false
          break
        }
        last = place
      }
      if isComplete, isInOneField(start, last) {
        let gaps = Float(Int(last - start) + 1 - length)
        let quality = 1 / (1 + 0.5 * gaps)
        if quality > best?.quality ?? 0 {
          best = match(of: entry, start, last, quality: quality)
          if gaps == 0 { break }
        }
      }
      start = nextPlace[Int(start)]
    }
    return best ?? scattered(entry, words, index)
  }

  /// All words are there but in another order or far apart: a weak sign, placed at its first word.
  private func scattered(
    _ entry: Int, _ words: Range<Int32>, _ index: KnowledgeIndex
  ) -> PhraseMatch? {
    var low = Int32.max
    var high: Int32 = -1
    for word in words {
      let place = firstPlace[Int(index.words[Int(word)])]
      guard place >= 0 else { return nil }
      low = min(low, place)
      high = max(high, place)
    }
    guard high - low <= Int32(3 * words.count), isInOneField(low, high) else { return nil }
    return match(of: entry, low, high, quality: 0.25)
  }

  private func match(
    of entry: Int, _ first: Int32, _ last: Int32, quality: Float
  ) -> PhraseMatch {
    PhraseMatch(
      entry: Int32(entry), words: Int(positions[Int(first)])...Int(positions[Int(last)]),
      quality: quality)
  }

  private func isInOneField(_ first: Int32, _ last: Int32) -> Bool {
    (first < nameCount) == (last < nameCount)
  }
}
