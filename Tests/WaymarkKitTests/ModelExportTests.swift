import Foundation
import Testing
import WaymarkClassifier
import WaymarkFormats
import WaymarkKit
import WaymarkStorage
import WaymarkTagging
import WaymarkTaxonomy
import WaymarkTestSupport

@Suite("A model to share")
struct ModelExportTests {
  /// A council's workspace that has learned records of its own.
  private func council(_ lines: [String], source: String = "") throws -> InventedWorkspace {
    let invented = try InventedWorkspace()
    let path = invented.folder.write("lessons.ndjson", lines.joined(separator: "\n"))
    let store = try invented.store()
    defer { store.close() }
    let graph = try store.read { try $0.loadGraph() }
    let teacher = Teacher(
      graph: graph, features: .init(), by: "Secret Assurer", source: source, time: "2030-01-01")
    _ = try LessonImport(into: store, teacher: teacher).learn(from: [path])
    return invented
  }

  private func record(_ id: String, _ organisation: String?, _ text: String, _ term: Int) -> String
  {
    let name = organisation.map { "\"organization\":\"\($0)\"," } ?? ""
    return """
      {"id":"\(id)",\(name)"name":"Tea","description":"\(text)",\
      "categories":[{"id":"exServiceType:\(term)"}]}
      """
  }

  private func export(
    _ invented: InventedWorkspace, records: Int = 3, organisations: Int = 2
  ) throws -> (made: ModelExport.Result, text: String) {
    var export = ModelExport()
    export.leastRecords = records
    export.leastOrganisations = organisations
    let made = try export.make(from: invented.store())
    return (made, String(decoding: made.model.encoded(), as: UTF8.self))
  }

  private var lessons: [String] {
    [
      record("1", "Zebedee Trust", "Lunch with Ermintrude, ring 020 7946 0000", 1),
      record("2", "Zebedee Trust", "Lunch and bingo, mail dougal@example.org", 1),
      record("3", "Zebedee Trust", "Lunch and bingo", 1),
      record("4", "Moth Club", "Lunch in LS1 4AP", 3),
    ]
  }

  @Test("Only words of enough records of enough organisations are in it, and no text or name")
  func limits() throws {
    let invented = try council(lessons)
    let (made, text) = try export(invented)
    // "tea" and "lunch" are in four records of two; "bingo" in two of one.
    #expect(made.model.counts.postings.keys.sorted() == ["lunch", "tea"])
    #expect(made.recordCount == 4 && made.organisationCount == 2)
    #expect(made.wordCount == 2 && made.withheldCount == 4)
    for secret in [
      "ermintrud", "bingo", "zebede", "moth", "dougal", "7946", "ls1", "secret", "2030",
    ] {
      #expect(!text.lowercased().contains(secret))
    }
    let (all, open) = try export(invented, records: 1, organisations: 1)
    #expect(all.withheldCount == 0)
    #expect(open.contains("word\tbingo"))
    #expect(!open.contains("7946") && !open.lowercased().contains("zebede"))
    #expect(try export(invented, records: 5).made.wordCount == 0)
  }

  @Test("Records that name no organisation are of one, so their words stay here")
  func withoutOrganisation() throws {
    let lines = (1...5).map { record("\($0)", nil, "Lunch and bingo", 1) }
    #expect(try export(council(lines)).made.wordCount == 0)
    #expect(try export(council(lines), organisations: 1).made.wordCount == 3)
  }

  @Test("What is learned in full comes back in full, and what is taken back does not")
  func whole() throws {
    let invented = try council(lessons)
    let store = try invented.store()
    let graph = try store.read { try $0.loadGraph() }
    let path = invented.folder.write(
      "all", try export(invented, records: 1, organisations: 1).made.model.encoded())
    #expect(
      try ModelFile.read(path: path, graph: graph).counts == store.read { try $0.loadCounts() })
    try store.write { _ = try $0.undo([2], by: "ann", at: "2030-01-02") }
    let after = invented.folder.write(
      "after", try export(invented, records: 1, organisations: 1).made.model.encoded())
    #expect(
      try ModelFile.read(path: after, graph: graph).counts == store.read { try $0.loadCounts() })
  }

  @Test("Two councils' models, merged, start a third off, without what either started with")
  func startsOff() throws {
    let starter = try council(lessons)
    let model = starter.folder.write(
      "starter", try export(starter, records: 1, organisations: 1).made.model.encoded())
    func started(by model: String) throws -> InventedWorkspace {
      let invented = try InventedWorkspace()
      var sources = try ShippedFiles.find(environment: ["WAYMARK_DATA": invented.folder.path])
        .sources
      sources.model = model
      _ = try WorkspaceBuilder(sources).build(at: invented.path, replacing: true)
      return invented
    }
    // A workspace that has learned nothing itself shares nothing.
    #expect(try export(started(by: model), records: 1, organisations: 1).made.wordCount == 0)
    let one = try council([record("9", "Quilters", "Patchwork and tea", 4)])
    let two = try council([record("9", "Stitchers", "Patchwork by the fire", 4)])
    var sum = SharedModel()
    for (name, council) in [("one", one), ("two", two)] {
      let path = starter.folder.write(
        name, try export(council, records: 1, organisations: 1).made.model.encoded())
      #expect(try sum.add(path: path).isEmpty)
    }
    #expect(sum.origin?.models == 2 && sum.origin?.records == 2)
    let third = try started(by: starter.folder.write("sum", sum.encoded()))
    let answer = try Waymark.open(third.path).suggest("Patchwork every Monday")
    let best =
      answer.suggestions.map { ($0.confidence, $0.term.id) }
      + answer.withheld.map { ($0.confidence, $0.term.id) }
    #expect(best.max { $0.0 < $1.0 }?.1 == "exServiceType:4")
  }

  @Test("A summary tells the sums of a model")
  func summary() throws {
    let invented = try council(lessons)
    func value(_ name: String, _ summary: ModelSummary) -> String? {
      summary.items.first { $0.name == name }?.text
    }
    let workspace = try ModelSummary(of: invented.store())
    #expect(value("corrections", workspace) == "4")
    #expect(value("lessons", workspace) == "4")
    #expect(value("terms taught", workspace) == "2")
    let shared = ModelSummary(of: try export(invented).made.model)
    #expect(value("words", shared) == "2")
    #expect(value("least records of a word", shared) == "3")
    #expect(value("records", shared) == "4")
  }
}
