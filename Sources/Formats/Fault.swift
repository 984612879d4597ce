/// Where in an input something stands.
///
/// Every part is optional, for a place is only as exact as its source: a CSV cell has a line and a
/// column, a record of a feed may only have its identifier.
package struct Place: Hashable, Sendable {
  /// The path of the file as the user named it, or `-` for standard input.
  package var file: String?
  /// The line, counted from 1.
  package var line: Int?
  /// The column, counted from 1; in bytes within a line of text, in cells within a table.
  package var column: Int?
  /// The identifier of the record or term.
  package var record: String?

  /// Makes a place from what is known of it.
  package init(file: String? = nil, line: Int? = nil, column: Int? = nil, record: String? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.record = record
  }
}

/// One thing wrong with an input: where it stands, and what was expected there.
///
/// Readers collect faults and go on; they throw one only when nothing can be read at all.
package struct Fault: Error, Hashable, Sendable {
  /// How much a fault matters.
  package enum Severity: String, Hashable, Sendable {
    /// Worth knowing; nothing was left out.
    case warning
    /// Something was left out.
    case error
  }

  /// How much it matters.
  package var severity: Severity
  /// Where it stands.
  package var place: Place
  /// What is wrong and what was expected, as a phrase in lower case without a full stop.
  package var message: String

  /// What is wrong with a file in UTF-16, which some programs save.
  package static let utf16 = "is UTF-16; save it as UTF-8"

  /// Makes a fault.
  package init(_ severity: Severity = .error, at place: Place, _ message: String) {
    self.severity = severity
    self.place = place
    self.message = message
  }
}

extension Fault: CustomStringConvertible {
  /// One line in the form of a compiler's diagnostics: `file:line:column: record: message`.
  package var description: String {
    var parts: [String] = []
    if let file = place.file {
      let numbers = [place.line, place.column].compactMap { $0.map(String.init) }
      parts.append(([file] + numbers).joined(separator: ":"))
    } else if let line = place.line {
      parts.append("line \(line)")
    }
    if let record = place.record { parts.append("record \(record)") }
    if severity == .warning { parts.append("warning") }
    return (parts + [message]).joined(separator: ": ")
  }
}
