import WaymarkFormats

/// A random number generator that gives the same numbers for the same seed.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var numbers: SplitMix64

  /// Makes a generator; print the seed where a test fails.
  package init(seed: UInt64) { numbers = SplitMix64(seed: seed) }

  /// Returns the next number.
  package mutating func next() -> UInt64 { numbers.next() }
}
