import WaymarkFormats
package import WaymarkStorage
package import WaymarkTaxonomy

/// A name that means no term of the workspace, or more than one.
package struct UnknownTerm: Error, Hashable {
  /// The name.
  package var name: String
  /// The terms that may have been meant, as identifier and label.
  package var nearest: [String]
  /// What the name means though something else was asked for; nil where it means nothing.
  package var role: Role?
  /// What was asked for; nil for any term.
  package var expected: Set<Role>?

  /// What is wrong, with what may have been meant.
  package var message: String {
    if let role, let expected {
      let names = Role.allCases.filter(expected.contains).map(\.named)
      return
        "\"\(name.shortened(to: 80))\" is \(role.named), not \(names.joined(separator: " or "))"
    }
    let hint = nearest.isEmpty ? "" : "; did you mean \(nearest.joined(separator: " or "))?"
    return "unknown term \"\(name.shortened(to: 80))\"\(hint)"
  }
}

/// A name that means no vocabulary of the workspace.
package struct UnknownVocabulary: Error, Hashable {
  /// The name.
  package var name: String
}

/// Finds terms by what people call them.
package struct TermFinder {
  /// The graph of the workspace.
  package let graph: TermGraph
  private let store: WorkspaceStore

  /// Makes a finder for an open workspace.
  ///
  /// - Throws: `StoreError` where the workspace cannot be read.
  package init(_ store: WorkspaceStore) throws {
    self.store = store
    graph = try store.read { try $0.loadGraph() }
  }

  /// Makes a finder over a graph that was read before.
  package init(_ graph: TermGraph, in store: WorkspaceStore) {
    self.store = store
    self.graph = graph
  }

  /// The term that an identifier, a URI or a label means.
  ///
  /// - Throws: `UnknownTerm`; `StoreError` where the workspace cannot be read.
  package func term(named name: String, roles: Set<Role>? = nil) throws -> TermIndex {
    if let index = graph.resolve(name, roles: roles) { return index }
    let hits = try store.read { try $0.search(name, roles: roles, limit: 2) }
    let other = graph.resolve(name).map(graph.role)
    throw UnknownTerm(
      name: name, nearest: hits.map { "\($0.term) \($0.label)" }, role: other, expected: roles)
  }

  /// The prefixes of the vocabularies that prefixes, titles or roles mean; nil for all, where nothing is
  /// named.
  ///
  /// - Throws: `UnknownVocabulary` where a name means none.
  package func prefixes(named names: [String]) throws(UnknownVocabulary) -> Set<String>? {
    if names.isEmpty { return nil }
    var prefixes: Set<String> = []
    for name in names {
      let found = graph.prefixes(named: name)
      if found.isEmpty { throw UnknownVocabulary(name: name) }
      prefixes.formUnion(found)
    }
    return prefixes
  }
}
