import WaymarkFormats

/// Finds the records of a JSON text that comes in pieces, without parsing them.
///
/// It follows the grammar closely enough to notice damage soon, and knows three layouts: a list of
/// records, an envelope around such a list, and records one after the other. Its memory is that of
/// the brackets that are open.
struct ElementScanner {
  /// What was found next.
  enum Event {
    /// A record stands in this range of the buffer.
    case element(Range<Int>, line: Int, column: Int)
    /// The text is damaged; a search for the next record has begun.
    case failure(Failure)
    /// The buffer ends, and more of the text is needed to go on.
    case needsMore
  }

  /// Damage: where it was noticed, and where the record that it is in begins.
  struct Failure {
    var message: String
    var line: Int
    var column: Int
    var start: Int?
  }

  /// The beginning of a record.
  struct Mark {
    var offset: Int
    var line: Int
    var column: Int
    /// How far it is indented, where nothing stands before it on its line.
    var indent: Int?
  }

  enum Expected { case value, valueOrEnd, key, keyOrEnd, colon, commaOrEnd }
  enum Lexeme { case none, string, escape, scalar }

  /// The next byte to look at, in the buffer.
  var position = 0
  /// The line at `position`, and where in the buffer it begins.
  var line: Int
  var lineStart = 0
  /// Whether only white space was seen on the line so far.
  var isLineBlank = true

  var expected = Expected.value
  var lexeme = Lexeme.none
  /// The containers that are open, from the outside in: whether each is an object.
  var containers: [Bool] = []
  /// How many containers are open around a record of the list that is being read.
  var listDepth: Int?
  /// The record or outermost object that is being read.
  var start: Mark?
  /// The key that is being read, or was read last, in the outermost object.
  var keyStart: Int?
  /// Whether the key that was read last names a list of records.
  var awaitsList = false
  /// Whether the outermost object has what only a record has.
  var looksLikeRecord = false
  /// Whether the outermost object is an envelope.
  var isEnvelope = false
  /// Which envelope it is, as far as the key of its list tells.
  var envelope: RecordEnvelope?

  /// How the list was reached that a search after damage leads back into.
  var resumeDepth: Int?
  var search: RecordSearch?
  /// How far the last good record was indented, where it began a line of its own.
  var elementIndent: Int?
  /// The first keys of a good record, to know the next one by after damage.
  var signature: [[UInt8]]?

  init(line: Int = 1) { self.line = line }

  /// Where in the buffer begins what has not been handed out yet.
  var pendingStart: Int { min(start?.offset ?? position, keyStart ?? position, position) }

  /// Whether nothing has been begun that is not finished.
  var isComplete: Bool { containers.isEmpty && lexeme == .none && search == nil }

  /// Takes note that the first `count` bytes of the buffer were dropped.
  mutating func rebase(by count: Int) {
    position -= count
    lineStart -= count
    start?.offset -= count
    if let keyStart { self.keyStart = keyStart - count }
    search?.noticed -= count
  }
}

// MARK: - Scanning

extension ElementScanner {
  /// Goes on to the next record.
  ///
  /// - Parameters:
  ///   - buffer: The bytes of which those before `pendingStart` are done with.
  ///   - isAtEnd: Whether the text ends with the buffer.
  /// - Returns: A record, damage, or that more of the text is needed.
  mutating func next(in buffer: UnsafeBufferPointer<UInt8>, isAtEnd: Bool) -> Event {
    if search != nil, !resume(in: buffer, isAtEnd: isAtEnd) { return .needsMore }
    while position < buffer.count {
      switch lexeme {
      case .string:
        skipText(in: buffer)
        guard position < buffer.count else { break }
        if let event = endText(in: buffer) { return event }
      case .escape:
        position += 1
        lexeme = .string
      case .scalar:
        if !isScalar(buffer[position]) {
          lexeme = .none
          if let event = finishValue(in: buffer) { return event }
        } else {
          position += 1
        }
      case .none:
        if let event = token(buffer[position], in: buffer) { return event }
      }
    }
    if isAtEnd, lexeme == .scalar {
      lexeme = .none
      if let event = finishValue(in: buffer) { return event }
    }
    return .needsMore
  }

  /// Says what is missing at the end of the text, if anything is.
  mutating func finish(in buffer: UnsafeBufferPointer<UInt8>) -> Failure? {
    guard !isComplete, search == nil else { return nil }
    let message =
      start != nil && !isEnvelope
      ? "the text ends in the middle of a record" : "the text ends before the list is closed"
    guard case .failure(let failure) = fail(message, buffer) else { return nil }
    return failure
  }

  /// Moves over the text of a string to what ends it or needs a closer look.
  private mutating func skipText(in buffer: UnsafeBufferPointer<UInt8>) {
    position = JSONPlainText.end(in: buffer, from: position)
    while position < buffer.count, buffer[position] >= 0x80 {
      position = JSONPlainText.end(in: buffer, from: position + 1)
    }
  }

  /// Takes a quote, a backslash or a control character in a string.
  private mutating func endText(in buffer: UnsafeBufferPointer<UInt8>) -> Event? {
    switch buffer[position] {
    case UInt8(ascii: "\\"):
      lexeme = .escape
    case UInt8(ascii: "\""):
      lexeme = .none
      position += 1
      guard expected == .colon else { return finishValue(in: buffer) }
      finishKey(in: buffer)
      return nil
    case 0x0A, 0x0D:
      return fail("a string is not closed on its line", buffer)
    default:
      return fail("a control character in a string must be escaped", buffer)
    }
    position += 1
    return nil
  }

  /// Takes one byte outside of strings and numbers.
  private mutating func token(
    _ byte: UInt8, in buffer: UnsafeBufferPointer<UInt8>
  ) -> Event? {
    switch byte {
    case 0x20, 0x09, 0x0D:
      position += 1
      return nil
    case 0x0A:
      position += 1
      line += 1
      lineStart = position
      isLineBlank = true
      return nil
    default: break
    }
    defer { isLineBlank = false }
    switch (expected, byte) {
    case (.valueOrEnd, UInt8(ascii: "]")), (.keyOrEnd, UInt8(ascii: "}")):
      return close(in: buffer)
    case (.value, _), (.valueOrEnd, _):
      return beginValue(byte, in: buffer)
    case (.key, UInt8(ascii: "\"")), (.keyOrEnd, UInt8(ascii: "\"")):
      if containers.count == 1 { keyStart = position }
      position += 1
      lexeme = .string
      expected = .colon
      return nil
    case (.colon, UInt8(ascii: ":")):
      position += 1
      expected = .value
      return nil
    case (.commaOrEnd, UInt8(ascii: ",")):
      position += 1
      expected = containers.last == true ? .key : .value
      return nil
    case (.commaOrEnd, UInt8(ascii: "]")) where containers.last == false,
      (.commaOrEnd, UInt8(ascii: "}")) where containers.last == true:
      return close(in: buffer)
    case (.key, _), (.keyOrEnd, _):
      return fail("a key in quotes was expected", buffer)
    case (.colon, _):
      return fail("a colon was expected after the key", buffer)
    case (.commaOrEnd, _):
      return fail(
        containers.last == true ? "a comma or } was expected" : "a comma or ] was expected", buffer)
    }
  }

  private mutating func beginValue(
    _ byte: UInt8, in buffer: UnsafeBufferPointer<UInt8>
  ) -> Event? {
    let isList = byte == UInt8(ascii: "[") && listDepth == nil
    let isWholeList = isList && containers.isEmpty
    let isListOfEnvelope = isList && containers.count == 1 && awaitsList
    if containers.count == 1, listDepth == nil { keyStart = nil }
    if isWholeList || isListOfEnvelope {
      isEnvelope = isListOfEnvelope
      start = nil
      containers.append(false)
      listDepth = containers.count
      resumeDepth = listDepth
      expected = .valueOrEnd
      position += 1
      return nil
    }
    guard isScalar(byte) || Self.openings.contains(byte) else {
      return fail("a value was expected", buffer)
    }
    if containers.count == listDepth || containers.isEmpty {
      start = Mark(
        offset: position, line: line, column: position - lineStart + 1,
        indent: isLineBlank ? position - lineStart : nil)
      if containers.isEmpty {
        looksLikeRecord = false
        isEnvelope = false
        resumeDepth = nil
      }
    }
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard containers.count < 512 else { return fail("the nesting is deeper than 512", buffer) }
      containers.append(byte == UInt8(ascii: "{"))
      expected = byte == UInt8(ascii: "{") ? .keyOrEnd : .valueOrEnd
      position += 1
    case UInt8(ascii: "\""):
      lexeme = .string
      // What is found at the end of a string depends on what was expected at its beginning.
      expected = .commaOrEnd
      position += 1
    default:
      lexeme = .scalar
    }
    return nil
  }

  private static let openings = Array("{[\"".utf8)

  /// Whether a byte can stand in a number or literal; which ones can, the parser checks.
  private func isScalar(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }
}
