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

  /// Reads a count of things that each take at least a number of bytes, so that a damaged count
  /// reserves no memory that the blob cannot fill.
  mutating func count(ofAtLeast size: Int) throws(StoreError) -> Int {
    let count = try int()
    guard count >= 0, count <= (bytes.count - position) / size else { throw damage }
    return count
  }

  mutating func text() throws(StoreError) -> String {
    let count = try count(ofAtLeast: 1)
    defer { position += count }
    return String(decoding: bytes[position..<position + count], as: UTF8.self)
  }
}
