package import WaymarkFormats
package import WaymarkTaxonomy

/// A term with its surroundings in the graph, as `show` tells it.
package struct TermDescription: Sendable {
  /// Terms that stand in one relation to the term described.
  package struct Neighbours: Sendable, Hashable {
    /// What they are to the term.
    package var kind: Neighbourhood
    /// The terms.
    package var terms: [TermIndex]
  }

  /// The graph that the term is in.
  package let graph: TermGraph
  /// The term.
  package let index: TermIndex
  /// The ways from the term up to a root, each without the term itself, the nearest first.
  package let paths: [[TermIndex]]
  /// What stands around it, in a fixed order; nothing is listed that is not there.
  package let neighbours: [Neighbours]
  /// The keywords that point at it, strongest first.
  package let keywords: [Keyword]

  /// Describes a term.
  ///
  /// - Parameters:
  ///   - index: The term.
  ///   - graph: The graph that it is in.
  ///   - keywords: Keywords, those of other terms among them.
  package init(of index: TermIndex, in graph: TermGraph, keywords: [Keyword]) {
    self.graph = graph
    self.index = index
    paths = graph.paths(of: index, limit: 8).map { Array($0.dropFirst()) }.filter { !$0.isEmpty }
    neighbours = Self.neighbours(of: index, in: graph)
    let id = graph.terms[index].id
    self.keywords = keywords.filter { $0.term == id }.sorted {
      $0.weight != $1.weight ? $0.weight > $1.weight : $0.text < $1.text
    }
  }

  private static func neighbours(of index: TermIndex, in graph: TermGraph) -> [Neighbours] {
    var found: [Neighbours] = []
    func add(_ kind: Neighbourhood, _ terms: some Sequence<TermIndex>) {
      let terms = Array(terms)
      if !terms.isEmpty { found.append(Neighbours(kind: kind, terms: terms)) }
    }
    let outgoing = graph.links(from: index)
    let incoming = graph.links(to: index)
    func reached(_ relation: Relation) -> [TermIndex] {
      outgoing.filter { $0.relation == relation }.map(\.to)
    }
    func leading(_ role: Role) -> [TermIndex] {
      incoming.filter { $0.relation == .leadsTo && graph.role(of: $0.from) == role }.map(\.from)
    }
    add(.broader, graph.broader(of: index))
    add(.narrower, graph.narrower(of: index))
    add(.related, graph.related(to: index))
    add(.leadsTo, reached(.leadsTo))
    add(.groups, reached(.groups))
    add(.needs, leading(.need))
    add(.circumstances, leading(.circumstance))
    add(.groupedBy, incoming.filter { $0.relation == .groups }.map(\.from))
    add(.exactMatch, reached(.exactMatch))
    add(.closeMatch, reached(.closeMatch))
    add(.broadMatch, reached(.broadMatch))
    add(.narrowMatch, reached(.narrowMatch))
    add(.relatedMatch, reached(.relatedMatch))
    add(.replacedBy, reached(.replacedBy))
    return found
  }
}

extension TermDescription {
  /// Writes the description as a JSON object.
  package func write(into writer: inout JSONWriter) {
    let term = graph.terms[index]
    let vocabulary = graph.vocabulary(of: index)
    writer.beginObject()
    for (key, value) in [
      ("id", term.id.description), ("uri", graph.uri(of: index)), ("label", term.label),
      ("vocabulary", vocabulary.title), ("role", vocabulary.role.rawValue),
    ] {
      writer.member(key, value)
    }
    writer.key("alternative_labels")
    writer.strings(term.alternativeLabels)
    writer.member("scope_note", term.scopeNote)
    writer.member("retired", term.isRetired)
    for group in neighbours {
      writer.key(named: group.kind.rawValue)
      writer.beginArray()
      for neighbour in group.terms { writer.reference(to: neighbour, in: graph) }
      writer.endArray()
    }
    writer.key("keywords")
    writer.beginArray()
    for keyword in keywords {
      writer.beginObject()
      writer.member("text", keyword.text)
      writer.key("weight")
      writer.double(keyword.weight)
      if !keyword.source.isEmpty {
        writer.member("source", keyword.source)
      }
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }
}

extension JSONWriter {
  /// Writes a term by identifier and label.
  mutating func reference(to index: TermIndex, in graph: TermGraph) {
    beginObject()
    members(of: index, in: graph)
    endObject()
  }

  /// Writes identifier and label into the open object.
  mutating func members(of index: TermIndex, in graph: TermGraph) {
    key("id")
    string(graph.terms[index].id.description)
    key("label")
    string(graph.terms[index].label)
  }
}
