import WaymarkFormats
package import WaymarkTaxonomy

/// The graph of terms and the keywords, in and out.
extension Database {
  /// Puts vocabularies, terms, links and keywords in the place of what is there.
  ///
  /// A term keeps its key as long as it keeps its identifier, even while it is away, so that the
  /// journal stays true. Keywords of terms that the graph does not have are left out; what people
  /// added or took away by hand stays, and goes before what the lists say.
  ///
  /// - Returns: the keywords that were left out.
  /// - Throws: `StoreError` where the file fails or cannot be written.
  @discardableResult
  package func replaceVocabularies(
    _ graph: TermGraph, keywords: [Keyword]
  ) throws -> [Keyword] {
    try execute(
      """
      DELETE FROM link; DELETE FROM alternative_label; DELETE FROM vocabulary;
      UPDATE term SET position = NULL WHERE position IS NOT NULL
      """)
    for (position, vocabulary) in graph.vocabularies.enumerated() {
      try run(
        "INSERT INTO vocabulary (prefix, position, title, base_uri, role) VALUES (?, ?, ?, ?, ?)",
        .text(vocabulary.prefix), .integer(position), .text(vocabulary.title),
        .text(vocabulary.baseURI), .text(vocabulary.role.rawValue))
    }
    let keys = try insertTerms(of: graph)
    for (links, isRejected) in [(graph.links, false), (graph.rejectedLinks, true)] {
      for link in links {
        try run(
          "INSERT OR IGNORE INTO link (origin, relation, target, weight, is_rejected) "
            + "VALUES (?, ?, ?, ?, ?)",
          .integer(keys[link.from]), .text(link.relation.rawValue), .integer(keys[link.to]),
          .real(link.weight), .flag(isRejected))
      }
    }
    let leftOut = try replaceKeywords(by: keywords, of: graph, keys: keys)
    try bumpVocabularyVersion()
    try bumpKnowledgeVersion()
    try keepGraphBlock(try graphOfTables())
    try rebuildKeywordIndex()
    return leftOut
  }

  private func insertTerms(of graph: TermGraph) throws -> [Int] {
    var keys: [Int] = []
    for (position, term) in graph.terms.enumerated() {
      let key = try first(
        """
        INSERT INTO term (prefix, local, position, label, scope_note, notation, is_retired)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (prefix, local) DO UPDATE SET position = excluded.position,
          label = excluded.label, scope_note = excluded.scope_note, notation = excluded.notation,
          is_retired = excluded.is_retired
        RETURNING key
        """, .text(term.id.prefix), .text(term.id.local), .integer(position), .text(term.label),
        .text(term.scopeNote), .text(term.notation), .flag(term.isRetired)
      ) { $0.int(0) }
      guard let key else { throw StoreError(.other, "a term was not stored", path: path) }
      keys.append(key)
      for (place, label) in term.alternativeLabels.enumerated() {
        try run(
          "INSERT INTO alternative_label (term, position, text) VALUES (?, ?, ?)", .integer(key),
          .integer(place), .text(label))
      }
    }
    return keys
  }

  /// Reads the graph as it was stored.
  ///
  /// - Throws: `StoreError` where the file fails.
  package func loadGraph() throws -> TermGraph {
    guard let block = try loadGraphBlock() else { return try graphOfTables() }
    try refreshCache()
    cache.keys = TermKeys(block.keys)
    return block.graph
  }

  /// Puts the graph together from its rows; it was checked when it was built.
  private func graphOfTables() throws -> TermGraph {
    var vocabularies: [Vocabulary] = []
    try forEach(
      "SELECT prefix, title, base_uri, role FROM vocabulary ORDER BY position"
    ) { row in
      vocabularies.append(
        Vocabulary(
          prefix: row.text(0), title: row.text(1), baseURI: row.optionalText(2),
          role: Role(rawValue: row.text(3))))
    }
    var labels: [Int: [String]] = [:]
    try forEach("SELECT term, text FROM alternative_label ORDER BY term, position") {
      labels[$0.int(0), default: []].append($0.text(1))
    }
    var terms: [Term] = []
    var indices: [Int: TermIndex] = [:]
    try forEach(
      """
      SELECT key, prefix, local, label, scope_note, notation, is_retired
      FROM term WHERE position IS NOT NULL ORDER BY position
      """
    ) { row in
      let key = row.int(0)
      indices[key] = terms.count
      terms.append(
        Term(
          id: CURIE(prefix: row.text(1), local: row.text(2)), label: row.text(3),
          alternativeLabels: labels[key] ?? [], scopeNote: row.optionalText(4),
          notation: row.optionalText(5), isRetired: row.int(6) != 0))
    }
    var links: [Link] = []
    var rejected: [Link] = []
    try forEach("SELECT origin, relation, target, weight, is_rejected FROM link") { row in
      guard let from = indices[row.int(0)], let to = indices[row.int(2)],
        let relation = Relation(rawValue: row.text(1))
      else { return }
      let link = Link(from: from, relation: relation, to: to, weight: row.double(3))
      if row.int(4) == 0 { links.append(link) } else { rejected.append(link) }
    }
    return TermGraph(
      vocabularies: vocabularies, terms: terms, links: links.sorted(),
      rejectedLinks: rejected.sorted())
  }

  /// The key of a term of the graph.
  func key(of id: CURIE) throws -> Int {
    let key = try first(
      "SELECT key FROM term WHERE prefix = ? AND local = ? AND position IS NOT NULL",
      .text(id.prefix), .text(id.local)
    ) { $0.int(0) }
    guard let key else {
      throw StoreError(.refused, "unknown term \(id)", path: path)
    }
    return key
  }
}
