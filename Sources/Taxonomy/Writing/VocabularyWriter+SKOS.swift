import WaymarkFormats

extension VocabularyWriter {
  /// The whole graph as SKOS in JSON-LD.
  ///
  /// Prefixes and bases are told with VANN. What SKOS has no words for stands under `urn:waymark:`:
  /// the roles of vocabularies, the links `leadsTo` and `groups`, and weights.
  package static func skos(_ graph: TermGraph) -> [UInt8] {
    var writer = JSONWriter(isPretty: true)
    writer.beginObject()
    writer.key("@context")
    writer.beginObject()
    writer.member("skos", LinkedDataContext.skosNamespace)
    writer.member("dct", LinkedDataContext.termsNamespace)
    writer.member("owl", "http://www.w3.org/2002/07/owl#")
    writer.member("vann", LinkedDataContext.vannNamespace)
    writer.endObject()
    writer.key("@graph")
    writer.beginArray()
    for vocabulary in graph.vocabularies { write(vocabulary, to: &writer) }
    for index in graph.terms.indices { write(index, of: graph, to: &writer) }
    writer.endArray()
    writer.endObject()
    writer.lineFeed()
    return writer.bytes
  }

  private static func write(_ vocabulary: Vocabulary, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("@id", address(of: vocabulary))
    writer.member("@type", "skos:ConceptScheme")
    writer.member("dct:title", vocabulary.title)
    writer.member("vann:preferredNamespacePrefix", vocabulary.prefix)
    if let base = vocabulary.baseURI { writer.member("vann:preferredNamespaceUri", base) }
    writer.member(LinkedDataContext.ownNamespace + "role", vocabulary.role.rawValue)
    writer.endObject()
  }

  private static func address(of vocabulary: Vocabulary) -> String {
    guard let base = vocabulary.baseURI, base.utf8.count > 1 else {
      return LinkedDataContext.ownNamespace + vocabulary.prefix
    }
    let isCut = base.hasSuffix("#") || base.hasSuffix("/")
    return isCut ? String(base.dropLast()) : base
  }

  private static func write(
    _ index: TermIndex, of graph: TermGraph, to writer: inout JSONWriter
  ) {
    let term = graph.terms[index]
    writer.beginObject()
    writer.member("@id", address(of: index, in: graph))
    writer.member("@type", "skos:Concept")
    writer.member("dct:identifier", term.id.description)
    writer.key("skos:inScheme")
    reference(Self.address(of: graph.vocabulary(of: index)), to: &writer)
    writer.member("skos:prefLabel", term.label)
    if !term.alternativeLabels.isEmpty {
      writer.key("skos:altLabel")
      writer.beginArray()
      for label in term.alternativeLabels { writer.string(label) }
      writer.endArray()
    }
    if let note = term.scopeNote { writer.member("skos:scopeNote", note) }
    if let notation = term.notation { writer.member("skos:notation", notation) }
    if term.isRetired {
      writer.key("owl:deprecated")
      writer.bool(true)
    }
    writeLinks(from: index, of: graph, to: &writer)
    writer.endObject()
  }

  private static func writeLinks(
    from index: TermIndex, of graph: TermGraph, to writer: inout JSONWriter
  ) {
    let links = graph.links(from: index)
    for relation in Relation.allCases {
      let targets = links.filter { $0.relation == relation && $0.weight == 1 }
      if targets.isEmpty { continue }
      writer.key(named: key(of: relation))
      writer.beginArray()
      for link in targets { reference(address(of: link.to, in: graph), to: &writer) }
      writer.endArray()
    }
    let weighted = links.filter { $0.weight != 1 }
    if weighted.isEmpty { return }
    writer.key(named: LinkedDataContext.ownNamespace + "link")
    writer.beginArray()
    for link in weighted {
      writer.beginObject()
      writer.member(LinkedDataContext.ownNamespace + "relation", link.relation.rawValue)
      writer.key(named: LinkedDataContext.ownNamespace + "to")
      reference(address(of: link.to, in: graph), to: &writer)
      writer.key(named: LinkedDataContext.ownNamespace + "weight")
      writer.double(link.weight)
      writer.endObject()
    }
    writer.endArray()
  }

  private static func key(of relation: Relation) -> String {
    switch relation {
    case .leadsTo, .groups: LinkedDataContext.ownNamespace + relation.rawValue
    case .replacedBy: "dct:isReplacedBy"
    default: "skos:" + relation.rawValue
    }
  }

  private static func reference(_ address: String, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("@id", address)
    writer.endObject()
  }

  /// The URI of a term, with what may not stand in one written as percent and digits.
  ///
  /// Where a vocabulary has no address it is the one that a crosswalk's prefixes make as well.
  private static func address(of index: TermIndex, in graph: TermGraph) -> String {
    let hasBase = graph.vocabulary(of: index).baseURI != nil
    let uri = graph.uri(of: index)
    let isOwn = !hasBase && CURIE.officialBase(ofPrefix: graph.terms[index].id.prefix) == nil
    return (isOwn ? LinkedDataContext.ownNamespace + uri : uri).percentEncoded(where: isForbidden)
  }

  private static func isForbidden(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x7F || "<>\"{}|\\^`".utf8.contains(byte)
  }
}
