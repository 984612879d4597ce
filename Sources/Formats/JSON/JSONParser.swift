/// One value or key of a JSON text, in the order in which they stand.
///
/// Sixteen bytes, so that four share a cache line; offsets are 32 bits wide because a text of four
/// gibibytes is refused.
struct JSONToken: Sendable {
  /// Where it begins in the text.
  var start: UInt32
  /// Where it ends in the text, exclusive.
  var end: UInt32
  /// The index of the token after it and all it contains.
  var next: UInt32
  var kind: JSONNode.Kind
  /// Whether a string holds a backslash, so that its bytes are not yet its value.
  var isEscaped: Bool
}

/// What is wrong with a JSON text, and the offset at which.
struct JSONFailure: Error {
  var offset: Int
  var message: String
}

/// Checks a JSON text by RFC 8259 and lays it out as a flat list of tokens.
///
/// It keeps its own stack, so that nesting costs no recursion, and reads strings eight bytes at a time.
struct JSONParser {
  /// The deepest nesting that is read; deeper input is more likely an attack than a record.
  static let depthLimit = 512

  private(set) var tokens: [JSONToken] = []

  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0
  /// The indices of the containers that are open.
  private var open: [UInt32] = []

  private enum State {
    case value, valueOrEnd, key, keyOrEnd, afterValue
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    tokens.reserveCapacity(16 + bytes.count / 24)
  }

  /// Parses the whole text.
  ///
  /// - Throws: `JSONFailure` at the first offset where the text is not JSON.
  mutating func parse() throws(JSONFailure) {
    guard bytes.count < Int(UInt32.max) else {
      throw JSONFailure(offset: 0, message: "the text is larger than 4 GiB")
    }
    var state = State.value
    while true {
      skipWhitespace()
      guard at < bytes.count else {
        if state == .afterValue, open.isEmpty { return }
        throw failure(tokens.isEmpty ? "a JSON value was expected" : "the text ends too early")
      }
      let byte = bytes[at]
      switch state {
      case .valueOrEnd where byte == UInt8(ascii: "]"), .keyOrEnd where byte == UInt8(ascii: "}"):
        close()
        state = .afterValue
      case .value, .valueOrEnd:
        state = try value(byte)
      case .key, .keyOrEnd:
        guard byte == UInt8(ascii: "\"") else { throw failure("a key in quotes was expected") }
        try string()
        skipWhitespace()
        guard at < bytes.count, bytes[at] == UInt8(ascii: ":") else {
          throw failure("a colon was expected after the key")
        }
        at += 1
        state = .value
      case .afterValue:
        state = try separator(byte)
      }
    }
  }

  /// Reads a scalar, or the opening bracket of a container.
  private mutating func value(_ byte: UInt8) throws(JSONFailure) -> State {
    switch byte {
    case UInt8(ascii: "\""):
      try string()
      return .afterValue
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard open.count < Self.depthLimit else {
        throw failure("the nesting is deeper than \(Self.depthLimit)")
      }
      let isObject = byte == UInt8(ascii: "{")
      open.append(UInt32(truncatingIfNeeded: tokens.count))
      append(from: at, to: at, isObject ? .object : .array)
      at += 1
      return isObject ? .keyOrEnd : .valueOrEnd
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      try number()
      return .afterValue
    case UInt8(ascii: "t"):
      try literal("true", .boolean)
      return .afterValue
    case UInt8(ascii: "f"):
      try literal("false", .boolean)
      return .afterValue
    case UInt8(ascii: "n"):
      try literal("null", .null)
      return .afterValue
    default:
      throw failure("a value was expected")
    }
  }

  /// Reads the comma or closing bracket after a value.
  private mutating func separator(_ byte: UInt8) throws(JSONFailure) -> State {
    guard let top = open.last else { throw failure("nothing was expected after the value") }
    let isObject = tokens[Int(top)].kind == .object
    if byte == UInt8(ascii: ",") {
      at += 1
      return isObject ? .key : .value
    }
    guard byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
      throw failure(isObject ? "a comma or } was expected" : "a comma or ] was expected")
    }
    close()
    return .afterValue
  }

  private mutating func close() {
    guard let top = open.popLast() else { return }
    at += 1
    tokens[Int(top)].end = UInt32(truncatingIfNeeded: at)
    tokens[Int(top)].next = UInt32(truncatingIfNeeded: tokens.count)
  }

  private mutating func append(
    from start: Int, to end: Int, _ kind: JSONNode.Kind, isEscaped: Bool = false
  ) {
    tokens.append(
      JSONToken(
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
        next: UInt32(truncatingIfNeeded: tokens.count + 1), kind: kind, isEscaped: isEscaped))
  }

  private mutating func skipWhitespace() {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x0A, 0x0D, 0x09: at += 1
      default: return
      }
    }
  }

  private mutating func literal(
    _ text: StaticString, _ kind: JSONNode.Kind
  ) throws(JSONFailure) {
    let length = text.utf8CodeUnitCount
    guard bytes.count - at >= length else { throw failure("a value was expected") }
    for index in 0..<length where bytes[at + index] != text.utf8Start[index] {
      throw failure("a value was expected")
    }
    append(from: at, to: at + length, kind)
    at += length
  }

  private func failure(_ message: String) -> JSONFailure {
    JSONFailure(offset: at, message: message)
  }
}

// MARK: - Numbers

extension JSONParser {
  private mutating func number() throws(JSONFailure) {
    let start = at
    if bytes[at] == UInt8(ascii: "-") { at += 1 }
    if at < bytes.count, bytes[at] == UInt8(ascii: "0") {
      at += 1
    } else {
      try digits()
    }
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      at += 1
      try digits()
    }
    if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") {
        at += 1
      }
      try digits()
    }
    append(from: start, to: at, .number)
  }

  private mutating func digits() throws(JSONFailure) {
    let start = at
    while at < bytes.count, bytes[at].isASCIIDigit { at += 1 }
    guard at > start else { throw failure("a digit was expected") }
  }
}

// MARK: - Strings

extension JSONParser {
  /// Reads the string whose opening quote stands at `at`; the token's range has the quotes in it.
  private mutating func string() throws(JSONFailure) {
    let start = at
    var isEscaped = false
    at += 1
    while true {
      at = JSONPlainText.end(in: bytes, from: at)
      guard at < bytes.count else {
        at = start
        throw failure("the string that begins here is not closed")
      }
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        append(from: start, to: at, .string, isEscaped: isEscaped)
        return
      case UInt8(ascii: "\\"):
        isEscaped = true
        try escape()
      case ..<0x20:
        throw failure("a control character in a string must be escaped")
      case 0x80...:
        let length = UTF8Check.sequenceLength(in: bytes, at: at)
        guard length > 0 else { throw failure("the bytes are not UTF-8") }
        at += length
      default:
        at += 1
      }
    }
  }

  private mutating func escape() throws(JSONFailure) {
    guard at + 1 < bytes.count else { throw failure("the text ends too early") }
    switch bytes[at + 1] {
    case UInt8(ascii: "u"):
      guard let unit = JSONEscape.unit(in: bytes, at: at) else {
        throw failure("four hexadecimal digits were expected after \\u")
      }
      if unit & 0xF800 != 0xD800 {
        at += 6
        return
      }
      guard unit < 0xDC00, let low = JSONEscape.unit(in: bytes, at: at + 6), low & 0xFC00 == 0xDC00
      else { throw failure("a lone surrogate stands for no character") }
      at += 12
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      at += 2
    default:
      throw failure("a backslash was followed by what is not an escape")
    }
  }
}
