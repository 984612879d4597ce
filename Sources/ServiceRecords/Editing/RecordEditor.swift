package import WaymarkFormats

/// What is to change among the tags of a record.
package struct TagEdit: Sendable, Hashable {
  /// Which tags go, by their places in `categories`.
  package var removed: Set<Int> = []
  /// Which tags come, in order.
  package var added: [NewTag] = []
  /// The place of a tag of the same kind, which new ones follow in form and stand beside.
  package var model: Int?
  /// The prefix of the vocabulary of that tag.
  package var modelPrefix: String?

  /// Makes an edit that changes nothing.
  package init() {}

  /// Whether nothing changes.
  package var isEmpty: Bool { removed.isEmpty && added.isEmpty }
}

/// Edits the tags of a record in the bytes that it was read from, and nothing else.
///
/// The edit is the smallest that says it, and what is added is written as its neighbours are. White
/// space, escapes, the spelling of numbers and members that nobody knows stay as they are.
package enum RecordEditor {
  /// Returns the splices that make an edit, counted from the beginning of the record's bytes.
  ///
  /// - Parameters:
  ///   - edit: What is to change.
  ///   - record: The record, read with its source.
  /// - Returns: The splices in order; nil where the record has no source, or is written in a way in
  ///   which it cannot be edited.
  package static func splices(_ edit: TagEdit, in record: ServiceRecord) -> [Splice]? {
    guard let source = record.source else { return nil }
    if edit.isEmpty { return [] }
    if let row = source.row {
      return row.splices(edit, in: source.bytes, tags: record.categories.count)
    }
    // A record with a source was parsed before.
    guard let root = try? JSONDocument(parsing: source.bytes).root else { return nil }
    let name = record.id ?? record.name
    let editor = ObjectEditor(
      root: root, bytes: source.bytes, recordID: name, envelope: source.envelope)
    guard let splices = editor.splices(edit, tags: record.categories.count) else { return nil }
    return readsBack(splices.applied(to: source.bytes), edit, record) ? splices : nil
  }
}

extension RecordEditor {
  /// Whether an edited record has the tags that it should have, and is the same else.
  private static func readsBack(
    _ bytes: [UInt8], _ edit: TagEdit, _ record: ServiceRecord
  ) -> Bool {
    guard let root = try? JSONDocument(parsing: bytes).root else { return false }
    for case .record(var read) in ServiceRecord.items(in: root, at: record.place) {
      let kept = record.categories.enumerated().filter { !edit.removed.contains($0.offset) }
      var missing = kept.map(\.element)[...]
      var new = edit.added[...]
      for category in read.categories {
        if category == missing.first {
          missing.removeFirst()
        } else if new.first?.isMeant(by: category) == true {
          new.removeFirst()
        } else {
          return false
        }
      }
      read.categories = record.categories
      read.source = record.source
      return missing.isEmpty && new.isEmpty && read == record
    }
    return false
  }
}

/// Edits a record that is a JSON object.
private struct ObjectEditor {
  let root: JSONNode
  let bytes: ArraySlice<UInt8>
  let recordID: String
  let envelope: RecordEnvelope?

  func splices(_ edit: TagEdit, tags: Int) -> [Splice]? {
    let sites = TagSite.all(in: root)
    guard sites.reduce(0, { $0 + $1.tags.count }) == tags else { return nil }
    let style = RecordStyle(of: root, in: bytes)
    let writer = TagWriter(bytes: bytes, style: style, recordID: recordID)
    let target = edit.added.isEmpty ? nil : self.target(among: sites, edit.model)
    var result: [Splice] = []
    var first = 0
    for (place, site) in sites.enumerated() {
      let own = first..<(first + site.tags.count)
      first = own.upperBound
      let removed = Set(edit.removed.filter(own.contains).map { $0 - own.lowerBound })
      let added = place == target ? edit.added : []
      if removed.isEmpty, added.isEmpty { continue }
      let model = edit.model.flatMap { own.contains($0) ? $0 - own.lowerBound : nil }
      let editor = SiteEditor(
        site: site, model: model, modelPrefix: edit.modelPrefix, writer: writer)
      guard let found = editor.splices(removing: removed, adding: added) else { return nil }
      result += found
    }
    if target == nil, !edit.added.isEmpty { result.append(newMember(edit.added, writer)) }
    return result
  }

  /// The member that new tags go into: that of the model, else the first that has tags, else the
  /// first that could have some.
  private func target(among sites: [TagSite], _ model: Int?) -> Int? {
    if let model {
      var end = 0
      for (place, site) in sites.enumerated() {
        end += site.tags.count
        if model < end { return place }
      }
    }
    return sites.firstIndex { !$0.tags.isEmpty } ?? sites.firstIndex(where: \.isOpen)
  }

  /// A member for tags behind the last one, where the record has none.
  private func newMember(_ added: [NewTag], _ writer: TagWriter) -> Splice {
    let key = RecordShape(of: root, in: envelope).tagKey
    let elements = added.map { writer.element($0, like: nil, under: FoldedKey(key)) }
    let gaps = writer.style.gaps
    let end = root.range.upperBound - 1 - gaps.closing.count
    return Splice(
      end..<end,
      gaps.comma + writer.style.string(key) + gaps.colon + writer.style.array(elements))
  }
}

/// Edits one member of a record that holds tags.
private struct SiteEditor {
  let site: TagSite
  /// The tag among those of the member that new ones follow, where one was named.
  let model: Int?
  let modelPrefix: String?
  let writer: TagWriter

  func splices(removing removed: Set<Int>, adding added: [NewTag]) -> [Splice]? {
    switch site.value.kind {
    case .array: return array(removing: removed, adding: added)
    case .string: return words(of: site.value, removing: removed, adding: added)
    case .object, .number: return single(isRemoved: !removed.isEmpty, adding: added)
    case .null: return [Splice(site.value.range, writer.style.array(written(added)))]
    case .boolean: return nil
    }
  }

  private func written(_ added: [NewTag]) -> [[UInt8]] {
    let key = site.key.string.map { FoldedKey($0) } ?? FoldedKey("")
    return added.map { writer.element($0, like: template, under: key) }
  }

  /// The neighbour that new tags follow: the one that was named, else the first that is written as a
  /// tag of anything, not of an audience.
  private var template: TagWriter.Model? {
    if let model {
      let place = site.tags[model]
      return .init(
        element: site.elements[place.element], word: place.word, prefix: modelPrefix)
    }
    return site.tags.first.map {
      .init(element: site.elements[$0.element], word: $0.word, prefix: nil)
    }
  }

  private func array(removing removed: Set<Int>, adding added: [NewTag]) -> [Splice]? {
    let elements = site.elements
    let interior = (site.value.range.lowerBound + 1)..<(site.value.range.upperBound - 1)
    let new = written(added)
    guard !elements.isEmpty else {
      let whole = writer.style.array(new)
      return [Splice(interior, Array(whole.dropFirst().dropLast()))]
    }
    var gone: Set<Int> = []
    var inner: [Int: [Splice]] = [:]
    let tagsOfElement = Dictionary(grouping: site.tags.indices) { site.tags[$0].element }
    for (place, element) in elements.enumerated() {
      let tags = tagsOfElement[place] ?? []
      let out = tags.filter(removed.contains)
      if out.isEmpty { continue }
      if out.count == tags.count {
        gone.insert(place)
      } else {
        let words = Set(out.map { site.tags[$0].word })
        guard let splices = self.words(of: element, removing: words, adding: []) else {
          return nil
        }
        inner[place] = splices
      }
    }
    return ListEdit(
      elements: elements.map(\.range), removed: gone, added: new, separator: separator(interior),
      interior: interior
    ).splices(within: inner)
  }

  /// What stands between two elements of the array, or would.
  private func separator(_ interior: Range<Int>) -> [UInt8] {
    let elements = site.elements
    let origin = writer.bytes.startIndex
    if elements.count > 1 {
      let gap = elements[0].range.upperBound..<elements[1].range.lowerBound
      return Array(writer.bytes[(origin + gap.lowerBound)..<(origin + gap.upperBound)])
    }
    let opening = writer.bytes[
      (origin + interior.lowerBound)..<(origin + elements[0].range.lowerBound)]
    if opening.contains(0x0A) { return [UInt8(ascii: ",")] + opening }
    return writer.style.inlineComma
  }

  /// A tag that stands alone becomes the first of an array when another comes beside it.
  private func single(isRemoved: Bool, adding added: [NewTag]) -> [Splice]? {
    let range = site.value.range
    let new = written(added)
    if isRemoved { return [Splice(range, writer.style.array(new))] }
    let comma = writer.style.inlineComma
    let tail = new.flatMap { comma + $0 } + [UInt8(ascii: "]")]
    return [
      Splice(range.lowerBound..<range.lowerBound, [UInt8(ascii: "[")]),
      Splice(range.upperBound..<range.upperBound, tail),
    ]
  }

  private func words(
    of node: JSONNode, removing removed: Set<Int>, adding added: [NewTag]
  ) -> [Splice]? {
    let content = (node.range.lowerBound + 1)..<(node.range.upperBound - 1)
    let inside = node.rawBytes.dropFirst().dropLast()
    let words = SeparatedWords(in: inside)
    // Escapes can hide white space and bars; then it is not clear what to cut.
    guard words.words.count == node.string?.separatedWords.count else { return nil }
    let shift = content.lowerBound - inside.startIndex
    return ListEdit(
      elements: words.words.map { ($0.lowerBound + shift)..<($0.upperBound + shift) },
      removed: removed,
      added: added.map { writer.word($0, like: template, apart: words.mark) },
      separator: words.separator,
      interior: content
    ).splices()
  }
}
