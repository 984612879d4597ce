import WaymarkClassifier
import WaymarkTextAnalysis

/// What an engine scores by: how often each stem was seen with each term, by the ids of the engine.
///
/// Lessons are added exactly, to whatever was counted before: so a few that came in since an engine
/// was compiled cost no more than a walk through their own words.
struct EngineCounts: Sendable {
  /// What the vocabulary says and what was learned.
  private(set) var given: CompactCounts
  /// What was refused.
  private(set) var refused: CompactCounts
  /// The weight of the lessons on each term, in 1/1024.
  private(set) var lessons: [Int]

  private var termCount: Int { lessons.count }

  /// Counts what the vocabulary says.
  init(prior: CompactCounts, termCount: Int) {
    given = prior
    refused = CompactCounts.sum(of: [], featureCount: 0, termCount: termCount)
    lessons = [Int](repeating: 0, count: termCount)
  }

  /// Adds what was learned, or took back.
  mutating func add(_ learned: FlatCounts, interning lexicon: inout Lexicon) {
    // In the order of the stems, so that the same lessons always get the same ids.
    let ids = learned.stems.withUnsafeBufferPointer { stems in
      (0..<learned.stemCount).map { stem in
        lexicon.intern(UnsafeBufferPointer(rebasing: stems[learned.stemRange(stem)]))
      }
    }
    func sum(_ counts: CompactCounts, _ polarity: Counts.Polarity) -> CompactCounts {
      counts.adding(
        CompactCounts(
          learned, ids: ids, featureCount: lexicon.count, termCount: termCount, of: polarity),
        featureCount: lexicon.count, termCount: termCount)
    }
    given = sum(given, .positive)
    refused = sum(refused, .negative)
    for (term, amount) in zip(learned.totalTerms, learned.lessons) where Int(term) < termCount {
      lessons[Int(term)] &+= amount
    }
  }

  /// The weight of the lessons on each term, in lessons.
  var taught: [Float] {
    // Below zero only where more was taken back than learned; a logarithm is taken of it.
    lessons.map { Float(max(0, $0)) / Float(countUnit) }
  }
}

// MARK: - In a block of bytes

extension EngineCounts {
  func append(to block: inout ArrayBlock) {
    block.append(given)
    block.append(refused)
    block.append(lessons)
  }

  /// Reads what `append(to:)` wrote, or nil where it is not of so many stems and terms.
  init?(reading block: inout ArrayBlock.Reader, stems: Int, termCount: Int) {
    guard let given = block.nextCounts(stems: stems), given.termTotals.count == termCount,
      let refused = block.nextCounts(stems: stems), refused.termTotals.count == termCount,
      let lessons: [Int] = block.next(), lessons.count == termCount
    else { return nil }
    self.given = given
    self.refused = refused
    self.lessons = lessons
  }
}
