import WaymarkTextAnalysis

/// Spells words that nobody knows as ones that are known: `afterschool` as `after school`,
/// `neighborhood` as `neighbourhood`.
///
/// Lists, web addresses and tags run words together, and lists come from other countries; people who
/// read them do not notice.
struct KnownSpelling: Sendable {
  private let lexicon: Lexicon
  private let analyzer = Analyzer()

  private static let shortestHalf = 3
  /// What is longer is no word.
  private static let longestWord = 40
  /// What American words have where British ones have something else.
  private static let variants: [(of: [UInt8], is: [UInt8])] = [
    ("or", "our"), ("iz", "is"), ("yz", "ys"), ("ter", "tre"), ("ped", "paed"), ("necol", "naecol"),
    ("ense", "ence"), ("log", "logue"), ("mold", "mould"), ("l", "ll"), ("ll", "l"),
  ].map { (Array($0.utf8), Array($1.utf8)) }

  /// Makes a spelling.
  ///
  /// - Parameter lexicon: The stems of the words that are known.
  init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  /// The text with each word that nobody knows spelled as known ones, where there is a way.
  func of(_ text: String) -> String {
    let analyzed = analyzer.analyze(text)
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var start = 0
    for index in analyzed.tokens.indices {
      let range = analyzed.tokens[index].range
      guard (2 * Self.shortestHalf...Self.longestWord).contains(range.count),
        lexicon.id(of: analyzed.stem(of: index)) == nil,
        let spelled = variant(of: bytes[range]) ?? halves(of: bytes[range])
      else { continue }
      result += bytes[start..<range.lowerBound] + spelled
      start = range.upperBound
    }
    return start == 0 ? text : String(decoding: result + bytes[start...], as: UTF8.self)
  }

  /// The word with one stretch as it is spelled elsewhere, the first way that is known.
  private func variant(of word: ArraySlice<UInt8>) -> [UInt8]? {
    for (other, ours) in Self.variants {
      for place in word.indices where word[place...].starts(with: other) {
        let spelled = word[..<place] + ours + word[(place + other.count)...]
        if isKnown(spelled) { return Array(spelled) }
      }
    }
    return nil
  }

  /// The word as two known ones, cut as near to the middle as may be.
  private func halves(of word: ArraySlice<UInt8>) -> [UInt8]? {
    let places = (word.startIndex + Self.shortestHalf)...(word.endIndex - Self.shortestHalf)
    let middle = (word.startIndex + word.endIndex) / 2
    let cut = places.sorted { (abs($0 - middle), $0) < (abs($1 - middle), $1) }.first { cut in
      // Not within a character.
      word[cut] & 0xC0 != 0x80 && isKnown(word[..<cut]) && isKnown(word[cut...])
    }
    return cut.map { word[..<$0] + [0x20] + word[$0...] }
  }

  private func isKnown(_ word: ArraySlice<UInt8>) -> Bool {
    let analyzed = analyzer.analyze(String(decoding: word, as: UTF8.self))
    return analyzed.tokens.count == 1 && lexicon.id(of: analyzed.stem(of: 0)) != nil
  }
}
