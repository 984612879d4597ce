package import WaymarkTaxonomy

/// The keywords, one by one and all together.
///
/// A keyword that was taken away by hand stays as a row of the source `removed`, so that a list that
/// is read again does not bring it back.
extension Database {
  /// Reads the keywords, by term and text.
  ///
  /// - Parameter role: The role of the terms whose keywords are wanted; nil for all.
  /// - Returns: The keywords, in the order of their terms and then of their texts.
  /// - Throws: `StoreError`.
  package func keywords(of role: Role? = nil) throws -> [Keyword] {
    var keywords: [Keyword] = []
    // Term by term, so that not all of them have to be sorted: SQLite would begin with the keywords.
    try forEach(
      """
      SELECT term.prefix, local, text, weight, source
      FROM term CROSS JOIN keyword ON keyword.term = term.key
      WHERE term.position IS NOT NULL AND source <> ?2 AND (?1 IS NULL
        OR (SELECT role FROM vocabulary WHERE vocabulary.prefix = term.prefix) = ?1)
      ORDER BY term.position, text
      """, .text(role?.rawValue), .text(Keyword.removed)
    ) { keywords.append(Self.keyword($0)) }
    return keywords
  }

  /// Reads the keywords that were taken away by hand, by term and text.
  ///
  /// - Throws: `StoreError` where the file fails.
  package func removedKeywords() throws -> [Keyword] {
    try keywords(where: "source = ?", .text(Keyword.removed))
  }

  /// Adds keywords, or changes the weight and source of those that are there, without a rebuild.
  ///
  /// - Throws: `StoreError`: a term is not in the workspace.
  package func add(_ keywords: [Keyword]) throws {
    for keyword in keywords {
      let key = try key(of: keyword.term)
      for text in try spellings(of: keyword.text, key: key) {
        try removeKeyword(text, key: key)
      }
      try insert(keyword, key: key)
      try index(
        IndexEntry(term: key, kind: .keyword, weight: keyword.weight, text: keyword.text))
    }
    try bumpKnowledgeVersion(for: keywords.map(\.term))
  }

  /// Removes a keyword of a term, however its letters are capitalised, and keeps it from coming back
  /// with a list; returns whether it was there.
  ///
  /// - Throws: `StoreError`: the term is not in the workspace.
  @discardableResult
  package func removeKeyword(_ text: String, of term: CURIE) throws -> Bool {
    let key = try key(of: term)
    let found = try spellings(of: text, key: key, areRemovedIncluded: false)
    guard !found.isEmpty else { return false }
    for text in found {
      try removeKeyword(text, key: key)
      try insert(Keyword(term: term, text: text, weight: 0, source: Keyword.removed), key: key)
    }
    try bumpKnowledgeVersion(for: [term])
    return true
  }

  /// Puts the keywords of lists in the place of those of earlier ones; what belongs to the workspace
  /// itself stays, and goes before what the lists say.
  ///
  /// - Returns: the keywords whose terms the graph does not have.
  func replaceKeywords(
    by keywords: [Keyword], of graph: TermGraph, keys: [Int]
  ) throws -> [Keyword] {
    try run("DELETE FROM keyword WHERE \(Self.isNotOwn)")
    let own = Set(
      try self.keywords(where: "NOT (\(Self.isNotOwn))").map {
        Keyword(term: $0.term, text: $0.text.lowercased())
      })
    var leftOut: [Keyword] = []
    for keyword in keywords {
      guard let index = graph.index(of: keyword.term) else {
        leftOut.append(keyword)
        continue
      }
      let name = Keyword(term: keyword.term, text: keyword.text.lowercased())
      // No list can take a keyword away; that is done by hand.
      if own.contains(name) || keyword.source == Keyword.removed { continue }
      try insert(keyword, key: keys[index])
    }
    return leftOut
  }

  private static let isNotOwn =
    "source NOT IN ("
    + [Keyword.byHand, Keyword.fromLessons, Keyword.fromSearches, Keyword.removed]
    .map { "'\($0)'" }.joined(separator: ", ") + ")"

  private func keywords(where condition: String, _ values: SQLValue...) throws -> [Keyword] {
    var keywords: [Keyword] = []
    try statement(
      """
      SELECT prefix, local, text, weight, source FROM keyword JOIN term ON term.key = keyword.term
      WHERE \(condition) ORDER BY term.key, text
      """
    ).forEach(values) { keywords.append(Self.keyword($0)) }
    return keywords
  }

  private static func keyword(_ row: borrowing Row) -> Keyword {
    Keyword(
      term: CURIE(prefix: row.text(0), local: row.text(1)), text: row.text(2),
      weight: row.double(3), source: row.text(4))
  }

  /// The keywords of a term that are a text but for capitals.
  private func spellings(
    of text: String, key: Int, areRemovedIncluded: Bool = true
  ) throws -> [String] {
    let wanted = text.lowercased()
    var found: [String] = []
    try forEach("SELECT text, source FROM keyword WHERE term = ?", .integer(key)) { row in
      let isWanted = areRemovedIncluded || row.text(1) != Keyword.removed
      if isWanted, row.text(0).lowercased() == wanted { found.append(row.text(0)) }
    }
    return found.sorted()
  }

  private func removeKeyword(_ text: String, key: Int) throws {
    try run("DELETE FROM keyword WHERE term = ? AND text = ?", .integer(key), .text(text))
    try unindex(term: key, kind: .keyword, text: text)
  }

  private func insert(_ keyword: Keyword, key: Int) throws {
    try run(
      """
      INSERT INTO keyword (term, text, weight, source) VALUES (?, ?, ?, ?)
      ON CONFLICT (term, text) DO UPDATE SET weight = max(weight, excluded.weight)
      """, .integer(key), .text(keyword.text), .real(keyword.weight), .text(keyword.source))
  }

  /// Notes that keywords of some terms changed.
  private func bumpKnowledgeVersion(for terms: [CURIE]) throws {
    try bumpKnowledgeVersion()
    for term in terms {
      let role = try first("SELECT role FROM vocabulary WHERE prefix = ?", .text(term.prefix)) {
        Role(rawValue: $0.text(0))
      }
      if role == .type { continue }
      let graph = try loadGraph()
      try bumpVocabularyVersion()
      return try keepGraphBlock(graph)
    }
  }
}
