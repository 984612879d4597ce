import WaymarkFormats

extension TermCollector {
  /// Reads a JSON text: SKOS, an ORUK feed, an LGA list, or terms.
  mutating func readJSON(_ bytes: [UInt8]) throws {
    let text = bytes.withoutByteOrderMark
    let place = Place(file: file, line: 1)
    let document = try JSONDocument(parsing: text, at: place)
    let places = JSONPlaces(of: text, from: place)
    if document.root.isLinkedData {
      var reader = LinkedDataTerms(context: document.root, places: places)
      reader.read(document.root, into: &self)
    } else {
      var reader = JSONTerms(places: places)
      reader.read(document.root, under: nil, into: &self)
    }
  }

  /// Reads a JSON text a line.
  mutating func readLines(_ bytes: [UInt8]) throws {
    var lines = LineReader(ByteReader(bytes: bytes, path: file))
    while let line = try lines.next() {
      if line.bytes.allSatisfy(isASCIIWhitespace) { continue }
      let place = Place(file: file, line: line.number)
      do {
        let document = try JSONDocument(parsing: line.bytes, at: place)
        let before = count + faults.count
        if document.root.isLinkedData {
          var reader = LinkedDataTerms(
            context: document.root, places: JSONPlaces(of: line.bytes, from: place))
          reader.read(document.root, into: &self)
        } else {
          var reader = JSONTerms(places: JSONPlaces(of: line.bytes, from: place))
          reader.read(document.root, under: nil, into: &self)
        }
        if count + faults.count == before {
          faults.append(Fault(at: place, "expected a term with an id and a label"))
        }
      } catch {
        faults.append(error)
      }
    }
    faults += lines.faults
  }
}

extension JSONNode {
  /// Whether the text is JSON-LD: it has a context or a graph, or its first object has an `@id`.
  fileprivate var isLinkedData: Bool {
    switch kind {
    case .object:
      self["@context"] != nil || self["@graph"] != nil || self["@id"] != nil
    case .array:
      elements.first { $0.kind == .object }.map { $0["@id"] != nil || $0["@type"] != nil } ?? false
    default: false
    }
  }
}

/// Finds terms in JSON that is no linked data, wherever they stand in it.
private struct JSONTerms {
  /// The keys under which an ORUK record holds the terms that it uses.
  private static let embedding = ["taxonomy_term", "taxonomy"]
  /// The keys whose objects only name other terms.
  private static let references = [
    "parents", "parent", "broader", "narrower", "related", "mappings", "lists", "taxonomy_detail",
  ]

  var places: JSONPlaces

  mutating func read(
    _ node: JSONNode, under key: String?, into collector: inout TermCollector
  ) {
    switch node.kind {
    case .array:
      for element in node.elements { read(element, under: key, into: &collector) }
    case .object:
      if node.isORUKTerm(under: key) {
        readORUK(node, isEmbedded: Self.embedding.contains(key ?? ""), into: &collector)
      } else if node.first("label", "prefLabel", "preferred_label") != nil,
        node.first("id", "identifier", "uri") != nil, node["items"] == nil
      {
        readTerm(node, into: &collector)
      } else if key == "list", let title = node["label"]?.text {
        collector.title = title
      }
      for member in node.members where !Self.references.contains(member.name) {
        if member.value.kind == .object || member.value.kind == .array {
          read(member.value, under: member.name, into: &collector)
        }
      }
    default: break
    }
  }

  /// Reads a term of a list of terms or of an LGA list.
  private mutating func readTerm(_ node: JSONNode, into collector: inout TermCollector) {
    let place = places.place(of: node)
    let address = node["uri"]?.text
    let text = node.first("id", "identifier", "uri")?.text ?? ""
    // An address of the LGA says which list a number is of.
    let official = address.flatMap { CURIE($0) }
    guard let id = official ?? collector.scheme.curie(text, isTerm: true) else {
      collector.faults.append(Fault(at: place, "the identifier is empty"))
      return
    }
    let alternatives = node.first(
      "synonyms", "altLabels", "altLabel", "alternative_labels", "alternativeLabels", "alt",
      "non_preferred_labels")
    let labels =
      alternatives?.kind == .string
      ? ListCell.split(alternatives?.text ?? "", .labels) : alternatives?.texts ?? []
    let note = node.first("definition", "scopeNote", "scope_note", "description")
    let label = node.first("label", "prefLabel", "preferred_label")
    let term = Term(
      id: id, label: label?.text ?? "", alternativeLabels: labels, scopeNote: note?.text,
      notation: node["notation"]?.text,
      isRetired: node.first("retired", "deprecated")?.bool ?? false)
    guard collector.add(term, at: place) else { return }
    let parents = node.first("broader", "parents", "parent", "parent_id", "broader_ids")
    for parent in parents?.identifiers ?? [] {
      guard let above = collector.scheme.curie(parent, prefix: id.prefix) else { continue }
      collector.link(id, toParent: above, at: place)
    }
    for other in node.first("related", "related_ids")?.identifiers ?? [] {
      collector.link(id, .related, other, prefix: id.prefix, at: place)
    }
  }

  /// Reads a term of an ORUK feed, v1 or v3.
  private mutating func readORUK(
    _ node: JSONNode, isEmbedded: Bool, into collector: inout TermCollector
  ) {
    let place = places.place(of: node)
    let list = node.first("vocabulary", "taxonomy")?.text ?? ""
    let prefix = Self.prefix(ofList: list, collector.scheme)
    guard let id = Self.identifier(of: node, prefix: prefix, list: list, &collector.scheme) else {
      collector.faults.append(Fault(at: place, "the identifier is empty"))
      return
    }
    let label = node.first("name", "label")?.text ?? ""
    // A record names a term again wherever it uses it.
    if isEmbedded, collector.contains(id) { return }
    let term = Term(id: id, label: label, scopeNote: node["description"]?.text)
    guard collector.add(term, at: place) else { return }
    if let key = node["id"]?.text { collector.alias(key, to: id) }
    for parent in node.first("parent_id", "parent")?.identifiers ?? [] {
      collector.link(id, .broader, parent, prefix: prefix, at: place)
    }
  }

  private static func prefix(ofList list: String, _ scheme: IdentifierScheme) -> String? {
    if scheme.isPrefixGiven || list.isEmpty { return nil }
    if let official = OfficialKind.prefix(for: list) { return official }
    return CURIE.isPrefix(list) ? CURIE.canonicalPrefix(list) : nil
  }

  /// The identifier of an ORUK term: its CURIE in `term`, its official URI or its `code` in the
  /// taxonomy where it has one, for the `id` of a feed is often no more than a random number.
  private static func identifier(
    of node: JSONNode, prefix: String?, list: String, _ scheme: inout IdentifierScheme
  ) -> CURIE? {
    if let term = node["term"]?.text, let id = CURIE(term), id.prefix == CURIE.canonicalPrefix(list)
    {
      return id
    }
    if let address = node["term_uri"]?.text, let id = CURIE(address) ?? scheme.known(address) {
      return id
    }
    let code = node["code"]?.text ?? ""
    return scheme.curie(
      code.isEmpty ? node["id"]?.text ?? "" : code, prefix: prefix, isTerm: true)
  }
}

extension JSONNode {
  /// Whether an object is a term of an ORUK feed, and not a service or a taxonomy.
  fileprivate func isORUKTerm(under key: String?) -> Bool {
    guard self["name"] != nil, self["id"] != nil, self["taxonomy_terms"] == nil else {
      return false
    }
    if key == "taxonomy_term" || key == "taxonomy_terms" { return true }
    let telling = ["parent_id", "taxonomy", "taxonomy_id", "term_uri", "term", "vocabulary"]
    if telling.contains(where: { self[$0] != nil }) { return true }
    return members.allSatisfy { ["id", "code", "name", "description"].contains($0.name) }
      && (key == nil || key == "content" || key == "contents")
  }
}
