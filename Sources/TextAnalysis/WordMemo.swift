/// The words met lately, each with its stem and a number.
///
/// A few hundred words make up most of any text, and looking one up costs a tenth of stemming it;
/// what others know of a word they keep by its number. A word of up to fifteen bytes fits in two
/// numbers of 64 bits, and longer ones are rare.
package struct WordMemo: Sendable {
  /// Longer words are stemmed each time, and have no number.
  static let longestWord = 15
  /// With so many words all are forgotten before the next text, for most of them will not come back.
  private static let limit = 1 << 14

  /// For each word its two halves, and the two halves of its stem, with the stem's length in the
  /// last byte.
  private var words: [SIMD4<UInt64>] = []
  /// A power of two of slots, at most half of them full.
  ///
  /// A slot is the upper half of a word's hash and, below it, the word's number + 1; or 0. So other
  /// words are hardly ever looked at.
  private var slots = [UInt32](repeating: 0, count: 256)

  /// Makes an empty one.
  package init() {}

  /// How many words have a number; the numbers are the ones below this.
  package var count: Int { words.count }

  /// Makes room before a text; the numbers of one text stay true until the next.
  ///
  /// - Returns: Whether all numbers were taken back.
  package mutating func makeRoom() -> Bool {
    guard words.count >= Self.limit else { return false }
    words.removeAll(keepingCapacity: true)
    for slot in slots.indices { slots[slot] = 0 }
    return true
  }

  /// Stems a word of which the bytes are given as two numbers, the first byte lowest, with zeros after
  /// it.
  ///
  /// - Returns: The bytes of the stem in the same way, but for the last one, which is its length; and
  ///   the number of the word, or -1 where there is no room.
  @inline(__always)
  mutating func stem(
    _ low: UInt64, _ high: UInt64, count: Int
  ) -> (stem: SIMD2<UInt64>, number: Int32) {
    let hash = Self.hash(low, high)
    let mask = slots.count &- 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      if (slots[slot] ^ hash) & Self.tag == 0 {
        let number = Int(slots[slot] & ~Self.tag) &- 1
        let known = words[number]
        if known.x == low, known.y == high { return (known.highHalf, Int32(number)) }
      }
      slot = (slot &+ 1) & mask
    }
    return add(low, high, count, hash & Self.tag, at: slot)
  }

  @inline(never)
  private mutating func add(
    _ low: UInt64, _ high: UInt64, _ count: Int, _ tag: UInt32, at slot: Int
  ) -> (stem: SIMD2<UInt64>, number: Int32) {
    let stem = withUnsafeTemporaryAllocation(byteCount: 16, alignment: 8) { word in
      word.storeBytes(of: low.littleEndian, as: UInt64.self)
      word.storeBytes(of: high.littleEndian, toByteOffset: 8, as: UInt64.self)
      guard let bytes = word.bindMemory(to: UInt8.self).baseAddress else {
        return SIMD2<UInt64>.zero
      }
      let length = count > 2 ? PorterStemmer.stem(bytes, count: count) : count
      // What was cut off must not stand there, for the stem is copied with what follows it.
      for index in length..<15 { word[index] = 0 }
      word[15] = UInt8(length)
      return SIMD2(
        UInt64(littleEndian: word.load(as: UInt64.self)),
        UInt64(littleEndian: word.load(fromByteOffset: 8, as: UInt64.self)))
    }
    guard words.count < Self.limit else { return (stem, -1) }
    words.append(SIMD4(low, high, stem.x, stem.y))
    slots[slot] = tag | UInt32(words.count)
    if words.count * 2 > slots.count { grow() }
    return (stem, Int32(words.count - 1))
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (number, word) in words.enumerated() {
      let hash = Self.hash(word.x, word.y)
      var slot = Int(hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = hash & Self.tag | UInt32(number + 1)
    }
  }

  @inline(__always)
  private static func hash(_ low: UInt64, _ high: UInt64) -> UInt32 {
    let mixed = (low ^ high &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
    return UInt32(mixed >> 32)
  }

  /// The bits of a slot that are of the hash.
  private static let tag: UInt32 = 0xFFFF_0000
}
