import WaymarkFormats
import WaymarkTagging

/// The table of an audit: a row for each tag, in the order of the directory.
package enum AuditTable {
  /// The row of headings.
  package static let header: [UInt8] = {
    var table = DelimitedWriter()
    table.append([
      "record", "name", "organization", "kind", "tag", "label", "standing", "confidence", "kept",
      "reason",
    ])
    return table.bytes
  }()

  /// Adds the rows of one record; one without tags has one row, with its tag empty.
  static func append(_ record: AuditedRecord, to table: inout DelimitedWriter) {
    let start = [record.id, record.name, record.provider ?? "", record.kind.rawValue]
    if record.tags.isEmpty { table.append(start + ["", "", "", "", "", "has no tags"]) }
    for tag in record.tags {
      table.append(
        start + [
          tag.id, tag.label, tag.standing.rawValue, Double(tag.confidence).decimalText(4),
          tag.isKept ? "true" : "false", tag.reason,
        ])
    }
  }
}
