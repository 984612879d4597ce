/// A place in a stream of bytes, with its line and column, and a look ahead.
struct XMLCursor {
  /// The longest name, value or run of text, so that memory stays bounded.
  static let maximumRun = 16 << 20

  private(set) var line = 1
  private let file: String
  private let source: (inout [UInt8]) throws(Fault) -> Bool
  private var buffer: [UInt8] = []
  private var position = 0
  private var column = 1
  private var isExhausted = false

  init(file: String, source: @escaping (inout [UInt8]) throws(Fault) -> Bool) {
    self.file = file
    self.source = source
  }

  /// Where the next byte stands.
  var place: Place { Place(file: file, line: line, column: column) }

  /// A fault at the next byte.
  func fault(_ message: String) -> Fault { Fault(at: place, message) }

  /// The next byte, left where it is; `nil` at the end.
  mutating func peek() throws(Fault) -> UInt8? {
    if position < buffer.count { return buffer[position] }
    return try isAvailable(1) ? buffer[position] : nil
  }

  /// Takes the next byte.
  mutating func take() throws(Fault) -> UInt8? {
    guard let byte = try peek() else { return nil }
    position += 1
    if byte == UInt8(ascii: "\n") {
      line += 1
      column = 1
    } else {
      column += 1
    }
    return byte
  }

  /// Takes a text if it comes next.
  mutating func take(_ text: StaticString) throws(Fault) -> Bool {
    let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard try isAvailable(wanted.count), buffer[position...].starts(with: wanted) else {
      return false
    }
    for _ in wanted { _ = try take() }
    return true
  }

  /// Takes bytes up to one that ends the run, and leaves that one.
  mutating func take(
    into bytes: inout [UInt8], until isEnd: (UInt8) -> Bool
  ) throws(Fault) {
    while let byte = try peek(), !isEnd(byte) {
      guard bytes.count < Self.maximumRun else { throw fault("longer than 16 MiB") }
      bytes.append(byte)
      _ = try take()
    }
  }

  /// Takes bytes up to and with a closing text, and gives those before it.
  mutating func take(
    upTo end: StaticString, of what: String
  ) throws(Fault) -> [UInt8] {
    let opened = place
    var bytes: [UInt8] = []
    while try !take(end) {
      guard let byte = try take() else { throw Fault(at: opened, "\(what) is never closed") }
      guard bytes.count < Self.maximumRun else { throw fault("longer than 16 MiB") }
      bytes.append(byte)
    }
    return bytes
  }

  /// Takes spaces, tabs and line ends.
  mutating func skipSpace() throws(Fault) {
    while let byte = try peek(), isASCIIWhitespace(byte) { _ = try take() }
  }

  /// Whether as many bytes are left, read into the buffer.
  private mutating func isAvailable(_ count: Int) throws(Fault) -> Bool {
    while !isExhausted, buffer.count - position < count {
      buffer.removeFirst(position)
      position = 0
      if try !source(&buffer) { isExhausted = true }
    }
    return buffer.count - position >= count
  }
}
