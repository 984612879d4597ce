import WaymarkFormats
package import WaymarkServiceRecords
import WaymarkTextAnalysis

/// What makes two lessons the same record's.
package enum RecordKey {
  private static let analyzer = Analyzer()

  /// An identifier as it may be kept: where it is somebody's address, only that it is one.
  package static func kept(_ id: String) -> String {
    id.utf8.contains(UInt8(ascii: "@")) ? analyzer.masked(id) : id
  }

  /// Returns the key: of source, else organisation, and identifier; without an identifier, of the
  /// text.
  package static func key(of record: ServiceRecord, source: String) -> String {
    if let id = record.id {
      // Two of which no more may be kept than that they are addresses are told apart all the same.
      let kept = kept(id)
      let own = kept == id ? id : kept + String(FNV1a(id.utf8).value, radix: 16)
      let organization = record.organization.map(analyzer.masked) ?? ""
      return (source.isEmpty ? "o:\(organization)" : "s:\(source)") + "\u{1F}\(own)"
    }
    // The journal keeps only masked text, so the key must not give the text away.
    let hash = FNV1a(Array(record.name.utf8) + [0x1F] + Array(record.description.utf8))
    return
      "t:\(String(hash.value, radix: 16)).\(record.name.utf8.count).\(record.description.utf8.count)"
  }
}
