import WaymarkFormats
package import WaymarkTagging

/// A few bytes that tell how alike two texts are.
///
/// A text is the set of its runs of three stems (Broder, "On the resemblance and containment of
/// documents", 1997). One pass of hashing puts each run into one of 64 bins, and the least of each
/// bin is kept (Li, Owen and Zhang, "One permutation hashing", 2012); an empty bin takes what another
/// one has (Shrivastava, "Optimal densification for fast and accurate minwise hashing", 2017). Of
/// each only the lowest byte is kept (Li and König, "b-bit minwise hashing", 2010). The share of equal
/// bytes then estimates the share of runs that two texts have in common.
package struct TextSketch: Sendable, Hashable {
  /// How many bins there are.
  static let count = 64
  /// A text with fewer runs says too little to be compared.
  static let leastRuns = 8
  private static let run = 3

  /// The lowest byte of the least of each bin.
  let bytes: SIMD64<UInt8>

  /// Sketches a text; nil where it is too short.
  package init?(of text: RecordText) {
    guard text.count >= Self.leastRuns + Self.run - 1 else { return nil }
    var least = SIMD64<UInt64>(repeating: .max)
    var window: (UInt64, UInt64) = (0, 0)
    for position in 0..<text.count {
      let word = text.withStem(at: position) { FNV1a($0).value }
      if position >= Self.run - 1 {
        let mixed = SplitMix64.mix(
          window.0 &* 0x9E37_79B9_7F4A_7C15 ^ window.1 &* 0xC2B2_AE3D_27D4_EB4F ^ word)
        let bin = Int(mixed >> 58)
        least[bin] = min(least[bin], mixed)
      }
      window = (window.1, word)
    }
    var bytes = SIMD64<UInt8>()
    for bin in 0..<Self.count {
      var from = bin
      var attempt: UInt64 = 0
      // Some bin is filled, so a lucky throw comes soon.
      while least[from] == .max {
        attempt += 1
        from = Int(SplitMix64.mix(UInt64(bin) << 32 | attempt) >> 58)
      }
      bytes[bin] = UInt8(truncatingIfNeeded: least[from])
    }
    self.bytes = bytes
  }

  /// How much of their runs two texts have in common, 0 to 1.
  func resemblance(to other: TextSketch) -> Double {
    let equal = bytes .== other.bytes
    var count = 0
    for bin in 0..<Self.count where equal[bin] { count += 1 }
    // One byte in 256 is equal by chance.
    let share = Double(count) / Double(Self.count)
    return max(0, (share - 1 / 256) / (1 - 1 / 256))
  }

  /// Four bins side by side, as one number; there are sixteen of them.
  func band(_ number: Int) -> UInt32 {
    var key: UInt32 = 0
    for bin in (4 * number)..<(4 * number + 4) { key = key << 8 | UInt32(bytes[bin]) }
    return key
  }

  /// How many bands there are.
  static let bandCount = 16
}
