import Foundation
import Testing
import WaymarkClassifier
import WaymarkFormats
import WaymarkKit
import WaymarkServiceRecords
import WaymarkStorage
import WaymarkTagging
import WaymarkTaxonomy
import WaymarkTestSupport

@Suite("Lists that are renewed")
struct UpdateTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.path + "/w.sqlite" }

  private static let former = """
    id,label,broader,status,replacedBy
    exServiceType:1,Lunch clubs,,,
    exServiceType:2,Grief support,,,
    exServiceType:3,Food parcels,,,
    exServiceType:4,Toy libraries,,,
    exServiceType:5,Carers groups,exServiceType:7,,
    exServiceType:6,Luncheon meals,,,
    exServiceType:7,Support,,,

    """
  private static let newer = """
    id,label,broader,status,replacedBy
    exServiceType:1,Lunch and social clubs,,,
    exServiceType:2,Grief support,exServiceType:7,,
    exServiceType:3,Food parcels,,retired,exServiceType:8
    exServiceType:5,Carers groups,,retired,exServiceType:9|exServiceType:10
    exServiceType:6,Luncheon meals,,retired,exServiceType:1
    exServiceType:7,Support,,,
    exServiceType:8,Food aid,,,
    exServiceType:9,Young carers groups,exServiceType:7,,
    exServiceType:10,Adult carers groups,,,

    """
  private static let local = """
    id,label
    ownServiceType:1,Repair cafes

    """

  private func sources(_ list: String, local: Bool = false) -> WorkspaceSources {
    var sources = WorkspaceSources()
    sources.vocabularies = [.init(path: folder.write("types.csv", list))]
    if local { sources.vocabularies.append(.init(path: folder.write("local.csv", Self.local))) }
    return sources
  }

  private func build(local: Bool = false) throws {
    _ = try WorkspaceBuilder(sources(Self.former, local: local)).build(at: path, replacing: false)
  }

  @discardableResult
  private func update(_ list: String = newer) throws -> WorkspaceBuilder.Report {
    try WorkspaceBuilder(sources(list)).update(at: path)
  }

  private func learn(_ text: String, _ tags: String...) throws {
    let workspace = try Waymark.open(path)
    for turn in 1...3 { try workspace.learn(text, name: "T\(turn)", tags: tags, by: "ann") }
  }

  /// The term that fits a text best, sure enough to be suggested or not.
  private func top(_ text: String) throws -> String? {
    let answer = try Waymark.open(path).suggest(text)
    let best =
      answer.suggestions.map { ($0.confidence, $0.term.id) }
      + answer.withheld.map { ($0.confidence, $0.term.id) }
    return best.max { $0.0 < $1.0 }?.1
  }

  private func counts() throws -> Counts {
    try WorkspaceStore(at: path).read {
      try $0.loadCounts().handed(to: try $0.loadGraph().heirs)
    }
  }

  @Test("What became of each term is told, a line each")
  func changes() throws {
    try build()
    let changes = try update().changes
    #expect(
      changes.map { "\($0.kind) \($0.term.local): \($0.before) \($0.after)" } == [
        "renamed 1: [\"Lunch clubs\"] [\"Lunch and social clubs\"]",
        "moved 2: [] [\"exServiceType:7\"]",
        "replaced 3: [] [\"exServiceType:8\"]",
        "merged 6: [] [\"exServiceType:1\"]",
        "split 5: [] [\"exServiceType:9\", \"exServiceType:10\"]",
        "retired 4: [] []",
        "added 8: [] []", "added 9: [] []", "added 10: [] []",
      ])
    #expect(try update().changes.isEmpty)
    let back = try update(Self.former).changes
    #expect(back.filter { $0.kind == .returned }.map(\.term.local) == ["3", "4", "5", "6"])
    #expect(back.filter { $0.kind == .retired }.map(\.term.local) == ["8", "9", "10"])
  }

  @Test("A retired term hands its lessons on: counts are those of lessons on what took its place")
  func handsOn() throws {
    try build()
    try learn("Tins of beans on Friday", "exServiceType:3")
    try learn("Stew and a chat", "exServiceType:6", "exServiceType:1")
    let entries = try WorkspaceStore(at: path).read { try $0.entries() }
    try update()
    let handed = try counts()
    let after = try WorkspaceStore(at: path).read { try $0.entries() }
    #expect(after.map(\.kept) == entries.map(\.kept))
    #expect(after.map(\.id) == entries.map(\.id))

    // The same, had the newer list been there from the start.
    let other = UpdateTests()
    _ = try WorkspaceBuilder(other.sources(Self.newer)).build(at: other.path, replacing: false)
    try other.learn("Tins of beans on Friday", "exServiceType:8")
    let graph = try WorkspaceStore(at: path).read { try $0.loadGraph() }
    let heir = try #require(graph.index(of: CURIE(prefix: "exServiceType", local: "8")))
    let twin = try WorkspaceStore(at: other.path).read { try $0.loadGraph() }
    let same = try #require(twin.index(of: CURIE(prefix: "exServiceType", local: "8")))
    #expect((handed.totals[heir]?.lessons ?? 0) > 0)
    #expect(try handed.totals[heir] == other.counts().totals[same])
    #expect(
      handed.postings["bean"]?.map(\.positive)
        == (try other.counts()).postings["bean"]?.map(\.positive))
    #expect(try top("Tins of beans") == "exServiceType:8")
    #expect(try top("Stew and a chat") == "exServiceType:1")
  }

  @Test(
    "A retired term without a successor is kept, is never suggested, and has its lessons again when it returns"
  )
  func kept() throws {
    try build()
    try learn("Jigsaws and dolls", "exServiceType:4")
    let before = try counts()
    #expect(try top("Jigsaws and dolls") == "exServiceType:4")
    try update()
    #expect(try top("Jigsaws and dolls, a toy library") != "exServiceType:4")
    #expect(try counts().isEmpty)
    #expect(try Waymark.open(path).show("exServiceType:4").term.label == "Toy libraries")
    try update(Self.former)
    #expect(try counts() == before)
    #expect(try top("Jigsaws and dolls") == "exServiceType:4")
  }

  @Test("A split term's lessons go to each part, until later ones tell them apart")
  func split() throws {
    try build()
    try learn("Siblings who look after mum", "exServiceType:5")
    try update()
    #expect(try counts().totals.count == 2)
    try learn("Siblings who look after mum, under 18", "exServiceType:9")
    #expect(try top("Siblings who look after mum, under 18") == "exServiceType:9")
  }

  @Test("A retired tag teaches what took its place, and nothing where nothing or several did")
  func retiredTags() throws {
    try build()
    try update()
    let graph = try WorkspaceStore(at: path).read { try $0.loadGraph() }
    let teacher = Teacher(graph: graph, features: .init(), by: "ann", time: "2030-01-01")
    func learned(_ local: String) -> (terms: [String], faults: [String]) {
      var record = ServiceRecord(name: "A", description: "Some words to learn")
      record.categories = [RecordCategory(id: "exServiceType:\(local)", isMain: true)]
      let made = teacher.entry(for: record)
      var correction = Correction(of: ServiceRecord(name: "A", description: "Some words to learn"))
      correction.added = ["exServiceType:\(local)"]
      let corrected = teacher.entry(for: correction)
      func terms(_ entry: JournalEntry?) -> [String] {
        (entry?.lesson?.verdicts ?? []).map { graph.terms[$0.term].id.local }
      }
      #expect(terms(made.entry) == terms(corrected.entry))
      #expect(made.faults.count == corrected.faults.count)
      return (terms(made.entry), made.faults.map(\.message))
    }
    #expect(learned("3").terms == ["8"])
    #expect(learned("3").faults.isEmpty)
    #expect(learned("4").terms.isEmpty)
    #expect(learned("4").faults.first?.contains("which nothing replaces") == true)
    #expect(learned("5").terms.isEmpty)
    #expect(learned("5").faults.first?.contains("exServiceType:9") == true)
  }

  @Test("A vocabulary, links and keywords that no newer list renews stay as they are")
  func stays() throws {
    var first = sources(Self.former, local: true)
    first.synonyms = [
      folder.write(
        "k.csv",
        "term,keyword\nexServiceType:1,dinner do\nownServiceType:1,mend\nexServiceType:3,tins\n")
    ]
    first.links = [
      folder.write(
        "l.csv",
        "from,relation,to\nownServiceType:1,broadMatch,exServiceType:7\n"
          + "exServiceType:1,related,exServiceType:2\n")
    ]
    _ = try WorkspaceBuilder(first).build(at: path, replacing: false)
    try learn("Toasters fixed", "ownServiceType:1")
    let report = try update()
    #expect(report.changes.allSatisfy { $0.term.prefix == "exServiceType" })
    let workspace = try Waymark.open(path)
    #expect(try top("Toasters fixed") == "ownServiceType:1")
    #expect(try workspace.show("exServiceType:1").keywords == ["dinner do"])
    let related = try workspace.show("exServiceType:1").neighbours.first { $0.kind == .related }
    #expect(related?.terms.count == 1)
    #expect(try workspace.search("mend").first?.term.id == "ownServiceType:1")
    let graph = try WorkspaceStore(at: path).read { try $0.loadGraph() }
    #expect(graph.links.contains { $0.relation == .broadMatch })
    // A keyword of a retired term leads to what took its place.
    #expect(try top("tins") == "exServiceType:8")
  }

  @Test("Lists that hold nothing, or are at fault where that is not allowed, change nothing")
  func refused() throws {
    try build()
    try learn("Jigsaws and dolls", "exServiceType:4")
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let empty = sources("id,label\n")
    #expect(throws: WorkspaceBuilder.Refusal.self) {
      try WorkspaceBuilder(empty, isStrict: true).update(at: path)
    }
    let faulty = sources("id,label\nexServiceType:1,\nexServiceType:2,Tea\n")
    #expect(throws: WorkspaceBuilder.Refusal.self) {
      try WorkspaceBuilder(faulty, isStrict: true).update(at: path)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }
}
