import Foundation
import Testing
import WaymarkTestSupport

@Suite("The program as a filter")
struct FilterTests {
  private let program = BuiltProgram()

  /// What the program is run as: it suggests, and it changes tags, a broken record among the others.
  static let filters = [
    ["suggest", "--file", "-", "--format", "ndjson"],
    ["reclassify", "-", "--policy", "replace", "--mapping", "local.sssom.tsv"],
  ]

  private static let crosswalk = """
    #curie_map:
    #  town: "urn:town:"
    subject_id\tpredicate_id\tobject_id\tmapping_justification
    town:food\tskos:exactMatch\texServiceType:3\tsemapv:ManualMappingCuration

    """

  /// A file of records, and what one process writes of it.
  private func answers(_ filter: [String]) throws -> (records: String, whole: String) {
    let names = ["Lunch club", "Bread é cheese", "Grief counselling", "Toy chest", "Unpaid carers"]
    let tags = ["", "exServiceType:4", "town:food"]
    var lines = (0..<600).map { number in
      #"{"id":"r\#(number)","name":"\#(names[number % 5]) \#(number)","#
        + #""description":"Soup \#(number).","categories":["\#(tags[number % 3])"]}"#
    }
    if filter[0] == "reclassify" { lines[300] = #"{"id":"r300", broken"# }
    let text = lines.joined(separator: "\n") + "\n"
    let records = program.folder.write("many.ndjson", text)
    program.folder.write("local.sssom.tsv", Self.crosswalk)
    #expect(try program.run("init").status == 0)
    let whole = try program.run(filter, input: Data(text.utf8))
    #expect(whole.status == (filter[0] == "reclassify" ? 1 : 0))
    #expect(whole.output.split(separator: "\n").count == lines.count)
    #expect(whole.output != text)
    return (records, whole.output)
  }

  /// The environment of another engine's processes.
  private func environment() throws -> [String: String] {
    program.environment.filter { ["WAYMARK_DATA", "LD_LIBRARY_PATH"].contains($0.key) }
      .merging(["WAYMARK": try BuiltProgram.path]) { $1 }
  }

  private static let isParallelThere: Bool = {
    guard let tool = ForeignTool("parallel") else { return false }
    // Another program of the name comes with moreutils.
    let folder = TemporaryFolder()
    return (try? tool.run(["--version"], in: folder).output.hasPrefix("GNU parallel")) ?? false
  }()

  @Test(
    "writes the same under GNU parallel as by itself",
    .enabled(if: isParallelThere, "GNU parallel is not installed"), arguments: filters)
  func parallel(_ filter: [String]) throws {
    let (records, whole) = try answers(filter)
    let shell = try #require(ForeignTool("sh"))
    let result = try shell.run(
      [ForeignTool.checkout + "/Clients/parallel-filter", records, "10k"] + filter,
      in: program.folder, adding: environment())
    #expect(result.status == 0, "\(result.errors.suffix(500))")
    #expect(result.output == whole)
    let wrong = try shell.run(
      [ForeignTool.checkout + "/Clients/parallel-filter", records, "10k"] + filter
        + ["--unheard-of"], in: program.folder, adding: environment())
    #expect(wrong.status != 0)
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
    "writes the same under Apache Spark as by itself",
    .enabled(if: spark != nil, "pyspark and Java are not installed"), arguments: filters)
  func sparkPipe(_ filter: [String]) throws {
    let (records, whole) = try answers(filter)
    let spark = try #require(Self.spark)
    let folder = program.folder.path
    let result = try spark.run(
      [ForeignTool.checkout + "/Clients/spark_filter.py", records, folder + "/answers", "3"]
        + filter, in: program.folder, adding: environment())
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
