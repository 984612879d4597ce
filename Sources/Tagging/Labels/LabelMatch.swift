/// What labels and keywords say about one term, before any weight is put on it.
package struct LabelMatch: Sendable, Hashable {
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
  /// What every word of the name may raise, side by side: the next two.
  var inName = SIMD2<Float>.zero
  /// What every word of the text may raise, side by side: three more, and the spread.
  var inText = SIMD4<Float>.zero

  /// The greatest share of a label that the name has.
  var shareInName: Float {
    get { inName.x }
    set { inName.x = newValue }
  }
  /// The greatest telling mass matched in the name, times its share of the label.
  var massInName: Float {
    get { inName.y }
    set { inName.y = newValue }
  }
  /// The greatest share of a label that the whole text has.
  var shareInText: Float {
    get { inText.x }
    set { inText.x = newValue }
  }
  /// The greatest telling mass matched in the whole text, times its share of the label.
  var massInText: Float {
    get { inText.y }
    set { inText.y = newValue }
  }
  /// The greatest share of the preferred label that the whole text has.
  var preferredInText: Float {
    get { inText.z }
    set { inText.z = newValue }
  }
  /// The telling mass of all matched words, each once.
  var spread: Float {
    get { inText.w }
    set { inText.w = newValue }
  }
}

extension LabelMatch {
  /// Takes how telling the words of an entry are that stand in the text, and in the name.
  @inline(__always)
  mutating func take(_ there: SIMD2<Float>, of row: LabelTable.Row) {
    if row.weight < 0 { return }
    let share = there / row.mass
    let trust = row.trust
    let known = inText
    inText = SIMD4(
      max(known.x, share.x * trust), max(known.y, there.x * share.x * trust),
      row.kind == .label ? max(known.z, share.x) : known.z, known.w)
    // Without a word in the name its shares are zero, and zero is what they began with.
    if there.y == 0 { return }
    inName = SIMD2(
      max(inName.x, share.y * trust), max(inName.y, there.y * share.y * trust))
  }

  /// Takes what a stem of the name says by itself.
  @inline(__always)
  mutating func takeInName(_ hint: LabelTable.Hint) {
    shareInName = max(shareInName, hint.share)
    massInName = max(massInName, hint.mass)
  }
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
