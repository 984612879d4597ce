import WaymarkClassifier
import WaymarkStorage
import WaymarkTextAnalysis

/// Arrays of plain numbers, one after the other, each behind its length in bytes.
struct ArrayBlock {
  private(set) var bytes: [UInt8] = []

  mutating func append<Number: BitwiseCopyable>(_ array: [Number]) {
    array.withUnsafeBytes { source in
      withUnsafeBytes(of: UInt64(source.count)) { bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: source)
    }
  }

  /// Reads the arrays back in their order; whatever does not fit is nil, never a trap.
  struct Reader {
    private let bytes: ArtifactBytes
    private var position = 0

    init(_ bytes: ArtifactBytes) { self.bytes = bytes }

    mutating func next<Number: BitwiseCopyable>() -> [Number]? {
      var length: UInt64 = 0
      guard withUnsafeMutableBytes(of: &length, { bytes.copy(from: position, into: $0) }) else {
        return nil
      }
      let size = MemoryLayout<Number>.stride
      guard length <= UInt64(bytes.count - position - 8), length % UInt64(size) == 0 else {
        return nil
      }
      let start = position + 8
      position = start + Int(length)
      var isWhole = false
      let numbers = [Number](unsafeUninitializedCapacity: Int(length) / size) { target, count in
        isWhole = bytes.copy(
          from: start,
          into: UnsafeMutableRawBufferPointer(
            start: UnsafeMutableRawPointer(target.baseAddress), count: Int(length)))
        count = isWhole ? Int(length) / size : 0
      }
      return isWhole ? numbers : nil
    }

    /// Reads truth values, which stand as numbers, for a byte beyond 1 is no `Bool`.
    mutating func nextFlags() -> [Bool]? {
      guard let numbers: [UInt8] = next() else { return nil }
      return numbers.map { $0 != 0 }
    }

    /// Reads a lexicon.
    mutating func nextLexicon() -> Lexicon? {
      guard let bytes: [UInt8] = next() else { return nil }
      return bytes.withUnsafeBytes { Lexicon(decoding: $0) }
    }

    /// Reads counts of so many stems, or nil where they point elsewhere.
    mutating func nextCounts(stems: Int) -> CompactCounts? {
      guard let starts: [Int32] = next(), let terms: [Int32] = next(),
        let counts: [Double] = next(), let featureTotals: [Double] = next(),
        let termTotals: [Double] = next(), counts.count == terms.count,
        featureTotals.count == stems,
        ArrayBlock.areRows(starts, count: stems, over: terms.count),
        ArrayBlock.point(terms, below: termTotals.count)
      else { return nil }
      return CompactCounts(
        starts: starts, terms: terms, counts: counts, featureTotals: featureTotals,
        termTotals: termTotals)
    }
  }

  mutating func append(_ counts: CompactCounts) {
    append(counts.starts)
    append(counts.terms)
    append(counts.counts)
    append(counts.featureTotals)
    append(counts.termTotals)
  }

  mutating func append(_ lexicon: Lexicon) {
    var encoded: [UInt8] = []
    lexicon.encode(into: &encoded)
    append(encoded)
  }

  mutating func append(flags: [Bool]) { append(flags.map { $0 ? UInt8(1) : 0 }) }

  /// Whether numbers are the starts of so many rows that fill an array of a length.
  static func areRows(_ starts: [Int32], count: Int, over length: Int) -> Bool {
    guard starts.count == count + 1, starts.first == 0, starts.last.map({ Int($0) }) == length
    else { return false }
    var last: Int32 = 0
    for start in starts {
      if start < last { return false }
      last = start
    }
    return true
  }

  /// Whether all numbers point into an array of a length, or are -1 where that is allowed.
  static func point(_ numbers: [Int32], below limit: Int, orNowhere: Bool = false) -> Bool {
    let least: Int32 = orNowhere ? -1 : 0
    for number in numbers where number < least || Int(number) >= limit { return false }
    return true
  }
}
