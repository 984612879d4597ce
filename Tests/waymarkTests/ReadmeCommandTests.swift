import Foundation
import Testing
import WaymarkTestSupport

/// Runs what the README tells its readers to type.
@Suite("The commands of the README")
struct ReadmeCommandTests {
  private static let checkout = (0..<3).reduce(#filePath) { path, _ in
    (path as NSString).deletingLastPathComponent
  }

  /// The indented lines that begin with the program's name, without their comments.
  private static func commands() throws -> [String] {
    try String(contentsOfFile: checkout + "/README.md", encoding: .utf8)
      .components(separatedBy: "\n")
      .filter { $0.hasPrefix("    waymark ") }
      .map { line in
        let command = line.components(separatedBy: "   #")[0]
        return command.trimmingCharacters(in: .whitespaces)
      }
  }

  /// Splits a line as a shell does, as far as double quotes go.
  private static func words(_ line: String) -> [String] {
    var words: [String] = []
    for (number, part) in line.components(separatedBy: "\"").enumerated() {
      if number % 2 == 1 {
        words.append(part)
      } else {
        words += part.split(separator: " ").map(String.init)
      }
    }
    return words
  }

  /// The program in a folder of its own, with the lists that ship beside it.
  private static func programWithShippedLists() throws -> BuiltProgram {
    var program = BuiltProgram()
    program.environment["WAYMARK_DATA"] = checkout
    for folder in ["taxonomies", "synonyms"] {
      let place = program.folder.path + "/" + folder
      try? FileManager.default.removeItem(atPath: place)  // The invented lists may stand there.
      try FileManager.default.createSymbolicLink(
        atPath: place, withDestinationPath: checkout + "/" + folder)
    }
    return program
  }

  /// The first transcript: what is typed, and what is said to come out.
  private static func transcript() throws -> (words: [String], lines: [String]) {
    let readme = try String(contentsOfFile: checkout + "/README.md", encoding: .utf8)
    let block = readme.components(separatedBy: "```")[1].components(separatedBy: "\n\n")
    let command = block[0].trimmingCharacters(in: .whitespacesAndNewlines)
    let lines = block.dropFirst().joined(separator: "\n").components(separatedBy: "\n")
    return (
      words(String(command.dropFirst("$ waymark ".count))),
      lines.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    )
  }

  @Test("The transcript at its top is what the program says")
  func transcript() throws {
    let program = try Self.programWithShippedLists()
    try #require(try program.run(["init", "--force"]).status == 0)
    let (words, lines) = try Self.transcript()
    let result = try program.run(words)
    let output = result.output.components(separatedBy: "\n")
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    #expect(lines.count > 8)
    #expect(output.starts(with: lines), "\(result.output)")
  }

  @Test("A correction that it shows changes what is suggested next")
  func correction() throws {
    let program = try Self.programWithShippedLists()
    try #require(try program.run(["init", "--force"]).status == 0)
    let command = try #require(try Self.commands().first { $0.hasPrefix("waymark correct") })
    let words = Self.words(command)
    func value(_ option: String) throws -> String {
      let place = try #require(words.firstIndex(of: option))
      return words[place + 1]
    }
    let ask = ["suggest", try value("--text"), "--name", try value("--name")]
    let (added, removed) = (try value("--add"), try value("--remove"))
    let before = try program.run(ask).output
    #expect(before.contains(removed) && !before.contains(added))
    try #require(try program.run(Array(words.dropFirst())).status == 0)
    let after = try program.run(ask).output
    #expect(after.contains(added) && !after.contains(removed))
  }

  @Test("run, in their order, with the lists that ship")
  func run() throws {
    let program = try Self.programWithShippedLists()
    let fixtures = [
      "records.ndjson":
        #"{"id":"r1","name":"Grief café","description":"Talk to others who are grieving."}"#,
      "assured.ndjson": (0..<10).map {
        #"{"id":"a\#($0)","name":"Group \#($0)","description":"A choir that sings for fun.","#
          + #""categories":[{"id":"esdServiceType:1791"}]}"#
      }.joined(separator: "\n"),
      "local.csv": "id,label\nl1,Lunch clubs\nl2,Choirs and singing\n",
      "directory.ndjson": (0..<4).map {
        #"{"id":"d\#($0)","name":"Choir \#($0)","description":"A choir that sings for fun.","#
          + #""categories":[{"id":"town:l2"},{"id":"town:l1"}]}"#
      }.joined(separator: "\n"),
      "services.csv": "Identifier,Label,Description\n1,Kite flying,Flying kites in parks.\n",
      "needs.csv": "Identifier,Label,Description,Type\n69,Social inclusion,,Need\n",
      "circumstances.csv":
        "Identifier,Label,Description,Type\nGender_Female,Female,,Circumstance\n",
      "words.csv": "term,keyword\nesdServiceType:1,stunt kites\n",
    ]
    for (name, content) in fixtures {
      try content.write(
        toFile: program.folder.path + "/" + name, atomically: true, encoding: .utf8)
    }
    let commands = try Self.commands()
    #expect(commands.count > 10)
    for command in commands {
      let words = Array(Self.words(command).dropFirst())
      // Without a terminal, the dialogue has nobody to ask; its own tests drive it.
      if words == ["suggest"] { continue }
      let result = try program.run(words)
      #expect(result.status == 0, "\(command): \(result.errors.prefix(2000))")
      let isQuiet = words.first == "learn" || words.contains("--output")
      #expect(!result.output.isEmpty || isQuiet, "\(command)")
    }
    let renewed = try program.run("tree", "--workspace", "town.sqlite").output
    #expect(renewed.contains("Lunch clubs"), "service types stay where needs are renewed")
  }
}
