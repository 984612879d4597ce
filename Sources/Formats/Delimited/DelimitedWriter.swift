/// Writes a table of separated values as RFC 4180 has it, with LF at the end of each row.
///
///     var table = DelimitedWriter()
///     table.append(["id", "label"])
///     table.append(["1", "Food, and drink"])
///     // table.bytes: id,label⏎1,"Food, and drink"⏎
package struct DelimitedWriter: Sendable {
  /// The byte between two cells.
  package let separator: UInt8
  /// What was written so far.
  package private(set) var bytes: [UInt8] = []

  /// Makes an empty table.
  package init(separator: UInt8 = UInt8(ascii: ",")) {
    self.separator = separator
  }

  /// Adds a row; a cell is quoted only where it must be.
  package mutating func append(_ row: [String]) {
    for (column, cell) in row.enumerated() {
      if column > 0 { bytes.append(separator) }
      // A row of one empty cell would read as an empty line.
      append(cell: cell, isQuoted: row.count == 1 && cell.isEmpty)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Hands over what was written so far, so that a long table can be written piece by piece.
  package mutating func takeBytes() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  private mutating func append(cell: String, isQuoted: Bool) {
    let quote = UInt8(ascii: "\"")
    let needsQuotes =
      isQuoted
      || cell.utf8.contains { byte in
        byte == separator || byte == quote || byte == UInt8(ascii: "\n")
          || byte == UInt8(ascii: "\r")
      }
    guard needsQuotes else {
      bytes.append(contentsOf: cell.utf8)
      return
    }
    bytes.append(quote)
    for byte in cell.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }
}
