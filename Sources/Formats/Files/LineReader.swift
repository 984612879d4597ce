/// One line of an input, without its line ending.
package struct Line: Sendable {
  /// Its number, counted from 1.
  package let number: Int
  /// Where it begins in the input, in bytes.
  package let offset: Int
  /// Its bytes, a slice of the piece that was read.
  package let bytes: ArraySlice<UInt8>
}

/// Yields the lines of an input one after the other.
///
/// Lines end in LF or CRLF; the last one may end with the file. A UTF-8 byte-order mark before the
/// first line is left out. What a line holds is not looked at.
package struct LineReader {
  /// The longest line that is read unless told otherwise; a longer one is no longer a record.
  package static let defaultLimit = 64 << 20

  /// The number of the line that was last read; 0 before the first.
  package private(set) var number = 0
  /// What was wrong so far: one fault for each line that was too long, which is skipped.
  package private(set) var faults: [Fault] = []

  private let reader: ByteReader
  private let limit: Int
  private var buffer: [UInt8] = []
  /// Where `buffer` begins in the input.
  private var origin = 0
  /// Where the next line begins in `buffer`.
  private var start = 0
  /// Where the search for the next line ending goes on, so that no byte is searched twice.
  private var searched = 0
  private var isAtEnd = false
  private var isFirst = true

  /// Reads the lines that a reader yields.
  package init(_ reader: ByteReader, limit: Int = LineReader.defaultLimit) {
    self.reader = reader
    self.limit = limit
  }

  /// Opens a file, or standard input for `-`.
  ///
  /// - Throws: `Fault` where the file cannot be opened.
  package init(path: String, limit: Int = LineReader.defaultLimit) throws(Fault) {
    self.init(try ByteReader(path: path), limit: limit)
  }

  /// What a reader comes upon.
  package enum Item: Sendable {
    /// A line.
    case line(Line)
    /// A line that was too long, and was left out.
    case tooLong(Fault)
  }

  /// Returns the next line, or `nil` at the end.
  ///
  /// - Throws: `Fault` where the system refuses to read on. A line that is too long is not an error:
  ///   it is skipped and noted in `faults`.
  package mutating func next() throws(Fault) -> Line? {
    while let item = try nextItem() {
      switch item {
      case .line(let line): return line
      case .tooLong(let fault): faults.append(fault)
      }
    }
    return nil
  }

  /// Returns the next line, or that one was too long, before any more is read; `nil` at the end.
  ///
  /// - Throws: `Fault` where the system refuses to read on.
  package mutating func nextItem() throws(Fault) -> Item? {
    while true {
      if isFirst, buffer.count >= 3 || isAtEnd {
        isFirst = false
        if buffer.hasByteOrderMark { start = 3 }
        searched = start
      }
      if !isFirst, let end = nextLineFeed() {
        number += 1
        let line = buffer[start..<end]
        start = end + 1
        searched = start
        return .line(made(of: line))
      }
      if isAtEnd, !isFirst {
        guard start < buffer.count else { return nil }
        number += 1
        let line = buffer[start...]
        start = buffer.count
        searched = start
        // A lone CR at the end of the file is the first half of a line ending.
        return .line(made(of: line))
      }
      if buffer.count - start > limit { return .tooLong(try skipLine()) }
      try refill()
    }
  }

  private func made(of bytes: ArraySlice<UInt8>) -> Line {
    Line(
      number: number, offset: origin + bytes.startIndex,
      bytes: bytes.last == 0x0D ? bytes.dropLast() : bytes)
  }

  private mutating func nextLineFeed() -> Int? {
    let found = buffer.firstOffset(of: 0x0A, from: searched)
    if found == nil { searched = buffer.count }
    return found
  }

  /// Reads on into a fresh buffer, so that lines handed out keep theirs without a copy.
  private mutating func refill() throws(Fault) {
    if start > 0 || isFirst {
      var fresh: [UInt8] = []
      fresh.reserveCapacity(buffer.count - start + ByteReader.chunkSize)
      fresh.append(contentsOf: buffer[start...])
      searched -= start
      origin += start
      start = 0
      buffer = fresh
    }
    if try reader.read(into: &buffer) == 0 { isAtEnd = true }
  }

  /// Leaves out the line that begins at `start`, holding no more of it than one piece.
  private mutating func skipLine() throws(Fault) -> Fault {
    number += 1
    let fault = Fault(
      at: Place(file: reader.path, line: number),
      "the line is longer than \(limit) bytes and was left out")
    while true {
      origin += buffer.count
      buffer.removeAll(keepingCapacity: false)
      guard try reader.read(into: &buffer) > 0 else {
        isAtEnd = true
        start = 0
        searched = 0
        return fault
      }
      if let end = buffer.firstOffset(of: 0x0A, from: 0) {
        start = end + 1
        searched = start
        return fault
      }
    }
  }
}
