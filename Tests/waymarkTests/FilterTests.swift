import Foundation
import Testing
import WaymarkTestSupport

@Suite("The program as a filter")
struct FilterTests {
  private let program = BuiltProgram()

  /// A file of records, and what one process answers to it.
  private func answers() throws -> (records: String, whole: String) {
    let names = ["Lunch club", "Bread é cheese", "Grief counselling", "Toy chest", "Unpaid carers"]
    let lines = (0..<600).map { number in
      #"{"id":"r\#(number)","name":"\#(names[number % 5]) \#(number)","description":"Soup \#(number)."}"#
    }
    let records = program.folder.write("many.ndjson", lines.joined(separator: "\n") + "\n")
    #expect(try program.run("init", "--workspace", "w.sqlite").status == 0)
    let whole = try program.run(
      "suggest", "--file", "many.ndjson", "--format", "ndjson", "--workspace", "w.sqlite")
    #expect(whole.status == 0)
    #expect(whole.output.split(separator: "\n").count == lines.count)
    return (records, whole.output)
  }

  private static let isParallelThere: Bool = {
    guard let tool = ForeignTool("parallel") else { return false }
    // Another program of the name comes with moreutils.
    let folder = TemporaryFolder()
    return (try? tool.run(["--version"], in: folder).output.hasPrefix("GNU parallel")) ?? false
  }()

  @Test(
    "answers the same under GNU parallel as by itself",
    .enabled(if: isParallelThere, "GNU parallel is not installed"))
  func parallel() throws {
    let (records, whole) = try answers()
    let shell = try #require(ForeignTool("sh"))
    let result = try shell.run(
      [
        ForeignTool.checkout + "/Clients/parallel-suggest", records,
        program.folder.path + "/w.sqlite", "10k",
      ], in: program.folder, adding: ["WAYMARK": try BuiltProgram.path])
    #expect(result.errors == "")
    #expect(result.status == 0)
    #expect(result.output == whole)
  }

  /// A Python that has pyspark: `$WAYMARK_PYTHON`, else the one on the path.
  private static let spark: ForeignTool? = {
    let named = ProcessInfo.processInfo.environment["WAYMARK_PYTHON"]
    guard ForeignTool.has("java"),
      let tool = named.map({ ForeignTool(at: $0) }) ?? ForeignTool("python3")
    else { return nil }
    let found = try? tool.run(["-c", "import pyspark"], in: TemporaryFolder()).status == 0
    return found == true ? tool : nil
  }()

  @Test(
    "answers the same under Apache Spark as by itself",
    .enabled(if: spark != nil, "pyspark and Java are not installed"))
  func sparkPipe() throws {
    let (records, whole) = try answers()
    let spark = try #require(Self.spark)
    let folder = program.folder.path
    let result = try spark.run(
      [
        ForeignTool.checkout + "/Clients/spark_suggest.py", records, folder + "/w.sqlite",
        folder + "/answers", "3",
      ], in: program.folder, adding: ["WAYMARK": try BuiltProgram.path])
    #expect(result.status == 0, "\(result.errors.suffix(500))")
    let parts = try FileManager.default.contentsOfDirectory(atPath: folder + "/answers")
      .filter { $0.hasPrefix("part-") }.sorted()
    #expect(parts.count >= 3)
    let pieces = try parts.map {
      try String(contentsOfFile: folder + "/answers/" + $0, encoding: .utf8)
    }
    #expect(pieces.joined() == whole)
  }
}
