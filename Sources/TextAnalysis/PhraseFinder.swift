/// Finds the phrases of one to three words in a text that could be names of something.
///
/// A phrase lies within a clause, begins and ends with a word that says something, and may have any
/// word between: "men in sheds" is one, "in sheds" is none. Phrases are known by the stems of their
/// words, so "lunch club" and "Lunch clubs" are one.
package struct PhraseFinder: Sendable {
  /// A phrase, by the numbers of its stems.
  package struct Phrase: Sendable, Hashable {
    fileprivate var key: UInt64
  }

  /// The stems that were met.
  private var lexicon = Lexicon()
  /// For each of them, whether a phrase may begin or end with it.
  private var isEdge: [Bool] = []
  private var buffers = AnalyzedText()
  private let analyzer = Analyzer()

  /// The most words of a phrase.
  package static let longest = 3
  private static let bits: UInt64 = 21

  /// Makes a finder that has met no words.
  package init() {}

  /// Hands each phrase of a text to a closure with its place in UTF-8 code units.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - body: Takes a phrase and its place, as often as it stands in the text.
  package mutating func forEachPhrase(
    in text: String, _ body: (_ phrase: Phrase, _ range: Range<Int>) -> Void
  ) {
    var text = text
    text.withUTF8 { analyzer.analyze($0, into: &buffers) }
    let tokens = buffers.tokens
    let ids = tokens.indices.map { number(ofWord: $0) }
    for start in tokens.indices where isEdge[ids[start]] {
      var key: UInt64 = 0
      for end in start..<min(start + Self.longest, tokens.count) {
        if end > start, tokens[end].boundary != .none { break }
        // A number beyond the bits is of no phrase; so many different stems no directory has.
        guard ids[end] + 1 < 1 << Self.bits else { break }
        key = key << Self.bits | UInt64(ids[end] + 1)
        if isEdge[ids[end]] {
          body(Phrase(key: key), tokens[start].range.lowerBound..<tokens[end].range.upperBound)
        }
      }
    }
  }

  /// The stems of a phrase that say something, in order.
  package func content(of phrase: Phrase) -> [String] {
    stems(of: phrase).filter { !StopWords.contains($0) }
  }

  /// The stems of a phrase.
  package func stems(of phrase: Phrase) -> [String] {
    var stems: [String] = []
    var key = phrase.key
    while key > 0 {
      stems.append(lexicon.word(Int32(key & (1 << Self.bits - 1)) - 1))
      key >>= Self.bits
    }
    return stems.reversed()
  }

  private mutating func number(ofWord index: Int) -> Int {
    let id = Int(buffers.withStem(of: index) { lexicon.intern($0) })
    if id == isEdge.count {
      let stem = lexicon.word(Int32(id))
      isEdge.append(
        stem.utf8.count > 1 && !StopWords.contains(stem) && !StopWords.isOfCalendar(stem)
          && !stem.utf8.allSatisfy { $0 >= 0x30 && $0 < 0x3A })
    }
    return id
  }
}
