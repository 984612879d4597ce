/// What labels and keywords say about one term, before any weight is put on it.
package struct LabelMatch: Sendable, Hashable {
  /// The greatest share of a label that the name has.
  var shareInName: Float = 0
  /// The greatest share of a label that the whole text has.
  var shareInText: Float = 0
  /// The greatest share of the preferred label that the whole text has.
  var preferredInText: Float = 0
  /// The greatest telling mass matched in the name, times its share of the label.
  var massInName: Float = 0
  /// The greatest telling mass matched in the whole text, times its share of the label.
  var massInText: Float = 0
  /// The greatest share of the name that one label explains.
  var nameExplained: Float = 0
  /// The greatest mass of a label or keyword that stands in the name word by word.
  var phraseInName: Float = 0
  /// The greatest mass of a label or keyword that stands in the description word by word.
  var phraseInDescription: Float = 0
  /// The weights of the keywords that stand in the name.
  var keywordInName: Float = 0
  /// The weights of the keywords that stand in the description.
  var keywordInDescription: Float = 0
  /// The weights of the keywords that say the term is not meant.
  var keywordAgainst: Float = 0
  /// How early the first whole label or keyword stands: 1 at the start, towards 0 further on.
  var earliness: Float = 0
  /// The telling mass of all matched words, each once.
  var spread: Float = 0
}

/// An entry whose words all stand in the text, next to each other or nearly so.
package struct PhraseMatch: Sendable, Hashable {
  /// The entry of the index.
  package var entry: Int32
  /// The first and last word in the text.
  package var words: ClosedRange<Int>
  /// 1 for words in their order and side by side, less where others stand between.
  package var quality: Float
}
