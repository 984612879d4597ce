import Foundation
import Testing
import WaymarkTestSupport

@Suite("waymark suggest") struct SuggestCommandTests {
  private let program = BuiltProgram()

  @Test("What a strict run has answered before a fault is still JSON")
  func strict() throws {
    let records = (0..<3000).map { #"{"id":"\#($0)","name":"Lunch club \#($0)"}"# }
    program.folder.write("many.ndjson", records.joined(separator: "\n") + "\n{broken\n")
    let done = try program.run("suggest", "--file", "many.ndjson", "--strict", "--format", "json")
    #expect(done.status == 1)
    let answers = try JSONSerialization.jsonObject(with: Data(done.output.utf8)) as? [Any]
    #expect(answers?.isEmpty == false)
  }

  @Test("No tags at all cannot be asked for")
  func limit() throws {
    for words in [["suggest", "x"], ["evaluate", "--test", "records.ndjson"]] {
      let done = try program.run(words + ["--limit", "0"])
      #expect(done.status == 64)
      #expect(done.errors.contains("from 1 to 100"))
    }
  }

  @Test("As a table it has the fields beside the tags, on each row of a record")
  func table() throws {
    program.folder.write(
      "r.ndjson",
      #"{"id":"a","name":"Lunch club","description":"A hot meal. Drop in. For men aged 50 to 70."}"#
    )
    let done = try program.run("suggest", "--file", "r.ndjson", "--format", "csv")
    let lines = done.output.split(separator: "\n")
    #expect(
      lines[0]
        == "record,id,label,confidence,main,review,session_access,minimum_age,maximum_age,gender,audience,kind"
    )
    #expect(lines.count > 1)
    #expect(lines.dropFirst().allSatisfy { $0.hasSuffix(",drop-in,50,70,male,,service") })
  }

  @Test(
    "A file without any record is told to be one",
    arguments: [
      ["suggest", "--file", "none"], ["reclassify", "none"], ["audit", "none"], ["learn", "none"],
    ], ["", "[]\n"])
  func noRecords(words: [String], content: String) throws {
    #expect(try program.run("init").status == 0)
    program.folder.write("none", content)
    let done = try program.run(words)
    #expect(done.status == 0)
    #expect(done.errors.contains("none: warning: holds no records\n"))
  }

  @Test("A table in which no column holds descriptions is told which were looked for")
  func noDescriptions() throws {
    program.folder.write("t.csv", "id,title,details\n1,Lunch club,A hot meal\n")
    let done = try program.run("suggest", "--file", "t.csv", "--format", "ndjson")
    #expect(done.status == 0)
    #expect(done.errors.contains("t.csv:1: warning: no column holds descriptions"))
    #expect(done.errors.contains("servicedescription"))
    program.folder.write("t.csv", "id,title,text\n1,Lunch club,A hot meal\n")
    let known = try program.run("suggest", "--file", "t.csv", "--format", "ndjson")
    #expect(!known.errors.contains("warning"))
  }
}
