import Foundation
import Testing
import WaymarkTestSupport

@Suite("Keywords, shared models and newer lists, through the program")
struct SharingCommandTests {
  private let program = BuiltProgram()

  private func learn() throws {
    let lines = (1...8).map { number in
      """
      {"id":"r\(number)","name":"Crochet circle","organization":"Club \(number)",\
      "description":"Yarn and needles, mail club\(number)@example.org",\
      "categories":[{"id":"exServiceType:\(number > 4 ? 1 : 4)"}]}
      """
    }
    let other = (1...8).map { number in
      """
      {"id":"q\(number)","name":"Quiet hour","organization":"Club \(number)","description":"Tea.",\
      "categories":[{"id":"exServiceType:2"}]}
      """
    }
    program.folder.write("lessons.ndjson", (lines + other).joined(separator: "\n"))
    #expect(try program.run("init").status == 0)
    #expect(try program.run("learn", "lessons.ndjson").status == 0)
  }

  @Test("adds, finds, proposes and removes keywords")
  func keywords() throws {
    try learn()
    let added = try program.run("keywords", "add", "Lunch clubs", "warm hub", "--weight", "2")
    #expect(added.output == "added to exServiceType:1 Lunch clubs\n")
    #expect(try program.run("search", "warm hub").output.contains("exServiceType:1"))
    let removed = try program.run("keywords", "remove", "Lunch clubs", "warm hub")
    #expect(removed.output == "removed from exServiceType:1 Lunch clubs\n")
    #expect(try program.run("keywords", "remove", "Lunch clubs", "warm hub").status == 1)
    #expect(try program.run("search", "blorple", "--log").status == 0)
    let proposed = try program.run("keywords", "propose", "--min-records", "1")
    #expect(proposed.status == 0)
    let lines = proposed.output.split(separator: "\n")
    #expect(lines.first == "term,keyword,weight,source,label,records,elsewhere,g2,example")
    #expect(lines.contains { $0.hasPrefix("exServiceType:2,quiet hour,1,lessons,") })
    #expect(lines.last == "#,blorple,1,searches,,1,,,")
    #expect(!proposed.output.contains("@example.org"))
    let json = try program.run("keywords", "propose", "--format", "json", "--output", "p.json")
    #expect(json.output == "")
    #expect(FileManager.default.fileExists(atPath: program.folder.path + "/p.json"))
  }

  @Test(
    "says what goes with which action",
    arguments: [
      ["keywords", "ad", "a", "b"], ["keywords", "add", "Lunch clubs"],
      ["keywords", "remove", "Lunch clubs", "x", "--weight", "1"],
      ["keywords", "propose", "Lunch clubs"], ["keywords", "add", "a", "b", "--min-records", "2"],
      ["model", "export", "--weights", "w"], ["model", "merge"], ["model", "info", "a", "b"],
      ["model", "build"], ["model", "export", "--min-records", "0"],
    ])
  func usage(words: [String]) throws {
    let result = try program.run(words)
    #expect(result.status == 64)
    #expect(result.output == "")
  }

  @Test("keeps a search where it can, and answers where it cannot")
  func readOnly() throws {
    #expect(try program.run("init").status == 0)
    let path = program.folder.path + "/waymark.sqlite"
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
    let found = try program.run("search", "lunch", "--log")
    #expect(found.status == 0)
    #expect(found.output == "exServiceType:1  [Lunch] clubs\n")
    #expect(found.errors.contains("the search is not kept"))
  }

  @Test("exports, merges and shows models; the order of merging does not matter")
  func models() throws {
    try learn()
    let exported = try program.run("model", "export", "--output", "a.model")
    #expect(exported.errors.hasPrefix("shared "))
    #expect(
      try program.run("model", "export", "--min-records", "9", "--output", "b.model").status == 0)
    let one = try program.run("model", "merge", "a.model", "b.model")
    let other = try program.run("model", "merge", "b.model", "a.model")
    #expect(one.output == other.output)
    #expect(one.output.hasPrefix("waymark-model\t1\nabout\tmodels\t2\nabout\trecords\t32\n"))
    #expect(!one.output.contains("example"))
    program.folder.write("m.model", one.output)
    let info = try program.run("model", "info", "m.model", "--format", "json")
    #expect(info.output.contains("\"least-records-of-a-word\": 3"))
    #expect(try program.run("model", "info").output.contains("corrections"))
    #expect(try program.run("init", "--force", "--model", "m.model").status == 0)
    #expect(try program.run("model", "merge", "lessons.ndjson").status == 1)
  }

  @Test(
    "A model that is not whole is refused, wherever it goes; a built one knows its records")
  func cutOff() throws {
    #expect(try program.run("model", "build", "records.ndjson", "--output", "m").status == 0)
    let info = try program.run("model", "info", "m", "--format", "json")
    #expect(info.output.contains("\"records\": 2"))
    #expect(info.errors.isEmpty)
    let whole = try String(contentsOfFile: program.folder.path + "/m", encoding: .utf8)
    var lines = whole.split(separator: "\n").map(String.init)
    let end = lines.removeLast()
    lines.removeLast()
    let cut = lines.joined(separator: "\n")
    for (text, line) in [
      (cut + "\n", lines.count), (String(cut.dropLast()), lines.count),
      (cut + "\n" + end + "\n", lines.count + 1), (cut + "\n" + end.dropLast(), lines.count + 1),
    ] {
      program.folder.write("cut", text)
      for words in [
        ["model", "merge", "cut"], ["init", "--workspace", "c.sqlite", "--model", "cut"],
      ] {
        let done = try program.run(words)
        #expect(done.status == 1)
        #expect(done.errors.contains("cut:\(line): the model is not whole"), "\(done.errors)")
      }
      #expect(try program.run("search", "soup", "--workspace", "c.sqlite").status == 0)
      #expect(try program.run("init", "--workspace", "c.sqlite").status == 74)
      try FileManager.default.removeItem(atPath: program.folder.path + "/c.sqlite")
    }
  }

  @Test("tells what newer lists changed, as text and as JSON")
  func changes() throws {
    #expect(try program.run("init").status == 0)
    let newer = InventedLists.types.replacingOccurrences(of: "Toy libraries", with: "Toy lending")
      .split(separator: "\n").filter { !$0.hasPrefix("exServiceType:2") }.joined(separator: "\n")
    program.folder.write("taxonomies/service-types.csv", newer + "\n")
    let text = try program.run("init", "--update")
    #expect(
      text.output.hasSuffix(
        """
        renamed: exServiceType:4 Toy lending, was Toy libraries
        retired: exServiceType:2 Bereavement support, and nothing replaces it: its lessons are kept \
        and not used

        """))
    program.folder.write("taxonomies/service-types.csv", InventedLists.types)
    let json = try program.run("init", "--update", "--format", "json")
    #expect(json.output.contains("\"change\": \"returned\""))
    #expect(json.status == 0)
  }

  @Test("Newer keywords or links alone bring no other list into a workspace")
  func keywordsAlone() throws {
    program.folder.write("own.csv", "id,label\nownServiceType:1,Repair cafes\n")
    program.folder.write("words.csv", "term,keyword\nownServiceType:1,mend\n")
    #expect(try program.run("init", "--vocabulary", "own.csv").status == 0)
    let updated = try program.run("init", "--update", "--synonyms", "words.csv")
    #expect(updated.output.hasPrefix("updated waymark.sqlite: 1 term, 0 links, 1 keyword\n"))
    #expect(try program.run("search", "mend").output.contains("ownServiceType:1"))
    program.folder.write("none.csv", "id,label\n")
    let none = try program.run("init", "--update", "--vocabulary", "none.csv")
    #expect(none.status == 1)
    #expect(none.errors.contains("the files hold no terms; nothing was changed"))
  }

  @Test("An update that is killed leaves the workspace as it was before, or as it is after")
  func killed() throws {
    let keywords = (0..<400).map { "exServiceType:\($0 % 5 + 1),thing \($0) of many" }
    program.folder.write(
      "synonyms/keywords.csv", "term,keyword\n" + keywords.joined(separator: "\n") + "\n")
    try learn()
    #expect(try program.run("keywords", "add", "Lunch clubs", "warm hub").status == 0)
    var labels = ["Toy libraries", "Toy lending"]
    var random = SeededGenerator(seed: 4)
    let clock = ContinuousClock()
    var length = Duration.milliseconds(400)
    var ends: Set<String> = []
    for turn in 0..<6 {
      program.folder.write(
        "taxonomies/service-types.csv",
        InventedLists.types.replacingOccurrences(of: "Toy libraries", with: labels[1]))
      if turn == 0 {
        let start = clock.now
        #expect(try program.run("init", "--update").status == 0)
        length = clock.now - start
      } else {
        let wait = length * Double.random(in: 0.1...1.1, using: &random)
        try program.kill(after: wait, "init", "--update")
      }
      let shown = try program.run("show", "exServiceType:4").output
      let label = try #require(labels.first { shown.contains($0) })
      ends.insert(label == labels[1] ? "after" : "before")
      let info = try program.run("model", "info", "--format", "json").output
      #expect(info.contains("\"corrections\": 16,"))
      if label == labels[1] { labels.reverse() }
    }
    #expect(!ends.isEmpty)
    #expect(try program.run("init", "--update").status == 0)
    #expect(try program.run("search", "warm hub").output.contains("exServiceType:1"))
  }
}

extension BuiltProgram {
  /// Runs the program and kills it after a while, if it has not ended.
  fileprivate func kill(after wait: Duration, _ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try Self.path)
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    Thread.sleep(forTimeInterval: wait / .seconds(1))
    #if os(Linux)
    Glibc.kill(process.processIdentifier, SIGKILL)
    #else
    Darwin.kill(process.processIdentifier, SIGKILL)
    #endif
    process.waitUntilExit()
  }
}
