/// Builds a JSON text, value by value, straight into bytes.
///
/// The same calls give the same bytes: members stand in the order in which they were written, and
/// numbers are spelled in one way only. Commas are set by the writer.
///
///     var writer = JSONWriter()
///     writer.beginObject()
///     writer.key("name")
///     writer.string("Tea")
///     writer.endObject()
///     String(decoding: writer.bytes, as: UTF8.self)  // {"name":"Tea"}
package struct JSONWriter: Sendable {
  /// What has been written so far.
  package private(set) var bytes: [UInt8] = []

  private let isPretty: Bool
  /// For each open container whether something stands in it already.
  private var open: [Bool] = []
  /// Whether a key was written and its value is awaited.
  private var isAfterKey = false

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - isPretty: Whether to break lines and indent by two spaces.
  ///   - capacity: How many bytes will come, as far as can be told; it may be any number.
  package init(isPretty: Bool = false, capacity: Int = 0) {
    self.isPretty = isPretty
    bytes.reserveCapacity(capacity)
  }

  /// Forgets what was written, so that the same memory serves for the next text.
  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
    isAfterKey = false
  }

  /// Ends a line, as between the records of NDJSON.
  package mutating func lineFeed() { bytes.append(0x0A) }
}

// MARK: - Containers

extension JSONWriter {
  /// Opens an object.
  package mutating func beginObject() { begin(UInt8(ascii: "{")) }

  /// Closes the innermost object.
  package mutating func endObject() { end(UInt8(ascii: "}")) }

  /// Opens an array.
  package mutating func beginArray() { begin(UInt8(ascii: "[")) }

  /// Closes the innermost array.
  package mutating func endArray() { end(UInt8(ascii: "]")) }

  /// Writes the key of the member whose value comes next.
  ///
  /// - Parameter key: A key in the program itself, without anything to escape; `key(named:)` writes
  ///   any other.
  package mutating func key(_ key: StaticString) {
    separate()
    key.withUTF8Buffer { quote($0) }
    endKey()
  }

  /// Writes the key of the member whose value comes next, whatever it is.
  package mutating func key(named key: String) {
    string(key)
    endKey()
  }

  private mutating func endKey() {
    precondition(!open.isEmpty && !isAfterKey, "a key belongs into an object")
    bytes.append(UInt8(ascii: ":"))
    if isPretty { bytes.append(0x20) }
    isAfterKey = true
  }

  private mutating func begin(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    open.append(false)
  }

  private mutating func end(_ bracket: UInt8) {
    let hasContent = open.popLast()
    precondition(hasContent != nil && !isAfterKey, "there is nothing to close")
    if isPretty, hasContent == true { indent() }
    bytes.append(bracket)
  }

  /// Writes what belongs before a value or a key.
  private mutating func separate() {
    if isAfterKey {
      isAfterKey = false
      return
    }
    guard let hasContent = open.last else { return }
    if hasContent { bytes.append(UInt8(ascii: ",")) } else { open[open.count - 1] = true }
    if isPretty { indent() }
  }

  private mutating func indent() {
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * open.count))
  }
}

// MARK: - Values

extension JSONWriter {
  /// Writes `null`.
  package mutating func null() { literal("null") }

  /// Writes a boolean.
  package mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

  /// Writes an integer.
  package mutating func int(_ value: Int) {
    separate()
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    bytes.append(digitsOf: value.magnitude)
  }

  /// Writes a number with the fewest digits that read back as the same value.
  ///
  /// What is no number in JSON, infinity and NaN, becomes `null`.
  package mutating func double(_ value: Double) {
    literal(value.isFinite ? value.description : "null")
  }

  /// Writes a number rounded to at most `decimals` digits after the point, without trailing zeros.
  package mutating func double(_ value: Double, decimals: Int) {
    guard value.isFinite else { return null() }
    separate()
    value.append(decimals: decimals, to: &bytes)
  }

  /// Writes a string; only quotes, backslashes and control characters are escaped.
  package mutating func string(_ value: String) {
    separate()
    value.utf8Span.span.withUnsafeBufferPointer { content in
      var (start, end) = (0, JSONPlainText.end(in: content, from: 0, isASCII: false))
      if end == content.count { return quote(content) }
      bytes.append(UInt8(ascii: "\""))
      while end < content.count {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: content[start..<end]))
        escape(content[end])
        start = end + 1
        end = JSONPlainText.end(in: content, from: start, isASCII: false)
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: content[start...]))
      bytes.append(UInt8(ascii: "\""))
    }
  }

  /// Writes bytes without anything to escape between quotes: all in one go, for most of what is written
  /// is short.
  private mutating func quote(_ content: UnsafeBufferPointer<UInt8>) {
    bytes.append(addingCapacity: content.count + 2) { span in
      span.append(UInt8(ascii: "\""))
      span.withUnsafeMutableBufferPointer { room, count in
        guard let source = content.baseAddress, let room = room.baseAddress else { return }
        (room + count).initialize(from: source, count: content.count)
        count += content.count
      }
      span.append(UInt8(ascii: "\""))
    }
  }

  /// Writes bytes that are a JSON value already, as they stand.
  package mutating func raw(_ value: some Collection<UInt8>) {
    separate()
    bytes.append(contentsOf: value)
  }

  /// Writes bytes that are a JSON value already, as they stand.
  package mutating func raw(_ value: [UInt8]) {
    separate()
    bytes.append(contentsOf: value)
  }

  private mutating func literal(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case ..<0x20:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: Array("u00".utf8))
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    default: bytes.append(byte)
    }
  }
}
