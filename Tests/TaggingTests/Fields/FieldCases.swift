import Foundation
import WaymarkFormats

/// The invented records with their fields; what they are tells `Tests/FieldCases/README.md`.
enum FieldCases {
  /// Where the records of a set stand.
  static func path(_ set: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("FieldCases/\(set).ndjson").path
  }

  /// Calls a closure with each record of a file.
  static func forEachRecord(of path: String, _ body: (JSONNode) throws -> Void) throws {
    var reader = try LineReader(path: path)
    while let line = try reader.next() {
      try body(try JSONDocument(parsing: Array(line.bytes)).root)
    }
  }
}
