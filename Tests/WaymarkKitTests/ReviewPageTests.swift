import Foundation
import Testing
import WaymarkFormats
import WaymarkKit
import WaymarkMigration
import WaymarkStorage
import WaymarkTagging
import WaymarkTestSupport

@Suite("What a person decides on the review page") struct ReviewPageTests {
  private let workspace: InventedWorkspace
  private let store: WorkspaceStore
  private let model: LoadedModel
  private static let node = ["/usr/bin/node", "/usr/local/bin/node"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  init() throws {
    workspace = try InventedWorkspace()
    store = try workspace.store()
    model = try ModelStore.load(from: store)
    workspace.folder.write(
      "in",
      """
      {"id":"a","name":"Lunch club","description":"A hot meal. </script><b>","categories":["exServiceType:3","x:1"]}
      {"id":"b","name":"Toys to borrow","organization":"Org","categories":[]}
      {"id":"c","name":"Hello","description":"Ring 020 7946 0000."}

      """)
  }

  private func path(_ name: String) -> String { workspace.folder.path + "/" + name }

  private func page() async throws -> String {
    var rules = ReclassificationPlanner.Rules()
    rules.decisions = try store.read { try PersonalDecisions($0, graph: model.graph, source: "") }
    var outputs = ReclassificationRun.Outputs()
    outputs.page = path("review.html")
    let task = ReclassificationRun.Task(model, rules: rules, outputs: outputs)
    _ = try await ReclassificationRun(task, program: "0").run(ByteReader(path: path("in")))
    return String(decoding: try ByteReader(path: path("review.html")).readAll(), as: UTF8.self)
  }

  private func part(_ page: String, _ opening: String, _ closing: String) throws -> String {
    let start = try #require(page.range(of: opening)?.upperBound)
    let end = try #require(page.range(of: closing, range: start..<page.endIndex)?.lowerBound)
    return String(page[start..<end])
  }

  private func isAsked(_ item: JSONNode) -> Bool {
    item["questions"].map { !Array($0.elements).isEmpty } ?? false
  }

  /// The corrections that follow where every question of the page is answered with yes.
  private func accepted(_ item: JSONNode) throws -> String {
    let questions = try #require(item["questions"]).elements.map {
      ($0["action"]?.string, $0["id"]?.string ?? "")
    }
    let gone = questions.filter { $0.0 == "remove" }.map(\.1)
    let come = questions.filter { $0.0 == "add" }.map(\.1)
    let keep = try #require(item["tags"]).elements.filter { $0["known"]?.bool == true }
      .compactMap { $0["id"]?.string }.filter { !gone.contains($0) }
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("record")
    writer.raw(try #require(item["record"]).rawBytes)
    for (key, names) in [("suggested", come), ("keep", keep), ("add", come), ("remove", gone)] {
      writer.key(named: key)
      writer.beginArray()
      for name in names { writer.string(name) }
      writer.endArray()
    }
    if (keep + come).count == 1 {
      writer.key("main")
      writer.string((keep + come)[0])
    }
    writer.key("by")
    writer.string("ann")
    writer.endObject()
    // The page hides this sign from readers of HTML.
    return String(decoding: writer.bytes, as: UTF8.self).replacing("\\u003c", with: "<") + "\n"
  }

  @Test("is taught by learn, and stands when the records are reclassified again")
  func roundTrip() async throws {
    let page = try await page()
    #expect(!page.contains("://"))
    #expect(!page.contains("7946"))
    #expect(page.contains("[phone]"))
    let lines = try part(page, "id=\"items\">\n", "</script>").split(separator: "\n")
    #expect(lines.count == 3)
    let items = try lines.map { try JSONDocument(parsing: String($0)).root }
    let corrections = try items.filter(isAsked).map(accepted)
    #expect(corrections.count == 2)
    workspace.folder.write("corrections.ndjson", corrections.joined())
    let teacher = Teacher(
      graph: model.graph, features: model.features, by: "ann", time: "2020-01-01T00:00:00Z")
    let report = try LessonImport(into: store, teacher: teacher)
      .learn(from: [path("corrections.ndjson")])
    #expect(report.lessonCount == 2)
    #expect(report.faults == [])
    let again = try await self.page()
    #expect(try part(again, "id=\"items\">\n", "</script>").split(separator: "\n").count == 1)
    var rules = ReclassificationPlanner.Rules()
    rules.policy = .replace
    rules.decisions = try store.read { try PersonalDecisions($0, graph: model.graph, source: "") }
    var outputs = ReclassificationRun.Outputs()
    outputs.records = path("out")
    let task = ReclassificationRun.Task(model, rules: rules, outputs: outputs)
    let tally = try await ReclassificationRun(task, program: "0")
      .run(ByteReader(path: path("in")))
    #expect(tally.changed == 2)
    #expect(tally.unsure == 1)
  }

  @Test("is what the script of the page saves", .enabled(if: node != nil, "needs Node.js"))
  func script() async throws {
    let node = try #require(Self.node)
    let page = try await page()
    let lines = try part(page, "id=\"items\">\n", "</script>")
    let script = try part(page, "<script>\n", "</script>")
    let expected = try lines.split(separator: "\n")
      .map { try JSONDocument(parsing: String($0)).root }.filter(isAsked).map(accepted).joined()
    let program =
      script + """
        const text = require("fs").readFileSync(0, "utf8");
        const items = text.split("\\n").filter((line) => line !== "").map((line) => JSON.parse(line));
        const states = items.map(empty);
        if (lines(items, states, "ann") !== "") throw new Error("nothing was decided");
        states.forEach((state) => { state.answers = state.answers.map(() => "yes"); });
        process.stdout.write(lines(items, states, "ann"));
        """
    workspace.folder.write("page.js", program)
    workspace.folder.write("items", lines)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: node)
    process.arguments = [path("page.js")]
    process.standardInput = FileHandle(forReadingAtPath: path("items"))
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(String(decoding: output, as: UTF8.self) == expected)
  }
}
