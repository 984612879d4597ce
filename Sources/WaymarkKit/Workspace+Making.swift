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
          reason: .init($0.reason))
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
          source: .init($0.source), text: $0.text, range: $0.range, field: .init($0.field),
          weight: $0.weight)
      })
  }
}

extension Workspace.Evidence.Source {
  init(_ source: EvidenceSource) {
    switch source {
    case .keyword: self = .keyword
    case .label: self = .label
    case .words: self = .words
    case .graph: self = .graph
    }
  }
}

extension Workspace.Evidence.Field {
  init(_ field: Field) {
    switch field {
    case .name: self = .name
    case .description: self = .description
    }
  }
}

extension Workspace.Withheld.Reason {
  init(_ reason: WithholdingReason) {
    switch reason {
    case .belowThreshold: self = .belowThreshold
    case .notWorthIt: self = .notWorthIt
    case .overLimit: self = .overLimit
    case .ancestor: self = .ancestor
    case .descendant: self = .descendant
    case .inPassing: self = .inPassing
    case .decided: self = .decided
    case .review: self = .review
    }
  }
}

extension Workspace.Details {
  init(_ description: TermDescription) {
    let graph = description.graph
    let term = graph.terms[description.index]
    let neighbours = description.neighbours.map {
      Workspace.Neighbours(kind: .init($0.kind), terms: Workspace.Term.list($0.terms, in: graph))
    }
    self.init(
      term: .init(description.index, in: graph), uri: graph.uri(of: description.index),
      scopeNote: term.scopeNote, alternativeLabels: term.alternativeLabels,
      keywords: description.keywords.map(\.text), neighbours: neighbours)
  }
}

extension Workspace.Neighbourhood {
  init(_ kind: TermDescription.Neighbourhood) {
    switch kind {
    case .broader: self = .broader
    case .narrower: self = .narrower
    case .related: self = .related
    case .leadsTo: self = .leadsTo
    case .groups: self = .groups
    case .needs: self = .needs
    case .circumstances: self = .circumstances
    case .groupedBy: self = .groupedBy
    case .exactMatch: self = .exactMatch
    case .closeMatch: self = .closeMatch
    case .broadMatch: self = .broadMatch
    case .narrowMatch: self = .narrowMatch
    case .relatedMatch: self = .relatedMatch
    case .replacedBy: self = .replacedBy
    }
  }
}
