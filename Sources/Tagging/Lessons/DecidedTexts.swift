package import WaymarkStorage
import WaymarkTaxonomy
import WaymarkTextAnalysis

/// What people decided about texts, so that they meet their own answer when the very same text comes
/// again; of all other texts the model judges, which learned from it.
///
/// Only texts without an identifier are known; a record that has one is known by that, and may say
/// something else by now.
package struct DecidedTexts: Sendable {
  /// How sure it is that a decision stands: hardly ever do people change their mind.
  static let confidence: Float = 0.99

  private let analyzer = Analyzer()
  /// The entry of a key; nil where none is in force.
  private let entry: (@Sendable (String) throws -> JournalEntry?)?

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
    entry = { (key: String) -> JournalEntry? in
      try store.read { try $0.decision(forKey: key) }
    }
  }

  /// What was decided about a text; nil where nothing was.
  ///
  /// - Throws: `StoreError` where it is looked up and cannot be.
  func decision(name: String, description: String, in graph: TermGraph) throws -> Decision? {
    guard let entry else { return nil }
    // Where it was decided on a page for review, it was shown masked.
    let found =
      try entry(RecordKey.key(ofText: name, description))
      ?? entry(RecordKey.key(ofText: analyzer.masked(name), analyzer.masked(description)))
    return found.map { Decision($0, in: graph) }
  }
}
