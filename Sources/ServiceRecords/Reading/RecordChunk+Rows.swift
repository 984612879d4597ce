package import WaymarkFormats

/// A row of a table as it stands, be it a record, the header or neither.
package struct TableLine: Sendable {
  /// Where it begins in the input, and its bytes.
  package let source: RecordSource
  /// Its line, where it is known.
  package let line: Int?
  /// The splices that give it a cell for tags, counted from its beginning; none where the table has
  /// such a column, or the row has room for it.
  package let newCell: [Splice]
}

extension RecordChunk {
  /// Whether this is a piece of a table that has no column for tags.
  package var lacksTagColumn: Bool { columns.map { $0.tagColumn == nil } ?? false }

  /// The rows of a table in it, with its header; none where it is no piece of a table.
  ///
  /// A table without a column for tags gains one when its records gain tags. Then every row must, for
  /// a row that is shorter than the header would be none.
  package var tableLines: [TableLine] {
    guard let columns else { return [] }
    let layout = columns.layout
    func line(_ range: Range<Int>, _ number: Int?, _ text: String) -> TableLine {
      let origin = bytes.startIndex
      let row = bytes[(origin + range.lowerBound)..<(origin + range.upperBound)]
      return TableLine(
        source: RecordSource(offset: offset + range.lowerBound, bytes: row, row: layout),
        line: number,
        newCell: layout.tagColumn == nil ? layout.newCell(text, in: row) : [])
    }
    let rows = pieces.compactMap { piece -> TableLine? in
      guard case .row(let row) = piece else { return nil }
      return line(row.sourceRange, row.line, "")
    }
    return (header.map { [line($0, nil, TableRow.columnName)] } ?? []) + rows
  }
}

extension RecordSource {
  /// A row with an empty cell at its end where it is too short to have one for tags.
  package func withTagCell(_ bytes: [UInt8]) -> [UInt8] {
    guard let row, let column = row.tagColumn else { return bytes }
    return row.hasCell(column, in: bytes[...]) ? bytes : bytes + [row.separator]
  }
}
