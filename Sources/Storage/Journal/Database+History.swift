import WaymarkClassifier
import WaymarkTaxonomy

/// Reading the journal.
extension Database {
  /// Hands the entries that a filter lets through to a closure, in order.
  ///
  /// All but the term are looked up in an index. The term is looked for in every lesson that is left:
  /// that takes seconds for a million, and an index would take a write more of every lesson.
  ///
  /// - Throws: what the closure throws, and `StoreError` where the file fails or a lesson is
  ///   damaged.
  package func forEachEntry(
    _ filter: JournalFilter = JournalFilter(), _ body: (JournalEntry) throws -> Void
  ) throws {
    let keys = try termKeys()
    // An unknown term has no judgements, but the question is not at fault.
    let term = try filter.term.map { id in
      try first(
        "SELECT key FROM term WHERE prefix = ? AND local = ?", .text(id.prefix), .text(id.local)
      ) { $0.int(0) } ?? -1
    }
    let (condition, values) = Self.condition(of: filter)
    // SQLite knows nothing of terms, so where one is asked for the entries are counted here.
    var count = 0
    try statement(
      """
      SELECT id, kind, at, by, source, record, record_key, supersedes, undoes, undone_by, is_active,
        weight, name, description, organisation, suggested, kept, added, removed, detail, model,
        half_life, features
      FROM lesson WHERE \(condition) ORDER BY id \(filter.isNewestFirst ? "DESC" : "ASC")
      LIMIT ?
      """
    ).forEachWhile(values + [.integer(term == nil ? filter.limit ?? -1 : -1)]) { row in
      if let limit = filter.limit, count >= limit { return false }
      let lesson =
        row.isNull(22) ? nil : try row.withBlob(22) { try Lesson(decoding: $0) }
      if let term, lesson?.verdicts.contains(where: { $0.term == term }) != true { return true }
      count += 1
      var entry = JournalEntry(
        kind: try kind(named: row.text(1), ofEntry: row.int(0)), at: row.text(2), by: row.text(3),
        lesson: lesson?.renamingTerms { keys.index(ofKey: $0) })
      entry.id = row.int(0)
      entry.source = row.text(4)
      entry.record = row.optionalText(5)
      entry.recordKey = row.optionalText(6)
      entry.supersedes = row.optionalInt(7)
      entry.undoes = row.optionalInt(8)
      entry.undoneBy = row.optionalInt(9)
      entry.isActive = row.int(10) != 0
      entry.weight = row.int(11)
      entry.name = row.optionalText(12)
      entry.description = row.optionalText(13)
      entry.organisation = row.optionalText(14)
      entry.suggested = row.optionalText(15)
      entry.kept = row.optionalText(16)
      entry.added = row.optionalText(17)
      entry.removed = row.optionalText(18)
      entry.detail = row.optionalText(19)
      entry.model = row.optionalText(20)
      entry.halfLife = row.optionalInt(21)
      try body(entry)
      return true
    }
  }

  private static let decision =
    "SELECT record_key, kept, added, removed, detail, suggested FROM lesson "
    + "WHERE is_active = 1 AND kind = 'lesson' AND "

  /// Hands what was decided about records without an identifier, and is in force, to a closure: the key
  /// of each, and an entry with its lists of terms and nothing else.
  ///
  /// - Throws: what the closure throws, and `StoreError` where the file fails.
  package func forEachDecision(_ body: (String, JournalEntry) throws -> Void) throws {
    // The keys of texts begin with "t:", and a semicolon comes after a colon.
    try forEach(Self.decision + "record_key >= 't:' AND record_key < 't;'") { row in
      try body(row.text(0), Self.decided(by: row))
    }
  }

  /// What was decided, and is in force, about the records with a key; as `forEachDecision` has it.
  ///
  /// - Throws: `StoreError` where the file fails.
  package func decision(forKey key: String) throws -> JournalEntry? {
    try first(Self.decision + "record_key = ?", .text(key)) { Self.decided(by: $0) }
  }

  private static func decided(by row: borrowing Row) -> JournalEntry {
    var entry = JournalEntry(at: "", by: "")
    entry.kept = row.optionalText(1)
    entry.added = row.optionalText(2)
    entry.removed = row.optionalText(3)
    entry.detail = row.optionalText(4)
    entry.suggested = row.optionalText(5)
    return entry
  }

  /// The condition of a filter: only what is asked for, so that an index can answer it.
  private static func condition(of filter: JournalFilter) -> (String, [SQLValue]) {
    var parts = ["id > ?"]
    var values: [SQLValue] = [.integer(filter.after ?? 0)]
    for (part, value) in [
      ("by = ?", filter.by), ("record = ?", filter.record), ("at >= ?", filter.since),
      ("at < ?", filter.until),
    ] {
      guard let value else { continue }
      parts.append(part)
      values.append(.text(value))
    }
    if filter.isInForce { parts.append("is_active = 1") }
    return (parts.joined(separator: " AND "), values)
  }

  /// Returns the entries that a filter lets through, in order.
  ///
  /// - Throws: `StoreError` where the file fails or a lesson is damaged.
  package func entries(_ filter: JournalFilter = JournalFilter()) throws -> [JournalEntry] {
    var entries: [JournalEntry] = []
    try forEachEntry(filter) { entries.append($0) }
    return entries
  }

  /// The last fit that is not taken back; nil where the weights are those that shipped.
  ///
  /// - Throws: `StoreError` where the file fails.
  package func fitInForce() throws -> (detail: String, halfLife: Int?)? {
    try first(
      """
      SELECT detail, half_life FROM lesson WHERE kind = 'fit' AND undone_by IS NULL
      ORDER BY id DESC LIMIT 1
      """
    ) { ($0.text(0), $0.optionalInt(1)) }
  }

  /// The number of the last entry; 0 where there is none.
  ///
  /// - Throws: `StoreError` where the file fails.
  package func lastEntry() throws -> Int {
    try first("SELECT max(id) FROM lesson") { $0.int(0) } ?? 0
  }

  /// What an entry does, by the word that the journal has for it.
  ///
  /// - Throws: `StoreError` where there is no such word: taken for another, it would change what was
  ///   learned.
  func kind(named word: String, ofEntry id: Int) throws(StoreError) -> JournalEntry.Kind {
    guard let kind = JournalEntry.Kind(rawValue: word) else {
      throw StoreError(
        .damaged, "the workspace is damaged: entry \(id) of the journal is of no known kind",
        path: path)
    }
    return kind
  }
}
