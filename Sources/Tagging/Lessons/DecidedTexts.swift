package import WaymarkStorage
import WaymarkTaxonomy
import WaymarkTextAnalysis

/// What people decided about texts, so that they meet their own answer when the very same text comes
/// again; of all other texts the model judges, which learned from it.
///
/// Only texts without an identifier are known; a record that has one is known by that, and may say
/// something else by now.
package struct DecidedTexts: Sendable {
  /// What was decided about one text.
  struct Decision: Sendable, Hashable {
    /// What fits, the main term first.
    var accepted: [TermIndex]
    /// What does not.
    var refused: Set<TermIndex>
    /// What was suggested, and nothing said of it.
    var undecided: Set<TermIndex>
  }

  /// How sure it is that a decision stands: hardly ever do people change their mind.
  static let confidence: Float = 0.99

  private let analyzer = Analyzer()
  /// The entry of a key; nil where none is in force.
  private let entry: (@Sendable (String) -> JournalEntry?)?

  /// Makes a set without a decision.
  package init() { entry = nil }

  /// Reads all decisions in force at once, which pays where many texts come.
  ///
  /// - Parameter store: The workspace.
  /// - Throws: `StoreError`.
  package init(readingAll store: WorkspaceStore) throws {
    let entries = try store.read { database in
      var found: [String: JournalEntry] = [:]
      try database.forEachDecision { found[$0] = $1 }
      return found
    }
    guard !entries.isEmpty else {
      entry = nil
      return
    }
    entry = { (key: String) -> JournalEntry? in entries[key] }
  }

  /// Looks decisions up when a text comes, which pays where only a few do.
  ///
  /// - Parameter store: The workspace.
  init(askingFor store: WorkspaceStore) {
    // Where it cannot be read, the model answers alone, as it would where nothing was decided.
    entry = { (key: String) -> JournalEntry? in
      do {
        return try store.read { try $0.decision(forKey: key) }
      } catch {
        return nil
      }
    }
  }

  /// What was decided about a text; nil where nothing was.
  func decision(name: String, description: String, in graph: TermGraph) -> Decision? {
    guard let entry else { return nil }
    // Where it was decided on a page for review, it was shown masked.
    let found =
      entry(RecordKey.key(ofText: name, description))
      ?? entry(RecordKey.key(ofText: analyzer.masked(name), analyzer.masked(description)))
    return found.map { Decision($0, in: graph) }
  }
}

extension DecidedTexts.Decision {
  /// Takes what an entry says; a term that was retired since answers by its one heir.
  fileprivate init(_ entry: JournalEntry, in graph: TermGraph) {
    func terms(_ names: [String]) -> [TermIndex] {
      names.compactMap { name in
        let heirs = graph.resolve(name, roles: [.type]).map { graph.heirs(of: $0) } ?? []
        return heirs.count == 1 ? heirs[0] : nil
      }
    }
    let given = JournalEntry.terms(in: entry.kept) + JournalEntry.terms(in: entry.added)
    var accepted: [TermIndex] = []
    for term in terms([entry.note.main].compactMap(\.self) + given) where !accepted.contains(term) {
      accepted.append(term)
    }
    self.accepted = accepted
    refused = Set(terms(JournalEntry.terms(in: entry.removed)))
    undecided = Set(terms(JournalEntry.terms(in: entry.suggested)))
      .subtracting(accepted).subtracting(refused)
  }
}
