/// A UUID that follows from a name: the same name gives the same UUID everywhere.
///
/// This is version 5 of RFC 9562, so that other programs arrive at the same identifiers.
///
///     NameBasedUUID(of: "http://id.esd.org.uk/service/298").description
///     // "c307b9ba-ff3a-56bc-90d4-887b70c142d7"
package struct NameBasedUUID: Hashable, Sendable {
  private let high: UInt64
  private let low: UInt64

  private init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Makes the UUID of a name.
  ///
  /// - Parameters:
  ///   - name: The name, such as the URI of a term.
  ///   - namespace: What kind of name it is.
  package init(of name: String, in namespace: NameBasedUUID = .url) {
    let digest = SHA1.digest(of: namespace.bytes + Array(name.utf8))
    let high = UInt64(digest[0]) << 32 | UInt64(digest[1])
    let low = UInt64(digest[2]) << 32 | UInt64(digest[3])
    self.init(high: high & ~0xF000 | 5 << 12, low: low & ~(3 << 62) | 1 << 63)
  }

  /// The namespace of names that are URIs.
  package static let url = NameBasedUUID(high: 0x6ba7_b811_9dad_11d1, low: 0x80b4_00c0_4fd4_30c8)

  /// The UUID as a number, for records whose identifiers are numbers.
  ///
  /// It is below 2⁵³, so that every reader of JSON holds it exactly.
  package var number: Int { Int(high & (1 << 53 - 1)) }

  private var bytes: [UInt8] {
    [high, low].flatMap { half in (0..<8).map { UInt8(truncatingIfNeeded: half >> (56 - 8 * $0)) } }
  }
}

extension NameBasedUUID: CustomStringConvertible {
  /// The UUID in its usual form, in lower case.
  package var description: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for (place, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(place) { text.append(UInt8(ascii: "-")) }
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// The hash SHA-1 (FIPS 180-4), which name-based UUIDs are made of; it keeps nothing secret here.
private enum SHA1 {
  /// Returns the hash as five words.
  static func digest(of message: [UInt8]) -> [UInt32] {
    var bytes = message + [0x80]
    bytes += repeatElement(0, count: (120 - bytes.count % 64) % 64)
    let bits = UInt64(message.count) * 8
    bytes += (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * $0)) }
    var state: [UInt32] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0]
    for start in stride(from: 0, to: bytes.count, by: 64) {
      let after = rounds(over: bytes[start..<(start + 64)], from: state)
      for place in state.indices { state[place] &+= after[place] }
    }
    return state
  }

  private static func rounds(over block: ArraySlice<UInt8>, from state: [UInt32]) -> [UInt32] {
    var words = stride(from: block.startIndex, to: block.endIndex, by: 4).map { place in
      block[place..<(place + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
    for place in 16..<80 {
      let mixed = words[place - 3] ^ words[place - 8] ^ words[place - 14] ^ words[place - 16]
      words.append(rotated(mixed, by: 1))
    }
    var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
    for (place, word) in words.enumerated() {
      let (function, constant): (UInt32, UInt32) =
        switch place {
        case ..<20: (b & c | ~b & d, 0x5a82_7999)
        case ..<40: (b ^ c ^ d, 0x6ed9_eba1)
        case ..<60: (b & c | b & d | c & d, 0x8f1b_bcdc)
        default: (b ^ c ^ d, 0xca62_c1d6)
        }
      let next = rotated(a, by: 5) &+ function &+ e &+ constant &+ word
      (a, b, c, d, e) = (next, a, rotated(b, by: 30), c, d)
    }
    return [a, b, c, d, e]
  }

  private static func rotated(_ word: UInt32, by count: UInt32) -> UInt32 {
    word << count | word >> (32 - count)
  }
}
