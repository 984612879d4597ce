import Testing
import WaymarkFormats
@testable import WaymarkKit
@testable import WaymarkStorage
import WaymarkTagging
import WaymarkTestSupport

@Suite("A decision that cannot be looked up")
struct LostDecisionTests {
  private let workspace: Workspace

  init() throws {
    workspace = Workspace(try InventedWorkspace().store())
    try workspace.learn("Zumba", tags: ["Toy libraries"], by: "ann")
    // What was loaded holds, for nobody added an entry.
    _ = try workspace.suggest("Zumba")
    try workspace.store.write { try $0.execute("ALTER TABLE lesson DROP COLUMN removed") }
  }

  @Test("is an error to a program")
  func program() {
    let error = #expect(throws: WaymarkError.self) { try workspace.suggest("Zumba") }
    #expect(error?.code == .workspace)
  }

  @Test("is told beside the answer of the model by serve")
  func serve() throws {
    var warnings: [Fault] = []
    var answers: [JSONNode] = []
    var loop = ServeLoop(workspace, warn: { warnings.append($0) }, now: { "" })
    let request = #"{"command":"suggest","record":"r1","description":"Zumba"}"# + "\n"
    try loop.run(ByteReader(bytes: Array(request.utf8))) {
      answers.append(try JSONDocument(parsing: $0).root)
    }
    #expect(answers.count == 1)
    #expect(answers.first?["answer"]?["suggestions"] != nil)
    #expect(warnings.map(\.severity) == [.warning])
    #expect(warnings.first?.place.record == "r1")
    #expect(warnings.first?.message.contains("the model answers alone: ") == true)
  }

  @Test("is told to a collector, who still sees suggestions")
  func collector() throws {
    let loaded = try workspace.load()
    let teacher = Teacher(
      graph: loaded.model.graph, features: loaded.model.features, by: "ann")
    var waiting = ["Chest", "Toy libraries", "", "q"][...]
    var said: [String] = []
    var dialogue = CollectorDialogue(
      with: .init(ask: { _ in waiting.popFirst() }, say: { said.append($0) }),
      store: workspace.store,
      corrector: Corrector(in: workspace.store, assistant: loaded.assistant, teacher: teacher),
      assistant: loaded.assistant,
      explain: { tagged, _ in "\(tagged.suggestions.count) suggested" })
    #expect(try !dialogue.run())
    #expect(said.contains { $0.contains("the model answers alone: ") })
    #expect(said.contains { $0.hasSuffix(" suggested") })
  }
}
