import WaymarkFormats

/// A tag to be written into a record, in every spelling that a record may want it in.
package struct NewTag: Sendable, Hashable {
  /// The prefix of its vocabulary, as in `esdServiceType`.
  package var prefix: String
  /// The identifier within the vocabulary.
  package var local: String
  /// The full URI.
  package var uri: String
  /// The label.
  package var label: String
  /// The name of the vocabulary, as feeds write it: `esdServiceTypes`.
  package var vocabulary: String
  /// What the term is about, where a record says so; its label where the vocabulary does not.
  package var note: String
  /// Whether it says what the service mainly does.
  package var isMain = false
  /// Whether the bare identifier means this term and no other.
  package var isLocalClear = false
  /// Whether the label means this term and no other.
  package var isLabelClear = false

  /// Makes a tag.
  package init(
    prefix: String, local: String, uri: String, label: String, vocabulary: String,
    note: String? = nil
  ) {
    self.note = note ?? label
    self.prefix = prefix
    self.local = local
    self.uri = uri
    self.label = label
    self.vocabulary = vocabulary
  }

  /// The identifier with its prefix.
  package var curie: String { prefix + ":" + local }

  /// Whether a tag that was read means this one.
  package func isMeant(by category: RecordCategory) -> Bool {
    guard let id = category.id else { return isLabelClear && category.label == label }
    return ([id] + category.otherIDs).contains {
      $0 == curie || $0 == uri || $0 == plural || isLocalClear && $0 == local
    }
  }
}

extension NewTag {
  /// The identifier with the vocabulary's name in the plural, which some feeds write.
  var plural: String { prefix + "s:" + local }

  /// The tag as a neighbour is written: as a URI, an identifier or a label.
  func spelled(like neighbour: String) -> String {
    let category = RecordCategory(named: neighbour)
    guard category.id != nil else { return isLabelClear ? label : curie }
    return identifier(like: neighbour)
  }

  /// The identifier as a neighbour's is written.
  func identifier(like neighbour: String) -> String {
    let bytes = Array(neighbour.utf8)
    if neighbour.hasPrefix("http://") || neighbour.hasPrefix("https://") { return uri }
    if let colon = bytes.firstIndex(of: UInt8(ascii: ":")) {
      let isPlural = bytes[..<colon].elementsEqual((prefix + "s").utf8)
      return isPlural ? plural : curie
    }
    if Self.isUUID(bytes) { return NameBasedUUID(of: uri).description }
    return isLocalClear && bytes.first?.isASCIIDigit == true ? local : curie
  }

  private static func isUUID(_ bytes: [UInt8]) -> Bool {
    bytes.count == 36
      && bytes.enumerated().allSatisfy { place, byte in
        [8, 13, 18, 23].contains(place)
          ? byte == UInt8(ascii: "-") : byte.isASCIIDigit || (byte | 0x20) &- 0x61 < 6
      }
  }
}
