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
  /// - Parameter isPretty: Whether to break lines and indent by two spaces.
  package init(isPretty: Bool = false) { self.isPretty = isPretty }

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
  package mutating func key(_ key: String) {
    precondition(!open.isEmpty && !isAfterKey, "a key belongs into an object")
    string(key)
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
  package mutating func int(_ value: Int) { literal(String(value)) }

  /// Writes a number with the fewest digits that read back as the same value.
  ///
  /// What is no number in JSON, infinity and NaN, becomes `null`.
  package mutating func double(_ value: Double) {
    literal(value.isFinite ? value.description : "null")
  }

  /// Writes a number rounded to at most `decimals` digits after the point, without trailing zeros.
  package mutating func double(_ value: Double, decimals: Int) {
    literal(value.isFinite ? value.decimalText(decimals) : "null")
  }

  /// Writes a string; only quotes, backslashes and control characters are escaped.
  package mutating func string(_ value: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    var value = value
    value.withUTF8 { content in
      var start = 0
      for at in 0..<content.count {
        let byte = content[at]
        guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else {
          continue
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: content[start..<at]))
        escape(byte)
        start = at + 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: content[start...]))
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes bytes that are a JSON value already, as they stand.
  package mutating func raw(_ value: some Collection<UInt8>) {
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
