/// Identifiers that follow from a name, as RFC 9562 has them (version 5).
///
/// The same name gives the same identifier, on any machine and in any program.
///
///     NameUUID.text(of: "http://id.esd.org.uk/service/298")
package enum NameUUID {
  /// The name space of URLs (RFC 9562, section 6.6).
  private static let urlSpace: [UInt8] = [
    0x6B, 0xA7, 0xB8, 0x11, 0x9D, 0xAD, 0x11, 0xD1, 0x80, 0xB4, 0x00, 0xC0, 0x4F, 0xD4, 0x30, 0xC8,
  ]

  /// Returns the identifier of a name in the name space of URLs, in lower case.
  package static func text(of name: String) -> String {
    var bytes = Array(SHA1.digest(urlSpace + name.utf8).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x50
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for (place, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(place) { text.append(UInt8(ascii: "-")) }
      text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Returns the number that a name stands for, where identifiers are numbers.
  ///
  /// It is below 2⁵³, so that every reader of JSON holds it exactly.
  package static func number(of name: String) -> Int {
    SHA1.digest(urlSpace + name.utf8).prefix(8).reduce(0) { $0 << 8 | Int($1) } & (1 << 53 - 1)
  }
}

/// The digest that identifiers of version 5 are made of (RFC 3174); nothing is kept secret by it.
enum SHA1 {
  /// Returns the 20 bytes of the digest of a message.
  static func digest(_ message: [UInt8]) -> [UInt8] {
    var padded = message
    padded.append(0x80)
    while padded.count % 64 != 56 { padded.append(0) }
    let bits = UInt64(message.count) &* 8
    for shift in stride(from: 56, through: 0, by: -8) {
      padded.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
    var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
    for block in stride(from: 0, to: padded.count, by: 64) {
      add(padded[block..<(block + 64)], to: &state)
    }
    return state.flatMap { word in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
    }
  }

  private static func add(_ block: ArraySlice<UInt8>, to state: inout [UInt32]) {
    var words: [UInt32] = []
    words.reserveCapacity(80)
    for at in stride(from: block.startIndex, to: block.endIndex, by: 4) {
      words.append(block[at..<(at + 4)].reduce(0) { $0 << 8 | UInt32($1) })
    }
    for at in 16..<80 {
      words.append(turned(words[at - 3] ^ words[at - 8] ^ words[at - 14] ^ words[at - 16], 1))
    }
    var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
    for at in 0..<80 {
      let (mixed, constant): (UInt32, UInt32) =
        switch at {
        case 0..<20: (b & c | ~b & d, 0x5A82_7999)
        case 20..<40: (b ^ c ^ d, 0x6ED9_EBA1)
        case 40..<60: (b & c | b & d | c & d, 0x8F1B_BCDC)
        default: (b ^ c ^ d, 0xCA62_C1D6)
        }
      let next = turned(a, 5) &+ mixed &+ e &+ constant &+ words[at]
      (e, d, c, b, a) = (d, c, turned(b, 30), a, next)
    }
    for (place, word) in [a, b, c, d, e].enumerated() { state[place] &+= word }
  }

  private static func turned(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word << count | word >> (32 - count)
  }
}
