import Foundation
import Testing
import WaymarkTestSupport

@Suite("Bad input is answered with a clear line and the right status")
struct BadInputTests {
  private let program = BuiltProgram()

  @Test(
    "on the command line",
    arguments: [
      ([], "OVERVIEW: ", 64),
      (["serch"], "error: unknown command \"serch\"; did you mean search?\n", 64),
      (["--verison"], "error: unknown option \"--verison\"; did you mean --version?\n", 64),
      (["search"], "error: missing QUERY\nUSAGE: waymark search QUERY", 64),
      (["search", "a", "b"], "error: unexpected \"b\"; put several words in quotes", 64),
      (["search", "a", "--limit", "x"], "error: --limit takes a whole number from 0", 64),
      (["search", "a", "--format", "yaml"], "error: unknown value of --format \"yaml\"", 64),
      (["search", "a", "--vocabulary", "nope"], "error: unknown vocabulary \"nope\"", 64),
      (["suggest"], "error: missing TEXT or --file\n", 64),
      (["suggest", "x", "--min-confidence", "2"], "error: --min-confidence takes a number", 64),
      (["suggest", "x", "--file", "y"], "error: give either a text or --file, not both", 64),
      (["suggest", "x", "--within", "zzz"], "error: unknown term \"zzz\"", 1),
      (["init", "--force", "--update"], "error: --force replaces a workspace", 64),
      (
        ["init", "--force", "--workspace", "records.ndjson"],
        "error: records.ndjson: is no Waymark workspace", 74
      ),
      (["replay", "--into", "nope/x"], "error: nope: there is no such folder", 74),
      (
        ["evaluate", "--test", "records.ndjson", "--curve", "--per-term", "f"],
        "error: --per-term tells of single answers", 64
      ),
      (["init", "--role", "need"], "error: --role comes after the --vocabulary", 64),
      (["export", "pdf"], "error: unknown format \"pdf\"; expected skos, csv, oruk, dot", 64),
      (["correct", "--text", "x"], "error: missing --by WHO", 64),
      (["correct", "--text", "x", "--by", " "], "error: missing --by WHO", 64),
      (["correct", "--by", "x", "--id", "1"], "error: --id needs --record FILE\n", 64),
      (["correct", "--by", "x", "--record", "f"], "error: --record needs --id ID\n", 64),
      (
        ["correct", "--by", "x", "--record", "f", "--id", "1", "--text", "y"],
        "error: give either --record or --text, not both\n", 64
      ),
      (["forget", "--by", "  "], "error: missing --by WHO", 64),
      (["replay"], "error: missing --into FILE", 64),
      (["serve"], "error: missing --stdio", 64),
      (["evaluate"], "error: missing --test FILE", 64),
      (["evaluate", "--test", "f", "--by", "id"], "error: --by says how --folds are cut;", 64),
      (
        ["evaluate", "--test", "f", "--folds", "2", "--train", "g"],
        "error: --folds learns from the test records; give either --folds or --train\n", 64
      ),
      (
        ["evaluate", "--test", "f", "--seed", "2"], "error: --seed says how --curve is played;", 64
      ),
      (
        ["suggest", "x", "--min-confidence", "0.5", "--precision", "0.5"],
        "error: give either --min-confidence or --precision, not both\n", 64
      ),
      (
        ["export", "csv", "--per-page", "5"], "error: --per-page does not go with export csv\n", 64
      ),
      (["export", "oruk", "--per-page", "5"], "error: --per-page needs --output FOLDER\n", 64),
      (
        ["export", "oruk", "--per-page", "5", "--output", "-"],
        "error: --per-page needs --output FOLDER\n", 64
      ),
      (["keywords", "ad"], "error: unknown action \"ad\"; did you mean add?\n", 64),
      (
        ["keywords", "remove", "x", "y", "--weight", "2"],
        "error: --weight does not go with keywords remove\n", 64
      ),
      (["model", "info", "--strict"], "error: --strict does not go with model info\n", 64),
      (
        ["reclassify", "f", "--undo", "log", "--resume"],
        "error: --resume does not go with --undo\n", 64
      ),
      (["learn", "records.ndjson"], "error: waymark.sqlite: there is no workspace;", 74),
    ] as [([String], String, Int32)])
  func usage(words: [String], errors: String, status: Int32) throws {
    if words.contains("--within") || words.contains("--vocabulary") || words.contains("--into") {
      #expect(try program.run("init").status == 0)
    }
    let result = try program.run(words)
    #expect(result.errors.hasPrefix(errors))
    #expect(result.output == "")
    #expect(result.status == status)
  }

  @Test(
    "in what is searched for",
    arguments: [
      "", " ", "\"", "\" OR *", "NEAR(", "lunch AND", "lunch*", "^lunch", "-lunch", "col:lunch",
      "(((", "lunch\u{0}club", "🍲", "\u{FFFD}", String(repeating: "lunch ", count: 5000),
    ])
  func queries(query: String) throws {
    let result = try program.run(
      ["search", "-"], input: Data(query.utf8))
    #expect(result.status == 0)
    #expect(!result.errors.contains("error"))
  }

  @Test(
    "in a text",
    arguments: [
      (Data(), 1), (Data(" \n\t".utf8), 1), (Data("\u{0}\u{0}".utf8), 1),
      (Data([0xFF, 0xFE, 0x00, 0x80]), 1), (Data([0xED, 0xA0, 0x80, 0x41]), 1),
      (Data("Lunch\u{0}club".utf8), 0), (Data("\" OR * NEAR( ''; --".utf8), 0),
      (Data(String(repeating: "Soup for all. ", count: 75_000).utf8), 0),
    ] as [(Data, Int32)])
  func texts(text: Data, status: Int32) throws {
    let result = try program.run("suggest", "-", "--format", "ndjson", input: text)
    #expect(result.status == status)
    #expect(result.output.isEmpty == (status != 0))
  }

  @Test(
    "in a file of records",
    arguments: [
      (#"{"id":"a","name":"Lunch"}"# + "\n{\"id\":\"b\",\n{\"name\":\"Soup\"}", 2, 1),
      (#"{"id":"a","name":"\ud800"}"# + "\n" + #"{"name":"Soup"}"#, 1, 1),
      (#"{"id":"a"}"# + "\n" + #"{"name":"Soup"}"#, 1, 1),
      ("\u{FEFF}id,name,description\r\na,Lunch,\"two\r\nlines\"\r\n", 1, 0),
      ("id,name,description\na,Lunch,\"open\n", 0, 1),
      ("\u{0}\u{1}\u{2}\u{3}", 0, 1), ("", 0, 0), ("[]", 0, 0),
    ] as [(String, Int, Int32)])
  func records(file: String, answers: Int, status: Int32) throws {
    program.folder.write("in", file)
    let result = try program.run("suggest", "--file", "in", "--format", "ndjson")
    #expect(result.output.split(separator: "\n").count == answers)
    #expect(result.status == status, "\(result.errors)")
    if status != 0 { #expect(result.errors.contains("in:")) }
  }

  @Test(
    "in place of a file",
    arguments: [
      ("missing", "there is no such file or folder"), (".", "is a folder, and a file was expected"),
    ])
  func files(path: String, message: String) throws {
    #expect(try program.run("init").status == 0)
    for command in [
      ["suggest", "--file", path], ["learn", path], ["check", path],
      ["init", "--force", "--vocabulary", path], ["init", "--force", "--synonyms", path],
      ["audit", path], ["audit", path, "--format", "csv"], ["evaluate", "--test", path],
      ["map", path], ["reclassify", path, "--output", "out.ndjson"],
    ] {
      let result = try program.run(command)
      #expect(result.errors.contains(message), "\(command)")
      #expect(result.output == "", "\(command)")
      #expect(result.status == 1, "\(command)")
    }
  }

  @Test(
    "in place of a workspace",
    arguments: [
      ("note.txt", "not a Waymark workspace"), (".", "folder"), ("no/w.sqlite", "folder"),
      ("empty", "not a Waymark workspace (an empty file)"),
    ])
  func workspaces(path: String, message: String) throws {
    program.folder.write("empty", "")
    program.folder.write("note.txt", String(repeating: "This is no database. ", count: 100))
    let result = try program.run("search", "lunch", "--workspace", path)
    #expect(result.errors.contains(message))
    #expect(result.output == "")
    #expect(result.status == 74)
  }

  @Test("from a newer version")
  func newerSchema() throws {
    #expect(try program.run("init").status == 0)
    let path = program.folder.path + "/waymark.sqlite"
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    // https://www.sqlite.org/fileformat.html: the user version stands at byte 60, big-endian.
    bytes.replaceSubrange(60..<64, with: [0, 0, 0x03, 0xE7])
    try bytes.write(to: URL(fileURLWithPath: path))
    let result = try program.run("search", "lunch")
    #expect(result.errors.contains("made by a newer version of waymark (schema 999"))
    #expect(result.status == 74)
  }

  @Test("on a full disk", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullDisk() throws {
    #expect(try program.run("init").status == 0)
    let result = try program.run("export", "csv", "--output", "/dev/full")
    #expect(result.errors == "error: /dev/full: cannot be written: the disk is full\n")
    #expect(result.status == 74)
  }

  @Test(
    "in files that are no UTF-8 by their first bytes, whatever they are to be",
    arguments: [
      ["init", "--vocabulary", "wide"], ["init", "--synonyms", "wide"],
      ["init", "--links", "wide"],
      ["check", "wide"], ["map", "wide"], ["map", "terms.csv", "--review", "wide"],
      ["audit", "records.ndjson", "--mapping", "wide"],
      ["reclassify", "records.ndjson", "--mapping", "wide"], ["learn", "wide"],
    ])
  func foreign(words: [String]) throws {
    if words[0] == "learn" { #expect(try program.run("init").status == 0) }
    program.folder.write("records.ndjson", #"{"name":"Lunch"}"# + "\n")
    program.folder.write("terms.csv", "id,label\ntown:1,Food\n")
    let kinds: [([UInt8], String)] = [
      ([0xFF, 0xFE, 0x69, 0, 0x64, 0, 0x2C, 0], "wide: is UTF-16; save it as UTF-8"),
      ([0x1F, 0x8B, 8, 0, 0], "wide: is compressed; unpack it first"),
    ]
    for (bytes, message) in kinds {
      program.folder.write("wide", bytes)
      let result = try program.run(words)
      #expect(result.errors.contains(message), "\(result.errors)")
      #expect(result.status == 1)
    }
  }
}
