import Foundation
import Testing
import WaymarkTestSupport

@Suite("The program")
struct CommandTests {
  private let program = BuiltProgram()

  @Test("makes a workspace of the shipped files, once")
  func initialises() throws {
    let made = try program.run("init", "--workspace", "w.sqlite")
    #expect(made.errors == "")
    #expect(
      made.output == """
        made w.sqlite: 8 terms, 4 links, 4 keywords
          exServiceType  type  5 terms
          exNeed         need  3 terms

        """)
    #expect(made.status == 0)
    let again = try program.run("init", "--workspace", "w.sqlite")
    #expect(again.output == "")
    #expect(again.errors.hasPrefix("error: w.sqlite: there is a file already; --force replaces it"))
    #expect(again.status == 74)
    #expect(try program.run("init", "--workspace", "w.sqlite", "--force").status == 0)
    let files = try FileManager.default.contentsOfDirectory(atPath: program.folder.path)
    #expect(files.filter { $0.hasPrefix("w.sqlite") } == ["w.sqlite"])
  }

  @Test("makes a workspace when it is first asked, and says so")
  func buildsOnDemand() throws {
    let first = try program.run("search", "lunch")
    #expect(first.output == "exServiceType:1  [Lunch] clubs\n")
    #expect(first.errors == "made the workspace waymark.sqlite of 8 terms from FOLDER\n")
    let second = try program.run("search", "lunhc")
    #expect(second.output == "exServiceType:1  [Lunch] clubs\n")
    #expect(second.errors == "")
  }

  @Test("finds terms by keyword, in every form")
  func searches() throws {
    let text = try program.run("search", "grief", "--limit", "1")
    #expect(
      text.output
        == "exServiceType:2  Bereavement support  keyword: [grief] counselling\n")
    let lines = try program.run("search", "grief", "--format=ndjson")
    #expect(
      lines.output == """
        {"id":"exServiceType:2","label":"Bereavement support","match":{"source":"keyword",\
        "text":"grief counselling","ranges":[[0,5]]}}

        """)
    let table = try program.run("search", "grief", "--format", "csv")
    #expect(
      table.output == """
        id,label,match,text
        exServiceType:2,Bereavement support,keyword,grief counselling

        """)
  }

  @Test("shows a term with its surroundings, and says what it does not know")
  func shows() throws {
    let shown = try program.run("show", "lunch clubs", "no such thing")
    #expect(
      shown.output == """
        exServiceType:1  Lunch clubs
          vocabulary      exServiceType (type)
          note            A hot meal in company for older people
          needs           exNeed:1 Company
                          exNeed:3 Hot food
          keywords        luncheon club

        """)
    #expect(shown.errors.contains("unknown term \"no such thing\""))
    #expect(shown.errors.hasSuffix("1 error\n"))
    #expect(shown.status == 1)
  }

  @Test("prints the tree below a term")
  func tree() throws {
    let tree = try program.run("tree", "exNeed:2")
    #expect(tree.output == "exNeed:2  Food\n  exNeed:3  Hot food\n")
    let json = try program.run("tree", "--vocabulary", "need", "--format", "json", "--depth", "0")
    #expect(json.output.contains("\"exNeed:2\""))
    #expect(!json.output.contains("\"exNeed:3\""))
  }

  @Test("suggests with reasons, the same for one text and for a file")
  func suggests() throws {
    let alone = try program.run(
      "suggest", "--name", "Grief counselling", "We listen.", "--ranking", "2", "--format", "ndjson"
    )
    #expect(alone.output.contains("\"ranking\":[{\"id\":\"exServiceType:2\""))
    #expect(alone.status == 0)
    let record = #"{"name":"Grief counselling","description":"We listen."}"#
    let file = try program.run(
      "suggest", "--file", "-", "--ranking=2", "--format=ndjson", input: Data(record.utf8))
    #expect(file.output == alone.output)
    let array = try program.run(
      "suggest", "--file", "records.ndjson", "--format", "json")
    let parsed = try JSONSerialization.jsonObject(with: Data(array.output.utf8)) as? [Any]
    #expect(parsed?.count == 2)
  }

  @Test("names what comes near where nothing is sure, and what the text says besides")
  func nearAndBesides() throws {
    let asked = try program.run(
      "suggest", "A hot meal in company for women over 60. Drop in.", "--min-confidence", "1")
    let lines = asked.output.split(separator: "\n").map { $0.drop { $0 == " " } }
    try #require(lines.count > 2)
    #expect(lines[0] == "Nothing is sure enough; a person must decide.")
    #expect(lines[1] == "Nearest")
    #expect(lines[2].hasSuffix("%  Lunch clubs  exServiceType:1"))
    for line in [
      "from age   60 “women over 60”", "gender     female “for women”",
      "access     drop-in “Drop in”",
    ] {
      #expect(lines.contains { $0.hasPrefix(line) }, "\(line)")
    }
    // Who was asked decides, and is not asked again.
    let refused = try program.run(
      "correct", "--text", "A hot meal in company.", "--remove", "exServiceType:1", "--by", "ann")
    #expect(refused.status == 0)
    let again = try program.run("suggest", "A hot meal in company.", "--min-confidence", "1")
    #expect(!again.output.contains("Lunch clubs"))
    let plain = try program.run("suggest", "Lunch clubs: a hot meal in company for older people.")
    #expect(!plain.output.contains("Nothing is sure enough"))
    #expect(!plain.output.contains("access"))
  }

  @Test("learns, and knows it at the next suggestion")
  func learns() throws {
    #expect(try program.run("init").status == 0)
    let learned = try program.run("learn", "records.ndjson", "--source", "here")
    #expect(learned.output == "learned 2 of 2 records\n")
    #expect(learned.errors == "")
    let corrected = try program.run(
      "correct", "--text", "Zumba in the hall", "--add", "Toy libraries", "--remove", "Food banks",
      "--by", "ann")
    #expect(corrected.output == "recorded as entry 3\n")
    let asked = try program.run(
      "suggest", "Zumba in the hall", "--ranking", "1", "--format", "ndjson")
    #expect(asked.output.contains("\"ranking\":[{\"id\":\"exServiceType:4\""))
    #expect(asked.output.contains("\"corrections\":3"))
    let updated = try program.run("init", "--update")
    #expect(updated.output.hasPrefix("updated waymark.sqlite: 8 terms"))
    let after = try program.run(
      "suggest", "Zumba in the hall", "--ranking", "1", "--format", "ndjson")
    #expect(after.output.contains("\"corrections\":3"))
  }

  @Test("reports tags that it does not know, and learns the rest")
  func unknownTags() throws {
    #expect(try program.run("init").status == 0)
    program.folder.write(
      "odd.ndjson",
      #"{"id":"x","name":"Odd","categories":["exServiceType:1","exServiceType:99"]}"# + "\n")
    let learned = try program.run("learn", "odd.ndjson")
    #expect(learned.output == "learned 1 of 1 record\n")
    #expect(
      learned.errors == """
        odd.ndjson:1: record x: unknown term "exServiceType:99"; the tag is left out
        1 error

        """)
    #expect(learned.status == 1)
    let strict = try program.run("learn", "odd.ndjson", "--strict")
    #expect(strict.output == "")
    #expect(strict.status == 1)
  }

  @Test("exports what reads back", arguments: ["skos", "csv", "oruk"])
  func exports(format: String) throws {
    let exported = try program.run("export", format, "--output", "out.\(format)")
    #expect(exported.status == 0)
    let back = try program.run(
      "init", "--workspace", "back.sqlite", "--vocabulary", "out.\(format)")
    #expect(back.output.contains("8 terms"))
  }

  @Test("counts what is named twice once")
  func findsOnce() throws {
    let needs = ["--need", "Hot food", "--need", "Food"]
    for form in ["text", "json"] {
      let once = try program.run(["find", "--format", form] + needs)
      let twice = try program.run(["find", "--format", form] + needs + ["--need", "Hot food"])
      #expect(!once.output.isEmpty && once.output == twice.output)
    }
  }

  @Test(
    "says that a folder may not be written, by the name that was typed",
    arguments: [[], ["--force"]])
  func closedFolder(options: [String]) throws {
    let folder = program.folder.path + "/closed"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    if !options.isEmpty {
      try #require(try program.run("init", "--workspace", "closed/w.sqlite").status == 0)
    }
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
    defer {
      // Else the folder could not be removed; failing that, it stays.
      try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
    }
    let made = try program.run(["init", "--workspace", "closed/w.sqlite"] + options)
    #expect(
      made.errors
        == "error: closed/w.sqlite: permission denied: the folder of the workspace cannot "
        + "be written\n")
    #expect(made.status == 74)
  }

  @Test("finds service types for what a person says")
  func findsByWords() throws {
    let found = try program.run("find", "--text", "I have no food, and nobody for company")
    #expect(
      found.output == """
        Company  "company"
        Food  "food"

        Lunch clubs  exServiceType:1
          Company → Lunch clubs
        Food banks  exServiceType:3
          Food → Food banks

        """)
    let json = try program.run("find", "--text", "-", "--format", "json", input: Data("food".utf8))
    #expect(json.output.contains("\"text\": \"food\",\n      \"start\": 0,\n      \"end\": 4"))
    let nothing = try program.run("find", "--text", "I do not need food")
    #expect(nothing.output == "")
    #expect(nothing.errors == "nothing in these words names a need or a circumstance\n")
    let both = try program.run("find", "--need", "Hot food", "--text", "company", "--limit", "1")
    #expect(both.output.contains("Hot food → Lunch clubs\n  Company → Lunch clubs\n"))
  }

  @Test("checks the workspace and files alike")
  func checks() throws {
    let workspace = try program.run("check")
    let files = try program.run(
      "check", "taxonomies/service-types.csv", "taxonomies/needs.csv", "taxonomies/links.csv",
      "synonyms/keywords.csv")
    #expect(workspace.output == files.output)
    #expect(workspace.output.contains("findings:"))
  }

  @Test("checks keywords and links without terms against the terms of the workspace")
  func checksKeywords() throws {
    program.folder.write(
      "more.csv", "term,keyword\nexServiceType:1,soup hour\nexServiceType:99,nothing\n")
    let keywords = try program.run("check", "more.csv")
    #expect(keywords.errors.hasSuffix("more.csv:3: unknown term exServiceType:99\n1 error\n"))
    program.folder.write("more.csv", "term,keyword\nexServiceType:1,soup hour\n")
    let sound = try program.run("check", "more.csv")
    #expect(sound.status == 0)
    #expect(sound.output == (try program.run("check")).output)
    #expect(try program.run("check", "taxonomies/links.csv").status == 0)
  }

  @Test("measures itself, and builds the same model twice")
  func measures() throws {
    let figures = try program.run("evaluate", "--test", "records.ndjson", "--format", "json")
    #expect(figures.output.contains("\"records\": 2"))
    let again = try program.run("evaluate", "--test", "records.ndjson", "--format", "json")
    #expect(again.output == figures.output)
    #expect(figures.errors.contains("learned in "))
    let first = try program.run("model", "build", "records.ndjson")
    #expect(first.output.hasPrefix("waymark-model\t1\nabout\tmodels\t1\nabout\trecords\t2\n"))
    #expect(try program.run("model", "build", "records.ndjson").output == first.output)
  }

  @Test("answers from memory where it cannot write, and never changes a read-only workspace")
  func readOnly() throws {
    let folder = program.folder.path + "/locked"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = folder + "/w.sqlite"
    #expect(try program.run("init", "--workspace", path).status == 0)
    let manager = FileManager.default
    try manager.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
    try manager.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
    defer { try? manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder) }
    let found = try program.run("search", "lunch", "--workspace", path)
    #expect(found.output == "exServiceType:1  [Lunch] clubs\n")
    let suggested = try program.run("suggest", "lunch club", "--workspace", path)
    #expect(suggested.status == 0)
    let learned = try program.run("learn", "records.ndjson", "--workspace", path)
    #expect(learned.errors == "error: FOLDER/locked/w.sqlite: the workspace is read-only\n")
    #expect(learned.status == 74)
    let elsewhere = try program.process("search", "lunch")
    let (output, errors) = (Pipe(), Pipe())
    elsewhere.currentDirectoryURL = URL(fileURLWithPath: folder)
    (elsewhere.standardOutput, elsewhere.standardError) = (output, errors)
    try elsewhere.run()
    elsewhere.waitUntilExit()
    func text(_ pipe: Pipe) -> String {
      String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }
    #expect(text(output) == "exServiceType:1  [Lunch] clubs\n")
    #expect(text(errors).contains("made in memory"))
    #expect(try manager.contentsOfDirectory(atPath: folder) == ["w.sqlite"])
  }
}
