import Foundation
import Testing
import WaymarkClassifier
import WaymarkFormats
@testable import WaymarkStorage
import WaymarkTaxonomy
import WaymarkTestSupport

@Suite("Journal")
struct JournalTests {
  /// A lesson about one term of the sample, with words of its own.
  func lesson(_ term: TermIndex, _ words: String..., weight: Int = countUnit) -> Lesson {
    Lesson(
      features: words.map { Lesson.Feature(stem: $0, count: countUnit) },
      verdicts: [Lesson.Verdict(term: term, weight: weight)])
  }

  func entry(
    _ lesson: Lesson, key: String? = nil, by who: String = "ann", at time: String = "2030-01-01"
  ) -> JournalEntry {
    var entry = JournalEntry(at: time, by: who, lesson: lesson)
    entry.recordKey = key
    entry.record = key
    return entry
  }

  func counts(_ lessons: Lesson...) -> Counts {
    var counts = Counts()
    for lesson in lessons { counts.add(lesson) }
    return counts
  }

  @Test("an entry comes back as it was appended")
  func roundTrip() throws {
    let store = try Sample.store()
    var entry = entry(lesson(3, "food", "bank of"), key: "r1")
    entry.source = "a directory"
    entry.name = "A name \u{0} with a NUL and “quotes”"
    entry.description = "[email] and all"
    entry.organisation = ""
    entry.suggested = "[]"
    entry.kept = "[\"testServiceType:4\"]"
    entry.added = nil
    entry.removed = "[]"
    entry.detail = "{}"
    entry.model = "v1"
    entry.halfLife = 7
    entry.weight = 512
    entry.id = try store.write { try $0.append(entry) }
    entry.isActive = true
    #expect(try store.read { try $0.entries() } == [entry])
  }

  @Test("the next read knows a lesson, and taking it back leaves what was there before")
  func undo() throws {
    let store = try Sample.store()
    let (first, second) = (lesson(0, "grief", "loss"), lesson(1, "food", "loss", weight: 333))
    try store.write { try $0.append(entry(first)) }
    let id = try store.write { try $0.append(entry(second)) }
    #expect(try store.read { try $0.loadCounts() } == counts(first, second))
    let undo = try store.write { try $0.undo([id], by: "bob", at: "2030-01-02") }
    #expect(try store.read { try $0.loadCounts() } == counts(first))
    #expect(try store.read { try $0.entries() }.map(\.isActive) == [true, false, false])
    try store.write { try $0.undo(undo, by: "bob", at: "2030-01-03") }
    #expect(try store.read { try $0.loadCounts() } == counts(first, second))
    // An undo of an undo of an undo.
    try store.write { try $0.undo([4], by: "bob", at: "2030-01-04") }
    #expect(try store.read { try $0.loadCounts() } == counts(first))
  }

  @Test("of the lessons of one record the latest counts; undoing it brings back the one before")
  func superseding() throws {
    let store = try Sample.store()
    let lessons = (0..<3).map { lesson($0, "word\($0)") }
    for lesson in lessons { try store.write { try $0.append(entry(lesson, key: "r")) } }
    #expect(try store.read { try $0.entries() }.map(\.supersedes) == [nil, 1, 2])
    #expect(try store.read { try $0.loadCounts() } == counts(lessons[2]))
    try store.write { try $0.undo([2], by: "x", at: "") }
    #expect(try store.read { try $0.loadCounts() } == counts(lessons[2]))
    try store.write { try $0.undo([3], by: "x", at: "") }
    #expect(try store.read { try $0.loadCounts() } == counts(lessons[0]))
    try store.write { try $0.undo([1], by: "x", at: "") }
    #expect(try store.read { try $0.loadCounts() }.isEmpty)
  }

  @Test("what cannot be taken back is refused, and nothing of the request is done")
  func refusedUndo() throws {
    let store = try Sample.store()
    try store.write { try $0.append([entry(lesson(0, "a")), entry(lesson(1, "b"))]) }
    for ids in [[1, 99], [0], [-1], [2, 2]] {
      let error = #expect(throws: StoreError.self) {
        try store.write { try $0.undo(ids, by: "x", at: "") }
      }
      #expect(error?.code == .refused)
    }
    #expect(try store.read { try $0.entries() }.count == 2)
    #expect(try store.read { try $0.activeLessons() } == 2)
  }

  @Test("entries are found by person, record, term and time")
  func filters() throws {
    let store = try Sample.store()
    try store.write {
      try $0.append([
        entry(lesson(0, "a"), key: "r1", by: "ann", at: "2030-01-01"),
        entry(lesson(1, "b"), key: "r2", by: "bob", at: "2030-01-02"),
        entry(lesson(0, "c"), key: "r3", by: "bob", at: "2030-01-03"),
      ])
    }
    func ids(_ change: (inout JournalFilter) -> Void) throws -> [Int] {
      var filter = JournalFilter()
      change(&filter)
      return try store.read { try $0.entries(filter) }.map(\.id)
    }
    #expect(try ids { _ in } == [1, 2, 3])
    #expect(try ids { $0.by = "bob" } == [2, 3])
    #expect(try ids { $0.record = "r2" } == [2])
    #expect(try ids { $0.term = Sample.id("testServiceType:1") } == [1, 3])
    #expect(try ids { $0.term = Sample.id("testNeed:99") } == [])
    #expect(try ids { $0.since = "2030-01-02" } == [2, 3])
    #expect(try ids { $0.until = "2030-01-02" } == [1])
    #expect(try ids { $0.after = 2 } == [3])
  }

  @Test("terms keep what was learned of them while a newer list moves or lacks them")
  func newerList() throws {
    let store = try Sample.store()
    let terms = Sample.graph.terms
    let learned = [lesson(0, "grief"), lesson(2, "meals")]
    try store.write { try $0.append(learned.map { entry($0) }) }
    func graph(_ terms: [Term]) -> TermGraph {
      var builder = TermGraphBuilder()
      for term in terms { builder.add(term, at: Place()) }
      return builder.build().graph
    }
    try store.write { try $0.replaceVocabularies(graph([terms[2], terms[5]]), keywords: []) }
    #expect(try store.read { try $0.loadCounts() } == counts(lesson(0, "meals")))
    try store.write { database in
      try database.append(entry(lesson(1, "talk")))
      try database.foldCounts()
    }
    #expect(try store.read { try $0.entries() }.map { $0.lesson?.verdicts.count } == [0, 1, 1])
    try store.write { try $0.replaceVocabularies(graph(terms.reversed()), keywords: []) }
    let expected = counts(
      lesson(terms.count - 1, "grief"), lesson(terms.count - 3, "meals"),
      lesson(terms.count - 6, "talk"))
    #expect(try store.read { try $0.loadCounts() } == expected)
  }

  @Test("forgetting a person erases their lessons from counts and file")
  func forget() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("w.sqlite")
    let store = try WorkspaceStore(creatingAt: path)
    try store.write { try $0.replaceVocabularies(Sample.graph, keywords: []) }
    var starter = Counts()
    starter.add(lesson(4, "coffee"))
    try store.write { try $0.setStarter(starter, fingerprint: "s") }
    let (mine, yours) = (lesson(0, "grief"), lesson(1, "xylophone"))
    try store.write { database in
      try database.append(entry(mine, key: "r", by: "ann"))
      try database.append(entry(yours, key: "r", by: "Zebedee"))
      try database.append(entry(yours, by: "Zebedee"))
      try database.undo([3], by: "ann", at: "")
      try database.foldCounts()
    }
    #expect(try store.forget(by: "Zebedee").lessons == 2)
    var expected = starter
    expected.add(mine)
    #expect(try store.read { try $0.loadCounts() } == expected)
    #expect(try store.read { try $0.entries() }.map(\.id) == [1])
    #expect(try store.write { try $0.append(entry(mine)) } == 5)
    #expect(try store.forget(by: "nobody").lessons == 0)
    store.close()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(bytes.range(of: Data("Zebedee".utf8)) == nil)
    #expect(bytes.range(of: Data("xylophone".utf8)) == nil)
    #expect(bytes.range(of: Data("grief".utf8)) != nil)
  }

  @Test("a record that is corrected again and again costs no more each time")
  func manyOfOneRecord() throws {
    let store = try Sample.store()
    func append(_ count: Int) throws -> Duration {
      let entries = (0..<count).map { entry(lesson($0 % 8, "w\($0)"), key: "r") }
      return try ContinuousClock().measure { _ = try store.write { try $0.append(entries) } }
    }
    let first = try append(500)
    _ = try append(10_000)
    // Twenty times as long where each lesson looks at all before it; the best of some, for the machine
    // may be busy.
    let later = try (0..<3).map { _ in try append(500) }.min()
    #expect(try #require(later) < first * 8)
    let active = try store.read { try $0.entries() }.filter(\.isActive)
    #expect(active.map(\.id) == [12_000])
    try store.write { try $0.undo([12_000], by: "ann", at: "") }
    #expect(try store.read { try $0.entries() }.filter(\.isActive).map(\.id) == [11_999])
  }

  @Test("a bound counts the entries of the term that is asked for")
  func boundedByTerm() throws {
    let store = try Sample.store()
    for term in [0, 1, 1, 0, 0] { try store.write { try $0.append(entry(lesson(term, "w"))) } }
    var filter = JournalFilter()
    filter.term = Sample.id("testServiceType:2")
    filter.limit = 1
    #expect(try store.read { try $0.entries(filter) }.map(\.id) == [2])
    filter.isNewestFirst = true
    #expect(try store.read { try $0.entries(filter) }.map(\.id) == [3])
    filter.limit = 0
    #expect(try store.read { try $0.entries(filter) }.isEmpty)
  }

  @Test("a question inside the rows of the same question leaves them where they are")
  func nested() throws {
    let store = try Sample.store()
    for term in 0..<3 { try store.write { try $0.append(entry(lesson(term, "w"))) } }
    try store.read { database in
      var seen: [[Int]] = []
      try database.forEachEntry { entry in
        seen.append([entry.id] + (try database.entries().map(\.id)))
      }
      #expect(seen == [[1, 1, 2, 3], [2, 1, 2, 3], [3, 1, 2, 3]])
    }
  }

  @Test("whatever happens to the journal, the counts are those of the lessons that count")
  func property() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<8 {
      let store = try Sample.store()
      var starter = Counts()
      starter.add(lesson(1, "base"))
      try store.write { try $0.setStarter(starter, fingerprint: "") }
      for _ in 0..<60 {
        switch Int.random(in: 0...9, using: &random) {
        case 0...5:
          let lesson = lesson(
            Int.random(in: 0..<8, using: &random), "w\(Int.random(in: 0..<5, using: &random))",
            weight: Int.random(in: 1...2000, using: &random))
          let key = Int.random(in: 0..<6, using: &random)
          let who = "p\(Int.random(in: 0..<3, using: &random))"
          try store.write {
            try $0.append(entry(lesson, key: key == 0 ? nil : "r\(key)", by: who))
          }
        case 6...7:
          let last = try store.read { try $0.lastEntry() }
          let id = Int.random(in: 1...(last + 1), using: &random)
          try store.undoIfAllowed(id, by: "p0")
        case 8: try store.write { try $0.foldCounts() }
        default: try store.forget(by: "p\(Int.random(in: 0..<20, using: &random))")
        }
        var expected = starter
        for entry in try store.read({ try $0.entries() }) where entry.isActive {
          if let lesson = entry.lesson { expected.add(lesson) }
        }
        #expect(try store.read { try $0.loadCounts() } == expected)
      }
      let before = try store.read { try $0.loadCounts() }
      try store.write { try $0.recount() }
      #expect(try store.read { try $0.loadCounts() } == before)
    }
  }

  @Test("many lessons are folded by themselves, and a tail stays a tail")
  func folding() throws {
    let store = try Sample.store()
    let many = (0..<300).map { entry(lesson($0 % 8, "w\($0 % 7)")) }
    try store.write { try $0.append(many) }
    #expect(try store.read { try $0.artifact(.counts) }?.fingerprint == "300/300//")
    try store.write { try $0.append(entry(lesson(0, "tail"))) }
    #expect(try store.read { try $0.artifact(.counts) }?.fingerprint == "300/300//")
    #expect(try store.read { try $0.loadCounts() }.postings["tail"]?.count == 1)
  }

  @Test("damaged counts are an error and never a trap", arguments: 0..<30)
  func damagedCounts(seed: Int) throws {
    let store = try Sample.store()
    try store.write { database in
      try database.append(entry(lesson(0, "a", "b")))
      try database.foldCounts()
    }
    var random = SeededGenerator(seed: UInt64(seed))
    var blob = try #require(try store.read { try $0.artifact(.counts) }).content
    switch seed % 3 {
    case 0: blob.removeLast(Int.random(in: 1...blob.count, using: &random))
    case 1: blob.append(0)
    default:
      blob[Int.random(in: blob.indices, using: &random)] = UInt8.random(in: 1...255, using: &random)
    }
    try store.write { try $0.setArtifact(.counts, fingerprint: "1", content: blob) }
    do {
      _ = try store.read { try $0.loadCounts() }
      #expect(seed % 3 == 2)
    } catch {
      #expect((error as? StoreError)?.code == .damaged)
    }
  }

  @Test("an entry of an unknown kind is damage, and is neither read as a lesson nor passed over")
  func unknownKind() throws {
    let store = try Sample.store()
    try store.write { database in
      try database.append(entry(lesson(0, "a"), by: "bob"))
      try database.append(entry(lesson(1, "b")))
      try database.run("UPDATE lesson SET kind = 'lessen' WHERE id = 2")
    }
    let expected = "the workspace is damaged: entry 2 of the journal is of no known kind"
    let reading = #expect(throws: StoreError.self) { try store.read { try $0.entries() } }
    #expect(reading?.message == expected)
    let forgetting = #expect(throws: StoreError.self) { try store.forget(by: "bob") }
    #expect(forgetting?.message == expected)
  }

  @Test("searches are logged without what leads to a person")
  func searchLog() throws {
    let store = try Sample.store()
    try store.write { try $0.logSearch("jo@example.org food", hits: 2, at: "2030-01-01") }
    let logged = try store.read { try $0.searches() }
    #expect(logged.map(\.query) == ["[email] food"])
    #expect(logged.map(\.hits) == [2])
  }
}
