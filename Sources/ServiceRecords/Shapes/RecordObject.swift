package import WaymarkFormats

extension ServiceRecord {
  /// Reads the records that a JSON value holds: one, or those of an envelope or array.
  ///
  /// Use it for records that stand inside something else, such as a correction.
  ///
  /// - Parameters:
  ///   - node: The value.
  ///   - place: Where it stands.
  ///   - sourceOffset: Where its text begins in the input, to keep the sources of records; `nil` to
  ///     leave them out.
  /// - Returns: The records, and what was wrong where one was expected.
  package static func items(
    in node: JSONNode, at place: Place, sourceOffset: Int? = nil
  ) -> [RecordItem] {
    var items: [RecordItem] = []
    let reader = RecordObjectReader(place: place, sourceOffset: sourceOffset)
    reader.read(node, into: &items, depth: 0)
    return items
  }
}

/// Reads a record from a JSON object, whatever of the known shapes it has.
struct RecordObjectReader {
  let place: Place
  let sourceOffset: Int?
  var envelope: RecordEnvelope?

  /// Appends the records of a value.
  func read(_ node: JSONNode, into items: inout [RecordItem], depth: Int) {
    switch node.kind {
    case .object:
      readObject(node, into: &items, depth: depth)
    case .array where depth < 3:
      for element in node.elements { read(element, into: &items, depth: depth + 1) }
    default:
      items.append(
        .fault(Fault(at: place, "an object was expected as a record, \(node.kind) was found")))
    }
  }

  private func readObject(_ node: JSONNode, into items: inout [RecordItem], depth: Int) {
    var draft = RecordDraft()
    var tags: [JSONNode.Member] = []
    for member in node.members {
      guard let field = RecordField(member.foldedKey) else { continue }
      if field == .categories { tags.take(member) } else { draft.take(field, member.value) }
    }
    for member in tags { draft.take(.categories, member.value) }
    var record = draft.record
    record.place = place
    record.place.record = record.id.map(MaskedIdentifier.shown) ?? place.record
    // An identifier tells the record apart; where there is none, the column does.
    if record.place.record != nil { record.place.column = nil }
    for key in draft.unusableAges {
      items.append(
        .fault(
          Fault(.warning, at: record.place, "\(key) is not an age in years and was left out")))
    }
    if record.name.isEmpty, record.description.isEmpty {
      if let list = draft.list, depth < 3 { return read(list, into: &items, depth: depth + 1) }
      if let service = draft.nested, depth < 3 {
        return readObject(service, into: &items, depth: depth + 1)
      }
      // A page with nothing in it is not wrong.
      if draft.hasEmptyList || draft.isPage { return }
      items.append(.fault(Fault(at: record.place, "the record has neither name nor description")))
      return
    }
    if let sourceOffset {
      record.source = RecordSource(
        offset: sourceOffset + node.range.lowerBound, bytes: node.rawBytes)
      record.source?.envelope = envelope
    }
    items.append(.record(record))
  }
}

/// A record while its members are read, in whatever order they come.
private struct RecordDraft {
  var record = ServiceRecord()
  var otherID: String?
  var title: String?
  var text: String?
  var list: JSONNode?
  var nested: JSONNode?
  var hasEmptyList = false
  var isPage = false
  var unusableAges: [String] = []

  /// Takes one member.
  mutating func take(_ field: RecordField, _ value: JSONNode) {
    switch field {
    case .id:
      record.id = value.looseWord ?? record.id
      finishID()
    case .otherID:
      otherID = otherID ?? value.looseWord
      finishID()
    case .name: takeName(value.looseText, isTitle: false)
    case .title: takeName(value.looseText, isTitle: true)
    case .description: takeDescription(value.looseText, isText: false)
    case .text: takeDescription(value.looseText, isText: true)
    case .organization: record.organization = value.looseWord ?? record.organization
    case .group: record.group = value.looseWord
    case .categories: RecordCategory.read(value, into: &record.categories)
    case .sessionAccess: record.sessionAccess = value.looseWord
    case .minimumAge: take(LooseAge(value), "minimum_age", \.minimumAge)
    case .maximumAge: take(LooseAge(value), "maximum_age", \.maximumAge)
    case .gender: record.gender = value.looseWord
    case .audience: record.audience += value.looseWords
    case .eligibility: takeEligibility(value)
    case .kind: record.kind = value.looseWord
    case .list, .perhapsList:
      if value.kind == .array { list = list ?? value }
      if value.isNull { hasEmptyList = true }
    case .pageCount: isPage = true
    case .nested: if value.kind == .object { nested = value }
    }
  }

  private mutating func finishID() { record.id = record.id ?? otherID }

  /// A name counts before a title, whichever stands first.
  private mutating func takeName(_ value: String?, isTitle: Bool) {
    guard let value, !value.isEmpty else { return }
    if isTitle, title != nil || !record.name.isEmpty { return }
    if isTitle { title = value }
    record.name = value
  }

  /// A description counts before a text, whichever stands first.
  private mutating func takeDescription(_ value: String?, isText: Bool) {
    guard let value, !value.isEmpty else { return }
    if isText, text != nil || !record.description.isEmpty { return }
    if isText { text = value }
    record.description = value
  }

  private mutating func take(
    _ age: LooseAge, _ key: String, _ target: WritableKeyPath<ServiceRecord, Int?>
  ) {
    switch age {
    case .years(let years): record[keyPath: target] = years
    case .absent: break
    case .unusable: unusableAges.append(key)
    }
  }

  /// Version 1 keeps ages and words of eligibility in rows of their own; the widest range holds.
  private mutating func takeEligibility(_ value: JSONNode) {
    for row in value.looseElements {
      guard row.kind == .object else {
        record.eligibility += row.looseWords
        continue
      }
      for member in row.members {
        switch RecordField(member.foldedKey) {
        case .minimumAge:
          if case .years(let years) = LooseAge(member.value) {
            record.minimumAge = min(record.minimumAge ?? years, years)
          }
        case .maximumAge:
          if case .years(let years) = LooseAge(member.value) {
            record.maximumAge = max(record.maximumAge ?? years, years)
          }
        case .eligibility, .name: record.eligibility += member.value.looseWords
        default: break
        }
      }
    }
  }
}
