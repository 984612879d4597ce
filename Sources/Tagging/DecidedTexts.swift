package import WaymarkStorage
package import WaymarkTaxonomy
import WaymarkTextAnalysis

/// What people decided about texts, so that they meet their own answer when the very same text comes
/// again; of all other texts the model judges, which learned from it.
package struct DecidedTexts: Sendable {
  /// What was decided about one text.
  package struct Decision: Sendable, Hashable {
    /// What fits, the main term first.
    package var accepted: [TermIndex]
    /// What does not.
    package var refused: Set<TermIndex>
  }

  /// How sure it is that a decision stands: hardly ever do people change their mind.
  static let confidence: Float = 0.99

  private let analyzer = Analyzer()
  private let decisions: [String: Decision]

  /// Makes a set without a decision.
  package init() { decisions = [:] }

  /// Reads the decisions in force about texts without an identifier; records that have one are known by
  /// that, and may say something else by now.
  ///
  /// - Parameters:
  ///   - database: The workspace.
  ///   - graph: Its terms.
  /// - Throws: `StoreError`.
  package init(_ database: Database, graph: TermGraph) throws {
    func terms(_ list: String?) -> [TermIndex] {
      JournalEntry.terms(in: list).compactMap { graph.resolve($0, roles: [.type]) }
    }
    var decisions: [String: Decision] = [:]
    try database.forEachDecision { key, entry in
      var accepted: [TermIndex] = []
      let main = entry.note.main.flatMap { graph.resolve($0, roles: [.type]) }
      for term in [main].compactMap(\.self) + terms(entry.kept) + terms(entry.added)
      where !accepted.contains(term) {
        accepted.append(term)
      }
      decisions[key] = Decision(accepted: accepted, refused: Set(terms(entry.removed)))
    }
    self.decisions = decisions
  }

  /// What was decided about a text; nil where nothing was.
  func decision(name: String, description: String) -> Decision? {
    if decisions.isEmpty { return nil }
    return decisions[RecordKey.key(ofText: name, description)]
      // Where it was decided on a page for review, it was shown masked.
      ?? decisions[RecordKey.key(ofText: analyzer.masked(name), analyzer.masked(description))]
  }
}
