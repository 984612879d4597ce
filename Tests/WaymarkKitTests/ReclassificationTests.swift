import Foundation
import Testing
import WaymarkFormats
import WaymarkKit
import WaymarkMigration
import WaymarkServiceRecords
import WaymarkStorage
import WaymarkTagging
import WaymarkTaxonomy
import WaymarkTestSupport

@Suite("Reclassifying a file") struct ReclassificationTests {
  private struct Stopped: Error {}

  private let workspace: InventedWorkspace
  private let store: WorkspaceStore
  private let model: LoadedModel

  init() throws {
    workspace = try InventedWorkspace()
    store = try workspace.store()
    model = try ModelStore.load(from: store)
  }

  private func path(_ name: String) -> String { workspace.folder.path + "/" + name }
  private func bytes(_ name: String) throws -> [UInt8] {
    try ByteReader(path: path(name)).readAll()
  }

  /// Runs with all outputs, each beginning with `prefix`; stops after some pieces where told to.
  @discardableResult
  private func run(
    _ input: String, _ policy: ReclassificationPolicy, prefix: String, workers: Int = 2,
    resuming: Bool = false, stoppingAfter pieces: Int? = nil, conditions: String = "",
    pause: Duration = .seconds(100), crosswalk: Crosswalk? = nil
  ) async throws -> ReclassificationTally {
    var rules = ReclassificationPlanner.Rules()
    rules.policy = policy
    rules.crosswalk = crosswalk
    rules.decisions = try store.read {
      try PersonalDecisions($0, graph: model.graph, source: "")
    }
    var outputs = ReclassificationRun.Outputs()
    outputs.records = path(prefix + ".out")
    outputs.log = path(prefix + ".log")
    outputs.table = path(prefix + ".csv")
    outputs.page = path(prefix + ".html")
    var task = ReclassificationRun.Task(
      model, rules: rules, conditions: conditions, outputs: outputs)
    task.workers = workers
    task.pieceCount = 4
    task.pause = pause
    var done = 0
    return try await ReclassificationRun(task, program: "0")
      .run(ByteReader(path: path(input)), resuming: resuming) { _, _, _ in
        done += 1
        if done == pieces { throw Stopped() }
      }
  }

  private static let endings = [".out", ".log", ".csv", ".html"]

  private func feeds(_ seed: UInt64) -> RandomFeed {
    var feeds = RandomFeed(seed: seed)
    feeds.tags = ["exServiceType:1", "exServiceType:3", "localType:c3", "exNeed:2"]
    feeds.texts = [
      ("Lunch club", "A hot meal in company for older people."), ("Hello", "There."),
      ("Carers", "A support group where unpaid carers meet; ring 020 7946 0000."),
      ("Food bank", "Food parcels for people in need."), ("Toys", "Borrow toys to play with."),
    ]
    return feeds
  }

  private func writeInput() {
    let texts = ["Lunch club for older people", "Hello", "Food parcels", "Grief counselling"]
    let records = (0..<75).map { number in
      "{\"id\":\(number),\"name\":\"\(texts[number % 4])\",\"categories\":[\"exServiceType:"
        + "\(number % 5 + 1)\"]}"
    }
    workspace.folder.write("many.json", "[" + records.joined(separator: ",\n") + "]\n")
  }

  @Test("gives the same bytes for any number of workers, and after any number of stops")
  func workersAndStops() async throws {
    writeInput()
    let tally = try await run("many.json", .replace, prefix: "alone", workers: 1)
    #expect(tally.records == 75)
    #expect(tally.changed > 10)
    #expect(tally.unsure > 10)
    try await run("many.json", .replace, prefix: "many", workers: 5)
    for pause in [Duration.zero, .seconds(100)] {
      var stops = 0
      var again: ReclassificationTally?
      while again == nil, stops < 30 {
        do {
          // With a pause, there is more in the outputs than the checkpoint knows.
          again = try await run(
            "many.json", .replace, prefix: "stopped", resuming: stops > 0,
            stoppingAfter: pause == .zero ? 2 : stops == 0 ? 3 : nil, pause: pause)
        } catch is Stopped {
          stops += 1
        }
      }
      #expect(stops > (pause == .zero ? 1 : 0))
      #expect(again == tally)
      for ending in Self.endings {
        #expect(try bytes("alone" + ending) == bytes("many" + ending))
        #expect(try bytes("alone" + ending) == bytes("stopped" + ending))
      }
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: workspace.folder.path)
    #expect(!left.contains { $0.hasSuffix(".partial") || $0.hasSuffix(".resume") })
  }

  @Test("does not go on where something else has changed")
  func resuming() async throws {
    writeInput()
    await #expect(throws: Stopped.self) {
      try await run("many.json", .add, prefix: "a", stoppingAfter: 3, pause: .zero)
    }
    await #expect(throws: Fault.self) {
      try await run("many.json", .prune, prefix: "a", resuming: true)
    }
    await #expect(throws: Fault.self) {
      try await run("many.json", .add, prefix: "a", resuming: true, conditions: "other")
    }
    workspace.folder.write("many.json", try bytes("many.json").map { $0 == 0x68 ? 0x48 : $0 })
    await #expect(throws: Fault.self) {
      try await run("many.json", .add, prefix: "a", resuming: true)
    }
  }

  @Test("changes nothing the second time, and is taken back byte for byte")
  func again() async throws {
    for seed in 0..<7 as Range<UInt64> {
      var feeds = feeds(seed)
      workspace.folder.write("in", feeds.next(records: 6))
      for policy in [ReclassificationPolicy.propose, .add, .replace, .prune] {
        let tally = try await run("in", policy, prefix: "first")
        #expect(tally.records == 6)
        workspace.folder.write("again", try bytes("first.out"))
        let second = try await run("again", policy, prefix: "second")
        #expect(second.changed == 0, "seed \(seed), \(policy)")
        #expect(second.tagsBefore == tally.tagsAfter)
        #expect(try bytes("second.out") == bytes("first.out"), "seed \(seed), \(policy)")
        let (back, report) = try undo("first.out", "first.log")
        #expect(try back == bytes("in"), "seed \(seed), \(policy)")
        #expect(report.restored == tally.changed)
        #expect(report.faults == [])
        if policy == .propose { #expect(try bytes("first.out") == bytes("in")) }
      }
    }
  }

  /// A crosswalk of local terms whose labels are much like those of the workspace.
  private func crosswalk(_ generator: inout SeededGenerator) -> Crosswalk {
    let labels = [
      "Lunch Clubs", "FOOD BANKS", "toy libraries", "Bereavement support", "SEN/D", "Carers",
      "Food",
    ]
    let rows = labels.enumerated().map { number, label in
      var row = CrosswalkRow(
        subject: CURIE(prefix: "town", local: "\(number + 1)"), subjectLabel: label,
        predicate: [.exactMatch, .closeMatch, .broadMatch, .narrowMatch]
          .randomElement(using: &generator) ?? .exactMatch,
        object: CURIE(
          prefix: "exServiceType", local: "\(Int.random(in: 1...5, using: &generator))"),
        confidence: 1)
      row.isByText = Int.random(in: 0..<4, using: &generator) == 0
      return row
    }
    return Crosswalk(rows: rows)
  }

  @Test("changes nothing the second time where local tags are spelled as those of the workspace")
  func againWithMapping() async throws {
    let names = ["Lunch club", "Hello", "Carers support group", "Food parcels", "Toys to borrow"]
    let words = [
      "Lunch Clubs", "lunch clubs", "Food Banks", "Toy Libraries", "SEN/D", "town:3", "Food", "2",
      "Bereavement Support", "exServiceType:5", "Carers",
    ]
    for seed in 0..<12 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let crosswalk = crosswalk(&generator)
      let records = (0..<8).map { _ in
        (
          names.randomElement(using: &generator) ?? "",
          (0..<Int.random(in: 0...3, using: &generator)).compactMap { _ in
            words.randomElement(using: &generator)
          }
        )
      }
      let strings = records.map { name, tags in
        let list = tags.map { "\"\($0)\"" }.joined(separator: ",")
        return "{\"name\":\"\(name)\",\"categories\":[\(list)]}\n"
      }
      let objects = records.map { name, tags in
        let list = tags.map { "{\"label\":\"\($0)\"}" }.joined(separator: ",")
        return "{\"name\":\"\(name)\",\"categories\":[\(list)]}\n"
      }
      let rows = records.map { name, tags in "\(name),\(tags.joined(separator: "; "))\n" }
      for input in [strings, objects, ["name,tags\n"] + rows] {
        workspace.folder.write("in", input.joined())
        for policy in [ReclassificationPolicy.add, .replace] {
          try await run("in", policy, prefix: "first", crosswalk: crosswalk)
          workspace.folder.write("again", try bytes("first.out"))
          let second = try await run("again", policy, prefix: "second", crosswalk: crosswalk)
          #expect(second.changed == 0, "seed \(seed), \(policy)")
          #expect(try bytes("second.out") == bytes("first.out"), "seed \(seed), \(policy)")
        }
      }
    }
  }

  private func undo(
    _ file: String, _ log: String
  ) throws -> ([UInt8], ReclassificationUndo.Report) {
    var result: [UInt8] = []
    let report = try ReclassificationUndo(log: path(log)).undo(path(file)) { result += $0 }
    return (result, report)
  }

  @Test("leaves records alone that were edited since, and says so")
  func edited() async throws {
    let line = { (id: String, text: String) in
      #"{"id":"\#(id)","name":"\#(text)","categories":[]}"# + "\n"
    }
    let records = ["a", "b", "c", "d"].map { line($0, "Lunch club for older people") }
    workspace.folder.write("in", records.joined())
    let tally = try await run("in", .add, prefix: "o")
    #expect(tally.changed == 4)
    var lines = String(decoding: try bytes("o.out"), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: true).map { String($0) + "\n" }
    lines[1] = lines[1].replacing("older", with: "younger")
    lines.remove(at: 2)
    lines.insert(line("z", "New"), at: 0)
    workspace.folder.write("o.out", lines.joined())
    let (back, report) = try undo("o.out", "o.log")
    #expect(
      String(decoding: back, as: UTF8.self) == line("z", "New") + records[0] + lines[2] + records[3]
    )
    #expect(report.restored == 2)
    #expect(report.left == 2)
    #expect(report.faults.map(\.place.record) == ["b", "c"])
    #expect(report.faults[0].message.contains("edited since"))
  }

  private static let tables: [(before: String, after: String)] = [
    (
      "id,name\n1,Lunch club\n2,Hello\n3,\n4,Food parcels",
      "id,name,categories\n1,Lunch club,exServiceType:1\n2,Hello,\n3,,\n"
        + "4,Food parcels,exServiceType:3"
    ),
    (
      "\u{FEFF}\"id\";\"name\"\r\n1;\"Lunch; club\"\r\n\r\n2;\"He said \"\"hello\"\"\"\r\n",
      "\u{FEFF}\"id\";\"name\";categories\r\n1;\"Lunch; club\";exServiceType:1\r\n\r\n"
        + "2;\"He said \"\"hello\"\"\";\r\n"
    ),
    // A row that was too long stays as it is.
    (
      "id,name\n1,Lunch club\n2,Hello,there\n",
      "id,name,categories\n1,Lunch club,exServiceType:1\n2,Hello,there\n"
    ),
    // What stands empty behind the last name is room enough.
    (
      "id,name,,\n1,Lunch club,,\n2,Hello,,\n3,Food parcels\n",
      "id,name,categories,\n1,Lunch club,exServiceType:1,\n2,Hello,,\n"
        + "3,Food parcels,exServiceType:3\n"
    ),
  ]

  @Test("gives a table without tags a column for them, and takes it away again", arguments: tables)
  func tableWithoutTags(_ table: (before: String, after: String)) async throws {
    workspace.folder.write("in", table.before)
    let tally = try await run("in", .replace, prefix: "t")
    #expect(String(decoding: try bytes("t.out"), as: UTF8.self) == table.after)
    workspace.folder.write("again", try bytes("t.out"))
    #expect(try await run("again", .replace, prefix: "u").changed == 0)
    #expect(try bytes("u.out") == bytes("t.out"))
    let (back, report) = try undo("t.out", "t.log")
    #expect(String(decoding: back, as: UTF8.self) == table.before)
    #expect(report.faults == [])
    #expect(report.restored == tally.changed)
    // What changes nothing, or only takes away, needs no column.
    for policy in [ReclassificationPolicy.propose, .prune] {
      try await run("in", policy, prefix: "p")
      #expect(try bytes("p.out") == bytes("in"))
    }
  }

  @Test("keeps the column for tags where a record that was edited since has some in it")
  func tableEditedSince() async throws {
    workspace.folder.write("in", "id,name\n1,Lunch club\n2,Hello\n3,Food parcels\n")
    try await run("in", .add, prefix: "t")
    workspace.folder.write(
      "t.out",
      String(decoding: try bytes("t.out"), as: UTF8.self).replacing("Food", with: "More food"))
    let (back, report) = try undo("t.out", "t.log")
    #expect(
      String(decoding: back, as: UTF8.self)
        == "id,name,categories\n1,Lunch club,\n2,Hello,\n3,More food parcels,exServiceType:3\n")
    #expect(report.restored == 1 && report.left == 1)
    #expect(report.faults.map(\.place.record) == [nil, "3"])
  }

  @Test("tells records that are the same apart when it takes them back")
  func twins() async throws {
    let tagged = #"{"name":"Lunch club for older people","categories":["exServiceType:1"]}"# + "\n"
    let bare = #"{"name":"Lunch club for older people","categories":["exServiceType:2"]}"# + "\n"
    for input in [tagged + bare + bare + tagged, bare + tagged] {
      workspace.folder.write("in", input)
      try await run("in", .replace, prefix: "t")
      #expect(
        try String(decoding: bytes("t.out"), as: UTF8.self)
          == input.replacing("Type:2", with: "Type:1"))
      #expect(try undo("t.out", "t.log").0 == Array(input.utf8))
    }
  }

  @Test("loses no record of a damaged input, and says what is wrong with it")
  func damage() async throws {
    for seed in 0..<30 as Range<UInt64> {
      var feeds = feeds(seed)
      let text = feeds.next(records: 8)
      let damaged = feeds.damaged(text)
      workspace.folder.write("in", damaged)
      let tally: ReclassificationTally
      do {
        tally = try await run("in", .replace, prefix: "d")
      } catch let fault as Fault {
        #expect(fault.message.count > 10)
        continue
      }
      #expect(tally.errors + tally.warnings >= tally.faults.count)
      let (back, report) = try undo("d.out", "d.log")
      #expect(back == damaged, "seed \(seed)")
      #expect(report.faults == [], "seed \(seed)")
    }
  }

  @Test("reports what changed, by function and as a whole")
  func report() async throws {
    workspace.folder.write(
      "in",
      #"[{"id":1,"name":"Lunch club","categories":["exServiceType:3"]},{"id":2},{"name":"Hello"}]"#)
    let tally = try await run("in", .replace, prefix: "r")
    let report = ReclassificationReport(tally, policy: .replace, graph: model.graph)
    #expect(
      report.text.hasPrefix(
        """
        2 records, 1 changed (replace)
        tags 1 before, 1 after; 0.5 and 0.5 a record
        1 added, 1 removed; 1 record had tags moved
        1 record for a person to decide
        1 faulty record carried through unchanged, 0 warnings

        """))
    let json = try JSONDocument(parsing: report.json).root
    #expect(json["moved"]?.int == 1)
    #expect(json["mean_after"]?.double == 0.5)
    #expect(json["errors"]?.int == 1)
    #expect(String(decoding: report.html, as: UTF8.self).contains("Tags reclassified"))
  }

  @Test("tells of one record, tag and warning as of one")
  func singular() {
    var tally = ReclassificationTally()
    tally.records = 1
    tally.changed = 1
    tally.warnings = 1
    tally.unmapped = 1
    tally.unmappedExamples = ["kites"]
    let report = ReclassificationReport(tally, policy: .replace, graph: model.graph)
    #expect(report.text.contains("1 record, 1 changed"))
    #expect(report.text.contains("1 warning\n"))
    #expect(report.text.contains("1 tag is neither in the mapping nor in a list: kites"))
    let page = String(decoding: report.html, as: UTF8.self)
    #expect(page.contains("1 of 1 record was changed."))
  }
}
