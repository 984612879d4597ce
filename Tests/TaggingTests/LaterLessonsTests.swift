import Testing
import WaymarkClassifier
import WaymarkServiceRecords
import WaymarkStorage
import WaymarkTagging
import WaymarkTestTown
import WaymarkTaxonomy
import WaymarkTestSupport

struct LaterLessonsTests {
  private static let words = [
    "bingo", "whist", "raffle", "soup", "bailiff", "carer", "natter", "woodwork", "minibus",
  ]
  private static let texts = [
    "Bingo, whist and soup", "Woodwork and a natter for carers", "A minibus from the raffle",
    "Bailiff letters: debt advice", "Lunch clubs",
  ]

  private static func store() throws -> WorkspaceStore {
    let store = try WorkspaceStore.inMemory()
    try store.write { try $0.replaceVocabularies(SmallTown.graph, keywords: SmallTown.keywords) }
    return store
  }

  private static func answers(_ model: LoadedModel) -> [String] {
    var assistant = Assistant(
      engine: model.engine, judgement: SmallTown.judgement, request: SmallTown.ranked())
    return texts.map { String(reflecting: assistant.tag(name: "", description: $0)) }
  }

  private static func entry(_ random: inout SeededGenerator, day: Int) -> JournalEntry? {
    let text = words.shuffled(using: &random).prefix(3).joined(separator: " ")
    // The last of the types is retired, and nothing took its place.
    let tag =
      "esdServiceType:90\(["01", "03", "06", "08", "10"].randomElement(using: &random) ?? "")"
    let record = ServiceRecord(
      name: "", description: text, categories: [RecordCategory(named: tag)])
    let maker = LessonMaker(graph: SmallTown.graph)
    let refused = [SmallTown.companies, SmallTown.food].filter { _ in
      Int.random(in: 0..<3, using: &random) == 0
    }
    guard let lesson = maker.lesson(from: record, refusing: refused) else { return nil }
    var entry = JournalEntry(
      at: "2031-03-\(day < 10 ? "0" : "")\(day)T08:00:00Z", by: "ann", lesson: lesson)
    entry.recordKey = "r\(Int.random(in: 0..<6, using: &random))"
    return entry
  }

  private static func engineBlock(_ store: WorkspaceStore) throws -> String? {
    try store.read { try $0.fingerprint(ofArtifact: .engine) }
  }

  /// What a workspace answers whose engine is compiled of everything at once.
  private static func compiledAnswers(_ store: WorkspaceStore) throws -> [String] {
    try store.write { try $0.removeArtifact(.engine) }
    return answers(try ModelStore.load(from: store))
  }

  @Test(
    "Lessons added to what was compiled answer as if all were compiled at once",
    arguments: UInt64(1)...5)
  func adding(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let store = try Self.store()
    _ = try ModelStore.load(from: store)
    let compiled = try #require(try Self.engineBlock(store))
    for step in 0..<12 {
      let last = try store.read { try $0.lastEntry() }
      if step % 4 == 3 {
        // Some are taken back twice, which is refused and changes nothing.
        let id = Int.random(in: 1...max(1, last), using: &random)
        _ = try? store.write { try $0.undo([id], by: "ann", at: "2031-03-01T09:00:00Z") }
      } else if let entry = Self.entry(&random, day: 1) {
        try store.write { try $0.append(entry) }
      }
      let added = Self.answers(try ModelStore.load(from: store))
      let lazy = Self.answers(try ModelStore.load(from: store, isForFew: true))
      #expect(added == lazy)
      #expect(try Self.engineBlock(store) == compiled)
      let kept = try #require(try store.read { try $0.artifact(.engine) })
      #expect(try Self.compiledAnswers(store) == added)
      try store.write {
        try $0.setArtifact(.engine, fingerprint: kept.fingerprint, content: kept.content)
      }
    }
  }

  @Test(
    "What fades is compiled anew, and answers as if all were compiled at once",
    arguments: UInt64(1)...3)
  func fading(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let store = try Self.store()
    var fit = JournalEntry(kind: .fit, at: "2031-03-01T08:00:00Z", by: "ann")
    fit.halfLife = 4
    try store.write { try $0.append(fit) }
    for day in [2, 2, 3, 2, 9, 9, 1] {
      guard let entry = Self.entry(&random, day: day) else { continue }
      try store.write { try $0.append(entry) }
      let added = Self.answers(try ModelStore.load(from: store))
      #expect(try Self.compiledAnswers(store) == added)
    }
  }

  @Test("After many lessons the engine is compiled once more, and then not again")
  func folding() throws {
    var random = SeededGenerator(seed: 3)
    let store = try Self.store()
    _ = try ModelStore.load(from: store)
    let first = try Self.engineBlock(store)
    let entry = try #require(Self.entry(&random, day: 1))
    for count in [Database.longestTail, 1] {
      try store.write { _ = try $0.append(repeatElement(entry, count: count)) }
    }
    #expect(try Self.engineBlock(store) == first)
    let answers = Self.answers(try ModelStore.load(from: store))
    let second = try Self.engineBlock(store)
    #expect(second != first)
    #expect(Self.answers(try ModelStore.load(from: store)) == answers)
    #expect(try Self.engineBlock(store) == second)
    #expect(try Self.compiledAnswers(store) == answers)
  }
}
