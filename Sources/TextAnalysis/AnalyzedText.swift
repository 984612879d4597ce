/// The words of one text, and what was masked in it.
///
/// One value may be used again for the next text: its buffers stay, which is what makes a stream of
/// records cheap to analyse.
package struct AnalyzedText: Sendable {
  /// The words, in order.
  @usableFromInline package internal(set) var tokens: [Token] = []
  /// The stems of the words, one after another; `Token.stem` says where each one stands.
  @usableFromInline package internal(set) var stems: [UInt8] = []
  /// What was masked, in order, without overlaps.
  package internal(set) var masks: [Mask] = []

  /// The number of each word in the memo that it was analysed with, or -1; empty without one.
  package internal(set) var numbers: [Int32] = []

  /// Made once the buffers are used again, or for a long text; a short one is not worth it.
  var memo: WordMemo?

  /// Makes an empty one, ready for `Analyzer.analyze(_:into:)`.
  package init() {}

  /// Returns the stem of the word at a position.
  package func stem(of index: Int) -> String {
    String(decoding: stems[tokens[index].stem], as: UTF8.self)
  }

  /// Calls a closure with the bytes of the stem of the word at a position.
  @inlinable
  package func withStem<Result>(
    of index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    let place = tokens[index].stem
    return try stems.withUnsafeBufferPointer { try body(.init(rebasing: $0[place])) }
  }

  /// Forgets the last text.
  mutating func removeAll() {
    numbers.removeAll(keepingCapacity: true)
    tokens.removeAll(keepingCapacity: true)
    stems.removeAll(keepingCapacity: true)
    masks.removeAll(keepingCapacity: true)
  }
}
