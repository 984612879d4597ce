/// A set of terms under one prefix.
package struct Vocabulary: Hashable, Sendable {
  /// The prefix of the identifiers of its terms.
  package var prefix: String
  /// Its title, for people; the prefix where none is known.
  package var title: String
  /// What stands before the local name in the URIs of its terms, where they have URIs.
  package var baseURI: String?
  /// What its terms are for.
  package var role: Role

  /// Makes a vocabulary; what is not given follows from the prefix.
  package init(prefix: String, title: String? = nil, baseURI: String? = nil, role: Role? = nil) {
    self.prefix = prefix
    self.title = title ?? prefix
    self.baseURI = baseURI ?? CURIE.officialBase(ofPrefix: prefix)
    self.role = role ?? Role.implied(byPrefix: prefix) ?? .type
  }
}

/// A node of the graph.
package struct Term: Hashable, Sendable {
  /// The identifier.
  package var id: CURIE
  /// The preferred label.
  package var label: String
  /// Other names of the same thing.
  package var alternativeLabels: [String]
  /// What the term covers, in a sentence or two.
  package var scopeNote: String?
  /// A code or short name.
  package var notation: String?
  /// Whether the term is kept only for old records.
  package var isRetired: Bool

  /// Makes a term.
  package init(
    id: CURIE, label: String, alternativeLabels: [String] = [], scopeNote: String? = nil,
    notation: String? = nil, isRetired: Bool = false
  ) {
    self.id = id
    self.label = label
    self.alternativeLabels = alternativeLabels
    self.scopeNote = scopeNote
    self.notation = notation
    self.isRetired = isRetired
  }
}

/// The place of a term in its graph: dense, from 0, in the order in which terms were added.
package typealias TermIndex = Int
