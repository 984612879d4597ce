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
    try append(CollectionOfOne(entry)).first ?? 0
  }

  /// Appends many entries and returns their numbers; the counts are brought up to date once.
  ///
  /// - Throws: `StoreError`, as for one; then none is appended.
  @discardableResult
  package func append(_ entries: some Sequence<JournalEntry>) throws -> [Int] {
    var appended = AppendedEntries()
    let ids = try entries.map { entry in
      appended.add(entry)
      return try appendQuietly(entry)
    }
    try settleCounts(after: appended)
    return ids
  }

  /// Appends batch after batch until there is none; the counts are brought up to date once.
  ///
  /// - Throws: `StoreError`, as for one, and what the closure throws; then none is appended.
  package func append(batches next: () throws -> [JournalEntry]?) throws {
    var appended = AppendedEntries()
    while let batch = try next() {
      for entry in batch {
        appended.add(entry)
        try appendQuietly(entry)
      }
    }
    try settleCounts(after: appended)
  }

  /// Takes entries back, each by an entry of its own, and returns the numbers of those.
  ///
  /// - Throws: `StoreError`: an entry is not there, is taken back already or is named twice; then none
  ///   is.
  @discardableResult
  package func undo(_ ids: [Int], by who: String, at time: String) throws -> [Int] {
    var seen: Set<Int> = []
    if let twice = ids.first(where: { !seen.insert($0).inserted }) {
      throw StoreError(.refused, "entry \(twice) is named twice")
    }
    return try append(
      ids.map { id in
        var entry = JournalEntry(kind: .undo, at: time, by: who)
        entry.undoes = id
        return entry
      })
  }

  @discardableResult
  private func appendQuietly(_ entry: JournalEntry) throws -> Int {
    let keys = try termKeys()
    let lesson = entry.lesson?.renamingTerms { keys.key(ofIndex: $0) }
    let supersedes = entry.kind == .lesson ? try activeLesson(ofRecord: entry.recordKey) : nil
    try run(
      """
      INSERT INTO lesson (kind, at, by, source, record, record_key, supersedes, undoes, weight,
        name, description, organisation, suggested, kept, added, removed, detail, model, half_life,
        features)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, .text(entry.kind.rawValue), .text(entry.at), .text(entry.by), .text(entry.source),
      .text(entry.record), .text(entry.recordKey), .integer(supersedes),
      entry.kind == .undo ? .integer(entry.undoes) : .null, .integer(entry.weight),
      .text(entry.name), .text(entry.description), .text(entry.organisation),
      .text(entry.suggested), .text(entry.kept), .text(entry.added), .text(entry.removed),
      .text(entry.detail), .text(entry.model), .integer(entry.halfLife),
      lesson.map { .blob($0.encoded()) } ?? .null)
    let id = lastInsertedRow
    switch entry.kind {
    case .lesson: try settle(id, because: id)
    case .undo: try takeBack(entry.undoes ?? 0, by: id)
    case .fit: break
    }
    return id
  }

  /// The lesson on a record that counts; nil where there is none.
  func activeLesson(ofRecord key: String?) throws -> Int? {
    guard let key else { return nil }
    return try first("SELECT id FROM lesson WHERE record_key = ? AND is_active = 1", .text(key)) {
      $0.int(0)
    }
  }

  // MARK: - What counts

  /// Marks an entry as taken back, and whatever follows from that.
  func takeBack(_ id: Int, by undo: Int) throws {
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
      (kind: try kind(named: $0.text(0), ofEntry: id), undoes: $0.optionalInt(1))
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
  func settle(_ id: Int, because cause: Int) throws {
    let key = try first("SELECT record_key FROM lesson WHERE id = ?", .integer(id)) {
      $0.optionalText(0)
    }
    let ofRecord = key.flatMap(\.self).map { SQLValue.text($0) }
    let condition = ofRecord == nil ? "id = ?" : "record_key = ? AND kind = 'lesson'"
    func lesson(_ state: String) throws -> Int? {
      try first(
        "SELECT id FROM lesson WHERE \(condition) AND \(state) AND id <= ? ORDER BY id DESC LIMIT 1",
        ofRecord ?? .integer(id), .integer(cause)
      ) { $0.int(0) }
    }
    let (old, new) = (try lesson("is_active = 1"), try lesson("undone_by IS NULL"))
    if old == new { return }
    if let old { try setActive(old, false, because: cause) }
    if let new { try setActive(new, true, because: cause) }
  }

  private func setActive(_ id: Int, _ isActive: Bool, because cause: Int) throws {
    try run("UPDATE lesson SET is_active = ? WHERE id = ?", .flag(isActive), .integer(id))
    // One entry may switch a lesson off and on again on its way; only the sum matters.
    try run(
      """
      INSERT INTO effect (entry, lesson, sign) VALUES (?, ?, ?)
      ON CONFLICT (entry, lesson) DO UPDATE SET sign = sign + excluded.sign
      """, .integer(cause), .integer(id), .integer(isActive ? 1 : -1))
  }
}
