import Foundation
import Testing
import WaymarkFormats
import WaymarkKit
import WaymarkStorage
import WaymarkTagging
import WaymarkTaxonomy
import WaymarkTestSupport

@Suite("Keywords, one by one")
struct KeywordTests {
  private let invented: InventedWorkspace

  init() throws { invented = try InventedWorkspace() }

  private func top(_ text: String) throws -> String? {
    try Waymark.open(invented.path).suggest(text, limit: 1).suggestions.first?.term.id
  }

  private func update() throws {
    let files = try ShippedFiles.find(environment: ["WAYMARK_DATA": invented.folder.path])
    _ = try WorkspaceBuilder(files.sources).update(at: invented.path)
  }

  @Test("The next search and suggestion know a keyword, in processes that were open before")
  func visible() throws {
    let workspace = try Waymark.open(invented.path)
    let text = "The zumbathon is every week"
    #expect(try workspace.suggest(text).suggestions.isEmpty)
    #expect(try workspace.search("zumbathon").isEmpty)
    let term = try KeywordEditor(invented.store()).add(
      " zumbathon\n", to: "Toy libraries", weight: 3)
    #expect(term.id.description == "exServiceType:4")
    #expect(try workspace.suggest(text).suggestions.first?.term.id == "exServiceType:4")
    #expect(try workspace.search("zumbathon").map(\.term.id) == ["exServiceType:4"])
    _ = try KeywordEditor(invented.store()).remove("Zumbathon", from: "exServiceType:4")
    #expect(try workspace.suggest(text).suggestions.isEmpty)
    #expect(try workspace.search("zumbathon").isEmpty)
  }

  @Test("What a keyword changes is what a workspace with it from the start says")
  func likeFromTheStart() throws {
    _ = try KeywordEditor(invented.store()).add("natter and knit", to: "exServiceType:1", weight: 2)
    _ = try KeywordEditor(invented.store()).remove("food parcels", from: "exServiceType:3")
    let other = try InventedWorkspace()
    other.folder.write(
      "synonyms/keywords.csv",
      InventedLists.keywords.split(separator: "\n").filter { !$0.contains("food parcels") }
        .joined(separator: "\n") + "\nexServiceType:1,natter and knit,2\n")
    let files = try ShippedFiles.find(environment: ["WAYMARK_DATA": other.folder.path])
    _ = try WorkspaceBuilder(files.sources).build(at: other.path, replacing: true)
    let (one, two) = (try Waymark.open(invented.path), try Waymark.open(other.path))
    for text in ["Natter and knit", "food parcels", "A knitting natter for carers", "lunch"] {
      #expect(try one.suggest(text) == two.suggest(text))
      #expect(try one.search(text).map(\.term) == two.search(text).map(\.term))
    }
  }

  @Test("What was added or taken away by hand stays when lists are renewed")
  func survives() throws {
    let store = try invented.store()
    _ = try KeywordEditor(store).add("warm hub", to: "exServiceType:1")
    _ = try KeywordEditor(store).add("Luncheon Club", to: "exServiceType:1", weight: 9)
    _ = try KeywordEditor(store).remove("FOOD parcels", from: "exServiceType:3")
    store.close()
    try update()
    try update()
    let kept = try invented.store().read { try $0.keywords() }
    let texts = kept.map { "\($0.term) \($0.text) \($0.weight)" }
    #expect(
      texts == [
        "exServiceType:1 Luncheon Club 9.0", "exServiceType:1 warm hub 1.0",
        "exServiceType:2 grief counselling 2.0", "exServiceType:5 unpaid carers 2.0",
      ])
    #expect(
      try Waymark.open(invented.path).search("parcels").map(\.text).allSatisfy {
        $0 != "food parcels"
      })
    #expect(try top("A warm hub for all") == "exServiceType:1")
    // Who takes it away again, and adds what was taken away, has the list as it was.
    _ = try KeywordEditor(invented.store()).remove("warm hub", from: "exServiceType:1")
    _ = try KeywordEditor(invented.store()).add("food parcels", to: "exServiceType:3", weight: 2)
    try update()
    let texts2 = try invented.store().read { try $0.keywords() }.map(\.text)
    #expect(texts2 == ["Luncheon Club", "grief counselling", "food parcels", "unpaid carers"])
  }

  @Test("A list can neither take a keyword away nor hide one")
  func listsDoNotRemove() throws {
    invented.folder.write(
      "synonyms/keywords.csv",
      "term,keyword,weight,source\nexServiceType:1,stew,2,removed\nexServiceType:1,broth,2,\n")
    try update()
    #expect(try invented.store().read { try $0.keywords() }.map(\.text) == ["broth"])
    #expect(try invented.store().read { try $0.removedKeywords() }.isEmpty)
  }

  @Test(
    "A keyword without a word, with a number to ring, of no term or of none that has it is refused")
  func refused() throws {
    let editor = try KeywordEditor(invented.store())
    #expect(throws: Fault.self) { try editor.add(" -- ", to: "exServiceType:1") }
    let number = #expect(throws: Fault.self) {
      try editor.add("ring 07700 900123", to: "exServiceType:1")
    }
    #expect(number?.message.contains("07700") == false)
    #expect(throws: UnknownTerm.self) { try editor.add("tea", to: "exServiceType:99") }
    #expect(throws: Fault.self) { try editor.remove("tea", from: "exServiceType:1") }
    let before = try invented.store().read { try $0.keywords().count }
    #expect(before == 4)
  }
}

@Suite("Proposed keywords")
struct ProposalTests {
  private let invented: InventedWorkspace

  init() throws { invented = try InventedWorkspace() }

  private func learn(_ lines: [String]) throws {
    let path = invented.folder.write("lessons.ndjson", lines.joined(separator: "\n"))
    let store = try invented.store()
    defer { store.close() }
    let graph = try store.read { try $0.loadGraph() }
    let teacher = Teacher(graph: graph, features: .init(), by: "ann", time: "2030-01-01")
    _ = try LessonImport(into: store, teacher: teacher).learn(from: [path])
  }

  private func record(
    _ id: Int, _ text: String, _ term: Int, _ organisation: String? = nil
  ) -> String {
    let name = organisation.map { "\"organization\":\"\($0)\"," } ?? ""
    return """
      {"id":"\(id)","name":"Record \(id)",\(name)"description":"\(text)",\
      "categories":[{"id":"exServiceType:\(term)"}]}
      """
  }

  private func proposals(_ least: Int = 3) throws -> [KeywordProposal] {
    try KeywordProposals(leastRecords: least).list(from: invented.store())
  }

  private func teachCrochet() throws {
    try learn(
      (0..<6).map {
        record($0, "Crochet circles meet. Ring 020 7946 0000, all welcome.", 1, "O\($0)")
      }
        + (6..<12).map { record($0, "Bears, and all welcome at the door.", 4, "O\($0)") }
        + (12..<18).map { record($0, "Quiet talk; all welcome here.", 2, "Grief Mates") })
  }

  @Test("A phrase that lessons tie to a term is proposed, with its counts and where it stands")
  func fromLessons() throws {
    try teachCrochet()
    let found = try proposals()
    let crochet = try #require(found.first { $0.text == "crochet circles meet" })
    #expect(crochet.term?.id.description == "exServiceType:1")
    #expect(crochet.count == 6 && crochet.elsewhere == 0)
    #expect(crochet.strength > 20)
    #expect(crochet.example == "Crochet circles meet. Ring [phone], all welcome.")
    #expect(crochet.source == Keyword.fromLessons)
    #expect(found.contains { $0.text == "bears" && $0.term?.id.description == "exServiceType:4" })
    // What all terms have in common, and what one organisation says, is nobody's keyword.
    #expect(!found.contains { $0.text.contains("welcome") })
    #expect(!found.contains { $0.term?.id.description == "exServiceType:2" })
    #expect(try proposals(7).isEmpty)
  }

  @Test("What is a keyword, was taken away, or says whom a service is for, is not proposed")
  func known() throws {
    try teachCrochet()
    let editor = try KeywordEditor(invented.store())
    _ = try editor.add("crochet circle", to: "exServiceType:1")
    _ = try editor.add("bear", to: "exServiceType:4")
    _ = try editor.remove("bear", from: "exServiceType:4")
    let texts = try proposals().map(\.text)
    #expect(!texts.contains { $0.contains("crochet") })
    #expect(!texts.contains("bears"))
  }

  @Test("Searches that found nothing are proposed, masked, while they find nothing")
  func fromSearches() throws {
    let store = try invented.store()
    try store.write { database in
      for query in ["Xylobank", "xylobank", "xylobank!", "ring ann@example.org", "qwzx"] {
        try database.logSearch(query, hits: 0, at: "2030-01-01")
      }
      try database.logSearch("lunch", hits: 3, at: "2030-01-01")
    }
    #expect(try proposals().map(\.text) == ["xylobank"])
    let all = try proposals(1)
    #expect(all.map(\.text).sorted() == ["qwzx", "ring [email]", "xylobank"])
    #expect(all.map(\.count) == [3, 1, 1])
    #expect(all.allSatisfy { $0.term == nil && $0.source == Keyword.fromSearches })
    _ = try KeywordEditor(store).add("xylobank", to: "exServiceType:3")
    #expect(try proposals().isEmpty)
  }

  @Test("The table is read as keywords after review, which then stay and are proposed no more")
  func table() throws {
    try teachCrochet()
    try invented.store().write { database in
      for _ in 0..<3 { try database.logSearch("xylobank", hits: 0, at: "2030-01-01") }
    }
    let found = try proposals()
    let path = invented.folder.write("proposed.csv", KeywordProposal.table(found))
    let graph = try invented.store().read { try $0.loadGraph() }
    let read = try KeywordReader.read(path: path, graph: graph)
    #expect(read.faults.isEmpty)
    #expect(read.keywords.map(\.text) == found.filter { $0.term != nil }.map(\.text))
    var sources = try ShippedFiles.find(environment: ["WAYMARK_DATA": invented.folder.path]).sources
    let builder = WorkspaceBuilder(sources)
    sources.synonyms.append(path)
    _ = try WorkspaceBuilder(sources).update(at: invented.path)
    _ = try builder.update(at: invented.path)
    #expect(
      try invented.store().read { try $0.keywords() }.filter { $0.source == Keyword.fromLessons }
        .map(\.text).sorted() == read.keywords.map(\.text).sorted())
    #expect(try proposals().map(\.text) == ["xylobank"])
  }

  @Test("The same journal proposes the same")
  func deterministic() throws {
    try teachCrochet()
    #expect(try KeywordProposal.table(proposals(1)) == KeywordProposal.table(proposals(1)))
  }
}
