import WaymarkReports
import WaymarkTagging
import WaymarkTaxonomy

extension Workspace.Term {
  init(_ index: TermIndex, in graph: TermGraph) {
    self.init(id: graph.terms[index].id.description, label: graph.terms[index].label)
  }

  static func list(_ indices: [TermIndex], in graph: TermGraph) -> [Self] {
    indices.map { Self($0, in: graph) }
  }
}

extension Workspace.Answer {
  init(_ tagged: TaggedRecord, in graph: TermGraph) {
    self.init(
      suggestions: tagged.suggestions.map { .init($0, in: graph) },
      withheld: tagged.withheld.map {
        .init(
          term: .init($0.term, in: graph), confidence: Double($0.confidence),
          reason: $0.reason.rawValue)
      }, needsReview: tagged.needsReview)
  }
}

extension Workspace.Suggestion {
  init(_ suggestion: Suggestion, in graph: TermGraph) {
    self.init(
      term: .init(suggestion.term, in: graph), confidence: Double(suggestion.confidence),
      isMain: suggestion.isMain,
      evidence: suggestion.evidence.map {
        .init(
          source: $0.source.rawValue, text: $0.text, range: $0.range, isInName: $0.field == .name,
          weight: $0.weight)
      })
  }
}

extension Workspace.Details {
  init(_ description: TermDescription) {
    let graph = description.graph
    let term = graph.terms[description.index]
    let neighbours = description.neighbours.compactMap { group in
      Workspace.Neighbourhood(rawValue: group.name).map {
        Workspace.Neighbours(kind: $0, terms: Workspace.Term.list(group.terms, in: graph))
      }
    }
    self.init(
      term: .init(description.index, in: graph), uri: graph.uri(of: description.index),
      scopeNote: term.scopeNote, alternativeLabels: term.alternativeLabels,
      keywords: description.keywords.map(\.text), neighbours: neighbours)
  }
}
