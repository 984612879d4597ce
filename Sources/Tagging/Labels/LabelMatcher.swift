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

  private let table: LabelTable
  private var content: ContentWords
  /// The entries to be looked at, and one bit for each that is among them.
  private var entries: [Int32] = []
  private var isGathered: [UInt64]
  /// What the table says of them.
  private var rows: [LabelTable.Row] = []
  /// The words of the entry that is looked at.
  private var words: [Int32] = []
  /// The entries that the text has whole, behind the rank of the stem that leads to each.
  private var wholeEntries: [UInt64] = []

  /// Makes a matcher for an index and a number of terms.
  ///
  /// - Precondition: all entries are of terms below that number.
  package init(index: KnowledgeIndex, termCount: Int) {
    precondition(index.terms.allSatisfy { $0 < termCount }, "every entry is of a term")
    self.init(index: index, table: LabelTable(index), termCount: termCount)
  }

  /// Makes a matcher for an index that is turned round already.
  init(index: KnowledgeIndex, table: LabelTable, termCount: Int) {
    self.table = table
    content = ContentWords(stemCount: index.telling.count)
    matches = [LabelMatch](repeating: LabelMatch(), count: termCount)
    isGathered = [UInt64](repeating: 0, count: index.count / 64 + 1)
  }

  /// Matches a text against an index.
  package mutating func match(_ text: RecordText, with index: KnowledgeIndex) {
    forget()
    content.gather(text, index)
    takeHints(index)
    gatherEntries()
    assess(index)
    // Sums are taken in the order in which the words of the text lead to the entries.
    wholeEntries.sort()
    place(index)
  }

  /// How many words of the preferred label of a term the text lacks, however common they are.
  ///
  /// Shares weigh a word by how telling it is, and "licence" tells little among two hundred kinds
  /// of licence; yet a text without it is hardly about one.
  func wordsMissing(ofLabelOf term: TermIndex) -> Int {
    guard term + 1 < table.labelStarts.count else { return 0 }
    let words = table.labelWords.span
    var missing = 0
    for place in table.labelStarts.span.row(term) where !content.hasAnywhere(words[place]) {
      missing += 1
    }
    return missing
  }

  /// How much of the name one label of a term explains at best.
  func nameExplained(by match: LabelMatch) -> Float {
    content.nameMass > 0 ? match.massInName / content.nameMass : 0
  }

  /// The first place in the text of a stem, as a position of a word.
  func firstPosition(of stem: Int32) -> Int? { content.firstPosition(of: stem) }

  private mutating func forget() {
    for term in touched { matches[Int(term)] = LabelMatch() }
    for entry in entries { isGathered[Int(entry) >> 6] = 0 }
    touched.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
    wholeEntries.removeAll(keepingCapacity: true)
    phrases.removeAll(keepingCapacity: true)
  }

  /// Takes an array out of a property, which is faster to work on where it is alone.
  private static func taken<Element>(_ array: inout [Element]) -> [Element] {
    var taken: [Element] = []
    swap(&taken, &array)
    return taken
  }
}

// MARK: - What the text has of labels

// Thousands of hints and entries are looked at for a text, so the loops over them are unchecked: a
// table was checked when it was read, and where it is made it points inside of its index.
extension LabelMatcher {
  /// Gives each term what the stems of the text say of it one by one.
  private mutating func takeHints(_ index: KnowledgeIndex) {
    let telling = index.telling.span
    let table = table
    let starts = table.hintStarts.span
    let hints = table.hints.span
    let stems = content.distinct
    var found = Self.taken(&self.matches)
    defer { self.matches = found }
    var matches = found.mutableSpan
    // Room for all that may come, so that nobody has to ask for it at each term.
    let most = stems.reduce(0) { $0 + starts.row(Int($1)).count }
    touched.append(contentsOf: repeatElement(0, count: most))
    var terms = Self.taken(&self.touched)
    var met = terms.mutableSpan
    var count = 0
    for stem in stems {
      let mass = telling[unchecked: Int(stem)]
      let isInName = content.isInName(stem)
      for place in starts.row(Int(stem)) {
        let hint = hints[unchecked: place]
        let term = Int(hint.term)
        let known = matches[unchecked: term].inText
        // Every word tells something, so a term without spread is met for the first time.
        met[unchecked: count] = hint.term
        count &+= known.w == 0 ? 1 : 0
        matches[unchecked: term].inText = SIMD4(
          max(known.x, hint.share), max(known.y, hint.mass), max(known.z, hint.preferred),
          known.w + mass)
        if isInName { matches[unchecked: term].takeInName(hint) }
      }
    }
    terms.removeLast(most - count)
    self.touched = terms
  }

  /// Gathers the entries of which hints do not say all, for the text has more than one of their words,
  /// and those of which it has the only word.
  private mutating func gatherEntries() {
    let table = table
    let loneStarts = table.loneStarts.span
    let lones = table.lones.span
    let pairStarts = table.pairStarts.span
    let pairs = table.pairs.span
    let pairEntries = table.pairEntries.span
    let stems = content.distinct
    let isContent = content.isContent
    let bits = isContent.span
    var gathered = Self.taken(&self.isGathered)
    defer { self.isGathered = gathered }
    var isGathered = gathered.mutableSpan
    for rank in stems.indices {
      let stem = Int(stems[rank])
      for place in loneStarts.row(stem) {
        wholeEntries.append(UInt64(rank) << 32 | UInt64(lones[unchecked: place]))
      }
      for place in pairStarts.row(stem) {
        let pair = pairs[unchecked: place]
        let other = Int(pair.other)
        if bits[unchecked: other >> 6] >> UInt64(other & 63) & 1 == 0 { continue }
        for place in Int(pair.firstEntry)..<Int(pairs[unchecked: place + 1].firstEntry) {
          let entry = pairEntries[unchecked: place]
          let bit: UInt64 = 1 << UInt64(entry & 63)
          if isGathered[unchecked: Int(entry) >> 6] & bit != 0 { continue }
          isGathered[unchecked: Int(entry) >> 6] |= bit
          entries.append(entry)
        }
      }
    }
  }

  /// Finds how much of each gathered entry the text has, and which of them it has whole.
  private mutating func assess(_ index: KnowledgeIndex) {
    let table = table
    // All rows first, for to wait for many at a time takes little longer than to wait for one.
    let allRows = table.rows.span
    rows.removeAll(keepingCapacity: true)
    for entry in entries { rows.append(allRows[unchecked: Int(entry)]) }
    let (entries, rows) = (entries, rows)
    let known = content.shares
    let shares = known.span
    var found = Self.taken(&self.matches)
    defer { self.matches = found }
    var matches = found.mutableSpan
    for place in entries.indices {
      let (entry, row) = (Int(entries[place]), rows[place])
      // What is not there is worth nothing, in the text and in the name.
      var there = SIMD2<Float>.zero
      var count: UInt16 = 0
      for lane in 0..<row.firstWords.scalarCount {
        let share = shares[unchecked: Int(row.firstWords[lane])]
        there += share
        count &+= share.x > 0 ? 1 : 0
      }
      var isWhole = count == row.firstCount
      if row.isLong {
        for word in index.words(of: entry).dropFirst(row.firstWords.scalarCount) {
          if content.contains(word) { there += content.share(of: word) } else { isWhole = false }
        }
      }
      if isWhole {
        wholeEntries.append(UInt64(leadingRank(of: entry, row, index)) << 32 | UInt64(entry))
      }
      matches[unchecked: Int(row.term)].take(there, of: row)
    }
  }

  /// The rank of the first stem of the text that is reason to look at an entry, of which it has all.
  private func leadingRank(of entry: Int, _ row: LabelTable.Row, _ index: KnowledgeIndex) -> Int32 {
    var best: Float = 0
    forEachWord(of: entry, row, index) { best = max(best, content.share(of: $0).x) }
    let least = KnowledgeIndex.leastWorthwhile(best: best)
    var rank = Int32.max
    forEachWord(of: entry, row, index) { stem in
      if content.share(of: stem).x >= least { rank = min(rank, content.ranks[Int(stem)]) }
    }
    return rank
  }

  /// Calls a closure with the words of an entry, which as a rule are those in its row.
  @inline(__always)
  private func forEachWord(
    of entry: Int, _ row: LabelTable.Row, _ index: KnowledgeIndex, _ body: (Int32) -> Void
  ) {
    if row.isLong { return index.words(of: entry).forEach(body) }
    for lane in 0..<Int(row.firstCount) { body(row.firstWords[lane]) }
  }
}

// MARK: - Whole labels

extension LabelMatcher {
  /// Notes where the entries stand of which the text has every word.
  private mutating func place(_ index: KnowledgeIndex) {
    let whole = wholeEntries
    let table = table
    rows.removeAll(keepingCapacity: true)
    for key in whole { rows.append(table.rows[Int(UInt32(truncatingIfNeeded: key))]) }
    var words = Self.taken(&self.words)
    defer { self.words = words }
    for place in whole.indices {
      let row = rows[place]
      let entry = Int32(truncatingIfNeeded: whole[place])
      words.removeAll(keepingCapacity: true)
      forEachWord(of: Int(entry), row, index) { words.append($0) }
      if let phrase = content.phrase(of: entry, words.span) { note(phrase, row) }
    }
  }

  private mutating func note(_ phrase: PhraseMatch, _ row: LabelTable.Row) {
    var match = matches[Int(row.term)]
    defer { matches[Int(row.term)] = match }
    if row.weight < 0 {
      if phrase.quality > 0.9 { match.keywordAgainst += -row.weight }
      return
    }
    phrases.append(phrase)
    let isInName = phrase.words.lowerBound < content.nameWordCount
    let worth = row.mass * phrase.quality * row.trust
    let said = row.kind == .keyword ? row.weight * phrase.quality : 0
    if isInName {
      match.phraseInName = max(match.phraseInName, worth)
      match.keywordInName += said
    } else {
      match.phraseInDescription = max(match.phraseInDescription, worth)
      match.keywordInDescription += said
    }
    let start = Float(isInName ? 0 : phrase.words.lowerBound - content.nameWordCount)
    match.earliness = max(match.earliness, phrase.quality / (1 + start / 12))
  }
}
