import Foundation
import Testing
import WaymarkTestSupport

@Suite("What a person decided of a record") struct PersonalDecisionTests {
  private let program = BuiltProgram()

  init() throws { #expect(try program.run("init").status == 0) }

  private static func record(
    _ id: String, _ name: String, _ description: String, _ tags: [String] = []
  ) -> String {
    let list = tags.map { "\"\($0)\"" }.joined(separator: ",")
    return #"{"id":"\#(id)","name":"\#(name)","description":"\#(description)","#
      + "\"categories\":[\(list)]}\n"
  }

  private func reclassify(
    _ records: String, _ options: String...
  ) throws -> (lines: [String], errors: String) {
    let result = try program.run(
      ["reclassify", "-", "--policy", "replace"] + options, input: Data(records.utf8))
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n").map(String.init)
    return (lines, result.errors)
  }

  private func learn(_ lessons: String) throws {
    program.folder.write("lessons.ndjson", lessons)
    let result = try program.run("learn", "lessons.ndjson", "--by", "ann")
    #expect(result.status == 0, "\(result.errors)")
  }

  /// A service that nobody would take for a toy library but for the person who decided so.
  private static let chest = ("Play chest", "Borrow a jigsaw or a puzzle for a week.")

  @Test("stands for the record, and for its text as it is revised")
  func revised() throws {
    try learn(Self.record("1", Self.chest.0, Self.chest.1, ["exServiceType:2"]))
    for (name, description) in [
      Self.chest, (Self.chest.0, "Families come and swap puzzles with each other."),
      ("The chest", "Borrow a jigsaw or a puzzle for up to three weeks."), (Self.chest.0, ""),
    ] {
      let result = try reclassify(Self.record("1", name, description))
      #expect(result.lines[0].contains("exServiceType:2"), "\(name): \(description)")
      #expect(!result.errors.contains("another text"))
    }
  }

  @Test("is no decision on a record of another directory that has the same identifier")
  func otherDirectory() throws {
    try learn(Self.record("1", Self.chest.0, Self.chest.1, ["exServiceType:2"]))
    let result = try reclassify(
      Self.record("1", "Luncheon club", "Older people meet for soup.", ["exServiceType:3"]),
      "--log", "log")
    #expect(result.lines[0].contains("exServiceType:1"))
    #expect(!result.lines[0].contains("exServiceType:2"))
    #expect(result.errors.contains("of another text"))
    let log = try String(contentsOfFile: program.folder.path + "/log", encoding: .utf8)
    #expect(!log.contains("a person decided"))
  }

  @Test("is not put on another record of the same file that has its identifier")
  func twins() throws {
    let lessons =
      Self.record("1", Self.chest.0, Self.chest.1, ["exServiceType:2"])
      + Self.record("1", "Luncheon club", "Older people meet for soup.", ["exServiceType:5"])
    try learn(lessons)
    let result = try reclassify(
      Self.record("1", Self.chest.0, Self.chest.1)
        + Self.record("1", "Luncheon club", "Older people meet for soup."))
    #expect(!result.lines[0].contains("exServiceType:5"))
    #expect(result.lines[1].contains("exServiceType:5"))
  }

  @Test("keeps its main term the main one")
  func main() throws {
    program.folder.write(
      "correction.ndjson",
      #"{"record":{"id":"1","name":"Play chest"},"keep":["exServiceType:2","exServiceType:4"],"#
        + #""add":["exServiceType:5"],"remove":[],"main":"exServiceType:4"}"# + "\n")
    #expect(try program.run("learn", "correction.ndjson", "--by", "ann").status == 0)
    let result = try reclassify(#"{"id":"1","name":"Play chest"}"# + "\n")
    let found = result.lines[0].matches(of: /"id":"exServiceType:(\d)"/).map { String($0.1) }
    #expect(found == ["4", "2", "5"])
    #expect(result.lines[0].contains(#""label":"Toy libraries","main":true"#))
    #expect(result.lines[0].matches(of: /main/).count == 1)
  }

  @Test("holds for the term that took the place of a retired one")
  func retired() throws {
    try learn(Self.record("1", Self.chest.0, Self.chest.1, ["exServiceType:5"]))
    program.folder.write(
      "taxonomies/service-types.csv",
      """
      id,label,status,replacedBy
      exServiceType:1,Lunch clubs,,
      exServiceType:2,Bereavement support,,
      exServiceType:3,Food banks,,
      exServiceType:4,Toy libraries,,
      exServiceType:5,Carers support groups,retired,exServiceType:8
      exServiceType:8,Meetings of carers,,

      """)
    #expect(try program.run("init", "--update").status == 0)
    let result = try reclassify(Self.record("1", Self.chest.0, Self.chest.1))
    #expect(result.lines[0].contains("exServiceType:8"))
  }
}
