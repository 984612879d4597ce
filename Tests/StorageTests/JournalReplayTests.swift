import Foundation
import Testing
import WaymarkClassifier
import WaymarkStorage
import WaymarkTestSupport

@Suite("Journal, run through again")
struct JournalReplayTests {
  private static func entry(
    _ term: Int, _ word: String, key: String? = nil, by who: String = "ann", day: Int = 1
  ) -> JournalEntry {
    let lesson = Lesson(
      features: [.init(stem: word, count: 4 * countUnit)], verdicts: [.init(term: term)])
    let date = day < 10 ? "0\(day)" : "\(day)"
    var entry = JournalEntry(at: "2030-01-\(date)T10:00:00Z", by: who, lesson: lesson)
    entry.recordKey = key
    return entry
  }

  private static func fit(halfLife: Int?, _ detail: String = "", day: Int = 20) -> JournalEntry {
    var entry = JournalEntry(kind: .fit, at: "2030-01-\(day)T10:00:00Z", by: "fitter")
    entry.detail = detail
    entry.halfLife = halfLife
    return entry
  }

  private static func positive(_ store: WorkspaceStore, _ stem: String) throws -> Int {
    try store.read { try $0.loadCounts() }.postings[stem]?.first?.positive ?? 0
  }

  @Test(
    "A half-life lets old lessons fade from the newest on, and undo brings them back")
  func fading() throws {
    let store = try Sample.store()
    try store.write { database in
      try database.append([Self.entry(0, "old", day: 1), Self.entry(1, "new", day: 9)])
    }
    #expect(try Self.positive(store, "old") == 4096)
    let fit = try store.write { try $0.append(Self.fit(halfLife: 8, "weights")) }
    #expect(try Self.positive(store, "old") == 2048)
    #expect(try Self.positive(store, "new") == 4096)
    #expect(try store.read { try $0.fitInForce() }?.detail == "weights")
    try store.write { try $0.append(Self.entry(1, "newest", day: 17)) }
    #expect(try Self.positive(store, "old") == 1024)
    // What made them old is gone, and so they are as young as before.
    try store.write { try $0.undo([4], by: "ann", at: "2031-01-01T00:00:00Z") }
    #expect(try Self.positive(store, "old") == 2048)
    try store.write { try $0.undo([fit], by: "ann", at: "2031-01-01T00:00:00Z") }
    #expect(try Self.positive(store, "old") == 4096)
    #expect(try store.read { try $0.fitInForce() } == nil)
  }

  @Test("The last fit that is not taken back is in force")
  func fits() throws {
    let store = try Sample.store()
    try store.write { database in
      try database.append([
        Self.fit(halfLife: nil, "one"), Self.fit(halfLife: 3, "two"),
        Self.fit(halfLife: 3, "three"),
      ])
    }
    func force() throws -> String? { try store.read { try $0.fitInForce() }?.detail }
    #expect(try force() == "three")
    try store.write { try $0.undo([3], by: "", at: "") }
    #expect(try force() == "two")
    try store.write { try $0.undo([4], by: "", at: "") }
    #expect(try force() == "three")
    try store.write { try $0.undo([3, 2], by: "", at: "") }
    #expect(try force() == "one")
  }

  /// Does at random what a journal allows.
  private static func live(_ store: WorkspaceStore, steps: Int, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<steps {
      switch Int.random(in: 0...11, using: &random) {
      case 0...7:
        let key = Int.random(in: 0..<6, using: &random)
        let entry = Self.entry(
          Int.random(in: 0..<8, using: &random), "w\(Int.random(in: 0..<9, using: &random))",
          key: key == 0 ? nil : "r\(key)", by: "p\(Int.random(in: 0..<3, using: &random))",
          day: Int.random(in: 1...28, using: &random))
        try store.write { try $0.append(entry) }
      case 8...9:
        let last = try store.read { try $0.lastEntry() }
        try store.undoIfAllowed(Int.random(in: 1...max(1, last), using: &random), by: "p1")
      case 10:
        let halfLife = [nil, 2, 30].randomElement(using: &random).flatMap { $0 }
        try store.write { try $0.append(Self.fit(halfLife: halfLife)) }
      default: try store.write { try $0.foldCounts() }
      }
      let counts = try store.read { (try $0.loadFlatCounts().counts, try $0.loadCounts()) }
      #expect(counts.0 == counts.1)
    }
  }

  @Test("A replayed journal makes the same counts and the same history", arguments: UInt64(1)...5)
  func replay(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let store = try Sample.store()
    var starter = Counts()
    starter.add(Lesson(features: [.init(stem: "base", count: 9)], verdicts: [.init(term: 1)]))
    try store.write { try $0.setStarter(starter, fingerprint: "") }
    try Self.live(store, steps: 60, seed: seed)
    let path = folder.file("replica.sqlite")
    let count = try store.replay(into: path)
    let entries = try store.read { try $0.entries() }
    #expect(count == entries.count)
    let replica = try WorkspaceStore(at: path)
    #expect(try replica.read { try $0.entries() } == entries)
    #expect(try replica.read { try $0.loadCounts() } == store.read { try $0.loadCounts() })
    #expect(try replica.read { try $0.activeLessons() } == entries.count(where: \.isActive))
    #expect(try store.read { try $0.activeLessons() } == entries.count(where: \.isActive))
    #expect(try store.read { try $0.loadFlatCounts() }.counts == store.read { try $0.loadCounts() })
  }

  @Test("Forgetting somebody equals never having learned from them", arguments: UInt64(1)...5)
  func forgetting(seed: UInt64) throws {
    let store = try Sample.store()
    try Self.live(store, steps: 50, seed: seed)
    let kept = try store.read { try $0.entries() }.filter { $0.by != "p2" || $0.kind != .lesson }
    try store.forget(by: "p2")
    // A journal that never had their lessons, nor what undid them; numbers are those of before.
    let fresh = try Sample.store()
    var numbers: [Int: Int] = [:]
    for var entry in kept {
      if let undone = entry.undoes {
        guard let number = numbers[undone] else { continue }
        entry.undoes = number
      }
      numbers[entry.id] = try fresh.write { try $0.append(entry) }
    }
    #expect(try fresh.read { try $0.loadCounts() } == store.read { try $0.loadCounts() })
    func shape(_ store: WorkspaceStore) throws -> [[Int?]] {
      let entries = try store.read { try $0.entries() }
      let place = Dictionary(uniqueKeysWithValues: zip(entries.map(\.id), 0...))
      return entries.map { entry in
        [entry.supersedes, entry.undoneBy, entry.undoes].map { $0.flatMap { place[$0] } }
          + [entry.isActive ? 1 : 0]
      }
    }
    #expect(try shape(fresh) == shape(store))
  }

  @Test("A model that is not what the journal makes is found out")
  func tampered() throws {
    let folder = try TemporaryFolder()
    let store = try Sample.store()
    try store.write { try $0.append(Self.entry(0, "soup")) }
    let other = try Sample.store()
    try other.write { database in
      try database.append(Self.entry(0, "tea"))
      try database.foldCounts()
    }
    let counts = try #require(try other.read { try $0.artifact(.counts) })
    try store.write {
      try $0.setArtifact(.counts, fingerprint: counts.fingerprint, content: counts.content)
    }
    let error = #expect(throws: StoreError.self) {
      try store.replay(into: folder.file("replica.sqlite"))
    }
    #expect(error?.code == .damaged)
  }

  @Test("What can wait is not written while somebody else writes")
  func writeIfFree() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("w.sqlite")
    let one = try WorkspaceStore(creatingAt: path)
    let two = try WorkspaceStore(at: path)
    let start = ContinuousClock.now
    let isWritten = try one.write { (_: Database) throws -> Bool in
      try two.writeIfFree { try $0.setMeta("note", to: "two") }
    }
    #expect(!isWritten)
    #expect(ContinuousClock.now - start < WorkspaceStore.patience / 2)
    #expect(try two.read { try $0.meta("note") } == nil)
    #expect(try two.writeIfFree { try $0.setMeta("note", to: "two") })
    #expect(try one.read { try $0.meta("note") } == "two")
  }
}
