import WaymarkFormats
package import WaymarkStorage
import WaymarkTagging
package import WaymarkTaxonomy
import WaymarkTextAnalysis

/// Changes single keywords of a workspace; the next question knows of it.
package struct KeywordEditor {
  private let store: WorkspaceStore
  private let finder: TermFinder

  /// Makes an editor for a workspace.
  ///
  /// - Throws: `StoreError`.
  package init(_ store: WorkspaceStore) throws {
    self.store = store
    finder = try TermFinder(store)
  }

  /// Adds a keyword by hand, or gives one that is there another weight; it stays when lists are
  /// renewed.
  ///
  /// - Parameters:
  ///   - text: The word or phrase.
  ///   - name: The term, by identifier, URI or label.
  ///   - weight: How strongly it points there; below 0 where it misleads.
  /// - Returns: The term, with its label.
  /// - Throws: `UnknownTerm`; `Fault` where the keyword has no word or too many, or the term is retired;
  ///   `StoreError`.
  package func add(_ text: String, to name: String, weight: Double = 1) throws -> Term {
    let term = try term(named: name)
    let text = Self.trimmed(text)
    let analyzed = Analyzer().analyze(text)
    guard !analyzed.tokens.isEmpty else {
      throw Fault(at: Place(), "a keyword needs a word; \"\(text)\" has none")
    }
    // It would stand in the workspace for good, and nothing is ever found by it.
    guard analyzed.masks.allSatisfy({ $0.kind == .html }) else {
      throw Fault(
        at: Place(),
        "a keyword leads to no person or site: \"\(Analyzer().masked(text))\" holds an address or a number"
      )
    }
    if let objection = Keyword.objection(to: text) { throw Fault(at: Place(), objection) }
    try store.write { database in
      try database.add([Keyword(term: term.id, text: text, weight: weight, source: Keyword.byHand)])
      // Compiled now, so that the next question need not wait.
      try ModelStore.compile(in: database)
    }
    return term
  }

  /// Takes a keyword of a term away; a list that is read again does not bring it back.
  ///
  /// - Parameters:
  ///   - text: The word or phrase, in any case.
  ///   - name: The term, by identifier, URI or label.
  /// - Returns: The term, with its label.
  /// - Throws: `UnknownTerm`; `Fault` where the term has no such keyword; `StoreError`.
  package func remove(_ text: String, from name: String) throws -> Term {
    let term = finder.graph.terms[try finder.term(named: name)]
    let text = Self.trimmed(text)
    try store.write { database in
      guard try database.removeKeyword(text, of: term.id) else {
        throw Fault(at: Place(), "\(term.id) \"\(term.label)\" has no keyword \"\(text)\"")
      }
      try ModelStore.compile(in: database)
    }
    return term
  }

  private func term(named name: String) throws -> Term {
    let index = try finder.term(named: name)
    guard !finder.graph.terms[index].isRetired else {
      throw Fault(at: Place(), finder.graph.retirement(of: index))
    }
    return finder.graph.terms[index]
  }

  private static func trimmed(_ text: String) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ")
  }
}
