package import WaymarkClassifier
import WaymarkFormats

/// The counts: those that the workspace started with, and what the journal made of them.
///
/// They are kept as one blob with the number of the last entry that is in it; the entries after
/// are few and are added when the counts are read. Inside, terms are keys.
extension Database {
  private static let countsVersion = "counts_version"
  /// How many entries may wait to be folded into the blob.
  package static let longestTail = 256

  /// Sets what the workspace starts with, before any lesson, in terms of the graph as it is stored.
  ///
  /// - Throws: `StoreError` where the file fails or cannot be written.
  package func setStarter(_ starter: Counts, fingerprint: String) throws {
    let keys = try termKeys()
    let blob = AgedCounts(ageless: starter.renamingTerms { keys.key(ofIndex: $0) }).encoded()
    try setArtifact(.starter, fingerprint: fingerprint, content: blob)
    try recount()
  }

  /// Reads the counts as the scorer is to see them, in terms of the graph as it is stored; terms that
  /// are away are left out.
  ///
  /// - Throws: `StoreError` where the file fails or the counts in it are damaged.
  package func loadCounts() throws -> Counts { try loadAgedCounts().faded }

  /// Reads the same counts in flat arrays, which takes a fraction of the time.
  ///
  /// - Throws: `StoreError` where the file fails or the counts in it are damaged.
  package func loadFlatCounts() throws -> FlatCounts {
    let places = try termKeys().places
    return try fadedByKey().renamingTerms(places)
  }

  /// What the entries after one changed in the counts as the scorer is to see them, in terms of the
  /// graph as it is stored.
  ///
  /// Nil where that is not known any more, or where so much was changed that it takes longer to add it
  /// than to read all counts.
  ///
  /// - Throws: `StoreError` where the file fails or the counts in it are damaged.
  package func countsLearned(after entry: Int) throws -> Counts? {
    let mark = try countsMark() ?? CountsMark()
    let last = try lastEntry()
    guard (mark.last...max(mark.last, last)).contains(entry), last - entry <= Self.longestTail
    else { return nil }
    let keys = try termKeys()
    return try tail(after: entry, mark)?.renamingTerms { keys.index(ofKey: $0) }
  }

  /// Reads the counts with their ages, in terms of the graph as it is stored.
  ///
  /// - Throws: `StoreError` where the file fails or the counts in it are damaged.
  package func loadAgedCounts() throws -> AgedCounts {
    let keys = try termKeys()
    return try folded().counts.renamingTerms { keys.index(ofKey: $0) }
  }

  /// Folds all that waits into the blob, as after learning much.
  ///
  /// - Throws: `StoreError` where the file fails or the counts in it are damaged.
  package func foldCounts() throws { try keep(try folded()) }

  /// Makes the counts anew, of the starter and the lessons that count.
  ///
  /// - Throws: `StoreError` where the file fails or a lesson is damaged.
  package func recount() throws {
    try keep(try counted(halfLife: try fitInForce()?.halfLife))
    try setMeta(Self.countsVersion, to: String(try countsVersion() + 1))
  }

  /// Reads the counts as they would be with another half-life, in terms of the graph as it is stored.
  ///
  /// - Throws: `StoreError` where the file fails or a lesson is damaged.
  package func agedCounts(halfLife: Int?) throws -> AgedCounts {
    let keys = try termKeys()
    return try counted(halfLife: halfLife).counts.renamingTerms { keys.index(ofKey: $0) }
  }

  /// A number that changes whenever the counts are made anew rather than added to.
  ///
  /// - Throws: `StoreError` where the file fails.
  package func countsVersion() throws -> Int {
    try meta(Self.countsVersion).flatMap(Int.init) ?? 0
  }

  /// How many lessons count.
  ///
  /// - Throws: `StoreError` where the file fails.
  package func activeLessons() throws -> Int {
    let mark = try countsMark() ?? CountsMark()
    let later = try first(
      "SELECT coalesce(sum(sign), 0) FROM effect WHERE entry > ?", .integer(mark.last)
    ) { $0.int(0) }
    return mark.lessons + (later ?? 0)
  }

  /// Removes the counts, so that they are made anew of the effects of all entries.
  func dropCounts() throws { try removeArtifact(.counts) }

  /// Brings the counts up to date after some entries: where too much waits, where lessons fade
  /// otherwise than before, or where they are older by what came in.
  func settleCounts(after entries: AppendedEntries) throws {
    let mark = try countsMark() ?? CountsMark()
    if entries.hasOthers, try fitInForce()?.halfLife != mark.halfLife { return try recount() }
    var isOlder = false
    if let halfLife = mark.halfLife,
      let period = AgedCounts.period(of: entries.latest, halfLife: halfLife)
    {
      isOlder = period > mark.newest ?? .min
    }
    if try isOlder || lastEntry() - mark.last > Self.longestTail { try foldCounts() }
  }

  // MARK: - Folding

  private func counted(halfLife: Int?) throws -> Fold {
    var fold = try beginning(halfLife: halfLife)
    fold.mark.last = try lastEntry()
    try forEach("SELECT at, features FROM lesson WHERE is_active = 1 AND features IS NOT NULL") {
      row in
      fold.add(try row.withBlob(1) { try Lesson(decoding: $0) }, at: row.text(0), sign: 1)
    }
    return fold
  }

  private func folded() throws -> Fold {
    // Without a blob of its own a workspace has what it started with, and the whole journal.
    let kept = try withArtifact(.counts) {
      Fold(counts: try AgedCounts(decoding: $1), mark: CountsMark($0))
    }
    var fold = try kept ?? beginning(halfLife: try fitInForce()?.halfLife)
    // Whole numbers may be added in any order, so nothing has to be sorted or grouped.
    try forEach(
      """
      SELECT sign, at, features FROM effect JOIN lesson ON lesson.id = effect.lesson
      WHERE entry > ? AND sign <> 0 AND features IS NOT NULL
      """, .integer(fold.mark.last)
    ) { row in
      fold.add(
        try row.withBlob(2) { try Lesson(decoding: $0) }, at: row.text(1), sign: row.int(0))
    }
    fold.mark.last = try lastEntry()
    return fold
  }

  /// The counts as the scorer is to see them, without looking at the ages of what is folded.
  private func fadedByKey() throws -> FlatCounts {
    let kept = try withArtifact(.counts) {
      (counts: try AgedCounts.faded(decoding: $1), mark: CountsMark($0))
    }
    if let kept, let tail = try tail(after: kept.mark.last, kept.mark) {
      return kept.counts.adding(tail)
    }
    return FlatCounts(try folded().counts.faded)
  }

  /// What the entries after one changed in the counts, by key; nil where the ages of all else change
  /// with it, and so more than is added.
  private func tail(after entry: Int, _ mark: CountsMark) throws -> Counts? {
    var tail = Counts()
    // What is as new as the newest counts in full, and the ages of all else stay as they are.
    var isPlain = true
    try forEach(
      """
      SELECT sign, at, features FROM effect JOIN lesson ON lesson.id = effect.lesson
      WHERE entry > ? AND sign <> 0 AND features IS NOT NULL
      """, .integer(entry)
    ) { row in
      let isAdded = row.int(0) > 0
      if let halfLife = mark.halfLife {
        let period = AgedCounts.period(of: Timestamp(row.text(1))?.seconds, halfLife: halfLife)
        isPlain = isPlain && isAdded && period == mark.newest
      }
      let lesson = try row.withBlob(2) { try Lesson(decoding: $0) }
      if isAdded { tail.add(lesson) } else { tail.remove(lesson) }
    }
    return isPlain ? tail : nil
  }

  private func beginning(halfLife: Int?) throws -> Fold {
    let starter = try withArtifact(.starter) { try AgedCounts(decoding: $1).ageless }
    return Fold(
      counts: AgedCounts(halfLife: halfLife, ageless: starter ?? Counts()),
      mark: CountsMark(last: 0, lessons: 0, halfLife: halfLife))
  }

  private func keep(_ fold: Fold) throws {
    var mark = fold.mark
    mark.newest = fold.counts.newest
    try setArtifact(
      .counts, fingerprint: mark.description, content: fold.counts.encoded())
    // What is in the blob need not be told again.
    try run("DELETE FROM effect WHERE entry <= ?", .integer(fold.mark.last))
  }

  private func countsMark() throws -> CountsMark? {
    try first("SELECT fingerprint FROM artifact WHERE name = ?", .text(Artifact.counts.rawValue)) {
      CountsMark($0.text(0))
    }
  }
}

/// Counts, and how far through the journal they reach.
private struct Fold {
  var counts: AgedCounts
  var mark: CountsMark

  mutating func add(_ lesson: Lesson, at time: String, sign: Int) {
    let seconds = counts.halfLife == nil ? nil : Timestamp(time)?.seconds
    if sign > 0 {
      counts.add(lesson, at: seconds)
    } else {
      counts.remove(lesson, at: seconds)
    }
    mark.lessons += sign
  }
}

/// What has just been appended to the journal.
struct AppendedEntries {
  /// Whether anything but lessons is among it.
  var hasOthers = false
  /// The latest time of its lessons, in seconds since 1970.
  var latest: Int?

  mutating func add(_ entry: JournalEntry) {
    guard entry.kind == .lesson else {
      hasOthers = true
      return
    }
    if let seconds = Timestamp(entry.at)?.seconds { latest = max(latest ?? seconds, seconds) }
  }
}

/// What a blob of counts was made of, as its fingerprint says: last entry, lessons, half-life and
/// newest period, with a stroke between them.
private struct CountsMark: CustomStringConvertible {
  var last = 0
  var lessons = 0
  var halfLife: Int?
  var newest: Int?

  init(last: Int = 0, lessons: Int = 0, halfLife: Int? = nil) {
    self.last = last
    self.lessons = lessons
    self.halfLife = halfLife
  }

  init(_ fingerprint: String) {
    let parts = fingerprint.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    func part(_ place: Int) -> Int? { place < parts.count ? parts[place] : nil }
    last = part(0) ?? 0
    lessons = part(1) ?? 0
    halfLife = part(2)
    newest = part(3)
  }

  var description: String {
    let numbers = [last, lessons, halfLife, newest].map { $0.map(String.init) ?? "" }
    return numbers.joined(separator: "/")
  }
}
