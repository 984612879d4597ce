import WaymarkFormats

/// Reads the concepts of a SKOS text in JSON-LD, wherever they stand in it.
struct LinkedDataTerms {
  private var context: LinkedDataContext
  private var places: JSONPlaces

  /// A text in a language.
  private struct Label {
    var text: String
    var language: String?

    /// Whether it is English, or may be.
    var isEnglish: Bool { language.map { $0.lowercased().hasPrefix("en") } ?? true }
  }

  /// What an object says, by property.
  private struct Description {
    var ids: [String] = []
    var types: [String] = []
    var preferred: [Label] = []
    var alternative: [Label] = []
    var notes: [Label] = []
    var definitions: [Label] = []
    var titles: [Label] = []
    var notation: String?
    var isRetired = false
    var prefix: String?
    var base: String?
    var role: Role?
    var identifier: String?
    var links: [(relation: Relation, isInverse: Bool, ids: [String], weight: Double)] = []

    var isConcept: Bool { types.contains("Concept") || !preferred.isEmpty }

    /// Adds what another object says of the same thing.
    mutating func merge(_ other: Description) {
      types += other.types
      identifier = identifier ?? other.identifier
      preferred += other.preferred
      alternative += other.alternative
      notes += other.notes
      definitions += other.definitions
      notation = notation ?? other.notation
      isRetired = isRetired || other.isRetired
      links += other.links
    }
  }

  init(context root: JSONNode, places: JSONPlaces) {
    context = LinkedDataContext(of: root)
    self.places = places
  }

  /// Reads all concepts in a value into a collector: first what schemes declare, then terms.
  mutating func read(_ root: JSONNode, into collector: inout TermCollector) {
    var objects: [JSONNode] = []
    Self.gather(root, into: &objects)
    var concepts: [(node: JSONNode, description: Description)] = []
    var positions: [String: Int] = [:]
    for object in objects {
      let description = describe(object)
      if description.types.contains("ConceptScheme") {
        declare(description, in: &collector)
      } else if let id = description.ids.first, let position = positions[id],
        description.preferred.isEmpty || concepts[position].description.preferred.isEmpty
      {
        concepts[position].description.merge(description)
      } else {
        if let id = description.ids.first, positions[id] == nil { positions[id] = concepts.count }
        concepts.append((object, description))
      }
    }
    for concept in concepts where concept.description.isConcept {
      add(concept.description, concept.node, into: &collector)
    }
  }

  /// All objects in a value, in the order of the text, but those of its context.
  private static func gather(_ node: JSONNode, into objects: inout [JSONNode]) {
    // An object with a single member only refers to another, or holds a text.
    if node.kind == .object, node.members.dropFirst().first(where: { _ in true }) != nil {
      objects.append(node)
    }
    for element in node.elements { gather(element, into: &objects) }
    for member in node.members where !member.isNamed("@context") {
      if member.value.kind == .object || member.value.kind == .array {
        gather(member.value, into: &objects)
      }
    }
  }

  private mutating func describe(_ node: JSONNode) -> Description {
    var description = Description()
    for member in node.members {
      guard let property = context.property(member.name) else { continue }
      let value = member.value
      switch property {
      case .id: description.ids += value.texts.map { context.expand($0) }
      case .type: description.types += value.texts.map { context.localName($0) }
      case .prefLabel: description.preferred += labels(in: value)
      case .altLabel: description.alternative += labels(in: value)
      case .definition: description.definitions += labels(in: value)
      case .scopeNote: description.notes += labels(in: value)
      case .notation: description.notation = labels(in: value).first?.text
      case .title: description.titles += labels(in: value)
      case .deprecated:
        description.isRetired = value.bool ?? (labels(in: value).first?.text == "true")
      case .prefix: description.prefix = labels(in: value).first?.text
      case .base: description.base = labels(in: value).first?.text ?? value.identifiers.first
      case .role: description.role = labels(in: value).first.flatMap { Role(rawValue: $0.text) }
      case .identifier: description.identifier = labels(in: value).first?.text
      case .link(let relation, let isInverse):
        description.links.append((relation, isInverse, value.identifiers, 1))
      case .weightedLink: description.links += weightedLinks(in: value)
      case .value, .language, .relation, .target, .weight: break
      }
    }
    return description
  }

  private mutating func declare(_ scheme: Description, in collector: inout TermCollector) {
    let title = best(scheme.titles + scheme.preferred)
    if let prefix = scheme.prefix, CURIE.isPrefix(prefix) {
      collector.scheme.declare(prefix: prefix, base: scheme.base)
      collector.declare(
        Vocabulary(
          prefix: prefix, title: title, baseURI: scheme.base,
          role: Role.implied(byPrefix: prefix) ?? scheme.role ?? collector.role))
    } else if collector.title == nil {
      collector.title = title
    }
  }

  private mutating func add(
    _ concept: Description, _ node: JSONNode, into collector: inout TermCollector
  ) {
    let place = places.place(of: node)
    let address = concept.ids.first ?? ""
    if let (base, _) = IdentifierScheme.split(uri: address),
      let prefix = context.prefix(ofBase: base)
    {
      collector.scheme.declare(prefix: prefix, base: base)
    }
    let declared = concept.identifier.flatMap { collector.scheme.declared($0) }
    if let declared { collector.alias(address, to: declared) }
    guard let id = declared ?? collector.scheme.curie(address, isTerm: true) else {
      collector.faults.append(Fault(at: place, "the concept has no identifier"))
      return
    }
    let label = best(concept.preferred) ?? ""
    let language = concept.preferred.first { $0.text == label }?.language
    let rivals = concept.preferred.filter { $0.language == language && $0.text != label }
    if !rivals.isEmpty {
      var named = place
      named.record = id.description
      collector.faults.append(
        Fault(.warning, at: named, "two preferred labels in one language; \"\(label)\" is kept"))
    }
    let others = (rivals + concept.alternative).filter { $0.isEnglish || $0.language == language }
    let term = Term(
      id: id, label: label, alternativeLabels: others.map(\.text),
      scopeNote: best(concept.notes) ?? best(concept.definitions),
      notation: concept.notation, isRetired: concept.isRetired)
    guard collector.add(term, at: place) else { return }
    for link in concept.links {
      for other in link.ids {
        collector.link(
          id, link.relation, context.expand(other), isInverse: link.isInverse,
          weight: link.weight, at: place)
      }
    }
  }
}

extension LinkedDataTerms {
  /// The text to take of several: English, else one without a language, else the first.
  private func best(_ labels: [Label]) -> String? {
    let english = labels.first { $0.language != nil && $0.isEnglish }
    return (english ?? labels.first { $0.language == nil } ?? labels.first)?.text
  }

  /// The texts in a value: plain, with a language, or by language.
  private mutating func labels(in node: JSONNode) -> [Label] {
    switch node.kind {
    case .array: return node.elements.flatMap { labels(in: $0) }
    case .object:
      if let value = node["@value"] {
        let text = value.text ?? value.bool.map { String($0) }
        return text.map { [Label(text: $0, language: node["@language"]?.string)] } ?? []
      }
      return node.members.flatMap { member in
        member.value.texts.map {
          Label(text: $0, language: member.name == "@none" ? nil : member.name)
        }
      }
    default: return node.text.map { [Label(text: $0)] } ?? []
    }
  }

  private mutating func weightedLinks(
    in node: JSONNode
  ) -> [(relation: Relation, isInverse: Bool, ids: [String], weight: Double)] {
    if node.kind == .array { return node.elements.flatMap { weightedLinks(in: $0) } }
    var relation: Relation?
    var ids: [String] = []
    var weight = 1.0
    for member in node.members {
      switch context.property(member.name) {
      case .relation: relation = member.value.text.flatMap { Relation(rawValue: $0) }
      case .target: ids = member.value.identifiers
      case .weight: weight = member.value.double ?? 1
      default: break
      }
    }
    return relation.map { [($0, false, ids, weight)] } ?? []
  }
}
