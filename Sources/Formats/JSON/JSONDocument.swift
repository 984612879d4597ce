/// One complete JSON text, checked by RFC 8259 and ready to be looked into.
///
/// Nothing is decoded before it is asked for, and every value knows the range of bytes that it stands
/// in, so that an edit can replace exactly those and leave the rest as it was.
///
///     let document = try JSONDocument(parsing: #"{"name": "Tea", "ages": [5, 11]}"#)
///     document.root["name"]?.string            // "Tea"
///     document.root["ages"]?.elements.map(\.int)  // [5, 11]
///     document.root["ages"]?.range             // 24..<31
///
/// Bad UTF-8, lone surrogates, and nesting deeper than 512 are faults. Where a key stands twice, the
/// last one counts, as in other readers.
package struct JSONDocument: Sendable {
  /// The value that the text holds.
  package let root: JSONNode

  /// Parses a text that may be a slice of a larger piece; the piece is kept, not copied.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - place: Where the text begins, for faults.
  /// - Throws: `Fault` where the text is not JSON, with its line and column.
  package init(parsing bytes: ArraySlice<UInt8>, at place: Place = Place()) throws(Fault) {
    var failure: JSONFailure?
    let tokens = bytes.withUnsafeBufferPointer { buffer -> [JSONToken] in
      var parser = JSONParser(buffer)
      do throws(JSONFailure) { try parser.parse() } catch { failure = error }
      return parser.tokens
    }
    if let failure {
      throw Fault(at: place.advanced(by: failure.offset, in: bytes), failure.message)
    }
    root = JSONNode(text: JSONText(bytes: bytes, tokens: tokens), index: 0)
  }

  /// Parses a text.
  ///
  /// - Throws: `Fault` where the text is not JSON, with its line and column.
  package init(parsing bytes: [UInt8], at place: Place = Place()) throws(Fault) {
    try self.init(parsing: bytes[...], at: place)
  }

  /// Parses a text.
  ///
  /// - Throws: `Fault` where the text is not JSON, with its line and column.
  package init(parsing text: String, at place: Place = Place()) throws(Fault) {
    try self.init(parsing: Array(text.utf8), at: place)
  }

  /// Reads a file, or standard input for `-`, and parses all of it; a byte-order mark is left out.
  ///
  /// - Throws: `Fault` where the file cannot be read, is larger than 2 GiB, or is not JSON.
  package init(path: String) throws(Fault) {
    let bytes = try ByteReader(path: path).readAll()
    let mark = bytes.hasByteOrderMark ? 3 : 0
    try self.init(parsing: bytes[mark...], at: Place(file: path))
  }
}

/// The bytes of a text and the tokens found in it, shared by all its nodes.
final class JSONText: Sendable {
  let bytes: ArraySlice<UInt8>
  let tokens: [JSONToken]

  init(bytes: ArraySlice<UInt8>, tokens: [JSONToken]) {
    self.bytes = bytes
    self.tokens = tokens
  }
}

extension Place {
  /// Returns the place that lies `offset` bytes into a text which begins here.
  ///
  /// A place without a line is taken for the beginning of its file.
  package func advanced(by offset: Int, in bytes: ArraySlice<UInt8>) -> Place {
    let before = bytes.prefix(max(0, offset))
    var lines = 0
    var lineStart = before.startIndex
    for index in before.indices where before[index] == 0x0A {
      lines += 1
      lineStart = index + 1
    }
    var place = self
    place.line = (line ?? 1) + lines
    place.column = before.endIndex - lineStart + (lines == 0 ? column ?? 1 : 1)
    return place
  }
}
