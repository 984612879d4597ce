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

  @Test("asks in a table that nobody can take for records")
  func review() throws {
    program.folder.write("in.ndjson", Self.records)
    _ = try program.run("reclassify", "in.ndjson", "--review", "r.csv")
    for words in [["learn", "r.csv"], ["suggest", "--file", "r.csv"]] {
      let done = try program.run(words)
      #expect(done.status == 1)
      #expect(done.errors.contains("is a table of what reclassify asks a person to decide"))
    }
    #expect(try program.run("history").output.isEmpty)
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

  /// A crosswalk of local terms, each with its label and what it means.
  private func write(mapping rows: (label: String, object: String)...) {
    let lines = rows.enumerated().map { number, row in
      "town:\(number + 1)\t\(row.label)\tskos:exactMatch\t\(row.object)\t"
        + "semapv:ManualMappingCuration\t1\n"
    }
    program.folder.write(
      "map.tsv",
      "subject_id\tsubject_label\tpredicate_id\tobject_id\tmapping_justification\tconfidence\n"
        + lines.joined())
  }

  @Test(
    "adds nothing where a local label reads as what it means, however often it runs",
    arguments: [
      "id,name,tags\n1,Hello,Lunch Clubs\n",
      #"{"id":"1","name":"Hello","categories":["Lunch Clubs"]}"# + "\n",
      #"{"id":"1","name":"Hello","categories":[{"label":"Lunch Clubs"}]}"# + "\n",
    ], ["add", "replace"])
  func sameLabel(records: String, policy: String) throws {
    write(mapping: ("Lunch Clubs", "exServiceType:1"))
    let result = try program.run(
      "reclassify", "-", "--policy", policy, "--mapping", "map.tsv", input: Data(records.utf8))
    #expect(result.status == 0)
    #expect(result.output == records)
  }

  @Test("takes a tag that looks like an identifier for the local label that it is")
  func labelsWithMarks() throws {
    write(
      mapping: ("SEN/D", "exServiceType:4"), ("Debt:Money", "exServiceType:2"),
      ("24/7", "exServiceType:3"))
    let table = "id,name,tags\n1,Hello,SEN/D\n2,Hello,debt:money\n3,Hello,24/7\n"
    let result = try program.run(
      "reclassify", "-", "--policy", "add", "--mapping", "map.tsv", input: Data(table.utf8))
    let added = result.output.matches(of: /exServiceType:(\d)/).map { String($0.1) }
    #expect(added == ["4", "2", "3"], "\(result.output)")
  }

  @Test("keeps the log of an earlier run, which may be the only way back")
  func keptLog() throws {
    program.folder.write("in.ndjson", Self.records)
    let run = [
      "reclassify", "in.ndjson", "--policy", "replace", "--output", "in.ndjson", "--log", "log",
    ]
    _ = try program.run(run)
    let second = try program.run(run)
    #expect(second.errors.contains("kept as log.1"))
    let back = try program.run("reclassify", "in.ndjson", "--undo", "log.1")
    #expect(back.output == Self.records)
  }

  @Test(
    "a log that was edited takes nothing back that it does not fit, and never traps",
    arguments: [
      #"{"at":0,"length":9223372036854775807,"was":"x"}"#,
      #"{"at":9223372036854775807,"length":1,"was":"x"}"#, #"{"at":-1,"length":1,"was":"x"}"#,
      #"{"at":0,"length":100000,"was":"x"}"#, #"{"at":0,"length":1,"was":"x"}"#,
    ])
  func editedLog(step: String) throws {
    program.folder.write("in.ndjson", Self.records)
    _ = try program.run(
      "reclassify", "in.ndjson", "--policy", "replace", "--output", "out.ndjson", "--log", "log")
    let log = try text("log")
    let steps = try #require(log.firstRange(of: /"undo":\[[^\]]*\]/))
    program.folder.write("log", log.replacingCharacters(in: steps, with: "\"undo\":[\(step)]"))
    let back = try program.run("reclassify", "out.ndjson", "--undo", "log")
    #expect(back.status == 1, "\(back.errors)")
    #expect(back.errors.contains("log"))
  }

  @Test(
    "a log that was cut takes back what it still tells, and says that it is not whole",
    arguments: [(0, "last line is missing"), (30, "no whole entry")])
  func cutLog(cut: Int, message: String) throws {
    program.folder.write("in.ndjson", Self.records)
    _ = try program.run(
      "reclassify", "in.ndjson", "--policy", "replace", "--output", "out.ndjson", "--log", "log")
    let lines = try text("log").split(separator: "\n").map(String.init)
    #expect(lines.count == 4)
    let last = cut == 0 ? "" : String(lines[2].dropLast(cut))
    program.folder.write("log", lines[0] + "\n" + lines[1] + "\n" + last)
    let back = try program.run("reclassify", "out.ndjson", "--undo", "log")
    #expect(back.status == 1)
    #expect(back.errors.contains("the log is not whole"))
    #expect(back.errors.contains(message), "\(back.errors)")
    #expect(back.output.hasPrefix(#"{"id":"a","name":"Lunch club for older people","#))
    #expect(back.output.contains(#"["exServiceType:3"]"#))
    // A log of an earlier version has no last line, and no word that there should be one.
    let old = [lines[0].replacing(",\"closes\":true", with: "")] + lines[1...2]
    program.folder.write("log", old.joined(separator: "\n") + "\n")
    let whole = try program.run("reclassify", "out.ndjson", "--undo", "log")
    #expect(whole.status == 0, "\(whole.errors)")
    #expect(whole.output == Self.records)
  }

  @Test("what was taken back is told so, and line ends do not matter")
  func lineEnds() throws {
    let table =
      "id,name,description,tags\n1,Lunch club,\"A hot\nmeal\",x\n2,Food bank,\"Of\nfood\",\n"
    program.folder.write("in.csv", table)
    _ = try program.run(
      "reclassify", "in.csv", "--policy", "add", "--output", "out.csv", "--log", "log")
    program.folder.write("crlf.csv", try text("out.csv").replacing("\n", with: "\r\n"))
    let back = try program.run("reclassify", "crlf.csv", "--undo", "log")
    #expect(back.status == 0, "\(back.errors)")
    #expect(back.output == table.replacing("\n", with: "\r\n"))
    let again = try program.run("reclassify", "in.csv", "--undo", "log")
    #expect(again.status == 0)
    #expect(again.output == table)
    #expect(again.errors.contains("taken back already"))
    #expect(!again.errors.contains("edited since"))
  }

  @Test(
    "a checkpoint with counts that cannot be is not gone on with",
    arguments: [
      #""terms":[[99999999,1,1]]"#, #""terms":[[-1,1,1]]"#, #""terms":[[0,9223372036854775807,1]]"#,
    ])
  func impossibleCheckpoint(terms: String) throws {
    program.folder.write("in.ndjson", Self.records)
    let numbers = [
      "records", "changed", "moved", "added", "removed", "unsure", "tags_before", "tags_after",
      "errors", "warnings", "unmapped",
    ].map { "\"\($0)\":0" }.joined(separator: ",")
    program.folder.write(
      "out.ndjson.resume",
      "{\"conditions\":\"\",\"input\":\"\",\"pieces\":0,\"offset\":0,\"whole\":true,"
        + "\"lengths\":[0],\"tally\":{\(numbers),\"faults\":[],\(terms)}}")
    let result = try program.run(
      "reclassify", "in.ndjson", "--policy", "add", "--output", "out.ndjson", "--resume")
    #expect(result.status == 1)
    #expect(result.errors.contains("cannot be gone on with"), "\(result.errors)")
  }

  @Test("nobody's address is in the review, and what is decided there is still of that record")
  func maskedReview() throws {
    let record =
      #"{"id":"ann@example.org","name":"Hello","organization":"Ask bob@example.org","#
      + #""categories":["carl@example.org"]}"# + "\n"
    program.folder.write("in.ndjson", record)
    _ = try program.run(
      "reclassify", "in.ndjson", "--policy", "add", "--output", "out", "--review", "r.csv",
      "--review", "r.html")
    for file in ["r.csv", "r.html"] { #expect(try !text(file).contains("example.org")) }
    let item = try #require(try text("r.html").firstMatch(of: /\{"record":(\{.*?\})/)?.1)
    program.folder.write(
      "lesson.ndjson",
      #"{"record":\#(item),"keep":[],"add":["exServiceType:4"],"remove":[]}"# + "\n")
    #expect(try program.run("learn", "lesson.ndjson", "--by", "ann").status == 0)
    let result = try program.run("reclassify", "-", "--policy", "add", input: Data(record.utf8))
    #expect(result.output.contains("Toy libraries"))
  }

  @Test(
    "tags that the mapping does not have are counted and shown, and local ones are no official ones"
  )
  func unmapped() throws {
    write(mapping: ("Food", "exServiceType:3"))
    let table =
      "id,name,tags\n1,Hello,town:1\n2,Hello,1\n3,Hello,town:99|bob@example.org|exServiceType:2\n"
    program.folder.write("in.csv", table)
    let result = try program.run(
      "reclassify", "in.csv", "--policy", "add", "--mapping", "map.tsv", "--output", "out.csv",
      "--format", "json")
    #expect(result.output.contains(#""unmapped": 2"#), "\(result.output)")
    #expect(result.output.contains("town:99"))
    #expect(!result.output.contains("example.org"))
    // The types before are that of the last record alone, for a bare 1 is the local one.
    #expect(result.output.contains(#""before": 1"#))
    let told = try program.run(
      "reclassify", "in.csv", "--policy", "add", "--mapping", "map.tsv", "--output", "out.csv")
    #expect(told.output.contains("2 tags are neither in the mapping nor in a list: town:99, "))
  }

  @Test("a log that passed through Windows takes back what it told")
  func windowsLog() throws {
    program.folder.write("in.ndjson", Self.records)
    _ = try program.run(
      "reclassify", "in.ndjson", "--policy", "replace", "--output", "out.ndjson", "--log", "log")
    let log = try text("log")
    program.folder.write("log", "\u{FEFF}" + log.replacing("\n", with: "\r\n"))
    let back = try program.run("reclassify", "out.ndjson", "--undo", "log")
    #expect(back.output == Self.records, "\(back.errors)")
  }

  @Test(
    "no result takes the place of what is read, of the workspace or of another result",
    arguments: [
      ["reclassify", "in.ndjson", "--log", "in.ndjson"],
      ["reclassify", "in.ndjson", "--report", "./in.ndjson"],
      ["reclassify", "in.ndjson", "--output", "waymark.sqlite"],
      ["reclassify", "in.ndjson", "--output", "x", "--report", "x"],
      ["reclassify", "in.ndjson", "--mapping", "map.tsv", "--log", "map.tsv"],
      ["audit", "in.ndjson", "--output", "in.ndjson"],
      ["evaluate", "--test", "in.ndjson", "--judged", "in.ndjson"],
      ["map", "old=list.csv", "--review-output", "list.csv"],
      ["export", "csv", "--output", "waymark.sqlite"],
      ["map", "old=list.csv", "--review-output", "-"],
      ["map", "old=list.csv", "--output", "-", "--review-output", "-"],
      ["evaluate", "--test", "in.ndjson", "--per-term", "-"],
      ["evaluate", "--test", "in.ndjson", "--judged", "x", "--figures", "x"],
      ["reclassify", "in.ndjson", "--policy", "add", "--log", "-"],
      ["reclassify", "in.ndjson", "--report", "-"],
      ["reclassify", "-", "--review", "-"],
    ])
  func clashes(arguments: [String]) throws {
    let files = ["in.ndjson": Self.records, "map.tsv": "x", "list.csv": "id,label\n1,Food\n"]
    for (name, content) in files { program.folder.write(name, content) }
    let result = try program.run(arguments)
    #expect(result.status == 64, "\(result.errors)")
    #expect(result.output.isEmpty)
    for (name, content) in files { #expect(try text(name) == content) }
    #expect(try program.run("search", "lunch").status == 0)
  }

  @Test("one result goes to standard output, and the summary then beside it")
  func oneResult() throws {
    program.folder.write("in.ndjson", Self.records)
    let result = try program.run(
      "reclassify", "in.ndjson", "--policy", "add", "--output", "x", "--report", "-")
    let report = "3 records, "
    #expect(result.output.hasPrefix(report))
    #expect(result.output.split(separator: report).count == 1, "\(result.output)")
    #expect(result.errors.contains(report))
    program.folder.write("list.csv", "id,label\n1,Food\n")
    let map = try program.run("map", "old=list.csv", "--output", "map.tsv", "--review-output", "-")
    #expect(map.status == 0, "\(map.errors)")
    #expect(map.output.hasPrefix("subject_id,"), "\(map.output)")
  }

  @Test("tags that stand in one cell of a table are told apart, and stay as they are parted")
  func cells() throws {
    let table = """
      id,name,tags
      1,Lunch club for older people,exServiceType:9; exServiceType:8
      2,Lunch club for older people,Arts &amp; crafts
      3,Lunch club for older people,

      """
    let result = try program.run(
      "reclassify", "-", "--policy", "add", input: Data(table.utf8))
    #expect(
      result.output == """
        id,name,tags
        1,Lunch club for older people,exServiceType:9; exServiceType:8; exServiceType:1
        2,Lunch club for older people,Arts &amp; crafts; Lunch clubs
        3,Lunch club for older people,exServiceType:1

        """)
  }

  @Test("tags of one column are parted alike, also in rows before the first that shows how")
  func oneSeparator() throws {
    let row = "Lunch club for older people"
    let table = "id,name,tags\n1,\(row),town:14\n2,\(row),town:14; town:12\n3,\(row),town:14\n"
    program.folder.write("in.csv", table)
    let result = try program.run("reclassify", "in.csv", "--policy", "add", "--output", "out.csv")
    #expect(result.status == 0)
    #expect(
      try text("out.csv") == """
        id,name,tags
        1,\(row),town:14; exServiceType:1
        2,\(row),town:14; town:12; exServiceType:1
        3,\(row),town:14; exServiceType:1

        """)
    // A stream shows it as it comes, however it is cut into pieces.
    let streamed = try program.run(
      "reclassify", "-", "--policy", "add", input: Data(table.utf8))
    #expect(streamed.output.contains("town:14|exServiceType:1"))
    #expect(streamed.output.hasSuffix("town:14; exServiceType:1\n"))
  }

  @Test("of two members with one key the last holds the tags, as every reader of JSON has it")
  func twinKeys() throws {
    let records = """
      {"id":"1","name":"Lunch club for older people","categories":["x:1"],"categories":["x:2"]}
      {"id":"2","name":"Lunch club for older people","categories":["exServiceType:3"],"categories":[]}

      """
    let result = try program.run(
      "reclassify", "-", "--policy", "replace", input: Data(records.utf8))
    let lines = result.output.split(separator: "\n")
    #expect(lines[0].hasSuffix(#""categories":["x:1"],"categories":["x:2","exServiceType:1"]}"#))
    #expect(
      lines[1].hasPrefix(
        #"{"id":"2","name":"Lunch club for older people","categories":["exServiceType:3"],"#))
    #expect(lines[1].contains(#""categories":[{"id":"exServiceType:1""#))
  }

  @Test("untagged services of a page of Open Referral UK bear tags as that has it")
  func pages() throws {
    for (list, key) in [("contents", "attributes"), ("content", "service_taxonomys")] {
      let page = #"{"\#(list)":[{"id":"b","name":"Lunch club for older people"}]}"#
      let result = try program.run(
        "reclassify", "-", "--policy", "add", input: Data(page.utf8))
      #expect(result.output.contains("\"\(key)\":[{"), "\(result.output)")
    }
  }
}
