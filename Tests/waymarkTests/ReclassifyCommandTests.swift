import Foundation
import Testing
import WaymarkTestSupport

@Suite("waymark reclassify") struct ReclassifyCommandTests {
  private let program = BuiltProgram()
  private static let records = """
    {"id":"a","name":"Lunch club for older people","categories":["exServiceType:3"]}
    {"id":"b","name":"Hello"}
    {broken
    {"id":"c","name":"Grief counselling after a death"}

    """

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: program.folder.path + "/" + name, encoding: .utf8)
  }

  @Test("is a filter that keeps the order and carries through what it cannot read")
  func filter() throws {
    let result = try program.run(
      "reclassify", "-", "--policy", "replace", input: Data(Self.records.utf8))
    #expect(result.status == 1)
    #expect(
      result.output == """
        {"id":"a","name":"Lunch club for older people","categories":["exServiceType:1"]}
        {"id":"b","name":"Hello"}
        {broken
        {"id":"c","name":"Grief counselling after a death","categories":[{"id":"exServiceType:2","label":"Bereavement support","main":true}]}

        """)
    #expect(result.errors.contains("-:3:"))
    let same = try program.run("reclassify", "-", input: Data(Self.records.utf8))
    #expect(same.output == Self.records)
  }

  @Test("writes the records, the log, the review and the report, and takes it back")
  func files() throws {
    program.folder.write("in.ndjson", Self.records)
    let listed = try program.run("reclassify", "in.ndjson")
    #expect(listed.output.hasPrefix("record,name,tags,action,id,label,confidence,reason,line\n"))
    #expect(listed.output.contains("\na,Lunch club for older people,exServiceType:3,add,"))
    let result = try program.run(
      "reclassify", "in.ndjson", "--policy=replace", "--output", "out.ndjson", "--log",
      "log.ndjson",
      "--review", "r.csv", "--review", "r.html", "--report", "report.html", "--report",
      "report.json",
      "--workers", "3")
    #expect(result.status == 1)
    #expect(result.output.hasPrefix("3 records, 2 changed (replace)\n"))
    #expect(try text("r.csv").contains("\nb,Hello,,choose,"))
    #expect(try text("report.json").contains("\"moved\": 1"))
    #expect(try text("report.html").contains("</html>"))
    #expect(try text("r.html").contains("</html>"))
    let back = try program.run("reclassify", "--undo", "log.ndjson", "out.ndjson")
    #expect(back.status == 0)
    #expect(back.output == Self.records)
    #expect(back.errors.contains("2 records are again what they were"))
    let again = try program.run(
      "reclassify", "in.ndjson", "--policy=replace", "--output", "two.ndjson", "--resume")
    #expect(again.status == 1)
    #expect(try text("two.ndjson") == text("out.ndjson"))
  }

  @Test(
    "says what cannot be done",
    arguments: [
      (["in.ndjson", "--policy", "all"], 64, "propose"), (["-", "--resume"], 64, "--resume needs"),
      (["in.ndjson", "--resume"], 64, "--resume needs"),
      (["in.ndjson", "--undo", "x", "--policy", "add"], 64, "does not go with --undo"),
      (["-", "--undo", "x"], 64, "read twice"), (["in.ndjson", "--undo", "in.ndjson"], 1, "log"),
      (["in.ndjson", "--output", "no/such/folder"], 74, "cannot be written"),
      (["in.ndjson", "--output", "x", "--log", "x"], 64, "same place"),
      (["nonsuch.ndjson"], 1, "no such file"),
      (["in.ndjson", "--mapping", "in.ndjson"], 1, "SSSOM"),
    ] as [([String], Int32, String)])
  func refusals(arguments: [String], status: Int32, message: String) throws {
    program.folder.write("in.ndjson", Self.records)
    let result = try program.run(["reclassify"] + arguments)
    #expect(result.status == status, "\(result.errors)")
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  @Test("decides local tags by a crosswalk")
  func mapping() throws {
    program.folder.write(
      "map.tsv",
      """
      #mapping_set_id: https://example.org/set
      #license: https://example.org/licence
      subject_id\tsubject_label\tpredicate_id\tobject_id\tmapping_justification\tconfidence
      old:7\tFood\tskos:exactMatch\texServiceType:3\tsemapv:ManualMappingCuration\t1

      """)
    let record = #"{"id":"d","name":"Hello","categories":["old:7"]}"# + "\n"
    let result = try program.run(
      "reclassify", "-", "--policy", "replace", "--mapping", "map.tsv", input: Data(record.utf8))
    #expect(result.status == 0)
    #expect(
      result.output == #"{"id":"d","name":"Hello","categories":["old:7","exServiceType:3"]}"# + "\n"
    )
  }
}
