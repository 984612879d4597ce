/// Reads XML as a stream of elements and text, asked for one after the other.
///
/// It knows what data files need: elements, attributes, text, CDATA, the five named entities and
/// numeric ones. Comments, processing instructions and the document type are skipped; a document
/// type is never expanded, so that no entity can grow. Any declared version is accepted. Names keep
/// their namespace prefix.
///
///     var reader = XMLReader(bytes: Array("<list><item id='1'>Tea</item></list>".utf8))
///     while let event = try reader.next() { … }
package struct XMLReader {
  /// An attribute of an element.
  package struct Attribute: Hashable, Sendable {
    /// The name, with its prefix.
    package let name: String
    /// The value, with its entities resolved.
    package let value: String
  }

  /// What comes next in the document.
  package enum Event: Hashable, Sendable {
    /// An element begins; an empty element begins and ends.
    case start(name: String, attributes: [Attribute])
    /// Text, one piece for each run between tags.
    case text(String)
    /// An element ends.
    case end(name: String)
  }

  /// The deepest nesting that is read.
  package static let maximumDepth = 256

  /// Where the last event began.
  package private(set) var place: Place
  /// What was found wrong so far and could be passed over: bytes that are not UTF-8.
  package private(set) var faults: [Fault] = []
  /// The names of the elements that are open, outermost first.
  package private(set) var path: [String] = []

  private var cursor: XMLCursor
  private var isPrologRead = false
  private var hasRoot = false
  private var pendingEnd: String?

  /// Opens a document in a file, or on standard input for `-`.
  ///
  /// - Throws: `Fault` where the file cannot be opened.
  package init(path: String) throws(Fault) {
    self.init(reader: try ByteReader(path: path))
  }

  /// Opens a document that stands in memory.
  package init(bytes: [UInt8], file: String = "memory") {
    self.init(reader: ByteReader(bytes: bytes, path: file))
  }

  private init(reader: ByteReader) {
    cursor = XMLCursor(file: reader.path) { (buffer: inout [UInt8]) throws(Fault) -> Bool in
      try reader.read(into: &buffer) > 0
    }
    place = Place(file: reader.path, line: 1, column: 1)
  }
}

extension XMLReader {
  /// The next event; `nil` at the end of the document.
  ///
  /// - Throws: `Fault` with its place where the document is malformed; there is no reading on.
  package mutating func next() throws(Fault) -> Event? {
    if let name = pendingEnd {
      pendingEnd = nil
      path.removeLast()
      return .end(name: name)
    }
    if !isPrologRead {
      isPrologRead = true
      _ = try cursor.take("\u{FEFF}")
    }
    while let byte = try cursor.peek() {
      place = cursor.place
      guard byte == UInt8(ascii: "<") else {
        if let text = try readText() { return .text(text) }
        continue
      }
      if try skipMarkup() { continue }
      if try cursor.take("<![CDATA[") {
        guard !path.isEmpty else { throw Fault(at: place, "text outside the root element") }
        let bytes = try cursor.take(upTo: "]]>", of: "the CDATA section")
        if !bytes.isEmpty { return .text(decode(bytes)) }
        continue
      }
      return try cursor.take("</") ? readEndTag() : readStartTag()
    }
    if let open = path.last { throw cursor.fault("element <\(open)> is never closed") }
    guard hasRoot else { throw cursor.fault("expected an element") }
    return nil
  }

  /// Skips a comment, a processing instruction or a document type; false where none comes next.
  private mutating func skipMarkup() throws(Fault) -> Bool {
    if try cursor.take("<!--") {
      _ = try cursor.take(upTo: "-->", of: "the comment")
    } else if try cursor.take("<?") {
      _ = try cursor.take(upTo: "?>", of: "the processing instruction")
    } else if try cursor.take("<!DOCTYPE") {
      try skipDocumentType()
    } else {
      return false
    }
    return true
  }

  private mutating func skipDocumentType() throws(Fault) {
    var nesting = 0
    var quote: UInt8?
    while true {
      // Quotes within a comment open nothing.
      if quote == nil, try cursor.take("<!--") {
        _ = try cursor.take(upTo: "-->", of: "the comment")
        continue
      }
      guard let byte = try cursor.take() else { break }
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
      case UInt8(ascii: "["), UInt8(ascii: "<"): nesting += 1
      case UInt8(ascii: "]"): nesting -= 1
      case UInt8(ascii: ">"):
        if nesting == 0 { return }
        nesting -= 1
      default: break
      }
    }
    throw Fault(at: place, "the document type is never closed")
  }
}

extension XMLReader {
  private mutating func readStartTag() throws(Fault) -> Event {
    _ = try cursor.take()
    let name = try readName()
    guard !path.isEmpty || !hasRoot else { throw Fault(at: place, "a second root element") }
    guard path.count < Self.maximumDepth else {
      throw Fault(at: place, "elements are nested deeper than \(Self.maximumDepth)")
    }
    var attributes: [Attribute] = []
    var names: Set<String> = []
    while true {
      let before = cursor.place
      try cursor.skipSpace()
      if try cursor.take(">") { break }
      if try cursor.take("/>") {
        pendingEnd = name
        break
      }
      guard cursor.place != before else {
        throw cursor.fault("expected an attribute or the end of <\(name)>")
      }
      let place = cursor.place
      let attribute = try readAttribute()
      guard names.insert(attribute.name).inserted else {
        throw Fault(at: place, "attribute \(attribute.name) stands twice")
      }
      attributes.append(attribute)
    }
    hasRoot = true
    path.append(name)
    return .start(name: name, attributes: attributes)
  }

  private mutating func readAttribute() throws(Fault) -> Attribute {
    let start = cursor.place
    let name = try readName()
    try cursor.skipSpace()
    guard try cursor.take("=") else { throw cursor.fault("expected = after attribute \(name)") }
    try cursor.skipSpace()
    guard let quote = try cursor.take(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    else { throw Fault(at: start, "expected a quoted value of attribute \(name)") }
    var bytes: [UInt8] = []
    while true {
      try cursor.take(into: &bytes) {
        $0 == quote || $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "<")
      }
      switch try cursor.peek() {
      case quote:
        _ = try cursor.take()
        return Attribute(name: name, value: decode(bytes))
      case UInt8(ascii: "&"):
        try readEntity(into: &bytes)
      case nil:
        throw Fault(at: start, "the value of attribute \(name) is never closed")
      default:
        throw cursor.fault("a < within the value of attribute \(name)")
      }
    }
  }

  private mutating func readEndTag() throws(Fault) -> Event {
    let name = try readName()
    try cursor.skipSpace()
    guard try cursor.take(">") else { throw cursor.fault("expected the end of </\(name)>") }
    guard let open = path.last else { throw Fault(at: place, "</\(name)> closes nothing") }
    guard open == name else {
      throw Fault(at: place, "expected </\(open)>, found </\(name)>")
    }
    path.removeLast()
    return .end(name: name)
  }

  private mutating func readName() throws(Fault) -> String {
    let start = cursor.place
    var bytes: [UInt8] = []
    try cursor.take(into: &bytes) { byte in
      isASCIIWhitespace(byte) || byte < 0x20 || "/>=<\"'&!?".utf8.contains(byte)
    }
    guard let first = bytes.first, first > UInt8(ascii: "9"),
      let name = String(validating: bytes, as: UTF8.self)
    else { throw Fault(at: start, "expected a name") }
    return name
  }

  /// The text up to the next tag; `nil` for white space outside the root element.
  private mutating func readText() throws(Fault) -> String? {
    var bytes: [UInt8] = []
    while true {
      try cursor.take(into: &bytes) { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }
      guard try cursor.peek() == UInt8(ascii: "&") else { break }
      try readEntity(into: &bytes)
    }
    if path.isEmpty {
      guard bytes.allSatisfy(isASCIIWhitespace) else {
        throw Fault(at: place, "text outside the root element")
      }
      return nil
    }
    return decode(bytes)
  }

  private mutating func readEntity(into bytes: inout [UInt8]) throws(Fault) {
    let start = cursor.place
    _ = try cursor.take()
    var name: [UInt8] = []
    while let byte = try cursor.peek(), byte != UInt8(ascii: ";"), name.count < 12 {
      name.append(byte)
      _ = try cursor.take()
    }
    let text = String(decoding: name, as: UTF8.self)
    guard try cursor.take(";"), let scalar = Self.scalar(ofEntity: text) else {
      throw Fault(at: start, "unknown entity &\(text)")
    }
    bytes.append(contentsOf: Character(scalar).utf8)
  }

  private static func scalar(ofEntity name: String) -> Unicode.Scalar? {
    switch name {
    case "lt": return "<"
    case "gt": return ">"
    case "amp": return "&"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    guard name.hasPrefix("#") else { return nil }
    let isHexadecimal = name.hasPrefix("#x")
    let digits = name.dropFirst(isHexadecimal ? 2 : 1)
    guard digits.utf8.first.map({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) == true,
      let number = UInt32(digits, radix: isHexadecimal ? 16 : 10), number > 0
    else { return nil }
    return Unicode.Scalar(number)
  }

  /// The text of bytes; where they are not UTF-8 that is noted, and what can be read is kept.
  private mutating func decode(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    faults.append(Fault(at: place, "the text is not UTF-8"))
    return String(decoding: bytes, as: UTF8.self)
  }
}
