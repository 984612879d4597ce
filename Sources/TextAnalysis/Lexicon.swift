import Foundation

/// Gives every word a small number, so that all else can work on numbers.
///
/// Words lie one after another in one buffer of bytes; a table of open addressing finds them. There
/// are only flat arrays, so a lexicon goes into a blob and comes back by copying.
package struct Lexicon: Sendable {
  private var bytes: [UInt8] = []
  /// Where each word ends; it starts where the one before ends.
  private var ends: [UInt32] = []
  /// A power of two of slots, at most half of them full; a word's number + 1, or 0.
  private var slots: [UInt32]

  /// Makes an empty lexicon.
  package init() { slots = [UInt32](repeating: 0, count: 64) }

  /// How many words there are; their numbers are the ones below this.
  package var count: Int { ends.count }

  /// Returns the number of a word, giving it the next one where it is new.
  package mutating func intern(_ word: UnsafeBufferPointer<UInt8>) -> Int32 {
    let hash = Self.hash(word)
    let slot = find(word, hash)
    if slots[slot] != 0 { return Int32(slots[slot] - 1) }
    bytes.append(contentsOf: word)
    ends.append(UInt32(bytes.count))
    slots[slot] = UInt32(ends.count)
    if ends.count * 2 > slots.count { grow() }
    return Int32(ends.count - 1)
  }

  /// Returns the number of a word, if it has one.
  package func id(of word: UnsafeBufferPointer<UInt8>) -> Int32? {
    let slot = slots[find(word, Self.hash(word))]
    return slot == 0 ? nil : Int32(slot - 1)
  }

  /// Returns the number of a word, giving it the next one where it is new.
  package mutating func intern(_ word: String) -> Int32 {
    var word = word
    return word.withUTF8 { intern($0) }
  }

  /// Returns the number of a word, if it has one.
  package func id(of word: String) -> Int32? {
    var word = word
    return word.withUTF8 { id(of: $0) }
  }

  /// Returns the word of a number.
  package func word(_ id: Int32) -> String {
    String(decoding: bytes[range(Int(id))], as: UTF8.self)
  }

  private func range(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  // MARK: - The table

  /// FNV-1a; words are short, so nothing cleverer pays.
  private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for byte in word { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return hash ^ hash >> 15
  }

  /// Returns the slot of a word: the one that holds it, or the one where it would go.
  private func find(_ word: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> Int {
    slots.withUnsafeBufferPointer { slots in
      ends.withUnsafeBufferPointer { ends in
        bytes.withUnsafeBytes { bytes in
          let mask = slots.count - 1
          var slot = Int(hash) & mask
          while slots[slot] != 0 {
            let index = Int(slots[slot] - 1)
            let place = (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
            if place.count == word.count, Self.isSame(bytes[place], word) { break }
            slot = (slot + 1) & mask
          }
          return slot
        }
      }
    }
  }

  @inline(__always)
  private static func isSame(
    _ known: Slice<UnsafeRawBufferPointer>, _ word: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let first = UnsafeRawBufferPointer(rebasing: known).baseAddress,
      let second = word.baseAddress
    else { return known.isEmpty }
    return memcmp(first, second, word.count) == 0
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for index in ends.indices {
      let place = range(index)
      var slot = bytes.withUnsafeBufferPointer {
        Int(Self.hash(UnsafeBufferPointer(rebasing: $0[place])))
      }
      slot &= mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(index + 1)
    }
  }
}

// MARK: - In a blob

extension Lexicon {
  private static let version: UInt32 = 1

  /// Appends the lexicon to a blob: version, counts, ends, slots, bytes; numbers little-endian.
  package func encode(into blob: inout [UInt8]) {
    func append(_ numbers: [UInt32]) {
      for number in numbers { withUnsafeBytes(of: number.littleEndian) { blob += $0 } }
    }
    append([Self.version, UInt32(ends.count), UInt32(slots.count), UInt32(bytes.count)])
    append(ends)
    append(slots)
    blob += bytes
  }

  /// Reads what `encode(into:)` wrote; nil if it is not a lexicon, whole and of this version.
  package init?(decoding blob: UnsafeRawBufferPointer) {
    func numbers(_ start: Int, _ count: Int) -> [UInt32] {
      // Copied whole, and turned only where the machine counts bytes from the other end.
      var numbers = [UInt32](unsafeUninitializedCapacity: count) { target, filled in
        UnsafeMutableRawBufferPointer(target).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: blob[start..<start + count * 4]))
        filled = count
      }
      if 1.littleEndian != 1 {
        for index in 0..<count { numbers[index] = UInt32(littleEndian: numbers[index]) }
      }
      return numbers
    }
    guard blob.count >= 16 else { return nil }
    let header = numbers(0, 4).map(Int.init)
    let (words, slotCount, length) = (header[1], header[2], header[3])
    guard header[0] == Int(Self.version), slotCount >= 64, slotCount.nonzeroBitCount == 1,
      words * 2 <= slotCount, blob.count == 16 + (words + slotCount) * 4 + length
    else { return nil }
    ends = numbers(16, words)
    slots = numbers(16 + words * 4, slotCount)
    bytes = Array(blob[(16 + (words + slotCount) * 4)...])
    // What is checked here cannot go wrong in a look-up: ends ascend, slots name words, some are free.
    guard zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 }), Int(ends.last ?? 0) == length,
      slots.allSatisfy({ $0 <= words }), slots.count(where: { $0 != 0 }) <= words
    else { return nil }
  }
}
