/// What was erased of one person.
package struct Forgotten: Sendable, Hashable {
  /// The number of lessons that are gone.
  package var lessons: Int
  /// The number of undos and fits that stay, without the person's name.
  package var unnamed: Int
}

/// Erasing from the journal, and running it through again.
extension Database {
  /// Erases what one person entered, and derives anew all that follows from the journal.
  ///
  /// Their lessons go, with whatever undid them; where they undid or fitted something, that stays,
  /// without their name.
  ///
  func erase(by who: String) throws -> Forgotten {
    try run("DELETE FROM lesson WHERE by = ? AND kind = 'lesson'", .text(who))
    let count = changedRows
    // An undo of what is gone says nothing any more, nor does an undo of that.
    repeat {
      try run(
        "DELETE FROM lesson WHERE kind = 'undo' AND undoes NOT IN (SELECT id FROM lesson)")
    } while changedRows > 0
    try run("UPDATE lesson SET by = '' WHERE by = ?", .text(who))
    let forgotten = Forgotten(lessons: count, unnamed: changedRows)
    if count > 0 {
      try runThrough()
      try recount()
    }
    return forgotten
  }

  /// Runs through the entries from first to last, and derives from them alone which lessons count and
  /// what is in the counts.
  func runThrough() throws {
    try execute(
      """
      DELETE FROM effect;
      UPDATE lesson SET is_active = 0, undone_by = NULL, supersedes = NULL
        WHERE is_active = 1 OR undone_by IS NOT NULL OR supersedes IS NOT NULL
      """)
    try dropCounts()
    var last = 0
    while true {
      var batch: [(id: Int, kind: JournalEntry.Kind, key: String?, undoes: Int?)] = []
      // Read before written: a cursor must not meet what changes under it.
      try forEach(
        "SELECT id, kind, record_key, undoes FROM lesson WHERE id > ? ORDER BY id LIMIT 1000",
        .integer(last)
      ) { row in
        batch.append(
          (
            row.int(0), try kind(named: row.text(1), ofEntry: row.int(0)), row.optionalText(2),
            row.optionalInt(3)
          ))
      }
      guard let end = batch.last?.id else { break }
      last = end
      for entry in batch {
        switch entry.kind {
        case .lesson:
          if let earlier = try activeLesson(ofRecord: entry.key) {
            try run(
              "UPDATE lesson SET supersedes = ? WHERE id = ?", .integer(earlier), .integer(entry.id)
            )
          }
          try settle(entry.id, because: entry.id)
        case .undo: try takeBack(entry.undoes ?? 0, by: entry.id)
        case .fit: break
        }
      }
    }
    try foldCounts()
  }
}

extension WorkspaceStore {
  /// Erases what one person entered, and makes the counts anew without it.
  ///
  /// What is erased is gone from the file too: texts, words and name.
  ///
  /// - Parameters:
  ///   - who: The person.
  ///   - afterwards: What else has to be made anew, in the same transaction.
  /// - Returns: what was erased.
  /// - Throws: `StoreError`, and what the closure throws; where another process goes on reading the
  ///   old pages, what is forgotten has no effect any more but may be on the disk until it ends.
  @discardableResult
  package func forget(
    by who: String, then afterwards: (Database) throws -> Void = { _ in }
  ) throws -> Forgotten {
    let forgotten = try write { database in
      let forgotten = try database.erase(by: who)
      if forgotten.lessons > 0 { try afterwards(database) }
      return forgotten
    }
    try compact()
    return forgotten
  }

  /// Copies the workspace and derives the model of the copy from its journal alone.
  ///
  /// - Parameters:
  ///   - path: Where the copy is to be; there must be nothing yet.
  ///   - afterwards: What else has to be made anew in the copy.
  /// - Returns: The number of entries.
  /// - Throws: `StoreError`, also where the file is damaged or the counts of the workspace are not
  ///   those that its journal makes; and what the closure throws.
  package func replay(
    into path: String, then afterwards: (Database) throws -> Void = { _ in }
  ) throws -> Int {
    try copy(to: path)
    let replica = try WorkspaceStore(at: path)
    defer { replica.close() }
    return try replica.write { database in
      if let damage = try database.first("PRAGMA integrity_check(1)", body: { $0.text(0) }),
        damage != "ok"
      {
        throw StoreError(.damaged, "the workspace is damaged: \(damage)", path: self.path)
      }
      let before = (try database.loadAgedCounts(), try database.activeLessons())
      try database.runThrough()
      let after = (try database.loadAgedCounts(), try database.activeLessons())
      guard before == after else {
        throw StoreError(
          .damaged, "the counts of the workspace are not those that its journal makes",
          path: self.path)
      }
      try afterwards(database)
      return try database.first("SELECT count(*) FROM lesson") { $0.int(0) } ?? 0
    }
  }
}
