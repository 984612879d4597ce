import Synchronization
import Testing
import WaymarkFormats
@testable import WaymarkKit
import WaymarkServiceRecords
import WaymarkStorage
import WaymarkTagging
import WaymarkTestSupport

@Suite("The collector's dialogue")
struct CollectorDialogueTests {
  @Test(
    "records what was accepted, changed by number, and found by searching",
    arguments: [
      (["Chest", "Toy libraries", "", "grief", "1", ""], true),
      (["Chest", "Toy libraries", "", "1", "y"], true),
      (["Chest", "Toy libraries", "", "Quit"], false),
      (["Chest", "Toy libraries", "", "q"], false), (["", "", ""], false), ([], false),
      (["Chest", "Toy libraries", "", "99", "nonsuch", "food parcels", "q"], false),
    ])
  func answers(lines: [String], isRecorded: Bool) throws {
    let store = try InventedWorkspace().store()
    let model = try ModelStore.load(from: store)
    let teacher = Teacher(
      graph: model.graph, features: model.features, by: "ann",
      time: "2020-01-01T00:00:00Z")
    var waiting = lines[...]
    var said: [String] = []
    var dialogue = CollectorDialogue(
      with: .init(ask: { _ in waiting.popFirst() }, say: { said.append($0) }), store: store,
      teacher: teacher,
      assistant: Assistant(engine: model.engine, judgement: model.judgement),
      explain: { tagged, _ in "\(tagged.suggestions.count) suggested" })
    #expect(try dialogue.run() == isRecorded)
    #expect(try store.read { try $0.lastEntry() } == (isRecorded ? 1 : 0))
    #expect(said.contains("Recorded; the next suggestion knows it.") == isRecorded)
    guard isRecorded else { return }
    let entry = try #require(try store.read { try $0.entries() }.first)
    #expect(entry.by == "ann")
    #expect(entry.at == "2020-01-01T00:00:00Z")
    #expect(entry.name == "Chest")
  }

  @Test("takes a description that was pasted in paragraphs whole")
  func pasted() throws {
    let lines = [
      "Chest", "We lend toys.", "", "Come and choose one on Monday.", "", "No need to book.", "",
      "y",
    ]
    #expect(try description(after: lines, hasMore: true) == self.lines(lines[1...5]))
    let apart = [
      "Chest", "We lend toys.", "", "", "What we do", "", "Come and choose one on Monday.", "", "",
      "y",
    ]
    #expect(try description(after: apart, hasMore: true) == self.lines(apart[1...6]))
    // What is typed ahead answers what is asked, and is none of the description.
    let typed = ["Chest", "We lend toys.", "", "toy libraries", "1", ""]
    #expect(try description(after: typed, hasMore: true) == "We lend toys.")
  }

  private func lines(_ lines: ArraySlice<String>) -> String { lines.joined(separator: "\n") }

  /// The description that is recorded after some lines.
  private func description(after lines: [String], hasMore: Bool) throws -> String? {
    let store = try InventedWorkspace().store()
    let model = try ModelStore.load(from: store)
    var waiting = lines[...]
    var dialogue = CollectorDialogue(
      with: .init(
        ask: { _ in waiting.popFirst() }, say: { _ in }, hasMore: { hasMore && !waiting.isEmpty }),
      store: store,
      teacher: Teacher(
        graph: model.graph, features: model.features, by: "ann", time: "2020-01-01T00:00:00Z"),
      assistant: Assistant(engine: model.engine, judgement: model.judgement),
      explain: { _, _ in "" })
    _ = try dialogue.run()
    return try store.read { try $0.entries() }.first?.description
  }

  @Test(
    "understands ordinary answers",
    arguments: [
      ("", .accept), ("y", .accept), ("Yes", .accept), ("q", .leave), ("Q", .leave), ("no", .leave),
      ("?", .help), ("2.", .toggle([2])), ("1, 3", .toggle([1, 3])), ("2-4", .toggle([2, 3, 4])),
      ("main 2", .main(2)), ("over 60s yoga", .search("over 60s yoga")),
    ] as [(String, DialogueAnswer)])
  func answer(text: String, meaning: DialogueAnswer) {
    #expect(DialogueAnswer(text) == meaning)
  }
}
