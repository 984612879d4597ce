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
      (["q"], false), (["?", "Chest", "Toy libraries", "", ""], true),
    ])
  func answers(lines: [String], isRecorded: Bool) throws {
    let store = try InventedWorkspace().store()
    var waiting = lines[...]
    var said: [String] = []
    var dialogue = try dialogue(
      in: store, with: .init(ask: { _ in waiting.popFirst() }, say: { said.append($0) }))
    #expect(try dialogue.run() == isRecorded)
    #expect(try store.read { try $0.lastEntry() } == (isRecorded ? 1 : 0))
    #expect(said.contains("Recorded; the next suggestion knows it.") == isRecorded)
    guard isRecorded else { return }
    let entry = try #require(try store.read { try $0.entries() }.first)
    #expect(entry.by == "ann")
    #expect(entry.at == "2020-01-01T00:00:00Z")
    #expect(entry.name == "Chest")
  }

  @Test(
    "takes a description that was pasted in paragraphs whole, and accepts nothing by its empty lines",
    arguments: [
      // What stands in one list was given at once; between two lists somebody waits.
      [["Chest"], ["Toy libraries.", "", "Come and choose one on Monday.", ""], ["y"]],
      [["Chest"], ["Toy libraries.", "", "Come and choose one on Monday.", "", "", ""], ["y"]],
      [["Chest"], ["Toy libraries.", "", "Come and choose one on Monday."], [""], ["y"]],
      [["Chest", "Toy libraries.", "", "Come and choose one on Monday.", "", "y"]],
    ])
  func pasted(given: [[String]]) throws {
    let expected = "Toy libraries.\n\nCome and choose one on Monday."
    #expect(try description(after: given) == expected)
    #expect(try description(after: given.map { $0.filter { $0 != "y" } }) == nil)
  }

  @Test(
    "keeps a heading between empty lines in the description, and answers that were typed ahead out of it"
  )
  func ahead() throws {
    let apart = [
      "Chest", "Toy libraries.", "", "", "What we do", "", "Come and choose one on Monday.", "",
      "y",
    ]
    #expect(
      try description(after: [apart])
        == "Toy libraries.\n\n\nWhat we do\n\nCome and choose one on Monday.")
    let typed = ["Chest", "Toy libraries.", "", "toy libraries", "1", ""]
    #expect(try description(after: [typed]) == "Toy libraries.")
  }

  @Test("goes on where nothing is taken, so that nothing that was typed is lost")
  func nothingTaken() throws {
    let said = try said(after: ["Chest", "xyzzy", "", "", "toy libraries", "1", "y"])
    #expect(said.contains("Nothing is taken yet. A number takes a tag; q leaves without."))
    #expect(said.last == "Recorded; the next suggestion knows it.")
  }

  @Test("does nothing by an answer of which one number is none")
  func slip() throws {
    let said = try said(after: ["Chest", "Toy libraries", "", "1 99", ""])
    #expect(said.contains("There is no number 99."))
    #expect(said.contains { $0.hasPrefix("Toy librar") })
    #expect(!said.contains("no tag at all"))
  }

  @Test("lists what the last search found, and not what those before it did")
  func searches() throws {
    let said = try said(after: ["Chest", "xyzzy", "", "toy libraries", "grief", "q"])
    let last = try #require(said.last { $0.hasPrefix("  ") })
    #expect(last.hasPrefix("  1 ") && last.contains("Bereavement support"))
  }

  @Test("records nothing where nobody is named who decided, as every other way to correct does")
  func nobody() throws {
    let store = try InventedWorkspace().store()
    var waiting = ["Chest", "Toy libraries", "", "toy libraries", "1", "y"][...]
    var said: [String] = []
    var dialogue = try dialogue(
      in: store, with: .init(ask: { _ in waiting.popFirst() }, say: { said.append($0) }), by: " ")
    #expect(try !dialogue.run())
    #expect(try store.read { try $0.lastEntry() } == 0)
    #expect(said.suffix(2) == ["nobody is named who decided", "Nothing was recorded."])
  }

  /// A dialogue with a person, on a workspace.
  private func dialogue(
    in store: WorkspaceStore, with person: CollectorDialogue.Person, by who: String = "ann"
  ) throws -> CollectorDialogue {
    let model = try ModelStore.load(from: store)
    let assistant = Assistant(engine: model.engine, judgement: model.judgement)
    let teacher = Teacher(
      graph: model.graph, features: model.features, by: who, time: "2020-01-01T00:00:00Z")
    return CollectorDialogue(
      with: person, store: store,
      corrector: Corrector(in: store, assistant: assistant, teacher: teacher),
      assistant: assistant, explain: { tagged, _ in "\(tagged.suggestions.count) suggested" })
  }

  /// What is said to a person who gives some lines.
  private func said(after lines: [String]) throws -> [String] {
    var waiting = lines[...]
    var said: [String] = []
    var dialogue = try dialogue(
      in: InventedWorkspace().store(),
      with: .init(ask: { _ in waiting.popFirst() }, say: { said.append($0) }))
    _ = try dialogue.run()
    return said
  }

  /// The description that is recorded after some lines, nil where none is.
  private func description(after given: [[String]]) throws -> String? {
    let store = try InventedWorkspace().store()
    var waiting = given[...]
    var now: ArraySlice<String> = []
    var dialogue = try dialogue(
      in: store,
      with: .init(
        ask: { _ in
          if now.isEmpty { now = (waiting.popFirst() ?? [])[...] }
          return now.popFirst()
        },
        say: { _ in }, hasMore: { !now.isEmpty }))
    _ = try dialogue.run()
    return try store.read { try $0.entries() }.first?.description
  }

  @Test(
    "understands ordinary answers",
    arguments: [
      ("", .accept), ("y", .accept), ("Yes", .accept), ("q", .leave), ("Q", .leave), ("no", .leave),
      ("?", .help), ("2.", .toggle([2])), ("1, 3", .toggle([1, 3])), ("2-4", .toggle([2, 3, 4])),
      ("4-2", .unclear), ("1-99999999999", .unclear), ("main", .unclear), ("-", .unclear),
      ("main 2", .main(2)), ("over 60s yoga", .search("over 60s yoga")),
    ] as [(String, DialogueAnswer)])
  func answer(text: String, meaning: DialogueAnswer) {
    #expect(DialogueAnswer(text) == meaning)
  }
}
