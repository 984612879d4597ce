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
  /// A power of two of slots, at most half of them full; a word's number + 1, or 0.
  private var slots = [Int32](repeating: 0, count: 256)

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

  /// Stems a word in place, with zeros after it up to the sixteenth byte.
  ///
  /// - Returns: The length of the stem, and the number of the word, or -1 where there is no room.
  @inline(__always)
  mutating func stem(
    _ word: UnsafeMutablePointer<UInt8>, count: Int
  ) -> (length: Int, number: Int32) {
    let raw = UnsafeMutableRawPointer(word)
    let low = raw.loadUnaligned(as: UInt64.self)
    let high = raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: Self.hash(low, high)) & mask
    while slots[slot] != 0 {
      let number = slots[slot] &- 1
      let known = words[Int(number)]
      if known.x == low, known.y == high {
        raw.storeBytes(of: known.z, as: UInt64.self)
        raw.storeBytes(of: known.w, toByteOffset: 8, as: UInt64.self)
        return (Int(word[15]), number)
      }
      slot = (slot &+ 1) & mask
    }
    return add(word, count, low, high, at: slot)
  }

  @inline(never)
  private mutating func add(
    _ word: UnsafeMutablePointer<UInt8>, _ count: Int, _ low: UInt64, _ high: UInt64, at slot: Int
  ) -> (length: Int, number: Int32) {
    let length = count > 2 ? PorterStemmer.stem(word, count: count) : count
    guard words.count < Self.limit else { return (length, -1) }
    // What was cut off must not stand there, for the stem is copied with what follows it.
    for index in length..<16 { word[index] = 0 }
    word[15] = UInt8(length)
    let raw = UnsafeMutableRawPointer(word)
    words.append(
      SIMD4(
        low, high, raw.loadUnaligned(as: UInt64.self),
        raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    slots[slot] = Int32(words.count)
    if words.count * 2 > slots.count { grow() }
    return (length, Int32(words.count - 1))
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 4)
    let mask = slots.count - 1
    for (number, word) in words.enumerated() {
      var slot = Int(truncatingIfNeeded: Self.hash(word.x, word.y)) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(number + 1)
    }
  }

  @inline(__always)
  private static func hash(_ low: UInt64, _ high: UInt64) -> UInt64 {
    let mixed = (low ^ high &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
    return mixed >> 40
  }
}
