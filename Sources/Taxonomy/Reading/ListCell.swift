import WaymarkFormats

/// Several values in one cell of a table.
///
/// They are separated by `|` where the cell has one, else by `;`, and identifiers else by `,`. A
/// backslash before one of these or before another backslash takes its meaning away, so that any
/// label can be written.
enum ListCell {
  /// What the values are, which decides what separates them.
  enum Kind {
    /// Labels, which may hold commas.
    case labels
    /// Identifiers.
    case identifiers
  }

  private static let backslash = UInt8(ascii: "\\")
  private static let bar = UInt8(ascii: "|")
  private static let semicolon = UInt8(ascii: ";")
  private static let comma = UInt8(ascii: ",")

  /// The values in a cell, trimmed, without empty ones.
  static func split(_ cell: String, _ kind: Kind) -> [String] {
    if cell.isEmpty { return [] }
    let candidates = kind == .labels ? [bar, semicolon] : [bar, semicolon, comma]
    let separator = candidates.first { contains($0, in: cell) }
    var values: [[UInt8]] = [[]]
    var isEscaped = false
    for byte in cell.utf8 {
      if isEscaped {
        if !isSpecial(byte) { values[values.count - 1].append(backslash) }
        values[values.count - 1].append(byte)
        isEscaped = false
      } else if byte == backslash {
        isEscaped = true
      } else if byte == separator {
        values.append([])
      } else {
        values[values.count - 1].append(byte)
      }
    }
    if isEscaped { values[values.count - 1].append(backslash) }
    return values.map { String(decoding: $0, as: UTF8.self).trimmingASCIIWhitespace() }
      .filter { !$0.isEmpty }
  }

  /// A cell that holds the values.
  static func join(_ values: [String]) -> String {
    values.map { value in
      guard value.utf8.contains(where: isSpecial) else { return value }
      var bytes: [UInt8] = []
      for byte in value.utf8 {
        if isSpecial(byte) { bytes.append(backslash) }
        bytes.append(byte)
      }
      return String(decoding: bytes, as: UTF8.self)
    }.joined(separator: "|")
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == backslash || byte == bar || byte == semicolon || byte == comma
  }

  /// Whether a separator stands in a cell without a backslash before it.
  private static func contains(_ separator: UInt8, in cell: String) -> Bool {
    var isEscaped = false
    for byte in cell.utf8 {
      if isEscaped {
        isEscaped = false
      } else if byte == backslash {
        isEscaped = true
      } else if byte == separator {
        return true
      }
    }
    return false
  }
}
