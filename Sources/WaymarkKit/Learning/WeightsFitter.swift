package import WaymarkFormats
import WaymarkClassifier
import WaymarkServiceRecords
import WaymarkStorage
package import WaymarkTagging

/// Fits the weights that ship, from a table of tasks.
///
/// Each row of the table names a workspace and a file of assured records. With `learned` set to
/// `others` the records are learned, and each is ranked by what the others taught; with `none` the
/// workspace ranks them as it is.
package struct WeightsFitter {
  /// What was fitted and what was at fault.
  package struct Result: Sendable {
    /// The weights and the calibration.
    package var judgement = Judgement()
    /// The name of each task's file with the number of records that were ranked.
    package var tasks: [(records: String, count: Int)] = []
    /// What was at fault in the files.
    package var faults: [Fault] = []
  }

  /// Makes a fitter.
  package init() {}

  /// Fits.
  ///
  /// - Parameter path: The table: CSV or TSV with the columns `workspace`, `records`, `learned`
  ///   (`others` or `none`), `answers` (`all` or `official`) and `mass`.
  /// - Returns: The weights.
  /// - Throws: `Fault` where the table or a file in it cannot be read, `StoreError` where a workspace
  ///   cannot.
  package func fit(tasksAt path: String) throws -> Result {
    var result = Result()
    var tasks: [FittingTask] = []
    for row in try rows(of: path) {
      let store = try WorkspaceStore(at: row.workspace)
      var parts = try ModelStore.loadParts(from: store).parts
      let maker = LessonMaker(graph: parts.graph, features: parts.features)
      let read = RecordReader.readAll([row.records])
      result.faults += read.faults
      let records = read.records.compactMap { maker.trainingRecord(from: $0) }
      var task = FittingTask(examples: [], mass: row.mass)
      if row.learnsOthers {
        for record in records { parts.learned.add(record.lesson) }
        task.examples = JudgementTrainer.examples(from: records, parts: parts)
      } else {
        task.examples = JudgementTrainer.examples(
          from: records, engine: Engine(parts), isOfficialOnly: row.isOfficialOnly)
      }
      tasks.append(task)
      result.tasks.append((row.records, records.count))
    }
    result.judgement = PooledFit.fit(tasks)
    return result
  }

  private struct Row {
    var workspace: String
    var records: String
    var learnsOthers: Bool
    var isOfficialOnly: Bool
    var mass: Double
  }

  private func rows(of path: String) throws -> [Row] {
    var reader = try DelimitedReader(path: path, comment: UInt8(ascii: "#"))
    let names = ["workspace", "records", "learned", "answers", "mass"]
    let columns = try names.map { name in
      guard let column = reader.column(name) else {
        throw Fault(
          at: Place(file: path, line: reader.headerLine), "wrong header: no column \"\(name)\"")
      }
      return column
    }
    var rows: [Row] = []
    while let row = try reader.next() {
      let cells = columns.map { row.text($0) }
      guard ["others", "none"].contains(cells[2]), ["all", "official"].contains(cells[3]),
        let mass = Double(cells[4]), mass > 0, mass < 1000
      else {
        throw Fault(
          at: Place(file: path, line: row.line),
          "expected a workspace, a file of records, others or none, all or official, and a mass")
      }
      rows.append(
        Row(
          workspace: cells[0], records: cells[1], learnsOthers: cells[2] == "others",
          isOfficialOnly: cells[3] == "official", mass: mass))
    }
    if let fault = reader.faults.first { throw fault }
    return rows
  }
}
