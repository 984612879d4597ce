/// FNV-1a in 64 bits (Fowler, Noll and Vo, 1991): the same on every machine and in every run, unlike
/// `Hasher`, which is seeded anew in each process.
package struct FNV1a {
  /// The hash of what was added so far.
  package var value: UInt64

  /// Begins a hash.
  @inlinable package init() { value = 0xCBF2_9CE4_8422_2325 }

  /// The hash of some bytes.
  @inlinable package init(_ bytes: some Sequence<UInt8>) {
    self.init()
    for byte in bytes { add(byte) }
  }

  /// Adds a byte.
  @inlinable @inline(__always) package mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }
}
