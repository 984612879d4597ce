import WaymarkFormats

/// How a row of a table is laid out, to edit the cell that its tags stand in.
struct TableRow: Hashable, Sendable {
  /// The column of the tags, where there is one.
  var tagColumn: Int?
  /// The number of columns that have names.
  var width: Int
  /// The byte between two cells.
  var separator: UInt8
  /// What stands between two tags in this column of the file, where a row shows it.
  var tagSeparator: [UInt8]?

  /// The name of the column that a table gains whose tags have none.
  static let columnName = "categories"

  /// Returns the splices that make an edit in the bytes of the row.
  func splices(_ edit: TagEdit, in row: ArraySlice<UInt8>, tags: Int) -> [Splice]? {
    guard let tagColumn else {
      return newCell(edit.added.map(\.curie).joined(separator: "|"), in: row)
    }
    guard let cell = range(ofCell: tagColumn, in: row) else { return nil }
    let origin = row.startIndex
    let bytes = row[(origin + cell.lowerBound)..<(origin + cell.upperBound)]
    let isQuoted = bytes.first == Self.quote
    let content = isQuoted ? (cell.lowerBound + 1)..<(cell.upperBound - 1) : cell
    let inside = row[(origin + content.lowerBound)..<(origin + content.upperBound)]
    let words = SeparatedWords(in: inside)
    let between = words.isParted ? words.separator : tagSeparator ?? words.separator
    let mark = between.contains(UInt8(ascii: ";")) ? UInt8(ascii: ";") : UInt8(ascii: "|")
    guard words.words.count == tags else { return nil }
    let texts = words.words.map { String(decoding: row[$0], as: UTF8.self) }
    let neighbour = edit.model.map { texts[$0] } ?? texts.first
    let added = edit.added.map { tag in
      let text = neighbour.map(tag.spelled(like:)) ?? tag.curie
      // The mark would make two of it.
      return escaped(text.utf8.contains(mark) ? tag.curie : text)
    }
    let splices = ListEdit(
      elements: words.words.map { ($0.lowerBound - origin)..<($0.upperBound - origin) },
      removed: edit.removed, added: added, separator: between, interior: content
    ).splices()
    let result = splices.map { $0.moved(by: -cell.lowerBound) }.applied(to: bytes)
    // Without its last bar a cell would be parted at a semicolon in a label, and the reverse.
    let inner = isQuoted ? result.dropFirst().dropLast() : result[...]
    guard SeparatedWords(in: inner).words.count == tags - edit.removed.count + edit.added.count
    else { return nil }
    if isQuoted { return splices }
    guard result.contains(where: needsQuotes) else { return splices }
    // A quote in the middle of a cell without quotes would have to be doubled now.
    if bytes.contains(Self.quote) { return nil }
    return [Splice(cell, [Self.quote] + result + [Self.quote])]
  }

  /// Returns the splices that give the row a cell behind the columns that have names: what stands
  /// empty there is filled, else the row is made longer.
  func newCell(_ text: String, in row: ArraySlice<UInt8>) -> [Splice] {
    let value =
      text.utf8.contains(where: needsQuotes)
      ? [Self.quote] + escaped(text) + [Self.quote] : Array(text.utf8)
    if let cell = range(ofCell: width, in: row) { return text.isEmpty ? [] : [Splice(cell, value)] }
    return [Splice(row.count..<row.count, [separator] + value)]
  }

  /// Whether the row has a cell in a column.
  func hasCell(_ column: Int, in row: ArraySlice<UInt8>) -> Bool {
    range(ofCell: column, in: row) != nil
  }

  /// Where a cell stands in the row, with its quotes.
  private func range(ofCell column: Int, in row: ArraySlice<UInt8>) -> Range<Int>? {
    var at = row.startIndex
    var number = 0
    while true {
      let start = at
      if at < row.endIndex, row[at] == Self.quote {
        at += 1
        while at < row.endIndex {
          if row[at] == Self.quote {
            guard at + 1 < row.endIndex, row[at + 1] == Self.quote else { break }
            at += 1
          }
          at += 1
        }
        guard at < row.endIndex else { return nil }
        at += 1
      } else {
        while at < row.endIndex, row[at] != separator { at += 1 }
      }
      if number == column { return (start - row.startIndex)..<(at - row.startIndex) }
      guard at < row.endIndex else { return nil }
      at += 1
      number += 1
    }
  }

  private static let quote = UInt8(ascii: "\"")

  private func needsQuotes(_ byte: UInt8) -> Bool {
    byte == separator || byte == Self.quote || byte == 0x0A || byte == 0x0D
  }

  private func escaped(_ text: String) -> [UInt8] {
    text.utf8.flatMap { $0 == Self.quote ? [Self.quote, Self.quote] : [$0] }
  }
}
