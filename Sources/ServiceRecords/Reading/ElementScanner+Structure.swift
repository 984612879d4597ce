import WaymarkFormats

// MARK: - What a finished key, value or container means

extension ElementScanner {
  /// Looks at a key of the outermost object, to know an envelope by it.
  mutating func finishKey(in buffer: UnsafeBufferPointer<UInt8>) {
    guard containers.count == 1, let keyStart, keyStart >= 0 else { return }
    let key = UnsafeBufferPointer(rebasing: buffer[(keyStart + 1)..<(position - 1)])
    awaitsList = false
    let folded = FoldedKey(key)
    switch RecordField(folded) {
    case .list:
      awaitsList = true
      envelope = RecordEnvelope(folded)
    case .perhapsList: awaitsList = !looksLikeRecord
    case .name, .description: looksLikeRecord = true
    default: break
    }
  }

  /// Closes the innermost container.
  mutating func close(in buffer: UnsafeBufferPointer<UInt8>) -> Event? {
    position += 1
    let closesList = containers.count == listDepth
    containers.removeLast()
    guard closesList else { return finishValue(in: buffer) }
    listDepth = nil
    expected = containers.isEmpty ? .value : .commaOrEnd
    return nil
  }

  /// Notes that a value ends before `position`, and hands it out where it is a record.
  mutating func finishValue(in buffer: UnsafeBufferPointer<UInt8>) -> Event? {
    expected = containers.isEmpty ? .value : .commaOrEnd
    guard containers.count == listDepth ?? 0, let mark = start else { return nil }
    start = nil
    keyStart = nil
    elementIndent = mark.indent
    let range = mark.offset..<position
    if signature == nil {
      signature = LeadingKeys.find(in: UnsafeBufferPointer(rebasing: buffer[range])).keys
    }
    return .element(range, line: mark.line, column: mark.column)
  }

  /// Reports damage at `position` and begins to search for the next record.
  mutating func fail(_ message: String, _ buffer: UnsafeBufferPointer<UInt8>) -> Event {
    let failure = Failure(
      message: message, line: line, column: position - lineStart + 1, start: start?.offset)
    var search = RecordSearch(
      indent: start == nil ? elementIndent : start?.indent, noticed: position)
    if let start, start.indent != nil {
      // Indentation tells records from what is inside them, so the search can begin in this one.
      position = start.offset + 1
      line = start.line
      lineStart = start.offset - (start.column - 1)
      isLineBlank = false
      search.previous = UInt8(ascii: "{")
    }
    self.search = search
    start = nil
    keyStart = nil
    lexeme = .none
    awaitsList = false
    return .failure(failure)
  }
}

extension ElementScanner {
  /// Reports that the record being read is longer than any, and searches for the next one after it.
  mutating func giveUp(_ buffer: UnsafeBufferPointer<UInt8>) -> Failure? {
    guard case .failure(let failure) = fail("the record is longer than any that is read", buffer)
    else { return nil }
    position = buffer.count
    return failure
  }
}

/// The search for the next record after damage.
struct RecordSearch {
  /// How far the damaged record was indented, where it began a line of its own.
  var indent: Int?
  /// Where the damage was noticed, in the buffer as it was then.
  var noticed: Int
  /// The last byte that was not white space, and the one before it.
  var previous: UInt8 = 0
  var beforePrevious: UInt8 = 0
}

extension ElementScanner {
  /// The most bytes looked at to compare the first keys of what may be a record.
  private static let lookahead = 64 << 10

  /// Searches on for the next record and goes back to scanning there.
  ///
  /// A record that began a line of its own is followed by one that is indented as far. Otherwise the
  /// next one begins, after a comma, with the same keys as a good one.
  ///
  /// - Returns: Whether one was found; otherwise more of the text is needed.
  mutating func resume(in buffer: UnsafeBufferPointer<UInt8>, isAtEnd: Bool) -> Bool {
    guard var search else { return true }
    defer { if self.search != nil { self.search = search } }
    while position < buffer.count {
      let byte = buffer[position]
      switch byte {
      case 0x0A:
        line += 1
        lineStart = position + 1
        isLineBlank = true
      case 0x20, 0x09, 0x0D: break
      case UInt8(ascii: "{"), UInt8(ascii: "\""):
        switch judge(byte, search, in: buffer, isAtEnd: isAtEnd) {
        case .found: return true
        case .unclear: return false
        case .no: break
        }
        fallthrough
      default:
        isLineBlank = false
        search.beforePrevious = search.previous
        search.previous = byte
      }
      position += 1
    }
    return false
  }

  private enum Judgement { case found, no, unclear }

  private mutating func judge(
    _ byte: UInt8, _ search: RecordSearch, in buffer: UnsafeBufferPointer<UInt8>, isAtEnd: Bool
  ) -> Judgement {
    let rest = UnsafeBufferPointer(rebasing: buffer[position...])
    let canWait = !isAtEnd && rest.count < Self.lookahead
    if byte == UInt8(ascii: "\"") {
      // Damage before the list was reached: the key of the list is what to look for.
      guard resumeDepth == nil else { return .no }
      guard let length = LeadingKeys.lengthOfListOpening(rest) else { return .no }
      if length == 0 { return canWait ? .unclear : .no }
      position += length
      go(on: [true, false], .valueOrEnd)
      listDepth = 2
      resumeDepth = 2
      isEnvelope = true
      return .found
    }
    if let indent = search.indent {
      guard isLineBlank, position - lineStart == indent else { return .no }
    } else {
      let followsRecord =
        search.previous == UInt8(ascii: ",") && search.beforePrevious == UInt8(ascii: "}")
      guard followsRecord || position == search.noticed else { return .no }
      let found = LeadingKeys.find(in: rest)
      if !found.isWhole, canWait { return .unclear }
      if let signature {
        guard found.keys == signature else { return .no }
      } else {
        guard let first = found.keys.first,
          RecordField(first.withUnsafeBufferPointer { FoldedKey($0) }) != nil
        else { return .no }
      }
    }
    go(
      on: resumeDepth == 2 ? [true, false] : resumeDepth == 1 ? [false] : [],
      .value)
    listDepth = resumeDepth
    isEnvelope = resumeDepth == 2
    return .found
  }

  private mutating func go(on containers: [Bool], _ expected: Expected) {
    self.containers = containers
    self.expected = expected
    search = nil
  }
}

/// The first keys of an object, by which records of one list resemble each other.
enum LeadingKeys {
  /// Returns the first two keys of the object that `bytes` begins with, as far as they can be seen.
  ///
  /// `isWhole` is false where the bytes end before that is clear.
  static func find(in bytes: UnsafeBufferPointer<UInt8>) -> (keys: [[UInt8]], isWhole: Bool) {
    var keys: [[UInt8]] = []
    var at = 1
    while keys.count < 2 {
      guard let opening = skipSpace(bytes, at) else { return (keys, false) }
      guard bytes[opening] == UInt8(ascii: "\"") else { return (keys, true) }
      guard let end = endOfString(bytes, opening) else { return (keys, false) }
      keys.append(Array(bytes[(opening + 1)..<(end - 1)]))
      guard let colon = skipSpace(bytes, end) else { return (keys, false) }
      guard bytes[colon] == UInt8(ascii: ":") else { return (keys, true) }
      guard let value = skipSpace(bytes, colon + 1) else { return (keys, false) }
      // A value with something in it says nothing cheaply about the next key.
      guard bytes[value] != UInt8(ascii: "{"), bytes[value] != UInt8(ascii: "[") else {
        return (keys, true)
      }
      var next = value
      if bytes[value] == UInt8(ascii: "\"") {
        guard let end = endOfString(bytes, value) else { return (keys, false) }
        next = end
      }
      while next < bytes.count, bytes[next] != UInt8(ascii: ",") {
        if bytes[next] == UInt8(ascii: "}") { return (keys, true) }
        next += 1
      }
      guard next < bytes.count else { return (keys, false) }
      at = next + 1
    }
    return (keys, true)
  }

  /// Returns how many bytes the key of a list of records takes with its colon and bracket; 0 where
  /// the bytes end before that is clear, `nil` where it is something else.
  static func lengthOfListOpening(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let end = endOfString(bytes, 0) else { return 0 }
    let key = UnsafeBufferPointer(rebasing: bytes[1..<(end - 1)])
    switch RecordField(FoldedKey(key)) {
    case .list, .perhapsList: break
    default: return nil
    }
    guard let colon = skipSpace(bytes, end) else { return 0 }
    guard bytes[colon] == UInt8(ascii: ":") else { return nil }
    guard let bracket = skipSpace(bytes, colon + 1) else { return 0 }
    return bytes[bracket] == UInt8(ascii: "[") ? bracket + 1 : nil
  }

  private static func skipSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    var at = start
    while at < bytes.count, isASCIIWhitespace(bytes[at]) { at += 1 }
    return at < bytes.count ? at : nil
  }

  /// Returns the offset after the closing quote.
  private static func endOfString(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    var at = start + 1
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "\"") { return at + 1 }
      at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }
}
