import WaymarkFormats

/// Which of the known shapes a record without tags has, told by its other members.
struct RecordShape {
  /// The key under which such a record would have its tags.
  let tagKey: String

  /// Looks at the keys of a record.
  init(of record: JSONNode) {
    var words: [String] = ["categories"]
    var hasUnderscore = false
    var hasHump = false
    for member in record.members {
      let key = member.foldedKey
      if Self.version1.contains(key) {
        words = ["service", "taxonomys"]
      } else if Self.version3.contains(key), words.count == 1 {
        words = ["attributes"]
      } else if key == Self.annif {
        words = ["subjects"]
      }
      member.withName { name in
        hasUnderscore = hasUnderscore || name.contains(UInt8(ascii: "_"))
        hasHump =
          hasHump
          || zip(name, name.dropFirst()).contains { first, second in
            first &- 0x61 < 26 && second &- 0x41 < 26
          }
      }
    }
    let tail = words.dropFirst().joined()
    if hasUnderscore || tail.isEmpty {
      tagKey = words.joined(separator: "_")
    } else {
      tagKey = words[0] + (hasHump ? tail.prefix(1).uppercased() + tail.dropFirst() : tail)
    }
  }

  private static let version1 = Set(
    [
      "eligibilitys", "regularschedules", "holidayschedules", "attendingaccess", "attendingtype",
      "deliverabletype",
    ].map { FoldedKey($0) })
  private static let version3 = Set(
    [
      "schedules", "serviceatlocations", "assureddate", "lastmodified", "serviceareas",
      "costoptions", "funding", "programs",
    ].map { FoldedKey($0) })
  private static let annif = FoldedKey("document_id")
}
