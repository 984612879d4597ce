/// Reads a table of comma-, semicolon-, tab- or bar-separated values, row by row.
///
/// Quoting is that of RFC 4180: quoted cells, doubled quotes, quoted newlines. CRLF, a byte order
/// mark, empty lines and a trailing empty column are accepted. A row with too few or too many cells,
/// an unclosed quote, a NUL byte and bytes that are not UTF-8 are faults; the row is left out and the rest
/// serves.
package struct DelimitedReader {
  /// One row of the table, as wide as its header.
  package struct Row: Sendable {
    /// The line where the row begins, counted from 1.
    package let line: Int
    /// Where it stands among the bytes that `takeSource()` hands over next, without its line ending.
    package let sourceRange: Range<Int>
    fileprivate let bytes: [UInt8]
    fileprivate let ends: [Int]
  }

  /// The file as the user named it, for the places of faults.
  package let file: String?
  /// The names of the columns, trimmed, without trailing empty ones; empty for an empty input.
  package private(set) var header: [String] = []
  /// The line of the header.
  package private(set) var headerLine = 1
  /// Where the header stands among the bytes that `takeSource()` hands over first.
  package private(set) var headerRange = 0..<0
  /// The byte between two cells.
  package let separator: UInt8
  /// What was found wrong so far.
  package private(set) var faults: [Fault] = []

  private var scanner: DelimitedScanner

  /// Opens a table and reads its header.
  ///
  /// - Parameters:
  ///   - file: the name to put into faults.
  ///   - separator: the byte between cells; when `nil` it is told from the header.
  ///   - comment: a byte that begins lines to skip before the header.
  ///   - keepingSource: whether what is read over is kept for `takeSource()`.
  ///   - source: appends the next bytes, of any number, and returns false when there are none left.
  /// - Throws: what the source throws; `Fault` where there is a header that cannot be read.
  package init(
    file: String?, separator: UInt8? = nil, comment: UInt8? = nil, keepingSource: Bool = false,
    source: @escaping (inout [UInt8]) throws -> Bool
  ) throws {
    self.file = file
    var scanner = DelimitedScanner(keepsSource: keepingSource, source: source)
    if let comment { try scanner.skipLines(beginningWith: comment) }
    let line = try scanner.peekLine(limit: 1 << 20)
    if let reason = line.whyNoText { throw Fault(at: Place(file: file), reason) }
    self.separator = separator ?? Self.sniff(line)
    scanner.separator = self.separator
    self.scanner = scanner
    while let row = try nextRow() {
      // With the header lost, the next row would be taken for it and every later one misread.
      if let fault = faults.first { throw fault }
      var names = (0..<row.count).map { row[$0].trimmingASCIIWhitespace() }
      while names.last?.isEmpty == true { names.removeLast() }
      if names.isEmpty { continue }
      if names.contains(where: { $0.replacing("\r\n", with: "\n").utf8.contains(0x0D) }) {
        throw Fault(
          at: Place(file: file, line: row.line),
          "the lines end in CR alone; LF or CRLF was expected")
      }
      header = names
      headerLine = row.line
      headerRange = row.sourceRange
      break
    }
  }

  /// Opens a table in a file, or on standard input for `-`.
  ///
  /// - Throws: `Fault` where the file cannot be opened or read.
  package init(path: String, separator: UInt8? = nil, comment: UInt8? = nil) throws {
    let reader = try ByteReader(path: path)
    try self.init(file: path, separator: separator, comment: comment) { buffer in
      try reader.read(into: &buffer) > 0
    }
  }

  /// Opens a table that stands in memory.
  ///
  /// - Throws: `Fault` where there is a header that cannot be read.
  package init(
    bytes: [UInt8], file: String? = nil, separator: UInt8? = nil, comment: UInt8? = nil
  ) throws {
    var rest: [UInt8]? = bytes
    try self.init(file: file, separator: separator, comment: comment) { buffer in
      guard let all = rest else { return false }
      buffer.append(contentsOf: all)
      rest = nil
      return true
    }
  }
}

extension DelimitedReader {
  /// The next row that is whole; `nil` when none is left.
  ///
  /// - Throws: what the source throws. Faults of rows are collected in `faults`.
  package mutating func next() throws -> Row? {
    while let row = try nextRow() {
      if row.isBlank { continue }
      if row.count == header.count { return row }
      if row.count > header.count, row.isBlank(from: header.count) { return row }
      faults.append(
        Fault(
          at: Place(file: file, line: row.line),
          "expected \(header.count.counted("cell")), found \(row.count.counted("cell"))"))
    }
    return nil
  }

  /// Hands over the faults found so far, so that a long table does not pile them up.
  package mutating func takeFaults() -> [Fault] {
    defer { faults = [] }
    return faults
  }

  /// Hands over the bytes that were read over since the last time, with all that is no row.
  package mutating func takeSource() -> [UInt8] { scanner.takePassed() }

  /// The position of the first column that has one of the names, compared as `columnKey` folds them.
  package func column(_ names: String...) -> Int? {
    for name in names {
      let key = Self.columnKey(name)
      if let found = header.firstIndex(where: { Self.columnKey($0) == key }) { return found }
    }
    return nil
  }

  /// A column's name reduced to lower-case ASCII letters and digits: `Parent ID` is `parentid`.
  package static func columnKey(_ name: String) -> String {
    var key: [UInt8] = []
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): key.append(byte | 0x20)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        key.append(byte)
      default: continue
      }
    }
    return String(decoding: key, as: UTF8.self)
  }

  /// The next row that is well quoted and UTF-8, of whatever width.
  private mutating func nextRow() throws -> Row? {
    while true {
      switch try scanner.next() {
      case .end:
        return nil
      case .malformed(let line, let message):
        faults.append(Fault(at: Place(file: file, line: line), message))
      case .row(let line):
        let row = Row(
          line: line, sourceRange: scanner.rowRange, bytes: scanner.cells, ends: scanner.ends)
        guard let cell = row.firstInvalidCell else { return row }
        let reason = row.bytes(of: cell).contains(0) ? "holds a NUL byte" : "is not UTF-8"
        faults.append(
          Fault(at: Place(file: file, line: line, column: cell + 1), "the cell \(reason)"))
      }
    }
  }

  /// The separator that a header line uses: the one that stands most often outside its quotes.
  private static func sniff(_ line: ArraySlice<UInt8>) -> UInt8 {
    let candidates = [",", "\t", ";", "|"].map { (text: Unicode.Scalar) in UInt8(ascii: text) }
    var counts = [0, 0, 0, 0]
    var isQuoted = false
    for byte in line {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, let found = candidates.firstIndex(of: byte) { counts[found] += 1 }
    }
    var best = 0
    for candidate in candidates.indices where counts[candidate] > counts[best] { best = candidate }
    return candidates[best]
  }
}

extension DelimitedReader.Row {
  /// The number of cells.
  package var count: Int { ends.count }

  /// The text of a cell; empty where the row has no such cell.
  package subscript(column: Int) -> String {
    String(decoding: self.bytes(of: column), as: UTF8.self)
  }

  /// The text of a cell without the spaces around it; empty where there is no such column.
  package func text(_ column: Int?) -> String {
    guard let column else { return "" }
    return self[column].trimmingASCIIWhitespace()
  }

  /// The bytes of a cell; empty where the row has no such cell.
  package func bytes(of column: Int) -> ArraySlice<UInt8> {
    guard ends.indices.contains(column) else { return [] }
    return bytes[(column == 0 ? 0 : ends[column - 1])..<ends[column]]
  }

  /// Whether nothing stands in the row.
  var isBlank: Bool { bytes.isEmpty }

  /// Whether nothing stands in the cells from a column on.
  func isBlank(from column: Int) -> Bool {
    column > 0 && column <= ends.count && ends[column - 1] == bytes.count
  }

  /// The first cell whose bytes are not UTF-8, or of which one is NUL.
  var firstInvalidCell: Int? {
    if bytes.allSatisfy({ $0 &- 1 < 0x7F }) { return nil }
    return ends.indices.first { cell in
      let bytes = bytes(of: cell)
      return bytes.contains(0) || String(validating: bytes, as: UTF8.self) == nil
    }
  }
}
