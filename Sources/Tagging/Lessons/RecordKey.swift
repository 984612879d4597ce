import WaymarkFormats
package import WaymarkServiceRecords
import WaymarkTextAnalysis

/// What makes two lessons the same record's.
package enum RecordKey {
  private static let analyzer = Analyzer()

  /// Returns the key: of source, else organisation, and identifier; without an identifier, of the
  /// text.
  package static func key(of record: ServiceRecord, source: String) -> String {
    if let id = record.id {
      let organization = record.organization.map(analyzer.masked) ?? ""
      return (source.isEmpty ? "o:\(organization)" : "s:\(source)")
        + "\u{1F}\(MaskedIdentifier.distinct(id))"
    }
    return key(ofText: record.name, record.description)
  }

  /// The key of a text that has no identifier.
  static func key(ofText name: String, _ description: String) -> String {
    // The journal keeps only masked text, so the key must not give the text away.
    let hash = FNV1a(Array(name.utf8) + [0x1F] + Array(description.utf8)).value
    return "t:\(String(hash, radix: 16)).\(name.utf8.count).\(description.utf8.count)"
  }
}
