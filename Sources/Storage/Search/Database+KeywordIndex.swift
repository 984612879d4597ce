import WaymarkTaxonomy
import WaymarkTextAnalysis

/// The keyword index: one row of FTS5 for each text of each term, in the column of its kind.
extension Database {
  /// Builds the index anew from labels, keywords and scope notes.
  func rebuildKeywordIndex() throws {
    try execute(
      "INSERT INTO entry_index (entry_index) VALUES ('delete-all'); "
        + "DELETE FROM entry; DELETE FROM word")
    var uses: [String: (stem: String, count: Int)] = [:]
    // In order of their identifiers, for FTS5 takes rows in ascending order best.
    let entries = try allEntries().enumerated().map { place, entry in
      let words = entry.words
      let id = entry.identifiers(wordCount: words.count).lowerBound + place
      return (id: id, entry: entry, words: words)
    }
    for (id, entry, words) in entries.sorted(by: { $0.id < $1.id }) {
      try insert(entry, id: id)
      try insertIntoIndex(words, of: entry, id: id)
      for word in words { uses[word.word, default: (word.stem, 0)].count += 1 }
    }
    for (word, use) in uses.sorted(by: { $0.key < $1.key }) {
      try run(
        "INSERT INTO word (word, stem, uses) VALUES (?, ?, ?)", .text(word), .text(use.stem),
        .integer(use.count))
    }
    try execute("INSERT INTO entry_index (entry_index) VALUES ('optimize')")
  }

  private func allEntries() throws -> [IndexEntry] {
    var entries: [IndexEntry] = []
    let query = """
      SELECT key, 0 AS kind, 1.0, label, position, 0 FROM term WHERE position IS NOT NULL
      UNION ALL
      SELECT a.term, 1, 1.0, a.text, t.position, a.position
      FROM alternative_label a JOIN term t ON t.key = a.term
      UNION ALL
      SELECT k.term, 2, k.weight, k.text, t.position, 0
      FROM keyword k JOIN term t ON t.key = k.term
      WHERE t.position IS NOT NULL AND k.source <> '\(Keyword.removed)'
      UNION ALL
      SELECT key, 3, 1.0, scope_note, position, 0 FROM term
      WHERE position IS NOT NULL AND scope_note IS NOT NULL
      ORDER BY 5, 2, 6, 4
      """
    try forEach(query) { row in
      entries.append(
        IndexEntry(
          term: row.int(0), kind: MatchKind(rawValue: row.int(1)) ?? .keyword,
          weight: row.double(2), text: row.text(3)))
    }
    return entries
  }

  /// Adds one entry to the index.
  func index(_ entry: IndexEntry) throws {
    let words = entry.words
    let range = entry.identifiers(wordCount: words.count)
    let last = try first(
      "SELECT max(id) FROM entry WHERE id >= ? AND id < ?", .integer(range.lowerBound),
      .integer(range.upperBound)
    ) { $0.optionalInt(0) }
    let id = last.flatMap(\.self).map { $0 + 1 } ?? range.lowerBound
    try insert(entry, id: id)
    try insertIntoIndex(words, of: entry, id: id)
    for word in words {
      try run(
        """
        INSERT INTO word (word, stem, uses) VALUES (?, ?, 1)
        ON CONFLICT (word) DO UPDATE SET uses = uses + 1
        """, .text(word.word), .text(word.stem))
    }
  }

  /// Takes the entries of one text of a term out of the index.
  func unindex(term: Int, kind: MatchKind, text: String) throws {
    var ids: [Int] = []
    try forEach(
      "SELECT id FROM entry WHERE term = ? AND kind = ? AND text = ?", .integer(term),
      .integer(kind.rawValue), .text(text)
    ) { ids.append($0.int(0)) }
    let entry = IndexEntry(term: term, kind: kind, weight: 1, text: text)
    let words = entry.words
    for id in ids {
      // A contentless index must be told what it is to forget.
      try run(
        """
        INSERT INTO entry_index (entry_index, rowid, label, alternative, keyword, note)
        VALUES ('delete', ?, ?, ?, ?, ?)
        """, [.integer(id)] + columns(words, of: entry))
      try run("DELETE FROM entry WHERE id = ?", .integer(id))
      for word in words {
        try run("UPDATE word SET uses = uses - 1 WHERE word = ?", .text(word.word))
      }
    }
    try run("DELETE FROM word WHERE uses < 1")
  }

  private func insert(_ entry: IndexEntry, id: Int) throws {
    try run(
      "INSERT INTO entry (id, term, kind, weight, text) VALUES (?, ?, ?, ?, ?)", .integer(id),
      .integer(entry.term), .integer(entry.kind.rawValue), .real(entry.weight), .text(entry.text))
  }

  private func insertIntoIndex(_ words: [FoldedWord], of entry: IndexEntry, id: Int) throws {
    try run(
      "INSERT INTO entry_index (rowid, label, alternative, keyword, note) VALUES (?, ?, ?, ?, ?)",
      [.integer(id)] + columns(words, of: entry))
  }

  /// The values of the four columns: the words in the column of their kind.
  private func columns(_ words: [FoldedWord], of entry: IndexEntry) -> [SQLValue] {
    let text = words.map(\.word).joined(separator: " ")
    return (0...3).map { $0 == entry.kind.rawValue ? .text(text) : .null }
  }

  private func run(_ sql: String, _ values: [SQLValue]) throws { try statement(sql).run(values) }
}
