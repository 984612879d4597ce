import Foundation
import Testing
import WaymarkTestSupport

@Suite("A full disk")
struct FullDiskTests {
  private let program = BuiltProgram()

  @Test("where an answer goes is said in one line", arguments: [["tree"], ["export", "skos"]])
  func stream(words: [String]) throws {
    #expect(try program.run("init", "--workspace", "w.sqlite").status == 0)
    let shell = try #require(ForeignTool("sh"))
    let line = ([try BuiltProgram.path] + words).joined(separator: " ")
    let result = try shell.run(
      ["-c", "\(line) --workspace w.sqlite >/dev/full"], in: program.folder)
    #expect(result.errors == "error: -: cannot be written: the disk is full\n")
    #expect(result.status == 74)
  }

  @Test(
    "leaves no half-written file, and what stood there still stands",
    .enabled(if: SmallDisk.isPermitted, "no small disk can be mounted here"))
  func output() throws {
    let disk = try SmallDisk(kilobytes: 64)
    #expect(try program.run("init", "--workspace", "w.sqlite").status == 0)
    try Data("before".utf8).write(to: URL(fileURLWithPath: disk.path + "/out"))
    try disk.fill()
    for words in [
      ["export", "skos", "--output", disk.path + "/out"],
      ["export", "oruk", "--per-page", "2", "--output", disk.path + "/feed"],
    ] {
      let result = try program.run(words + ["--workspace", "w.sqlite"])
      #expect(result.errors.hasSuffix("cannot be written: the disk is full\n"))
      #expect(result.errors.split(separator: "\n").count == 1)
      #expect(result.status == 74)
      #expect(try disk.files() == ["out"])
    }
    #expect(try String(contentsOfFile: disk.path + "/out", encoding: .utf8) == "before")
  }

  @Test(
    "makes no half workspace",
    .enabled(if: SmallDisk.isPermitted, "no small disk can be mounted here"),
    arguments: [0, 20_000])
  func initialise(room: Int) throws {
    let disk = try SmallDisk(kilobytes: 64)
    try disk.fill(leaving: room)
    let result = try program.run("init", "--workspace", disk.path + "/w.sqlite")
    #expect(result.errors.contains("no space left for the workspace"))
    #expect(result.errors.split(separator: "\n").count == 1)
    #expect(result.status == 74)
    #expect(try disk.files() == [])
  }

  @Test(
    "teaches a workspace nothing, and does it no harm",
    .enabled(if: SmallDisk.isPermitted, "no small disk can be mounted here"))
  func learn() throws {
    let disk = try SmallDisk(kilobytes: 2048)
    let path = disk.path + "/w.sqlite"
    #expect(try program.run("init", "--workspace", path).status == 0)
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    try disk.fill()
    let learned = try program.run("learn", "records.ndjson", "--workspace", path)
    #expect(learned.errors.contains("no space left for the workspace"))
    #expect(learned.errors.split(separator: "\n").count == 1)
    #expect(learned.status == 74)
    // A full disk still answers.
    let found = try program.run("search", "lunch", "--workspace", path)
    #expect(found.output == "exServiceType:1  [Lunch] clubs\n")
    try disk.empty()
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    #expect(try program.run("learn", "records.ndjson", "--workspace", path).status == 0)
    #expect(try disk.files() == ["w.sqlite"])
  }
}
