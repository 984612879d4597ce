package import WaymarkServiceRecords

/// What makes two lessons the same record's.
package enum RecordKey {
  /// Returns the key: of source, else organisation, and identifier; without an identifier, of the
  /// text.
  package static func key(of record: ServiceRecord, source: String) -> String {
    if let id = record.id {
      let scope = source.isEmpty ? "o:\(record.organization ?? "")" : "s:\(source)"
      return "\(scope)\u{1F}\(id)"
    }
    // The journal keeps only masked text, so the key must not give the text away.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in Array(record.name.utf8) + [0x1F] + Array(record.description.utf8) {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    return "t:\(String(hash, radix: 16)).\(record.name.utf8.count).\(record.description.utf8.count)"
  }
}
