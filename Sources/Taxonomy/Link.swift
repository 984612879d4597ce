/// What an edge of the graph says.
package enum Relation: String, Sendable, CaseIterable {
  /// From a term to one that contains it.
  case broader
  /// From a term to one worth knowing beside it.
  case related
  /// From a term to the same in another vocabulary.
  case exactMatch
  /// From a term to nearly the same in another vocabulary.
  case closeMatch
  /// From a term to a broader one in another vocabulary.
  case broadMatch
  /// From a term to a narrower one in another vocabulary.
  case narrowMatch
  /// From a term to one worth knowing in another vocabulary.
  case relatedMatch
  /// From a need or a circumstance to a service type that serves it.
  case leadsTo
  /// From a function to a service type, or from a life event to a need or a circumstance.
  case groups
  /// From a retired term to its successor.
  case replacedBy

  /// The number by which links are sorted and stored; a number is never given again.
  package var code: UInt8 {
    switch self {
    case .broader: 0
    case .related: 1
    case .exactMatch: 2
    case .closeMatch: 3
    case .broadMatch: 4
    case .narrowMatch: 5
    case .relatedMatch: 6
    case .leadsTo: 7
    case .groups: 8
    case .replacedBy: 9
    }
  }

  /// The relation with a number; nil where none has it.
  package init?(code: UInt8) {
    switch code {
    case 0: self = .broader
    case 1: self = .related
    case 2: self = .exactMatch
    case 3: self = .closeMatch
    case 4: self = .broadMatch
    case 5: self = .narrowMatch
    case 6: self = .relatedMatch
    case 7: self = .leadsTo
    case 8: self = .groups
    case 9: self = .replacedBy
    default: return nil
    }
  }
}

/// A typed edge of the graph.
package struct Link: Hashable, Sendable {
  /// Where it begins.
  package var from: TermIndex
  /// What it says.
  package var relation: Relation
  /// Where it ends.
  package var to: TermIndex
  /// How strongly it holds; 1 where nothing is said.
  package var weight: Double

  /// Makes a link.
  package init(from: TermIndex, relation: Relation, to: TermIndex, weight: Double = 1) {
    self.from = from
    self.relation = relation
    self.to = to
    self.weight = weight
  }
}

extension Link: Comparable {
  /// Orders by beginning, relation, end and weight.
  package static func < (left: Link, right: Link) -> Bool {
    (left.from, left.relation.code, left.to, left.weight)
      < (right.from, right.relation.code, right.to, right.weight)
  }
}
