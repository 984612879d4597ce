import WaymarkFormats
import WaymarkTextAnalysis
package import WaymarkTaxonomy

/// A term that was found, and what was found of it.
package struct SearchHit: Sendable, Hashable {
  /// The term.
  package var term: CURIE
  /// Its preferred label.
  package var label: String
  /// By which text it was found.
  package var kind: MatchKind
  /// That text.
  package var text: String
  /// The parts of that text which match, in UTF-16 code units, in order.
  package var ranges: [Range<Int>]
  /// How well it matches; only good for comparing the hits of one search.
  package var score: Double
}

extension Database {
  /// Finds terms as a person types: the last word may be unfinished, and slips are forgiven.
  ///
  /// An identifier finds its term.
  ///
  /// - Parameters:
  ///   - query: What was typed, whatever it is; it is never part of a statement.
  ///   - vocabularies: The prefixes of the vocabularies to look in; nil for all.
  ///   - roles: The roles to look for; nil for all.
  ///   - limit: The most terms to return.
  /// - Returns: the best text of each term that was found, best first.
  /// - Throws: `StoreError` where the file fails; no query is at fault.
  package func search(
    _ query: String, vocabularies: Set<String>? = nil, roles: Set<Role>? = nil, limit: Int = 10
  ) throws -> [SearchHit] {
    guard limit > 0 else { return [] }
    let filter = try Filter(vocabularies: vocabularies, roles: roles, in: self)
    let identified = try terms(identifiedBy: query, filter: filter)
    let query = SearchQuery(query, words: try indexedWords())
    var best: [Int: Match] = [:]
    for expression in query.expressions {
      for match in try matches(expression, query: query, filter: filter, limit: limit) {
        if match.isBetter(than: best[match.entry.term]) { best[match.entry.term] = match }
      }
      // Notes are long and say many words; enough is found only when labels and keywords say it.
      if best.values.count(where: { $0.entry.kind != .note }) >= limit { break }
    }
    let ranked = best.values.sorted { $0.isBetter(than: $1) }.prefix(limit)
    let hits = try ranked.compactMap { try hit($0, query: query) }
    // An identifier is meant; a number may be one, or that of a helpline.
    let score = identified.isMeant ? (hits.first?.score ?? 0) + 1 : 0
    let byIdentifier = identified.terms.map { term, label in
      SearchHit(
        term: term, label: label, kind: .identifier, text: term.description, ranges: [],
        score: score)
    }
    let all = identified.isMeant ? byIdentifier + hits : hits + byIdentifier
    var seen: Set<CURIE> = []
    return Array(all.filter { seen.insert($0.term).inserted }.prefix(limit))
  }

  /// The terms whose identifier was typed, with its prefix or, where it is a number, without; and whether
  /// it can have been nothing else.
  private func terms(
    identifiedBy query: String, filter: Filter
  ) throws -> (terms: [(id: CURIE, label: String)], isMeant: Bool) {
    let words = query.split(whereSeparator: \.isWhitespace)
    guard words.count == 1, let typed = words.first.map(String.init) else { return ([], false) }
    let id = CURIE(typed)
    let isNumber = typed.utf8.allSatisfy(\.isASCIIDigit)
    guard let local = id?.local ?? (isNumber ? typed : nil) else { return ([], false) }
    var found: [(id: CURIE, label: String)] = []
    try forEach(
      """
      SELECT prefix, local, label FROM term
      WHERE local = ? AND is_retired = 0 AND position IS NOT NULL ORDER BY position
      """, .text(local)
    ) { row in
      let term = CURIE(prefix: row.text(0), local: row.text(1))
      guard id == nil || id == term, filter.prefixes?.contains(term.prefix) ?? true else { return }
      found.append((term, row.text(2)))
    }
    return (found, id != nil)
  }

  /// Writes down what was searched for, so that words people use can be proposed as keywords.
  ///
  /// - Throws: `StoreError` where the file fails or cannot be written.
  package func logSearch(_ query: String, hits: Int, at time: String) throws {
    try run(
      "INSERT INTO search_log (at, query, hits) VALUES (?, ?, ?)", .text(time),
      .text(Analyzer().masked(query)), .integer(hits))
  }

  private func indexedWords() throws -> IndexedWords {
    try refreshCache()
    if let words = cache.words { return words }
    let words = try IndexedWords(in: self)
    cache.words = words
    return words
  }

  /// Which vocabularies are looked in; nil where all are.
  private struct Filter {
    var prefixes: Set<String>?

    init(vocabularies: Set<String>?, roles: Set<Role>?, in database: Database) throws {
      prefixes = vocabularies
      guard let roles else { return }
      var fitting: Set<String> = []
      try database.forEach("SELECT prefix, role FROM vocabulary") { row in
        if let role = Role(rawValue: row.text(1)), roles.contains(role) {
          fitting.insert(row.text(0))
        }
      }
      prefixes = prefixes.map { $0.intersection(fitting) } ?? fitting
    }
  }

  /// One entry of the index that matches.
  private struct Match {
    var id: Int
    var entry: IndexEntry
    var score: Double

    /// Whether it comes before another; ties are broken by the kind and the place of the entry.
    func isBetter(than other: Match?) -> Bool {
      guard let other else { return true }
      if score != other.score { return score > other.score }
      return (entry.kind.rawValue, id) < (other.entry.kind.rawValue, other.id)
    }
  }

  /// How many rows of the index are looked at closely, unless more are asked for; the likeliest come
  /// first.
  private static let shortlist = 150

  private func matches(
    _ expression: String, query: SearchQuery, filter: Filter, limit: Int
  ) throws -> [Match] {
    // Nothing can be tagged with a retired term; who wants it knows its name, and `show` has it.
    var conditions = "AND (SELECT is_retired FROM term WHERE key = entry.term) = 0"
    var values: [SQLValue] = [.text(expression)]
    if let prefixes = filter.prefixes {
      guard !prefixes.isEmpty else { return [] }
      let marks = [String](repeating: "?", count: prefixes.count).joined(separator: ", ")
      conditions += " AND (SELECT prefix FROM term WHERE key = entry.term) IN (\(marks))"
      values += prefixes.sorted().map { .text($0) }
    }
    values.append(.integer(max(Self.shortlist, limit)))
    var found: [Match] = []
    var buffers = AnalyzedText()
    try statement(
      """
      SELECT entry.id, entry.term, entry.kind, entry.weight, entry.text
      FROM entry_index CROSS JOIN entry ON entry.id = entry_index.rowid
      WHERE entry_index MATCH ? \(conditions)
      ORDER BY entry_index.rowid LIMIT ?
      """
    ).forEach(values) { row in
      let entry = IndexEntry(
        term: row.int(1), kind: MatchKind(rawValue: row.int(2)) ?? .note, weight: row.double(3),
        text: row.text(4))
      let score = query.score(of: entry, using: &buffers)
      found.append(Match(id: row.int(0), entry: entry, score: score))
    }
    return found
  }

  private func hit(_ match: Match, query: SearchQuery) throws -> SearchHit? {
    try first(
      "SELECT prefix, local, label FROM term WHERE key = ?", .integer(match.entry.term)
    ) { row in
      SearchHit(
        term: CURIE(prefix: row.text(0), local: row.text(1)), label: row.text(2),
        kind: match.entry.kind, text: match.entry.text, ranges: query.ranges(in: match.entry),
        score: match.score)
    }
  }
}

/// A search that was logged.
package struct LoggedSearch: Sendable, Hashable {
  /// When, as the caller said.
  package var at: String
  /// What was searched for, masked.
  package var query: String
  /// How many terms were found.
  package var hits: Int
}

extension Database {
  /// Returns the searches that were logged, the oldest first.
  ///
  /// - Throws: `StoreError` where the file fails.
  package func searches() throws -> [LoggedSearch] {
    var searches: [LoggedSearch] = []
    try forEach("SELECT at, query, hits FROM search_log ORDER BY id") {
      searches.append(LoggedSearch(at: $0.text(0), query: $0.text(1), hits: $0.int(2)))
    }
    return searches
  }
}
