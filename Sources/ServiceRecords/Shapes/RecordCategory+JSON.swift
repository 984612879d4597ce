import WaymarkFormats

extension RecordCategory {
  /// Appends the tags of a value: an array of them, one alone, or words between bars.
  static func read(_ node: JSONNode, into categories: inout [RecordCategory]) {
    forEach(in: node) { category, _, _ in categories.append(category) }
  }

  /// Calls `body` with each tag of a value, the element that it stands in, and its place among the
  /// words there; edits count on the order.
  static func forEach(
    in node: JSONNode, _ body: (_ tag: RecordCategory, _ element: JSONNode, _ word: Int) -> Void
  ) {
    switch node.kind {
    case .array:
      for element in node.elements where element.kind != .array { forEach(in: element, body) }
    case .object:
      // A tag itself, or a row that links to it as Open Referral has it.
      var draft = CategoryDraft()
      draft.take(node, isLinked: false)
      if let category = draft.category { body(category, node, 0) }
    case .string:
      guard let words = node.string?.separatedWords else { return }
      for (place, word) in words.enumerated() { body(RecordCategory(named: word), node, place) }
    case .number: body(RecordCategory(id: node.looseWord), node, 0)
    case .null, .boolean: break
    }
  }
}

/// A tag while its members are read, in whatever order they come.
private struct CategoryDraft {
  private var id: String?
  private var uri: String?
  private var code: String?
  private var termID: String?
  private var label: String?
  private var vocabulary: String?
  private var isMain = false
  private var linkType: String?
  /// Whether a linked term was found, so that the identifier of the row itself does not count.
  private var hasTerm = false
  /// Whether a row links to nothing.
  private var isEmptyRow = false

  /// The tag, or `nil` where nothing names it.
  var category: RecordCategory? {
    if let id, uri == nil, code == nil, termID == nil, !isEmptyRow {
      return RecordCategory(
        id: id, label: label, isMain: isMain, vocabulary: vocabulary, linkType: linkType)
    }
    var first: String?
    var others: [String] = []
    func offer(_ name: String?) {
      guard let name, name != first else { return }
      if first == nil {
        first = name
      } else if !others.contains(name) {
        others.append(name)
      }
    }
    if !hasTerm, label == nil, uri == nil, termID != nil {
      // A bare row of a link table: its own identifier names the row and no term.
      offer(termID)
      offer(code)
    } else {
      // An identifier that is a CURIE or URI already is the best there is; the `term_uri` beside it
      // may be some web page. Else the URI says by itself which vocabulary it is of.
      if let id, id.utf8Span.span.contains(UInt8(ascii: ":")) { offer(id) }
      offer(uri)
      offer(code)
      offer(id)
    }
    if label == nil, first == nil || isEmptyRow { return nil }
    return RecordCategory(
      id: first, label: label, isMain: isMain, vocabulary: vocabulary, otherIDs: others,
      linkType: linkType)
  }

  init() {}

  /// Takes the members of a row, or of the term that it links to.
  mutating func take(_ object: JSONNode, isLinked: Bool) {
    for member in object.members {
      let value = member.value
      switch CategoryField(member.foldedKey) {
      case .id where isLinked || !hasTerm: id = value.looseWord ?? id
      case .uri: uri = value.looseWord ?? uri
      case .code: code = value.looseWord ?? code
      case .label where isLinked || label == nil: label = value.looseWord ?? label
      case .isMain: isMain = isMain || value.isTrue
      case .vocabulary: vocabulary = value.looseWord ?? vocabulary
      case .term where value.kind == .object && !isLinked:
        hasTerm = true
        id = nil
        label = nil
        take(value, isLinked: true)
      case .term:
        vocabulary = vocabulary ?? value.looseWord
        isEmptyRow = isEmptyRow || value.isNull
      case .termID where !isLinked: termID = value.looseWord
      case .linkType: linkType = value.looseWord
      default: break
      }
    }
  }
}

extension Span<UInt8> {
  /// Whether a byte is there; asked of every tag, and the view of a string takes longer to say.
  fileprivate func contains(_ byte: UInt8) -> Bool {
    for place in indices where self[place] == byte { return true }
    return false
  }
}
