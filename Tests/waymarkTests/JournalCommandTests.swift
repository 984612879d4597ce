import Foundation
import Testing
import WaymarkTestSupport

@Suite("The journal, from the command line")
struct JournalCommandTests {
  private let program = BuiltProgram()

  private func lines(_ words: String...) throws -> [[String: Any]] {
    try program.run(words).output.split(separator: "\n").map { line in
      try #require(
        JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
    }
  }

  /// The ranking of a text by a process that has just begun.
  private func ranking(_ text: String, _ workspace: String = "waymark.sqlite") throws -> String {
    try program.run(
      "suggest", text, "--workspace", workspace, "--ranking", "9", "--format", "ndjson"
    ).output
  }

  /// The same without the version of the model, which counts the entries.
  private func timeless(
    _ text: String, _ workspace: String = "waymark.sqlite"
  ) throws -> String {
    try ranking(text, workspace).components(separatedBy: "\"model\"")[0]
  }

  private static let zumba = "Zumba in the village hall with lunch clubs"

  @Test("A correction whose record has a mere flaw is learned, and one at fault is counted")
  func flaws() throws {
    #expect(try program.run("init").status == 0)
    program.folder.write(
      "corrections.ndjson",
      """
      {"record":{"id":"1","name":"Zumba","minimum_age":"old"},"keep":["exServiceType:1"]}
      {"record":{"id":"2","name":"Chess"},"keep":["exServiceType:1"],"add":[298]}
      {"id":"3","name":"Tea","taxonomies":[
      """ + "\n")
    let done = try program.run("learn", "corrections.ndjson")
    #expect(done.status == 1)
    #expect(done.output == "learned 1 of 3 records\n")
    #expect(done.errors.contains("line 2") || done.errors.contains("ndjson:2"))
  }

  @Test(
    "A removed suggestion is at once weaker for the same text and for a like one"
  )
  func removal() throws {
    #expect(try program.run("init").status == 0)
    let like = "Zumba and lunch clubs every week"
    let other = "Parcels of food and a toy to borrow"
    func confidence(_ text: String) throws -> Double {
      let answer = try ranking(text)
      let parsed = try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any]
      let ranking = try #require(parsed?["ranking"] as? [[String: Any]])
      return ranking.first { $0["id"] as? String == "exServiceType:1" }?["confidence"] as? Double
        ?? 0
    }
    let before = (try confidence(Self.zumba), try confidence(like), try ranking(other))
    let done = try program.run(
      "correct", "--text", Self.zumba, "--remove", "exServiceType:1", "--by", "ann")
    #expect(done.output == "recorded as entry 1\n")
    let after = (try confidence(Self.zumba), try confidence(like), try ranking(other))
    #expect(after.0 < before.0 - 0.1)
    #expect(after.1 < before.1)
    #expect(
      after.2
        == before.2.replacingOccurrences(
          of: "\"corrections\":0", with: "\"corrections\":1"
        ).replacingOccurrences(of: "\"version\":\"1.0\"", with: "\"version\":\"1.1\""))
    let entry = try #require(try lines("history", "--format", "ndjson").first)
    #expect(entry["suggested"] as? [String] == ["exServiceType:1"])
    #expect(entry["remove"] as? [String] == ["exServiceType:1"])
    #expect(entry["model"] as? String == "1.0")
  }

  @Test("The history has what was decided, by whom, when and on which record, and masks texts")
  func history() throws {
    program.folder.write(
      "corrections.ndjson",
      """
      {"record":{"id":"z","name":"Zumba","description":"Ring 01632 960123","organization":"Hall",\
      "group":"east"},"suggested":["exServiceType:1"],"keep":["exServiceType:1"],\
      "add":["exServiceType:4"],"remove":["exServiceType:5"],"main":"exServiceType:4","by":"bob",\
      "at":"2024-02-01T12:00:00+01:00"}
      {"record":{"id":"y","name":"Soup"},"add":["exServiceType:1"],"by":"ann","at":"2024-03-05"}

      """)
    #expect(try program.run("init").status == 0)
    let learned = try program.run(
      "learn", "corrections.ndjson", "--source", "here", "--weight", "2")
    #expect(learned.output == "learned 2 of 2 records\n")
    let all = try program.run("history")
    #expect(
      all.output == """
        1  2024-02-01T11:00:00Z  bob  z  Zumba
             = exServiceType:1  Lunch clubs
             + exServiceType:4  Toy libraries  main
             - exServiceType:5  Carers support groups
        2  2024-03-05T00:00:00Z  ann  y  Soup
             + exServiceType:1  Lunch clubs

        """)
    let entry = try #require(try lines("history", "--record", "z", "--format", "ndjson").first)
    #expect(entry["main"] as? String == "exServiceType:4")
    #expect(entry["weight"] as? Double == 2)
    #expect(entry["source"] as? String == "here")
    let record = try #require(entry["record"] as? [String: String])
    #expect(record["description"] == "Ring [phone]")
    #expect(record["organization"] == "Hall" && record["group"] == "east")
    func ids(_ words: String...) throws -> [Int] {
      try program.run(["history", "--format", "csv"] + words).output.split(separator: "\n")
        .dropFirst().compactMap { Int($0.prefix { $0 != "," }) }
    }
    #expect(try ids() == [1, 2])
    #expect(try ids("--by", "ann") == [2])
    #expect(try ids("--term", "Toy libraries") == [1])
    #expect(try ids("--term", "exServiceType:1") == [1, 2])
    #expect(try ids("--since", "2024-02-02") == [2])
    #expect(try ids("--until", "2024-02-01") == [1])
    #expect(try ids("--until", "2024-02-01T10:59") == [])
    #expect(try ids("--record", "nobody") == [])
    #expect(try program.run("history", "--since", "yesterday").status == 64)
    #expect(try program.run("history", "--term", "no such thing").status == 1)
    let array = try program.run("history", "--format", "json", "--by", "nobody")
    #expect(array.output == "[]\n")
  }

  @Test("A time that is none, or is still to come, is at fault and becomes now")
  func times() throws {
    #expect(try program.run("init").status == 0)
    for (time, shown) in [
      ("soon", "soon"), ("9999-01-01T00:00:00Z", "9999-01-01T00:00:00Z"),
      ("Tue, ask jo@example.org", "Tue, ask [email]"),
    ] {
      let line = #"{"record":{"name":"Soup"},"add":["exServiceType:1"],"at":"\#(time)"}"#
      let learned = try program.run("learn", "-", input: Data(line.utf8))
      #expect(
        learned.errors.contains(
          "\"\(shown)\" is not a time in the past: expected one such as 2024-01-31T10:15:00Z"),
        "\(learned.errors)")
      #expect(learned.output == "learned 1 of 1 record\n")
      #expect(learned.status == 1)
    }
    #expect(try lines("history", "--format", "ndjson").allSatisfy { $0["at"] as? String != "soon" })
  }

  @Test("The same record again replaces its lesson; undo brings back what was there before")
  func undo() throws {
    #expect(try program.run("init").status == 0)
    let start = try timeless(Self.zumba)
    func learn(_ tag: String) throws {
      let line = #"{"id":"z","name":"Zumba","categories":["\#(tag)"]}"#
      #expect(try program.run("learn", "-", "--source", "s", input: Data(line.utf8)).status == 0)
    }
    func answer() throws -> String {
      try timeless(Self.zumba)
    }
    try learn("exServiceType:4")
    let first = try answer()
    try learn("exServiceType:5")
    #expect(
      try lines("history", "--format", "ndjson").map { $0["active"] as? Bool } == [false, true])
    #expect(try answer() != first)
    #expect(try program.run("undo", "2", "--by", "bob").output == "took back entry 2, by entry 3\n")
    #expect(try answer() == first)
    #expect(try program.run("undo", "1").output == "took back entry 1, by entry 4\n")
    #expect(try answer() == start)
    let again = try program.run("undo", "1", "99")
    #expect(
      again.errors
        == "error: entry 1 is taken back already, by entry 4; nothing was taken back\n")
    #expect(again.status == 1)
    #expect(try program.run("undo", "x").status == 64)
    #expect(try program.run("history").output.contains("(taken back by 3)"))
  }

  @Test("A fit changes the judgement, undo restores it, and a replay has the same model to the bit")
  func fitAndReplay() throws {
    #expect(try program.run("init").status == 0)
    #expect(try program.run("fit").status == 1)
    var records = ""
    for number in 0..<40 {
      let (name, tag) = [("Jigsaws and blocks", 4), ("Soup and pudding", 1), ("Tins", 3)][
        number % 3]
      records += """
        {"record":{"id":"r\(number)","name":"\(name)","group":"g\(number % 7)"},\
        "keep":["exServiceType:\(tag)"],"by":"p\(number % 2)",\
        "at":"2024-0\(number % 9 + 1)-01"}

        """
    }
    program.folder.write("many.ndjson", records)
    #expect(try program.run("learn", "many.ndjson").status == 0)
    let texts = ["Blocks and soup", "Tins of pudding", Self.zumba]
    func answers(_ workspace: String = "waymark.sqlite") throws -> [String] {
      try texts.map { try timeless($0, workspace) }
    }
    let learned = try answers()
    let fitted = try program.run("fit")
    #expect(fitted.output == "fitted to 40 lessons as entry 41; lessons do not fade\n")
    let plain = try answers()
    #expect(plain != learned)
    let faded = try program.run("fit", "--half-life", "30")
    #expect(
      faded.output
        == "fitted to 40 lessons as entry 42; a lesson counts for half after 30 days\n")
    #expect(try answers() != plain)
    #expect(
      try program.run("correct", "--text", "Tins", "--add", "exServiceType:1", "--by", "p0").status
        == 0)
    for step in ["", "undo", "forget", "undo a fit"] {
      switch step {
      case "undo": #expect(try program.run("undo", "7", "43").status == 0)
      case "forget":
        #expect(try program.run("forget", "--by", "p1").output == "forgot 20 lessons\n")
      case "undo a fit": #expect(try program.run("undo", "42").status == 0)
      default: break
      }
      let copy = "copy\(step.count).sqlite"
      let replayed = try program.run("replay", "--into", copy)
      #expect(replayed.output.hasSuffix("entries into \(copy): the same model\n"))
      for text in texts { #expect(try ranking(text, copy) == ranking(text)) }
      #expect(
        try program.run("history", "--format", "ndjson", "--workspace", copy).output
          == program.run("history", "--format", "ndjson").output)
      #expect(try program.run("replay", "--into", copy).status == 74)
    }
    #expect(try program.run("undo", "41").status == 0)
    #expect(try lines("history", "--by", "p1", "--format", "ndjson").isEmpty)
    let files = try FileManager.default.contentsOfDirectory(atPath: program.folder.path)
    #expect(!files.contains { $0.contains("partial") || $0.hasSuffix("-wal") })
  }

  @Test("What is forgotten is gone from the disk, and from the compiled model")
  func forget() throws {
    #expect(try program.run("init").status == 0)
    let line = #"{"record":{"name":"Xylophones"},"add":["exServiceType:4"],"by":"Zebedee"}"#
    #expect(try program.run("learn", "-", input: Data(line.utf8)).status == 0)
    #expect(try program.run("learn", "records.ndjson", "--by", "ann").status == 0)
    let path = program.folder.path + "/waymark.sqlite"
    func has(_ word: String) throws -> Bool {
      try Data(contentsOf: URL(fileURLWithPath: path)).range(of: Data(word.utf8)) != nil
    }
    #expect(try has("Xylophones") && has("xylophon") && has("Zebedee"))
    #expect(try program.run("forget", "--by", "Zebedee").output == "forgot 1 lesson\n")
    #expect(try !has("Xylophones") && !has("xylophon") && !has("Zebedee"))
    let again = try program.run("forget", "--by", "Zebedee")
    #expect(again.errors == "error: the journal has no entry by \"Zebedee\"\n")
    #expect(again.status == 1)
    #expect(try program.run("forget").status == 64)
  }

  @Test("Of who only undid something the name is forgotten, and that is said")
  func forgetName() throws {
    #expect(try program.run("init").status == 0)
    #expect(try program.run("learn", "records.ndjson", "--by", "ann").status == 0)
    #expect(try program.run("undo", "1", "--by", "cat").status == 0)
    let forgotten = try program.run("forget", "--by", "cat")
    #expect(forgotten.output == "forgot 0 lessons, and the name in 1 undo or fit\n")
    #expect(forgotten.status == 0)
    #expect(try program.run("forget", "--by", "cat").status == 1)
  }

  @Test("An entry that is named twice is taken back by no entry that is not there")
  func undoTwice() throws {
    #expect(try program.run("init").status == 0)
    #expect(try program.run("learn", "records.ndjson", "--by", "ann").status == 0)
    let undone = try program.run("undo", "2", "2")
    #expect(undone.errors == "error: entry 2 is named twice; nothing was taken back\n")
    #expect(undone.status == 1)
  }

  @Test("What history writes, learn reads")
  func roundTrip() throws {
    #expect(try program.run("init").status == 0)
    #expect(try program.run("learn", "records.ndjson", "--by", "ann").status == 0)
    let history = try program.run("history", "--format", "ndjson").output
    #expect(try program.run("init", "--workspace", "two.sqlite").status == 0)
    let learned = try program.run(
      "learn", "-", "--workspace", "two.sqlite", input: Data(history.utf8))
    #expect(learned.output == "learned 2 of 2 records\n")
    #expect(try ranking("Soup", "two.sqlite") == ranking("Soup"))
  }

  @Test("Neither the journal nor the file of the workspace keeps how a person is reached")
  func personalData() throws {
    let record = """
      {"id":"jo@example.org","name":"Third","description":"Lunch club. Mail jo&#64;example.org or bs1 4st.\
       <a href='tel:01632960099'>Ring</a>","group":"amy@example.org",\
      "organization":"Jo Bloggs, 07700 900123, HR4 9ZZ","categories":[{"id":"exServiceType:1"},\
      {"label":"Ask 01234 567890"}]}

      """
    program.folder.write("one.ndjson", record)
    #expect(try program.run("init").status == 0)
    let learned = try program.run("learn", "one.ndjson", "--by", "ann")
    let history = try program.run("history", "--format", "json")
    #expect(history.output.contains("Jo Bloggs"))
    let file = try Data(contentsOf: URL(fileURLWithPath: program.folder.path + "/waymark.sqlite"))
    let kept = String(decoding: file, as: UTF8.self)
    for secret in ["jo@", "&#64;", "07700", "900123", "9ZZ", "bs1 4st", "567890", "amy@", "960099"]
    {
      for text in [learned.errors, history.output, kept] {
        #expect(!text.contains(secret), "\(secret)")
      }
    }
  }
}
