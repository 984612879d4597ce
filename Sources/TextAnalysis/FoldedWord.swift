/// A word as it is written but for case and diacritics, beside its stem.
///
/// Typing and its slips are about words, not stems: the beginning of a word need not be the
/// beginning of its stem.
package struct FoldedWord: Sendable, Hashable {
  /// The word, folded and not stemmed.
  package var word: String
  /// Its stem.
  package var stem: String
  /// Its place in the text, in UTF-8 code units.
  package var range: Range<Int>
}

extension Analyzer {
  /// Returns the words of a short text, folded, with their stems.
  package func foldedWords(_ text: String) -> [FoldedWord] {
    var text = text
    return text.withUTF8 { bytes in
      var analyzed = AnalyzedText()
      analyze(bytes, into: &analyzed)
      return analyzed.tokens.indices.map { index in
        let range = analyzed.tokens[index].range
        let word = Folding.folded(UnsafeBufferPointer(rebasing: bytes[range]))
        return FoldedWord(word: word, stem: analyzed.stem(of: index), range: range)
      }
    }
  }
}

extension Analyzer {
  /// Whether a word begins, case and diacritics aside, with bytes that are folded already.
  package func begins(_ word: UnsafeBufferPointer<UInt8>, with prefix: [UInt8]) -> Bool {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4) { scratch in
      guard let start = scratch.baseAddress else { return false }
      var matched = 0
      var index = 0
      while matched < prefix.count {
        guard index < word.count else { return false }
        let folded = Folding.fold(Folding.read(word, at: &index))
        if folded == Folding.diacritic { continue }
        for place in 0..<Folding.write(folded, to: start) {
          if matched == prefix.count { break }
          guard scratch[place] == prefix[matched] else { return false }
          matched += 1
        }
      }
      return true
    }
  }
}

extension Folding {
  /// Folds the bytes of one word.
  fileprivate static func folded(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count * 2 + 4) { result in
      guard let start = result.baseAddress else { return "" }
      var count = 0
      var index = 0
      while index < bytes.count {
        let folded = fold(read(bytes, at: &index))
        if folded != separator, folded != diacritic { count += write(folded, to: start + count) }
      }
      return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }
  }
}
