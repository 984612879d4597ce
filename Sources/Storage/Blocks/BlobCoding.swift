/// Writes numbers and texts one after another, numbers little-endian.
struct BlobWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ number: Int) {
    withUnsafeBytes(of: Int64(number).littleEndian) { bytes += $0 }
  }

  mutating func append(_ text: String) {
    append(text.utf8.count)
    bytes += text.utf8
  }

  /// Appends an array behind its length.
  mutating func append<Number: FixedWidthInteger & BitwiseCopyable>(_ array: [Number]) {
    append(array.count)
    array.map(\.littleEndian).withUnsafeBytes { bytes += $0 }
  }
}

/// Reads what `BlobWriter` wrote; whatever does not fit is an error, never a trap.
struct BlobReader {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0
  private let name: String

  init(_ bytes: UnsafeRawBufferPointer, of name: String) {
    self.bytes = bytes
    self.name = name
  }

  var isAtEnd: Bool { position == bytes.count }

  var damage: StoreError { StoreError(.damaged, "the \(name) cannot be read") }

  mutating func int() throws(StoreError) -> Int {
    guard bytes.count - position >= 8 else { throw damage }
    defer { position += 8 }
    return Int(Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: Int64.self)))
  }

  /// Reads a number that cannot be beyond a range.
  mutating func int(in range: ClosedRange<Int>) throws(StoreError) -> Int {
    let number = try int()
    guard range.contains(number) else { throw damage }
    return number
  }

  /// Reads a count of things that each take at least a number of bytes, so that a damaged count
  /// reserves no memory that the blob cannot fill.
  mutating func count(ofAtLeast size: Int) throws(StoreError) -> Int {
    let count = try int()
    guard count >= 0, count <= (bytes.count - position) / size else { throw damage }
    return count
  }

  /// Reads an array that was appended behind its length.
  mutating func array<Number: FixedWidthInteger & BitwiseCopyable>(
    of type: Number.Type = Number.self
  ) throws(StoreError) -> [Number] {
    let size = MemoryLayout<Number>.size
    let count = try count(ofAtLeast: size)
    let range = position..<position + count * size
    position = range.upperBound
    var array = [Number](unsafeUninitializedCapacity: count) { target, filled in
      UnsafeMutableRawBufferPointer(target).copyMemory(
        from: UnsafeRawBufferPointer(rebasing: bytes[range]))
      filled = count
    }
    if 1.littleEndian != 1 {
      for place in array.indices { array[place] = array[place].littleEndian }
    }
    return array
  }

  mutating func text() throws(StoreError) -> String {
    let count = try count(ofAtLeast: 1)
    defer { position += count }
    return String(decoding: bytes[position..<position + count], as: UTF8.self)
  }
}
