import Foundation
import Testing
import WaymarkKit
import WaymarkStorage
import WaymarkTestSupport

@Suite("A workspace, as other programs see it")
struct WorkspaceTests {
  private let invented: InventedWorkspace
  private let workspace: Workspace

  init() throws {
    invented = try InventedWorkspace()
    workspace = try Waymark.open(invented.path)
  }

  @Test("finds and shows terms")
  func finds() throws {
    let match = try #require(try workspace.search("berevement").first)
    #expect(match.term.id == "exServiceType:2")
    #expect(match.term.label == "Bereavement support")
    #expect(match.ranges == [0..<11])
    let details = try workspace.show("exServiceType:1")
    #expect(details.keywords == ["luncheon club"])
    #expect(details.neighbours.map(\.kind) == [.needs])
    #expect(details.neighbours.first?.terms.map(\.label) == ["Company", "Hot food"])
    let error = #expect(throws: WaymarkError.self) { try workspace.show("lunch klubs") }
    #expect(error?.code == .unknownTerm)
    #expect(error?.message.contains("did you mean exServiceType:1 Lunch clubs") == true)
  }

  @Test("leads from needs to types of service, by the ways that it names")
  func routes() throws {
    let routes = try workspace.find(["exNeed:3", "Company"])
    #expect(routes.map(\.type.label) == ["Lunch clubs", "Food banks"])
    #expect(
      routes[0].paths.map { $0.map(\.id) } == [
        ["exNeed:3", "exServiceType:1"], ["exNeed:1", "exServiceType:1"],
      ])
    #expect(routes[1].paths.map { $0.map(\.id) } == [["exNeed:3", "exNeed:2", "exServiceType:3"]])
  }

  @Test("leads from a person's own words to types of service")
  func ownWords() throws {
    let routes = try workspace.find(saying: "I have no food")
    #expect(routes.map(\.type.label) == ["Food banks"])
    #expect(routes[0].paths.map { $0.map(\.id) } == [["exNeed:2", "exServiceType:3"]])
    #expect(try workspace.find(saying: "Nothing at all.") == [])
  }

  @Test("says where in the text its reasons stand")
  func evidence() throws {
    let answer = try workspace.suggest("Über uns: grief counselling for all.", limit: 1)
    for suggestion in answer.suggestions {
      for reason in suggestion.evidence {
        let units = Array("Über uns: grief counselling for all.".utf16)
        #expect(String(decoding: units[reason.range], as: UTF16.self) == reason.text)
      }
    }
    #expect(answer.suggestions.count <= 1)
    #expect(answer.suggestions.isEmpty == answer.needsReview)
  }

  @Test("knows at once what it was taught")
  func learns() throws {
    let text = "Zumba and quizzes in the hall every evening"
    for turn in 1...3 {
      #expect(try workspace.learn(text, name: "T\(turn)", tags: ["Toy libraries"], by: "a") == turn)
    }
    let answer = try workspace.suggest(text)
    let first = answer.suggestions.first?.term ?? answer.withheld.first?.term
    #expect(first?.label == "Toy libraries")
    #expect(throws: WaymarkError.self) { try workspace.learn(text, tags: ["Zumba"], by: "a") }
    #expect(throws: WaymarkError.self) { try workspace.correct(text, by: "a") }
    #expect(throws: WaymarkError.self) { try workspace.learn(text, tags: ["Food banks"], by: " ") }
  }

  @Test("is not made where it cannot be kept")
  func unkept() throws {
    let folder = invented.folder.path + "/locked"
    let manager = FileManager.default
    try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try manager.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
    defer { try? manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder) }
    #expect(throws: WaymarkError.self) { try Waymark.open(folder + "/w.sqlite") }
  }

  @Test("answers many tasks at once, and all of them the same")
  func concurrency() async throws {
    let workspace = workspace
    let expected = try workspace.suggest("luncheon club", name: "Soup")
    try await withThrowingTaskGroup(of: Workspace.Answer.self) { group in
      for _ in 0..<16 { group.addTask { try workspace.suggest("luncheon club", name: "Soup") } }
      for try await answer in group { #expect(answer == expected) }
    }
  }
}

@Suite("Building a workspace")
struct WorkspaceBuilderTests {
  @Test("leaves nothing behind when the files are at fault")
  func refuses() throws {
    let folder = TemporaryFolder()
    var sources = WorkspaceSources()
    sources.vocabularies = [.init(path: folder.write("types.csv", "Identifier,Label\nex:1,\n"))]
    let path = folder.path + "/w.sqlite"
    #expect(throws: WorkspaceBuilder.Refusal.self) {
      try WorkspaceBuilder(sources).build(at: path, replacing: false)
    }
    sources.vocabularies = [
      .init(path: folder.write("types.csv", "Identifier,Label\nex:1,\nex:2,Tea\n"))
    ]
    #expect(throws: WorkspaceBuilder.Refusal.self) {
      try WorkspaceBuilder(sources, isStrict: true).build(at: path, replacing: false)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["types.csv"])
    let report = try WorkspaceBuilder(sources).build(at: path, replacing: false)
    #expect(report.termCount == 1)
    #expect(report.faults.count == 1)
  }

  @Test("replaces a workspace under those who have it open, and through a link")
  func replaces() throws {
    let invented = try InventedWorkspace()
    let files = try ShippedFiles.find(environment: ["WAYMARK_DATA": invented.folder.path])
    let open = try Waymark.open(invented.path)
    let store = try invented.store()
    _ = try open.learn("Zumba in the hall", tags: ["Toy libraries"], by: "a")
    let link = invented.folder.path + "/link.sqlite"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: invented.path)
    var sources = files.sources
    sources.synonyms = []
    sources.links = []
    sources.vocabularies = [
      .init(
        path: invented.folder.write(
          "kites.csv", "Identifier,Label\nexServiceType:8,Kites\nexServiceType:4,Toy lending\n"))
    ]
    _ = try WorkspaceBuilder(sources).build(at: link, replacing: true)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == invented.path)
    #expect(try store.read { try $0.entries() }.isEmpty)
    #expect(try open.show("Toy lending").term.id == "exServiceType:4")
    _ = try open.learn("Chess in the hall", tags: ["Kites"], by: "b")
    for seen in [store, try invented.store()] {
      #expect(try seen.read { try $0.entries() }.map(\.kept) == [#"["exServiceType:8"]"#])
    }
  }

  @Test(
    "replaces nothing but a workspace, a damaged one and an empty file among them",
    arguments: [
      "{}\n", "", "SQLite format 3\0 and what follows is somebody else's, not a workspace",
    ])
  func spares(content: String) throws {
    let invented = try InventedWorkspace()
    let files = try ShippedFiles.find(environment: ["WAYMARK_DATA": invented.folder.path])
    let path = invented.folder.write("precious", content)
    let builder = WorkspaceBuilder(files.sources)
    if content.isEmpty {
      _ = try builder.build(at: path, replacing: true)
      #expect(try Waymark.open(path).search("lunch").first?.term.id == "exServiceType:1")
    } else {
      #expect(throws: StoreError.self) { try builder.build(at: path, replacing: true) }
      #expect(try String(contentsOfFile: path, encoding: .utf8) == content)
    }
    let damaged = try Data(contentsOf: URL(fileURLWithPath: invented.path)).prefix(5000)
    try damaged.write(to: URL(fileURLWithPath: invented.path))
    _ = try builder.build(at: invented.path, replacing: true)
    #expect(try Waymark.open(invented.path).search("lunch").first?.term.id == "exServiceType:1")
  }

  @Test(
    "reads a prefix before the name of a file",
    arguments: [
      ("a=b.csv", "a", "b.csv"), ("b.csv", nil, "b.csv"), ("./a=b.csv", nil, "./a=b.csv"),
      ("x=", "x", ""), ("1=b", nil, "1=b"),
    ])
  func prefixes(argument: String, prefix: String?, path: String) {
    let file = WorkspaceSources.VocabularyFile(argument: argument)
    #expect(file.prefix == prefix)
    #expect(file.path == path)
  }

  @Test("looks for the shipped files beside the program")
  func shippedFiles() throws {
    let folder = TemporaryFolder()
    folder.write("share/waymark/taxonomies/service-types.csv", "Identifier,Label\n")
    let found = try ShippedFiles.find(environment: [:], program: folder.path + "/bin/waymark")
    #expect(found.folder == folder.path + "/share/waymark")
    #expect(throws: (any Error).self) {
      try ShippedFiles.find(environment: ["WAYMARK_DATA": folder.path])
    }
  }
}
