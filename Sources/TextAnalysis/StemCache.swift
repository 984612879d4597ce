/// The stems of the words met lately, kept in the buffers of one `AnalyzedText`.
///
/// A few hundred words make up most of any text, and looking one up costs a tenth of stemming it.
/// A word of up to fifteen bytes fits in two numbers; each slot holds the last word that fell on it.
struct StemCache: Sendable {
  /// Longer words are rare and stemmed each time.
  static let longestWord = 15
  private static let bits: UInt64 = 10

  /// For each slot the two halves of a word, and the two halves of its stem, with the stem's length
  /// in the last byte.
  private(set) var slots = [SIMD4<UInt64>](repeating: .zero, count: 1 << Int(bits))

  /// Stems a word in place, with zeros after it up to the sixteenth byte, and returns the length.
  @inline(__always)
  static func stem(
    _ word: UnsafeMutablePointer<UInt8>, count: Int, in slots: UnsafeMutablePointer<SIMD4<UInt64>>
  ) -> Int {
    let raw = UnsafeMutableRawPointer(word)
    let low = raw.loadUnaligned(as: UInt64.self)
    let high = raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    let mixed = (low ^ high &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
    let slot = slots + Int(truncatingIfNeeded: mixed >> (64 - bits))
    let known = slot.pointee
    if known.x == low, known.y == high {
      raw.storeBytes(of: known.z, as: UInt64.self)
      raw.storeBytes(of: known.w, toByteOffset: 8, as: UInt64.self)
      return Int(word[15])
    }
    let length = PorterStemmer.stem(word, count: count)
    // What was cut off must not stand in the slot, for the stem is copied with what follows it.
    for index in length..<16 { word[index] = 0 }
    word[15] = UInt8(length)
    slot.pointee = SIMD4(
      low, high, raw.loadUnaligned(as: UInt64.self),
      raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    return length
  }

  /// Calls a closure with the slots.
  mutating func withSlots<Result>(
    _ body: (UnsafeMutablePointer<SIMD4<UInt64>>?) -> Result
  ) -> Result {
    slots.withUnsafeMutableBufferPointer { body($0.baseAddress) }
  }
}
