package import WaymarkClassifier

/// The counts: those that the workspace started with, and what the journal made of them.
///
/// They are kept as one blob with the number of the last entry that is in it; the entries after
/// are few and are added when the counts are read. Inside, terms are keys.
extension Database {
  private static let counts = "counts"
  private static let starter = "starter"
  private static let countsVersion = "counts_version"
  /// How many entries may wait to be folded into the blob.
  package static let longestTail = 256

  /// Sets what the workspace starts with, before any lesson, in terms of the graph as it is stored.
  package func setStarter(_ starter: Counts, fingerprint: String) throws {
    let keys = try termKeys()
    let blob = starter.renamingTerms { keys.key(ofIndex: $0) }.encoded()
    try setArtifact(Self.starter, fingerprint: fingerprint, content: blob)
    try recount()
  }

  /// Reads the counts, in terms of the graph as it is stored; terms that are away are left out.
  package func loadCounts() throws -> Counts {
    let keys = try termKeys()
    return try countsByKey().counts.renamingTerms { keys.index(ofKey: $0) }
  }

  /// Folds all that waits into the blob, as after learning much.
  package func foldCounts() throws {
    let (counts, last) = try countsByKey()
    try setArtifact(Self.counts, fingerprint: String(last), content: counts.encoded())
  }

  /// Makes the counts anew, of the starter and the lessons that count.
  package func recount() throws {
    var counts = try stored(Self.starter)?.counts ?? Counts()
    try forEach(
      "SELECT features FROM lesson WHERE is_active = 1 AND features IS NOT NULL ORDER BY id"
    ) { row in
      counts.add(try row.withBlob(0) { try Lesson(decoding: $0) })
    }
    try setArtifact(
      Self.counts, fingerprint: String(try lastEntry()), content: counts.encoded())
    try setMeta(Self.countsVersion, to: String(try countsVersion() + 1))
  }

  /// A number that changes whenever the counts are made anew rather than added to.
  package func countsVersion() throws -> Int {
    try meta(Self.countsVersion).flatMap(Int.init) ?? 0
  }

  func foldLongTail() throws {
    let folded = try first("SELECT fingerprint FROM artifact WHERE name = ?", .text(Self.counts)) {
      Int($0.text(0)) ?? 0
    }
    if try lastEntry() - (folded ?? 0) > Self.longestTail { try foldCounts() }
  }

  /// The counts with keys for terms, and the last entry that is in them.
  private func countsByKey() throws -> (counts: Counts, last: Int) {
    // Without a blob of its own a workspace has what it started with, and the whole journal.
    let base = try stored(Self.counts) ?? stored(Self.starter).map { ($0.counts, "0") }
    var counts = base?.counts ?? Counts()
    let folded = base.flatMap { Int($0.fingerprint) } ?? 0
    try forEach(
      """
      SELECT sum(sign), features FROM effect JOIN lesson ON lesson.id = effect.lesson
      WHERE entry > ? AND features IS NOT NULL
      GROUP BY effect.lesson HAVING sum(sign) <> 0 ORDER BY effect.lesson
      """, .integer(folded)
    ) { row in
      let lesson = try row.withBlob(1) { try Lesson(decoding: $0) }
      if row.int(0) > 0 { counts.add(lesson) } else { counts.remove(lesson) }
    }
    return (counts, try lastEntry())
  }

  private func stored(_ name: String) throws -> (counts: Counts, fingerprint: String)? {
    try withArtifact(name) { (try Counts(decoding: $1), $0) }
  }
}

extension WorkspaceStore {
  /// Erases what one person entered, and makes the counts anew without it.
  ///
  /// Their lessons go, with whatever undid them; where they undid or fitted something, that stays,
  /// without their name. What is erased is gone from the file too.
  ///
  /// - Returns: how many lessons were erased.
  /// - Throws: `StoreError`.
  @discardableResult
  package func forget(by who: String) throws -> Int {
    let count = try write { try $0.erase(by: who) }
    try compact()
    return count
  }
}

extension Database {
  fileprivate func erase(by who: String) throws -> Int {
    try run("DELETE FROM lesson WHERE by = ? AND kind = 'lesson'", .text(who))
    let count = changedRows
    // An undo of what is gone says nothing any more, nor does an undo of that.
    repeat {
      try run(
        "DELETE FROM lesson WHERE kind = 'undo' AND undoes NOT IN (SELECT id FROM lesson)")
    } while changedRows > 0
    try run("UPDATE lesson SET by = '' WHERE by = ?", .text(who))
    try execute(
      """
      DELETE FROM effect;
      UPDATE lesson SET supersedes = NULL WHERE supersedes NOT IN (SELECT id FROM lesson);
      UPDATE lesson SET is_active = 0 WHERE is_active = 1;
      UPDATE lesson SET is_active = 1 WHERE kind = 'lesson' AND undone_by IS NULL AND (
        record_key IS NULL OR id = (
          SELECT max(id) FROM lesson AS other WHERE other.record_key = lesson.record_key
            AND other.kind = 'lesson' AND other.undone_by IS NULL))
      """)
    try recount()
    return count
  }
}
