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
        widths[column] = max(widths[column], cell.visibleWidth)
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
          result += String(repeating: " ", count: widths[column] - cell.visibleWidth + 2)
        }
      }
      result += "\n"
    }
    return result
  }
}
