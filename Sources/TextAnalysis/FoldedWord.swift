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
