import WaymarkTaxonomy
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

  private var isTouched: [Bool]
  private var isEntryTouched: [Bool]
  private var touchedEntries: [Int32] = []
  private var wholeEntries: [Int32] = []
  /// The telling mass of the words already counted for a term's spread, by term.
  private var lastWord: [Int32]
  /// The content words of the text: their stems, and where they stand.
  private var content: [Int32] = []
  private var positions: [Int32] = []
  /// The first place of each stem in `content`, and the next place of the same stem.
  private var firstPlace: [Int32]
  private var nextPlace: [Int32] = []
  private var distinct: [Int32] = []
  /// How far each word of a phrase has been looked for.
  private var cursors: [Int32] = []

  /// What an index says of an entry, side by side, for thousands are looked at for a text.
  private struct Row {
    var firstWord: Int32
    var mass: Float = 0
    var weight: Float = 0
    var term: Int32 = 0
    var kind = KnowledgeIndex.Kind.keyword
  }

  /// The entries, and a last one where their words end.
  private let rows: [Row]
  /// One bit for each stem: whether the text has it.
  private var isPresent: [UInt64]

  /// Makes a matcher for an index and a number of terms.
  package init(index: KnowledgeIndex, termCount: Int) {
    matches = [LabelMatch](repeating: LabelMatch(), count: termCount)
    isTouched = [Bool](repeating: false, count: termCount)
    isEntryTouched = [Bool](repeating: false, count: index.count)
    lastWord = [Int32](repeating: -1, count: termCount)
    firstPlace = [Int32](repeating: -1, count: index.telling.count)
    isPresent = [UInt64](repeating: 0, count: index.telling.count / 64 + 1)
    rows =
      (0..<index.count).map { entry in
        Row(
          firstWord: index.wordStarts[entry], mass: index.masses[entry],
          weight: index.weights[entry], term: index.terms[entry], kind: index.kind(of: entry))
      } + [Row(firstWord: Int32(index.words.count))]
  }

  /// Matches a text against an index.
  package mutating func match(_ text: RecordText, with index: KnowledgeIndex) {
    forget()
    gatherContent(of: text, known: index.telling.count)
    let nameMass = gatherEntries(text, index)
    assess(text, index, nameMass)
    for entry in wholeEntries { place(Int(entry), text, index) }
  }

  /// How many words of the preferred label of a term the text lacks, however common they are.
  ///
  /// Shares weigh a word by how telling it is, and "licence" tells little among two hundred kinds
  /// of licence; yet a text without it is hardly about one.
  func wordsMissing(ofLabelOf term: TermIndex, in index: KnowledgeIndex) -> Int {
    guard let label = index.entries(of: term).first(where: { _ in true }),
      index.kind(of: label) == .label
    else { return 0 }
    return index.words(of: label).count { stem in
      isPresent[Int(stem) >> 6] >> UInt64(stem & 63) & 1 == 0
    }
  }

  private mutating func forget() {
    for term in touched {
      matches[Int(term)] = LabelMatch()
      isTouched[Int(term)] = false
      lastWord[Int(term)] = -1
    }
    for entry in touchedEntries { isEntryTouched[Int(entry)] = false }
    for stem in distinct {
      firstPlace[Int(stem)] = -1
      isPresent[Int(stem) >> 6] = 0
    }
    touched.removeAll(keepingCapacity: true)
    touchedEntries.removeAll(keepingCapacity: true)
    phrases.removeAll(keepingCapacity: true)
    content.removeAll(keepingCapacity: true)
    positions.removeAll(keepingCapacity: true)
    nextPlace.removeAll(keepingCapacity: true)
    distinct.removeAll(keepingCapacity: true)
  }

  private mutating func gatherContent(of text: RecordText, known: Int) {
    for position in 0..<text.count where !text.isStopWord[position] {
      content.append(text.ids[position])
      positions.append(Int32(position))
    }
    nextPlace = [Int32](repeating: -1, count: content.count)
    for place in content.indices.reversed() {
      let stem = content[place]
      guard stem >= 0, stem < known else { continue }
      if firstPlace[Int(stem)] < 0 {
        distinct.append(stem)
        isPresent[Int(stem) >> 6] |= 1 << UInt64(stem & 63)
      }
      nextPlace[place] = firstPlace[Int(stem)]
      firstPlace[Int(stem)] = Int32(place)
    }
  }

  /// Gathers the entries that are worth looking at; returns the telling mass of the name.
  private mutating func gatherEntries(_ text: RecordText, _ index: KnowledgeIndex) -> Float {
    let telling = index.telling.span
    var nameMass: Float = 0
    for place in content.indices where positions[place] < text.nameCount {
      let stem = content[place]
      nameMass += stem >= 0 && stem < telling.count ? telling[Int(stem)] : 1
    }
    let starts = index.entryStarts.span
    let entries = index.entries.span
    let terms = index.terms.span
    // Thousands of entries are looked at for a text, and a span counts no references for each.
    var entryFlags = Self.taken(&self.isEntryTouched)
    var termFlags = Self.taken(&self.isTouched)
    var lastWords = Self.taken(&self.lastWord)
    var found = Self.taken(&self.matches)
    defer {
      self.isEntryTouched = entryFlags
      self.isTouched = termFlags
      self.lastWord = lastWords
      self.matches = found
    }
    var isEntryTouched = entryFlags.mutableSpan
    var isTouched = termFlags.mutableSpan
    var lastWord = lastWords.mutableSpan
    var matches = found.mutableSpan
    for stem in distinct {
      let mass = telling[Int(stem)]
      for row in Int(starts[Int(stem)])..<Int(starts[Int(stem) + 1]) {
        let entry = Int(entries[row])
        if !isEntryTouched[entry] {
          isEntryTouched[entry] = true
          touchedEntries.append(Int32(entry))
        }
        let term = Int(terms[entry])
        if lastWord[term] != stem {
          lastWord[term] = stem
          if !isTouched[term] {
            isTouched[term] = true
            touched.append(Int32(term))
          }
          matches[term].spread += mass
        }
      }
    }
    return nameMass
  }

  /// Finds how much of each entry the text has, and which entries it has whole.
  private mutating func assess(_ text: RecordText, _ index: KnowledgeIndex, _ nameMass: Float) {
    wholeEntries.removeAll(keepingCapacity: true)
    let telling = index.telling.span
    let words = index.words.span
    let (allRows, presence) = (rows, isPresent)
    let rows = allRows.span
    let isPresent = presence.span
    let firstPlace = self.firstPlace
    let positionsOfPlaces = self.positions
    let places = firstPlace.span
    let positions = positionsOfPlaces.span
    let nameCount = text.nameCount
    var found = Self.taken(&self.matches)
    defer { self.matches = found }
    var matches = found.mutableSpan
    for entry in touchedEntries {
      let row = rows[Int(entry)]
      var inText: Float = 0
      var inName: Float = 0
      var isWhole = true
      for word in Int(row.firstWord)..<Int(rows[Int(entry) + 1].firstWord) {
        let stem = Int(words[word])
        // Most words are not there, and a bit is nearer than a place.
        if isPresent[stem >> 6] >> UInt64(stem & 63) & 1 == 0 {
          isWhole = false
          continue
        }
        inText += telling[stem]
        if positions[Int(places[stem])] < nameCount { inName += telling[stem] }
      }
      if isWhole { wholeEntries.append(entry) }
      if row.weight < 0 { continue }
      let mass = row.mass
      let share = inText / mass
      let term = Int(row.term)
      let trust = row.kind == .keyword ? min(1, row.weight) : 1
      matches[term].shareInText = max(matches[term].shareInText, share * trust)
      matches[term].massInText = max(matches[term].massInText, inText * share * trust)
      if row.kind == .label {
        matches[term].preferredInText = max(matches[term].preferredInText, share)
      }
      // Without a word in the name its shares are zero, and zero is what they began with.
      guard inName > 0 else { continue }
      let nameShare = inName / mass
      matches[term].shareInName = max(matches[term].shareInName, nameShare * trust)
      matches[term].massInName = max(matches[term].massInName, inName * nameShare * trust)
      if nameMass > 0 {
        matches[term].nameExplained = max(
          matches[term].nameExplained, nameShare * inName / nameMass * trust)
      }
    }
  }

  /// Takes an array out of a property, which is faster to work on where it is alone.
  private static func taken<Element>(_ array: inout [Element]) -> [Element] {
    var taken: [Element] = []
    swap(&taken, &array)
    return taken
  }

  /// Notes where an entry stands of which the text has every word.
  private mutating func place(_ entry: Int, _ text: RecordText, _ index: KnowledgeIndex) {
    guard let phrase = phrase(of: entry, text, index) else { return }
    let weight = index.weights[entry]
    let term = Int(index.terms[entry])
    if weight < 0 {
      if phrase.quality > 0.9 { matches[term].keywordAgainst += -weight }
      return
    }
    phrases.append(phrase)
    let isKeyword = index.kind(of: entry) == .keyword
    let trust = isKeyword ? min(1, weight) : 1
    let isInName = phrase.words.lowerBound < text.nameCount
    let worth = index.masses[entry] * phrase.quality * trust
    let said = isKeyword ? weight * phrase.quality : 0
    if isInName {
      matches[term].phraseInName = max(matches[term].phraseInName, worth)
      matches[term].keywordInName += said
    } else {
      matches[term].phraseInDescription = max(matches[term].phraseInDescription, worth)
      matches[term].keywordInDescription += said
    }
    let start = Float(isInName ? 0 : phrase.words.lowerBound - text.nameCount)
    matches[term].earliness = max(
      matches[term].earliness, phrase.quality / (1 + start / 12))
  }

  /// The tightest place in the text where all words of an entry stand, or nil where they are
  /// further apart than a phrase can be.
  ///
  /// A phrase does not run from the name into the description. The cursors only move forward, so a
  /// text that repeats the words of a label costs no more than its length.
  private mutating func phrase(
    of entry: Int, _ text: RecordText, _ index: KnowledgeIndex
  ) -> PhraseMatch? {
    let words = index.words(of: entry)
    cursors.removeAll(keepingCapacity: true)
    for word in words { cursors.append(firstPlace[Int(word)]) }
    let length = cursors.count
    var best: PhraseMatch?
    var start = cursors[0]
    while start >= 0 {
      var last = start
      var isComplete = true
      for word in 1..<length {
        while cursors[word] >= 0 && cursors[word] <= last {
          cursors[word] = nextPlace[Int(cursors[word])]
        }
        let place = cursors[word]
        if place < 0 || place - start > length + 2 {
          isComplete = false
          break
        }
        last = place
      }
      if isComplete, isInOneField(start, last, text) {
        let gaps = Float(Int(last - start) + 1 - length)
        let quality = 1 / (1 + 0.5 * gaps)
        if quality > best?.quality ?? 0 {
          best = PhraseMatch(
            entry: Int32(entry),
            words: Int(positions[Int(start)])...Int(positions[Int(last)]), quality: quality)
          if gaps == 0 { break }
        }
      }
      start = nextPlace[Int(start)]
    }
    return best == nil && length > 1 ? scattered(entry, words, text) : best
  }

  /// All words are there but in another order or far apart: a weak sign, placed at its first word.
  private func scattered(
    _ entry: Int, _ words: ArraySlice<Int32>, _ text: RecordText
  ) -> PhraseMatch? {
    var low = Int32.max
    var high: Int32 = -1
    for word in words {
      let place = firstPlace[Int(word)]
      guard place >= 0 else { return nil }
      low = min(low, place)
      high = max(high, place)
    }
    guard high - low <= Int32(3 * words.count), isInOneField(low, high, text) else { return nil }
    return PhraseMatch(
      entry: Int32(entry), words: Int(positions[Int(low)])...Int(positions[Int(high)]),
      quality: 0.25)
  }

  private func isInOneField(_ first: Int32, _ last: Int32, _ text: RecordText) -> Bool {
    text.field(at: Int(positions[Int(first)])) == text.field(at: Int(positions[Int(last)]))
  }
}
