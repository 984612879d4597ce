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
    private let bytes: UnsafeRawBufferPointer
    private var position = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    mutating func next<Number: BitwiseCopyable>() -> [Number]? {
      guard bytes.count - position >= 8 else { return nil }
      let length = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      let size = MemoryLayout<Number>.stride
      guard length <= UInt64(bytes.count - position - 8), length % UInt64(size) == 0 else {
        return nil
      }
      let start = position + 8
      position = start + Int(length)
      let range = start..<position
      return [Number](unsafeUninitializedCapacity: Int(length) / size) { target, count in
        UnsafeMutableRawBufferPointer(target).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: bytes[range]))
        count = Int(length) / size
      }
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
