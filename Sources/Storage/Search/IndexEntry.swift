import WaymarkTextAnalysis

/// One text by which a term can be found.
struct IndexEntry {
  /// The key of the term.
  var term: Int
  var kind: MatchKind
  var weight: Double
  var text: String

  /// The text as it is indexed: its words, without what is masked.
  ///
  /// FTS5 folds and stems them again, to the same stems.
  var words: [FoldedWord] { Analyzer().foldedWords(text) }
}

extension IndexEntry {
  /// The bits of an identifier below its class.
  private static let classBits = 40

  /// The identifiers that an entry may have: short labels and keywords first, notes last.
  ///
  /// FTS5 answers in the order of its rows, so the rows most likely to be wanted come first, and a
  /// search may stop after the first few hundred without ranking them all.
  func identifiers(wordCount: Int) -> Range<Int> {
    let length = kind == .note ? 64 + min(wordCount / 8, 63) : min(wordCount, 63)
    return length << Self.classBits..<(length + 1) << Self.classBits
  }
}
