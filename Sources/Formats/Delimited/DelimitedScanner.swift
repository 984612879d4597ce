/// Cuts a stream of bytes into the rows of a delimited table.
///
/// The bytes come from a closure that appends a chunk, so that a table of any length is read in
/// the memory of its longest row. What is wrong with a row costs that row only: reading goes on at
/// the line after the one where it began, so that an unclosed quote does not swallow the rest.
struct DelimitedScanner {
  /// What was found where a row was looked for.
  enum Outcome: Equatable {
    /// A row stands in `cells` and `ends`; it began at the line.
    case row(line: Int)
    /// A row was left out for a reason; it stands at the line.
    case malformed(line: Int, String)
    /// Nothing is left.
    case end
  }

  /// The longest row that is read, so that a stray quote cannot take all memory.
  static let maximumRow = 16 << 20
  private static let tooLong = "the row is longer than 16 MiB"

  /// The byte between two cells.
  var separator = UInt8(ascii: ",")
  /// The bytes of the row's cells, one after the other, without quotes.
  private(set) var cells: [UInt8] = []
  /// Where each cell of the row ends in `cells`.
  private(set) var ends: [Int] = []
  /// The bytes that were read over since they were last taken, where they are kept.
  private(set) var passed: [UInt8] = []
  /// Where the row stands in them, without its line ending.
  private(set) var rowRange = 0..<0

  private let keepsSource: Bool
  private let source: (inout [UInt8]) throws -> Bool
  private var buffer: [UInt8] = []
  private var start = 0
  private var line = 1
  private var isExhausted = false
  private var isFresh = true

  init(keepsSource: Bool = false, source: @escaping (inout [UInt8]) throws -> Bool) {
    self.keepsSource = keepsSource
    self.source = source
  }
}

private let quote = UInt8(ascii: "\"")
private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")

extension DelimitedScanner {
  /// Reads the next row into `cells` and `ends`.
  mutating func next() throws -> Outcome {
    cells.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    guard try byte(at: 0) != nil else { return .end }
    var offset = 0
    var newlines = 0
    while true {
      if try byte(at: offset) == quote {
        let opening = line + newlines
        guard try scanQuoted(&offset, &newlines) else {
          let fault =
            offset > Self.maximumRow
            ? Self.tooLong : "a quote is opened here and never closed"
          return try skipLine(fault: fault, at: opening)
        }
      } else {
        try scanPlain(&offset)
      }
      if offset > Self.maximumRow {
        return try skipLine(fault: Self.tooLong, at: line)
      }
      ends.append(cells.count)
      switch try byte(at: offset) {
      case separator:
        offset += 1
      case nil:
        return finish(offset, ending: 0, newlines)
      case lineFeed:
        return finish(offset, ending: 1, newlines + 1)
      case carriageReturn where try endsLine(at: offset):
        return finish(offset, ending: 2, newlines + 1)
      default:
        let place = line + newlines
        return try skipLine(
          fault: "expected a separator after the closing quote of cell \(ends.count)", at: place)
      }
    }
  }

  /// Hands over the bytes that were read over, and forgets them.
  mutating func takePassed() -> [UInt8] {
    defer { passed = [] }
    return passed
  }

  /// Skips lines that begin with a mark, such as the `#` header of SSSOM.
  mutating func skipLines(beginningWith mark: UInt8) throws {
    while try byte(at: 0) == mark { _ = try skipLine(fault: "", at: line) }
  }

  /// The bytes of the line that comes next, up to a bound, without taking them.
  mutating func peekLine(limit: Int) throws -> ArraySlice<UInt8> {
    var offset = 0
    while offset < limit, let next = try byte(at: offset), next != lineFeed { offset += 1 }
    return buffer[start..<(start + offset)]
  }
}

extension DelimitedScanner {
  /// The byte at an offset from the start of the row; `nil` at the end of the input.
  @inline(__always)
  private mutating func byte(at offset: Int) throws -> UInt8? {
    if start + offset < buffer.count { return buffer[start + offset] }
    return try fill(upTo: offset)
  }

  private mutating func fill(upTo offset: Int) throws -> UInt8? {
    buffer.removeFirst(start)
    start = 0
    if isFresh {
      while !isExhausted, buffer.count < 3 { isExhausted = try !source(&buffer) }
      isFresh = false
      if buffer.hasByteOrderMark {
        if keepsSource { passed += buffer[..<3] }
        buffer.removeFirst(3)
      }
    }
    while !isExhausted, buffer.count <= offset { isExhausted = try !source(&buffer) }
    return offset < buffer.count ? buffer[offset] : nil
  }

  /// Takes a quoted cell; false when its quote is never closed.
  private mutating func scanQuoted(_ offset: inout Int, _ newlines: inout Int) throws -> Bool {
    offset += 1
    while let next = try byte(at: offset), offset <= Self.maximumRow {
      offset += 1
      if next == quote {
        guard try byte(at: offset) == quote else { return true }
        offset += 1
      } else if next == lineFeed {
        newlines += 1
      }
      cells.append(next)
    }
    return false
  }

  private mutating func scanPlain(_ offset: inout Int) throws {
    while let next = try byte(at: offset), offset <= Self.maximumRow {
      if next == separator || next == lineFeed { return }
      if next == carriageReturn, try endsLine(at: offset) { return }
      cells.append(next)
      offset += 1
    }
  }

  /// Whether the carriage return at an offset belongs to the end of a line.
  private mutating func endsLine(at offset: Int) throws -> Bool {
    let next = try byte(at: offset + 1)
    return next == lineFeed || next == nil
  }

  private mutating func finish(_ length: Int, ending: Int, _ newlines: Int) -> Outcome {
    let first = line
    let end = min(start + length + ending, buffer.count)
    rowRange = passed.count..<(passed.count + length)
    if keepsSource { passed += buffer[start..<end] }
    start = end
    line += newlines
    return .row(line: first)
  }

  /// Leaves out the line where the row began, and goes on after it.
  private mutating func skipLine(fault: String, at place: Int) throws -> Outcome {
    while let next = try byte(at: 0) {
      if keepsSource { passed.append(next) }
      start += 1
      if next == lineFeed {
        line += 1
        break
      }
    }
    return .malformed(line: place, fault)
  }
}
