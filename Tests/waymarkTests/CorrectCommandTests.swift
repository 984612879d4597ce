import Foundation
import Testing
import WaymarkTestSupport

@Suite("One correction, from the command line")
struct CorrectCommandTests {
  private let program = BuiltProgram()

  private static let zumba = "Zumba in the village hall with lunch clubs"

  private func answer(_ text: String) throws -> String {
    try program.run("suggest", text, "--ranking", "9", "--format", "ndjson").output
  }

  @Test(
    "After one correction of a wrong main type the right one leads, on a like text too")
  func corrected() throws {
    #expect(try program.run("init").status == 0)
    func leading(_ text: String) throws -> String? {
      let parsed = try JSONSerialization.jsonObject(with: Data(try answer(text).utf8))
      return ((parsed as? [String: Any])?["ranking"] as? [[String: Any]])?.first?["id"] as? String
    }
    let text = "Grandparents who mind little ones borrow toys and swap stories every Monday."
    let like = "Swap stories and borrow toys on Mondays: for grandparents minding little ones."
    let (wrong, right) = ("exServiceType:4", "exServiceType:5")
    #expect(try leading(text) == wrong)
    #expect(try leading(like) == wrong)
    let done = try program.run(
      "correct", "--text", text, "--remove", wrong, "--add", right, "--by", "ann")
    #expect(done.status == 0)
    #expect(try leading(text) == right)
    #expect(try leading(like) == right)
  }

  @Test("What a person decided stands for the very text, until it is taken back")
  func decided() throws {
    #expect(try program.run("init").status == 0)
    func suggested(_ text: String, _ options: String...) throws -> [String] {
      let line = try program.run(["suggest", text, "--format", "ndjson"] + options).output
      let parsed = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return (parsed?["suggestions"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
    }
    let before = try suggested(Self.zumba)
    #expect(!before.isEmpty)
    let wanted = ["exServiceType:5", "exServiceType:2"]
    _ = try program.run(
      "correct", "--text", Self.zumba, "--add", wanted[1], "--add", wanted[0], "--main", wanted[0],
      "--remove", before[0], "--by", "ann")
    #expect(try suggested(Self.zumba) == wanted)
    #expect(try suggested(Self.zumba, "--limit", "1") == [wanted[0]])
    #expect(try suggested(Self.zumba, "--exclude", wanted[0]) == [wanted[1]])
    #expect(try program.run("suggest", Self.zumba).output.contains("a person decided so"))
    _ = try program.run("correct", "--text", Self.zumba, "--remove", wanted[0], "--by", "bob")
    #expect(try !suggested(Self.zumba).contains(wanted[0]))
    _ = try program.run("undo", "2", "--by", "ann")
    #expect(try suggested(Self.zumba) == wanted)
    _ = try program.run("undo", "1", "--by", "ann")
    #expect(try suggested(Self.zumba) == before)
  }

  @Test("Of what nothing was said, the model still judges")
  func undecided() throws {
    #expect(try program.run("init").status == 0)
    func output() throws -> String {
      try program.run("suggest", Self.zumba, "--format", "ndjson").output
    }
    #expect(try output().contains(#"{"id":"exServiceType:1""#))
    _ = try program.run(
      "correct", "--text", Self.zumba, "--add", "exServiceType:5", "--by", "ann")
    let answer = try output()
    let kept = try #require(answer.firstRange(of: #"{"id":"exServiceType:5""#))
    let open = try #require(answer.firstRange(of: #"{"id":"exServiceType:1""#))
    #expect(kept.lowerBound < open.lowerBound)
  }

  @Test("What is given and taken away at once is told, and given")
  func contradiction() throws {
    #expect(try program.run("init").status == 0)
    let result = try program.run(
      "correct", "--text", "Hello", "--add", "exServiceType:1", "--remove", "exServiceType:1",
      "--by", "ann")
    #expect(result.status == 1)
    #expect(result.errors.contains("at once"))
  }

  @Test("A correction of a record belongs to the directory that is named")
  func source() throws {
    #expect(try program.run("init").status == 0)
    program.folder.write(
      "r.ndjson", #"{"id":"1","name":"Zumba","description":"In the hall"}"# + "\n")
    let done = try program.run(
      "correct", "--record", "r.ndjson", "--id", "1", "--add", "exServiceType:1", "--by", "ann",
      "--source", "here")
    #expect(done.status == 0)
    let history = try program.run("history", "--format", "ndjson").output
    #expect(history.contains(#""source":"here""#))
  }

  @Test("Of several records with the identifier none is corrected")
  func ambiguous() throws {
    #expect(try program.run("init").status == 0)
    program.folder.write(
      "r.ndjson", #"{"id":"1","name":"Zumba"}"# + "\n" + #"{"id":"1","name":"Chess"}"# + "\n")
    let done = try program.run(
      "correct", "--record", "r.ndjson", "--id", "1", "--add", "exServiceType:1", "--by", "ann")
    #expect(done.status == 1)
    #expect(done.errors.contains("several records \"1\", on lines 1 and 2"))
  }

  @Test("A need that is given as a tag is told to be one")
  func need() throws {
    #expect(try program.run("init").status == 0)
    let need = try program.run("search", "food", "--vocabulary", "need", "--format", "ndjson")
      .output
    let id = try #require(need.firstMatch(of: /"(\w+:\w+)"/)?.1)
    let done = try program.run("correct", "--text", "Hello", "--add", String(id), "--by", "ann")
    #expect(done.status == 1)
    #expect(done.errors.contains("\"\(id)\" is a need, not a service type"))
  }

  @Test("Asked for a precision that was never measured, it goes by its confidence and says so")
  func unmeasuredPrecision() throws {
    #expect(try program.run("init").status == 0)
    let sure = try program.run("suggest", Self.zumba, "--precision", "0.01", "--format", "ndjson")
    #expect(sure.status == 0)
    #expect(sure.output.contains("\"main\":true"))
    #expect(sure.errors.contains("no precision was measured in this workspace yet"))
    let unsure = try program.run("suggest", Self.zumba, "--precision", "1", "--format", "ndjson")
    #expect(unsure.output.contains("\"suggestions\":[]"))
    #expect(unsure.errors.contains("at least 100 % sure"))
    #expect(try program.run("suggest", Self.zumba).errors.isEmpty)
  }
}
