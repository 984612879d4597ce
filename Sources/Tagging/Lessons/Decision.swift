package import WaymarkStorage
package import WaymarkTaxonomy

/// What a person decided about a text or a record.
package struct Decision: Sendable, Hashable {
  /// What fits, the main term first.
  package var accepted: [TermIndex] = []
  /// What does not.
  package var refused: Set<TermIndex> = []
  /// What was suggested, and nothing said of it.
  package var undecided: Set<TermIndex> = []

  /// Makes the decision of nothing.
  package init() {}

  /// Whether nothing was decided.
  package var isEmpty: Bool { accepted.isEmpty && refused.isEmpty }
}

extension Decision {
  /// Takes what an entry says; a term that was retired since answers by its one heir.
  package init(_ entry: JournalEntry, in graph: TermGraph) {
    func terms(_ names: [String]) -> [TermIndex] {
      names.compactMap { name in
        let heirs = graph.resolve(name, roles: [.type]).map { graph.heirs(of: $0) } ?? []
        return heirs.count == 1 ? heirs[0] : nil
      }
    }
    let given = JournalEntry.terms(in: entry.kept) + JournalEntry.terms(in: entry.added)
    for term in terms([entry.note.main].compactMap(\.self) + given) where !accepted.contains(term) {
      accepted.append(term)
    }
    // Two terms may have one heir, and what was given outweighs what was taken away.
    refused = Set(terms(JournalEntry.terms(in: entry.removed))).subtracting(accepted)
    undecided = Set(terms(JournalEntry.terms(in: entry.suggested)))
      .subtracting(accepted).subtracting(refused)
  }
}
