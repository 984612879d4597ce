import WaymarkClassifier
import WaymarkTaxonomy

/// The journal: append-only, and the counts follow from it.
extension Database {
  /// Appends an entry and returns its number; the counts know of it at once.
  ///
  /// A lesson with the record key of an earlier one replaces it.
  ///
  /// - Throws: `StoreError`: an undo names an entry that is not there or is taken back already.
  @discardableResult
  package func append(_ entry: JournalEntry) throws -> Int {
    let id = try appendQuietly(entry)
    try foldLongTail()
    return id
  }

  /// Appends many entries and returns their numbers; the counts are brought up to date once.
  ///
  /// - Throws: `StoreError`, as for one; then none is appended.
  @discardableResult
  package func append(_ entries: some Sequence<JournalEntry>) throws -> [Int] {
    let ids = try entries.map { try appendQuietly($0) }
    try foldLongTail()
    return ids
  }

  /// Takes entries back, each by an entry of its own, and returns the numbers of those.
  ///
  /// - Throws: `StoreError`: an entry is not there or is taken back already; then none is.
  @discardableResult
  package func undo(_ ids: [Int], by who: String, at time: String) throws -> [Int] {
    try append(
      ids.map { id in
        var entry = JournalEntry(kind: .undo, at: time, by: who)
        entry.undoes = id
        return entry
      })
  }

  private func appendQuietly(_ entry: JournalEntry) throws -> Int {
    let keys = try termKeys()
    let lesson = entry.lesson?.renamingTerms { keys.key(ofIndex: $0) }
    let supersedes = try entry.recordKey.flatMap { key in
      try first("SELECT id FROM lesson WHERE record_key = ? AND is_active = 1", .text(key)) {
        $0.int(0)
      }
    }
    try run(
      """
      INSERT INTO lesson (kind, at, by, source, record, record_key, supersedes, undoes, weight,
        name, description, organisation, suggested, kept, added, removed, detail, model, features)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, .text(entry.kind.rawValue), .text(entry.at), .text(entry.by), .text(entry.source),
      .text(entry.record), .text(entry.recordKey),
      entry.kind == .lesson ? .integer(supersedes) : .null,
      entry.kind == .undo ? .integer(entry.undoes) : .null, .integer(entry.weight),
      .text(entry.name), .text(entry.description), .text(entry.organisation),
      .text(entry.suggested), .text(entry.kept), .text(entry.added), .text(entry.removed),
      .text(entry.detail), .text(entry.model), lesson.map { .blob($0.encoded()) } ?? .null)
    let id = lastInsertedRow
    switch entry.kind {
    case .lesson: try settle(id, because: id)
    case .undo: try takeBack(entry.undoes ?? 0, by: id)
    case .fit: break
    }
    return id
  }

  // MARK: - What counts

  /// Marks an entry as taken back, and whatever follows from that.
  private func takeBack(_ id: Int, by undo: Int) throws {
    let target = try first(
      "SELECT undone_by FROM lesson WHERE id = ? AND id < ?", .integer(id), .integer(undo)
    ) { $0.optionalInt(0) }
    guard let target else {
      throw StoreError(.refused, "there is no entry \(id) in the journal", path: path)
    }
    if let earlier = target {
      throw StoreError(
        .refused, "entry \(id) is taken back already, by entry \(earlier)", path: path)
    }
    try setUndone(id, by: undo, because: undo)
  }

  /// Sets or clears what takes an entry back; an undo that is taken back or comes back passes it on.
  private func setUndone(_ id: Int, by undo: Int?, because cause: Int) throws {
    try run("UPDATE lesson SET undone_by = ? WHERE id = ?", .integer(undo), .integer(id))
    let target = try first("SELECT kind, undoes FROM lesson WHERE id = ?", .integer(id)) {
      (kind: JournalEntry.Kind(rawValue: $0.text(0)), undoes: $0.optionalInt(1))
    }
    switch target?.kind {
    case .lesson: try settle(id, because: cause)
    case .undo:
      if let next = target?.undoes {
        try setUndone(next, by: undo == nil ? id : nil, because: cause)
      }
    case .fit, nil: break
    }
  }

  /// Finds out which lesson counts of a record, and writes down what changes by that.
  ///
  /// Of the lessons of one record the latest counts that is not taken back.
  private func settle(_ id: Int, because cause: Int) throws {
    let key = try first("SELECT record_key FROM lesson WHERE id = ?", .integer(id)) {
      $0.optionalText(0)
    }
    var rows: [(id: Int, isUndone: Bool, wasActive: Bool)] = []
    let condition = key.flatMap(\.self) == nil ? "id = ?" : "record_key = ? AND kind = 'lesson'"
    try forEach(
      """
      SELECT id, undone_by IS NOT NULL, is_active FROM lesson WHERE \(condition) ORDER BY id DESC
      """, key.flatMap(\.self).map { .text($0) } ?? .integer(id)
    ) { rows.append(($0.int(0), $0.int(1) != 0, $0.int(2) != 0)) }
    let winner = rows.first { !$0.isUndone }?.id
    for row in rows where row.wasActive != (row.id == winner) {
      try run(
        "UPDATE lesson SET is_active = ? WHERE id = ?", .flag(!row.wasActive), .integer(row.id))
      // One entry may switch a lesson off and on again on its way; only the sum matters.
      try run(
        """
        INSERT INTO effect (entry, lesson, sign) VALUES (?, ?, ?)
        ON CONFLICT (entry, lesson) DO UPDATE SET sign = sign + excluded.sign
        """, .integer(cause), .integer(row.id), .integer(row.wasActive ? -1 : 1))
    }
  }

  // MARK: - Reading

  /// Hands the entries that a filter lets through to a closure, in order.
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
    try forEach(
      """
      SELECT id, kind, at, by, source, record, record_key, supersedes, undoes, undone_by, is_active,
        weight, name, description, organisation, suggested, kept, added, removed, detail, model,
        features
      FROM lesson
      WHERE id > ?1 AND (?2 IS NULL OR by = ?2) AND (?3 IS NULL OR record = ?3)
        AND (?4 IS NULL OR at >= ?4) AND (?5 IS NULL OR at < ?5)
      ORDER BY id
      """, .integer(filter.after ?? 0), .text(filter.by), .text(filter.record),
      .text(filter.since), .text(filter.until)
    ) { row in
      let lesson = row.isNull(21) ? nil : try row.withBlob(21) { try Lesson(decoding: $0) }
      if let term, lesson?.verdicts.contains(where: { $0.term == term }) != true { return }
      var entry = JournalEntry(
        kind: JournalEntry.Kind(rawValue: row.text(1)) ?? .lesson, at: row.text(2), by: row.text(3),
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
      try body(entry)
    }
  }

  /// Returns the entries that a filter lets through, in order.
  package func entries(_ filter: JournalFilter = JournalFilter()) throws -> [JournalEntry] {
    var entries: [JournalEntry] = []
    try forEachEntry(filter) { entries.append($0) }
    return entries
  }

  /// How many lessons count.
  package func activeLessons() throws -> Int {
    try first("SELECT count(*) FROM lesson WHERE is_active = 1") { $0.int(0) } ?? 0
  }

  /// The number of the last entry; 0 where there is none.
  package func lastEntry() throws -> Int {
    try first("SELECT max(id) FROM lesson") { $0.int(0) } ?? 0
  }
}
