/// Rows of text with aligned columns.
struct TextTable {
  private var rows: [[String]] = []
  private var styles: [Style?]

  /// Makes a table.
  ///
  /// - Parameter styles: How each column stands out on a terminal.
  init(styles: [Style?] = []) { self.styles = styles }

  /// Adds a row.
  mutating func append(_ cells: [String]) { rows.append(cells) }

  /// The lines, each cell but the last of a row filled up to the width of its column.
  func text(_ painter: Painter, indent: Int = 0) -> String {
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], Self.width(of: cell))
      }
    }
    var result = ""
    for row in rows {
      result += String(repeating: " ", count: indent)
      let last = row.lastIndex { !$0.isEmpty } ?? 0
      for (column, cell) in row.enumerated() where column <= last {
        let style = column < styles.count ? styles[column] : nil
        result += style.map { painter.paint(cell, $0) } ?? cell
        if column < last {
          result += String(repeating: " ", count: widths[column] - Self.width(of: cell) + 2)
        }
      }
      result += "\n"
    }
    return result
  }

  /// The number of places that a text takes, without the codes of its colours.
  private static func width(of text: String) -> Int {
    guard text.utf8.contains(0x1B) else { return text.count }
    var count = 0
    var isInCode = false
    for character in text {
      if character == "\u{1B}" { isInCode = true }
      if !isInCode { count += 1 }
      if isInCode, character == "m" { isInCode = false }
    }
    return count
  }
}
