/// A key reduced to what feeds agree on: its lower-case letters and digits.
///
/// `minimum_age`, `minimumAge` and `Minimum age` are the same key. It is kept as its FNV-1a hash, so
/// that looking one up makes no string.
package struct FoldedKey: Hashable, Sendable {
  /// The hash.
  package let hash: UInt64

  /// Folds the key that stands in some text.
  package init(_ name: String) { self.init(bytes: name.utf8) }

  init(bytes: some Sequence<UInt8>) {
    var hash = FNV1a()
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        hash.add(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): hash.add(byte | 0x20)
      default: continue
      }
    }
    self.hash = hash.value
  }

  /// Folds the key that stands in some bytes.
  package init(_ bytes: UnsafeBufferPointer<UInt8>) { self.init(bytes: bytes) }
}

extension JSONNode.Member {
  /// The key, folded.
  package var foldedKey: FoldedKey { withName { FoldedKey($0) } }
}
