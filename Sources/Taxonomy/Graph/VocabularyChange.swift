/// What became of one term when lists were renewed.
package struct VocabularyChange: Sendable, Hashable {
  /// Kinds of changes, in the order of a report.
  package enum Kind: String, Sendable, CaseIterable {
    /// The term has another preferred label.
    case renamed
    /// The term stands elsewhere: under other broader terms, or in other groups.
    case moved
    /// One new term took the place of the term.
    case replaced
    /// The term went into one that there was already, or together with others into one.
    case merged
    /// Several terms took the place of the term.
    case split
    /// The term is out of use, and nothing took its place.
    case retired
    /// The term is in use again.
    case returned
    /// The term is new.
    case added
  }

  /// What happened.
  package var kind: Kind
  /// The term.
  package var term: CURIE
  /// Its preferred label now.
  package var label: String
  /// What was before: the label of a term renamed, the surroundings of one moved.
  package var before: [String] = []
  /// What is now: the label, the surroundings, or the terms that took its place.
  package var after: [String] = []
}

extension VocabularyChange {
  /// Compares two states of the vocabularies.
  ///
  /// - Parameters:
  ///   - former: the terms and links before.
  ///   - graph: the terms and links after.
  /// - Returns: the changes, by kind and then by identifier.
  package static func list(from former: TermGraph, to graph: TermGraph) -> [VocabularyChange] {
    var changes: [VocabularyChange] = []
    let inheritances = inheritances(in: graph)
    for (index, term) in graph.terms.enumerated() {
      func note(_ kind: Kind, before: [String] = [], after: [String] = []) {
        changes.append(
          VocabularyChange(
            kind: kind, term: term.id, label: term.label, before: before, after: after))
      }
      guard let old = former.index(of: term.id) else {
        if !term.isRetired { note(.added) }
        continue
      }
      let earlier = former.terms[old]
      if earlier.label != term.label {
        note(.renamed, before: [earlier.label], after: [term.label])
      }
      guard !term.isRetired else {
        let heirs = graph.heirs(of: index).map { graph.terms[$0].id }
        let isOld = earlier.isRetired && former.heirs(of: old).map { former.terms[$0].id } == heirs
        if isOld { continue }
        let isMerger = heirs.contains {
          former.index(of: $0) != nil || inheritances[$0, default: 0] > 1
        }
        let kind: Kind =
          heirs.isEmpty ? .retired : heirs.count > 1 ? .split : isMerger ? .merged : .replaced
        note(kind, after: heirs.map(\.description))
        continue
      }
      if earlier.isRetired { note(.returned) }
      let places = (before: former.places(of: old), after: graph.places(of: index))
      if places.before != places.after {
        note(.moved, before: places.before, after: places.after)
      }
    }
    return changes.sorted { ($0.order, $0.term) < ($1.order, $1.term) }
  }

  /// How many retired terms each term stands for.
  private static func inheritances(in graph: TermGraph) -> [CURIE: Int] {
    var counts: [CURIE: Int] = [:]
    for (index, term) in graph.terms.enumerated() where term.isRetired {
      for heir in graph.heirs(of: index) { counts[graph.terms[heir].id, default: 0] += 1 }
    }
    return counts
  }

  private var order: Int { Kind.allCases.firstIndex(of: kind) ?? 0 }
}

extension TermGraph {
  /// The broader terms and the groups of a term, by identifier.
  fileprivate func places(of index: TermIndex) -> [String] {
    let groups = links(to: index).filter { $0.relation == .groups }.map(\.from)
    return (broader(of: index) + groups).map { terms[$0].id }.sorted().map(\.description)
  }
}
