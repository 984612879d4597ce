/// A short number that changes whenever the bytes change, to notice edits.
///
/// Bytes may be added piece by piece; the pieces do not show. It guards against accidents, not against
/// somebody who means harm.
///
///     var fingerprint = Fingerprint()
///     fingerprint.add("lunch".utf8)
///     fingerprint.text  // sixteen hexadecimal digits
package struct Fingerprint: Sendable, Hashable {
  /// How many bytes were added.
  package private(set) var count = 0

  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// The bytes of a word that is not whole yet.
  private var pending: UInt64 = 0

  /// Makes the fingerprint of nothing.
  package init() {}

  /// Makes the fingerprint of some bytes.
  package init(of bytes: ArraySlice<UInt8>) { add(bytes) }

  /// Adds bytes.
  package mutating func add(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBytes { buffer in
      var at = 0
      while at < buffer.count, count % 8 != 0 {
        add(buffer[at])
        at += 1
      }
      while buffer.count - at >= 8 {
        mix(UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: at, as: UInt64.self)))
        at += 8
        count += 8
      }
      while at < buffer.count {
        add(buffer[at])
        at += 1
      }
    }
  }

  /// Adds text.
  package mutating func add(_ text: String) { add(Array(text.utf8)[...]) }

  /// The number of what was added so far.
  package var value: UInt64 {
    var whole = self
    whole.mix(pending)
    whole.mix(UInt64(count))
    return whole.state
  }

  /// The number as sixteen hexadecimal digits.
  package var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  private mutating func add(_ byte: UInt8) {
    pending |= UInt64(byte) << UInt64(count % 8 * 8)
    count += 1
    guard count % 8 == 0 else { return }
    mix(pending)
    pending = 0
  }

  /// Every step can be undone, so that one changed word always shows.
  private mutating func mix(_ word: UInt64) {
    state = (state ^ word) &* 0xFF51_AFD7_ED55_8CCD
    state ^= state >> 32
  }
}
