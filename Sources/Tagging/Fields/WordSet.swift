/// A set of word ids, for asking about every word of a text.
struct WordSet: Sendable {
  private var bits: [UInt64] = []

  init(_ words: [Int32]) {
    for word in words where word >= 0 {
      let index = Int(word) >> 6
      while bits.count <= index { bits.append(0) }
      bits[index] |= 1 << UInt64(word & 63)
    }
  }

  /// Whether a word is one of the set; -1 never is.
  @inline(__always)
  func contains(_ word: Int32) -> Bool {
    guard word >= 0 else { return false }
    let index = Int(word) >> 6
    return index < bits.count && bits[index] >> UInt64(word & 63) & 1 == 1
  }
}
