import WaymarkTextAnalysis

/// The content words of a text as labels are looked for among them: which there are, and where.
///
/// A value keeps its memory from text to text.
struct ContentWords: Sendable {
  /// The stems that an index knows, each once, the last in the text first.
  private(set) var distinct: [Int32] = []
  /// The rank of each of these stems among them.
  private(set) var ranks: [Int32]
  /// How telling each content word of the text is, and again where it stands in the name, else zero;
  /// zeros for all other stems, and for one that no text has.
  private(set) var shares: [SIMD2<Float>]
  /// One bit for each stem: whether it is among the distinct ones.
  ///
  /// Most stems that are asked for are not there, and so many bits are at hand at once.
  private(set) var isContent: [UInt64]
  /// The same for all words of the text.
  private var isWord: [UInt64]
  /// How telling the words of the name are together.
  private(set) var nameMass: Float = 0
  /// How many words the name has.
  private(set) var nameWordCount = 0
  /// How many of them are content words.
  private var nameCount: Int32 = 0
  /// The stems of the content words, and where these stand.
  private var stems: [Int32] = []
  private var positions: [Int32] = []
  /// The first place of each stem in `stems`, and the next place of the same stem.
  private var firstPlace: [Int32]
  private var nextPlace: [Int32] = []
  /// All known words of the text, function words too, each once, and the first position of each.
  private var knownStems: [Int32] = []
  private var firstPosition: [Int32]

  init(stemCount: Int) {
    firstPlace = [Int32](repeating: -1, count: stemCount)
    ranks = firstPlace
    firstPosition = firstPlace
    shares = [SIMD2<Float>](repeating: .zero, count: stemCount + 1)
    isContent = [UInt64](repeating: 0, count: stemCount / 64 + 1)
    isWord = isContent
  }

  /// Gathers the content words of a text, and forgets those of the last one.
  mutating func gather(_ text: RecordText, _ index: KnowledgeIndex) {
    forget()
    nameWordCount = text.nameCount
    let telling = index.telling.span
    note(text, telling)
    nextPlace.append(contentsOf: repeatElement(-1, count: stems.count))
    for place in stems.indices.reversed() where stems[place] >= 0 {
      let stem = Int(stems[place])
      if firstPlace[stem] < 0 {
        ranks[stem] = Int32(distinct.count)
        distinct.append(Int32(stem))
        isContent[stem >> 6] |= 1 << UInt64(stem & 63)
      }
      shares[stem] = SIMD2(telling[stem], Int32(place) < nameCount ? telling[stem] : 0)
      nextPlace[place] = firstPlace[stem]
      firstPlace[stem] = Int32(place)
    }
  }

  /// Notes the words of a text, and which of them are content words.
  private mutating func note(_ text: RecordText, _ telling: Span<Float>) {
    let words = text.words.span
    for position in words.indices {
      let stem = words[position].id
      let isKnown = stem >= 0 && stem < telling.count
      if isKnown {
        let bit: UInt64 = 1 << UInt64(stem & 63)
        if isWord[Int(stem) >> 6] & bit == 0 {
          isWord[Int(stem) >> 6] |= bit
          firstPosition[Int(stem)] = Int32(position)
          knownStems.append(stem)
        }
      }
      if words[position].isStopWord { continue }
      stems.append(isKnown ? stem : -1)
      positions.append(Int32(position))
      if position < text.nameCount {
        nameCount += 1
        nameMass += isKnown ? telling[Int(stem)] : 1
      }
    }
  }

  /// The first position of a stem in the text, be it a content word or not.
  func firstPosition(of stem: Int32) -> Int? {
    hasAnywhere(stem) ? Int(firstPosition[Int(stem)]) : nil
  }

  /// Whether a stem stands in the text, be it a content word or not.
  @inline(__always)
  func hasAnywhere(_ stem: Int32) -> Bool { isWord[Int(stem) >> 6] >> UInt64(stem & 63) & 1 != 0 }

  /// Whether a stem is a content word of the text.
  @inline(__always)
  func contains(_ stem: Int32) -> Bool { isContent[Int(stem) >> 6] >> UInt64(stem & 63) & 1 != 0 }

  /// Whether a content word stands in the name.
  @inline(__always)
  func isInName(_ stem: Int32) -> Bool { shares[Int(stem)].y > 0 }

  /// How telling a content word is, and again where it stands in the name; else zero.
  @inline(__always)
  func share(of stem: Int32) -> SIMD2<Float> { shares[Int(stem)] }

  private mutating func forget() {
    for stem in distinct {
      firstPlace[Int(stem)] = -1
      shares[Int(stem)] = .zero
      isContent[Int(stem) >> 6] = 0
    }
    for stem in knownStems { isWord[Int(stem) >> 6] = 0 }
    nameMass = 0
    nameCount = 0
    knownStems.removeAll(keepingCapacity: true)
    stems.removeAll(keepingCapacity: true)
    positions.removeAll(keepingCapacity: true)
    nextPlace.removeAll(keepingCapacity: true)
    distinct.removeAll(keepingCapacity: true)
  }
}

// MARK: - Phrases

extension ContentWords {
  /// The tightest place in the text where all words of an entry stand, or nil where they are
  /// further apart than a phrase can be.
  ///
  /// A phrase does not run from the name into the description. The cursors only move forward, so a
  /// text that repeats the words of a label costs no more than its length.
  func phrase(of entry: Int32, _ words: Span<Int32>) -> PhraseMatch? {
    let length = words.count
    var start = firstPlace[Int(words[0])]
    if length == 1 { return start < 0 ? nil : match(of: entry, start, start, quality: 1) }
    let best: PhraseMatch? = withUnsafeTemporaryAllocation(of: Int32.self, capacity: length) {
      // How far each word has been looked for.
      cursors in
      for word in 0..<length { cursors[word] = firstPlace[Int(words[word])] }
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
      return best
    }
    return best ?? scattered(entry, words)
  }

  /// All words are there but in another order or far apart: a weak sign, placed at its first word.
  private func scattered(_ entry: Int32, _ words: Span<Int32>) -> PhraseMatch? {
    var low = Int32.max
    var high: Int32 = -1
    for word in words.indices {
      let place = firstPlace[Int(words[word])]
      guard place >= 0 else { return nil }
      low = min(low, place)
      high = max(high, place)
    }
    guard high - low <= Int32(3 * words.count), isInOneField(low, high) else { return nil }
    return match(of: entry, low, high, quality: 0.25)
  }

  private func match(
    of entry: Int32, _ first: Int32, _ last: Int32, quality: Float
  ) -> PhraseMatch {
    PhraseMatch(
      entry: entry, words: Int(positions[Int(first)])...Int(positions[Int(last)]),
      quality: quality)
  }

  private func isInOneField(_ first: Int32, _ last: Int32) -> Bool {
    (first < nameCount) == (last < nameCount)
  }
}
