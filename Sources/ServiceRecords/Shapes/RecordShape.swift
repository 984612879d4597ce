import WaymarkFormats

/// What stands around records, where their own members do not tell how they would bear tags.
enum RecordEnvelope: Hashable, Sendable {
  /// A page of Open Referral UK, version 1.
  case version1
  /// A page of Open Referral UK, version 3.
  case version3

  /// What the key of a list says; nil where it says nothing.
  init?(_ key: FoldedKey) {
    switch key {
    case FoldedKey("content"): self = .version1
    case FoldedKey("contents"): self = .version3
    default: return nil
    }
  }
}

/// Which of the known shapes a record without tags has, told by its other members, else by what stands
/// around it.
struct RecordShape {
  /// The key under which such a record would have its tags.
  let tagKey: String

  /// Looks at the keys of a record.
  init(of record: JSONNode, in envelope: RecordEnvelope? = nil) {
    var words =
      switch envelope {
      case .version1: ["service", "taxonomys"]
      case .version3: ["attributes"]
      case nil: ["categories"]
      }
    var hasUnderscore = envelope == .version1
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
