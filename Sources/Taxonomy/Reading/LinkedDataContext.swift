import WaymarkFormats

/// What the keys of a JSON-LD text mean.
///
/// A remote context is never fetched: plain keys are then taken for what they are called. Of an
/// inline one, prefixes and names for properties count.
struct LinkedDataContext {
  /// A property that a vocabulary is read from.
  enum Property {
    case id, type, value, language
    case prefLabel, altLabel, definition, scopeNote, notation, title, deprecated
    case prefix, base, role, identifier
    case link(Relation, isInverse: Bool)
    case weightedLink, relation, target, weight
  }

  /// The namespace of what SKOS has no words for.
  static let ownNamespace = "urn:waymark:"
  static let skosNamespace = "http://www.w3.org/2004/02/skos/core#"
  static let termsNamespace = "http://purl.org/dc/terms/"
  static let vannNamespace = "http://purl.org/vocab/vann/"

  private static let namespaces = [
    skosNamespace, termsNamespace, vannNamespace, ownNamespace,
    "http://purl.org/dc/elements/1.1/", "http://www.w3.org/2000/01/rdf-schema#",
    "http://www.w3.org/2002/07/owl#", "http://schema.org/", "https://schema.org/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  ]

  private var expansions: [String: String] = [
    "skos": skosNamespace, "dct": termsNamespace, "dcterms": termsNamespace,
    "vann": vannNamespace, "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#", "dc": "http://purl.org/dc/elements/1.1/",
  ]
  private var cache: [String: Property?] = [:]
  /// The prefix of each base that can be one; the first of several.
  private var prefixOfBase: [String: String] = [:]

  /// Makes the context of a text whose root may hold one.
  init(of root: JSONNode) {
    if let context = root["@context"] { add(context) }
    for (name, base) in expansions where CURIE.isPrefix(name) {
      prefixOfBase[base] = min(prefixOfBase[base] ?? name, name)
    }
  }

  private mutating func add(_ context: JSONNode) {
    for element in context.elements { add(element) }
    for member in context.members {
      if let meaning = member.value.string ?? member.value["@id"]?.string {
        expansions[member.name] = meaning
      }
    }
  }

  /// The full form of an identifier that is shortened by a declared prefix.
  func expand(_ name: String) -> String {
    var name = name
    // A name may stand for a shortened one; a circle of names must still end.
    for _ in 0..<4 {
      if let whole = expansions[name], whole != name, !whole.hasPrefix("@") {
        name = whole
        continue
      }
      guard let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")),
        let base = expansions[String(name[..<colon])]
      else { return name }
      let rest = name[name.utf8.index(after: colon)...]
      if rest.hasPrefix("//") { return name }
      name = base + rest
    }
    return name
  }

  /// The prefix that the text declares for a base, other than those of the usual namespaces.
  func prefix(ofBase base: String) -> String? {
    if Self.namespaces.contains(base) { return nil }
    return prefixOfBase[base]
  }

  /// The property that a key stands for.
  mutating func property(_ key: String) -> Property? {
    if let known = cache[key] { return known }
    let found = Self.property(named: localName(key))
    cache[key] = .some(found)
    return found
  }

  /// The name of a property or type without its namespace; empty for those of unknown ones.
  func localName(_ key: String) -> String {
    if let keyword = expansions[key], keyword.hasPrefix("@") { return keyword }
    let name = expand(key)
    for namespace in Self.namespaces where name.hasPrefix(namespace) {
      return String(name.dropFirst(namespace.count))
    }
    return name.utf8.contains(UInt8(ascii: ":")) ? "" : name
  }

  private static func property(named name: String) -> Property? {
    switch name {
    case "@id", "id": .id
    case "@type", "type": .type
    case "@value": .value
    case "@language": .language
    case "prefLabel": .prefLabel
    case "altLabel", "hiddenLabel": .altLabel
    case "definition": .definition
    case "scopeNote": .scopeNote
    case "notation": .notation
    case "title", "label": .title
    case "deprecated": .deprecated
    case "preferredNamespacePrefix": .prefix
    case "preferredNamespaceUri": .base
    case "role": .role
    case "identifier": .identifier
    case "narrower": .link(.broader, isInverse: true)
    case "isReplacedBy": .link(.replacedBy, isInverse: false)
    case "link": .weightedLink
    case "relation": .relation
    case "to": .target
    case "weight": .weight
    default: Relation(rawValue: name).map { .link($0, isInverse: false) }
    }
  }
}
