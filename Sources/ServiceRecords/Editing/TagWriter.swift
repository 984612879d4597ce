import WaymarkFormats

/// Writes a new tag in the way in which a record writes its tags.
struct TagWriter {
  /// The bytes of the record.
  let bytes: ArraySlice<UInt8>
  /// How it is written.
  let style: RecordStyle
  /// What the identifiers of new rows follow from.
  let recordID: String

  /// A neighbour that a new tag is to resemble.
  struct Model {
    /// The neighbour.
    var element: JSONNode
    /// Its word, where it is one of several.
    var word: Int
    /// The prefix of its vocabulary, where it is a tag of the kind that is written.
    var prefix: String?
  }

  /// Returns a tag that reads back as what it is meant to be: like its neighbour, else in the way
  /// that is usual under the key.
  func element(_ tag: NewTag, like model: Model?, under key: FoldedKey) -> [UInt8] {
    if let model, let written = element(tag, like: model), readsBack(written, tag) {
      return written
    }
    return usual(tag, under: key)
  }

  /// Returns a tag as one of several words, which a mark stands between.
  func word(
    _ tag: NewTag, like model: Model?, apart mark: UInt8 = UInt8(ascii: "|")
  ) -> [UInt8] {
    let words = model?.element.string?.separatedWords ?? []
    let neighbour = model.flatMap { words.indices.contains($0.word) ? words[$0.word] : nil }
    let text = neighbour.map(tag.spelled(like:)) ?? tag.curie
    // The mark would make two of it.
    let isWhole = !text.utf8.contains(mark)
    return Array(style.string(isWhole ? text : tag.curie).dropFirst().dropLast())
  }

  private func element(_ tag: NewTag, like model: Model) -> [UInt8]? {
    switch model.element.kind {
    case .string:
      return [UInt8(ascii: "\"")] + word(tag, like: model) + [UInt8(ascii: "\"")]
    case .number:
      guard tag.isLocalClear, let number = Int(tag.local) else { return style.string(tag.curie) }
      return Array(String(number).utf8)
    case .object: return object(tag, like: model.element, model, isLinked: false)
    case .array, .null, .boolean: return nil
    }
  }

  private func readsBack(_ written: [UInt8], _ tag: NewTag) -> Bool {
    // What cannot be read is no tag; the usual way is taken then.
    guard let node = try? JSONDocument(parsing: written).root else { return false }
    var found: [RecordCategory] = []
    RecordCategory.read(node, into: &found)
    return found.count == 1 && found.allSatisfy(tag.isMeant(by:))
  }
}

// MARK: - Objects

extension TagWriter {
  /// Writes an object with the members of another, as far as there is something to say in them.
  private func object(
    _ tag: NewTag, like template: JSONNode, _ model: Model, isLinked: Bool
  ) -> [UInt8]? {
    guard let gaps = ObjectGaps(of: template, in: bytes) else { return nil }
    let members = Array(template.members)
    let fields = members.map { CategoryField($0.foldedKey) }
    let isRow =
      !isLinked
      && zip(fields, members).contains { field, member in
        field == .term && member.value.kind == .object || field == .termID
      }
    let written = zip(fields, members).compactMap { field, member in
      value(of: field, member, tag, model, isRow: isRow, isLinked: isLinked, in: template)
        .map { (key: Array(member.key.rawBytes), value: $0) }
    }
    return written.isEmpty ? nil : gaps.write(written)
  }

  /// What stands in a member of a new tag; nil where it is left out.
  private func value(
    of field: CategoryField?, _ member: JSONNode.Member, _ tag: NewTag, _ model: Model, isRow: Bool,
    isLinked: Bool, in template: JSONNode
  ) -> [UInt8]? {
    let old = member.value
    // What says of which vocabulary a neighbour is may be taken over where that is the same.
    let same = model.prefix == tag.prefix ? Array(old.rawBytes) : nil
    switch field {
    case .id: return isRow ? rowID(tag, like: old) : identifier(tag, like: old)
    case .uri: return style.string(tag.uri)
    case .code: return identifier(tag, like: old)
    case .label: return style.string(tag.label)
    case .isMain: return Array((tag.isMain ? "true" : "false").utf8)
    case .vocabulary: return same ?? (old.kind == .string ? style.string(tag.vocabulary) : nil)
    case .term where old.kind == .object:
      return isLinked ? nil : object(tag, like: old, model, isLinked: true)
    case .term: return same ?? style.string(tag.vocabulary)
    case .termID: return isLinked ? same : identifier(tag, like: old)
    case .linkType: return model.prefix == nil ? nil : Array(old.rawBytes)
    case nil: break
    }
    let key = member.foldedKey
    // What the row belongs to holds for every row of the record.
    if Self.keysOfOwner.contains(key) { return Array(old.rawBytes) }
    if key == FoldedKey("description"), old.kind == .string { return style.string(tag.note) }
    let repeatsName = key == FoldedKey("term") && old.string == template["name"]?.string
    return repeatsName ? style.string(tag.label) : nil
  }

  private static let keysOfOwner = ["linkid", "linkentity", "serviceid"].map { FoldedKey($0) }

  private func identifier(_ tag: NewTag, like old: JSONNode) -> [UInt8] {
    if old.kind == .number, tag.isLocalClear, let number = Int(tag.local) {
      return Array(String(number).utf8)
    }
    return style.string(old.string.map(tag.identifier(like:)) ?? tag.curie)
  }

  private func rowID(_ tag: NewTag, like old: JSONNode?) -> [UInt8] {
    let name = recordID + "|" + tag.uri
    if old?.kind == .number { return Array(String(NameBasedUUID(of: name).number).utf8) }
    return style.string(NameBasedUUID(of: name).description)
  }

  /// A tag as it is usually written under a key, where there is none to follow.
  private func usual(_ tag: NewTag, under key: FoldedKey) -> [UInt8] {
    func member(_ key: String, _ value: [UInt8]) -> (key: [UInt8], value: [UInt8]) {
      (style.string(key), value)
    }
    let id = member("id", style.string(tag.curie))
    let name = member("name", style.string(tag.label))
    let inner = style.gaps(atDepth: 3)
    var members: [(key: [UInt8], value: [UInt8])]
    switch key {
    case FoldedKey("attributes"):
      let term = [
        member("id", style.string(NameBasedUUID(of: tag.uri).description)), name,
        // The schema of version 3 wants one.
        member("description", style.string(tag.note)),
        member("taxonomy", style.string(tag.vocabulary)),
        member("term_uri", style.string(tag.uri)),
      ]
      members = [member("id", rowID(tag, like: nil)), member("taxonomy_term", inner.write(term))]
    case FoldedKey("service_taxonomys"), FoldedKey("service_taxonomies"),
      FoldedKey("service_taxonomy"):
      let term = [id, name, member("vocabulary", style.string(tag.vocabulary))]
      members = [member("id", rowID(tag, like: nil)), member("taxonomy", inner.write(term))]
    case FoldedKey("taxonomies"), FoldedKey("taxonomy_terms"):
      members = [id, name, member("vocabulary", style.string(tag.vocabulary))]
    case FoldedKey("subjects"):
      members = [
        member("uri", style.string(tag.uri)), member("label", style.string(tag.label)),
      ]
    default:
      members = [id, member("label", style.string(tag.label))]
      if tag.isMain { members.append(member("main", Array("true".utf8))) }
    }
    return style.gaps(atDepth: 2).write(members)
  }
}
