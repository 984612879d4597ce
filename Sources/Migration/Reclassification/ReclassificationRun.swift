import Foundation
package import WaymarkFormats
import WaymarkReports
import WaymarkServiceRecords
package import WaymarkTagging
import WaymarkTaxonomy

/// Reclassifies a whole input, and can be stopped and gone on with at any moment.
///
/// All outputs are written under temporary names and renamed at the end. From time to time they are
/// made safe on the disk, and then a checkpoint says how far they reach. A run that goes on reads the
/// input again up to there, to be sure that it is the same, and cuts off what came after.
package struct ReclassificationRun {
  /// Where the results go.
  package struct Outputs: Sendable, Hashable {
    /// The records; nil for nowhere, `-` for standard output.
    package var records: String?
    /// The change log.
    package var log: String?
    /// The table of what a person must decide; `-` for standard output.
    package var table: String?
    /// The page of what a person must decide.
    package var page: String?

    /// Makes outputs that go nowhere.
    package init() {}

    /// The file beside which the checkpoint stands; nil where nothing can be gone on with.
    var first: String? { [records, log, table, page].lazy.compactMap(\.self).first { $0 != "-" } }
    /// Whether all that is written can be cut off and gone on with.
    package var canResume: Bool {
      first != nil && ![records, log, table, page].contains("-")
    }
  }

  /// What a run does.
  package struct Task: Sendable {
    /// What is tagged with.
    package var model: LoadedModel
    /// What is asked of it.
    package var request: TaggingRequest
    /// What may be done.
    package var rules: ReclassificationPlanner.Rules
    /// What else the results depend on, in words: options and files.
    package var conditions: String
    /// How many pieces are worked on at the same time; nil for as many as there are processors.
    package var workers: Int?
    /// Where the results go.
    package var outputs: Outputs
    /// How many records a piece holds at most; nil for the usual number.
    package var pieceCount: Int?
    /// The least time between two checkpoints.
    package var pause: Duration = .seconds(1)

    /// Makes a task.
    package init(
      _ model: LoadedModel, request: TaggingRequest = TaggingRequest(),
      rules: ReclassificationPlanner.Rules, conditions: String = "", outputs: Outputs
    ) {
      self.model = model
      self.request = request
      self.rules = rules
      self.conditions = conditions
      self.outputs = outputs
    }
  }

  private let task: Task
  private let program: String

  /// Makes a run.
  ///
  /// - Parameters:
  ///   - task: What it does.
  ///   - program: The version of the program, for the log.
  package init(_ task: Task, program: String) {
    self.task = task
    self.program = program
  }
}

extension ReclassificationRun {
  /// Works through an input.
  ///
  /// - Parameters:
  ///   - input: The input.
  ///   - isResuming: Whether to go on where an earlier run was stopped.
  ///   - observe: Told of each piece that is done: what was at fault in it, the number of records so
  ///     far, and the share of the input.
  /// - Returns: What was done, with that of the run that was gone on with.
  /// - Throws: `Fault` where the input is at fault, `OutputError` where an output is; then the run can
  ///   be gone on with.
  package func run(
    _ input: ByteReader, resuming isResuming: Bool = false,
    observe: ([Fault], _ count: Int, _ share: Double?) throws -> Void = { _, _, _ in }
  ) async throws -> ReclassificationTally {
    let outputs = task.outputs
    let checkpointPath = outputs.canResume ? outputs.first.map { $0 + ".resume" } : nil
    var checkpoint = Checkpoint(conditions: conditions)
    var reader = try RecordReader(input)
    if let count = task.pieceCount { reader.chunkCount = count }
    reader.lookForTagSeparator()
    var kept: Checkpoint.Kept?
    if isResuming, let checkpointPath {
      kept = try Checkpoint.read(
        checkpointPath, outputs: outputs.files.count, terms: task.model.graph.terms.count)
    }
    if let kept {
      try skip(kept, in: &reader, &checkpoint)
      if kept.isWhole {
        try observe(try finishRenaming(kept), kept.tally.records, 1)
        if let checkpointPath { unlink(checkpointPath) }
        return kept.tally
      }
    }
    let files = try OutputSet(outputs, lengths: kept?.lengths)
    if kept == nil {
      // Only now, for another run may be writing these outputs, whose checkpoint it is.
      if let checkpointPath { unlink(checkpointPath) }
      try files.begin(
        log: ChangeLog.opening(
          policy: task.rules.policy, version: task.model.version, program: program))
    }
    do {
      let pipeline = RecordPipeline(
        Reclassifier(
          task.model, request: task.request, rules: task.rules, wishes: outputs.wishes),
        workers: task.workers
      ) { $0.reclassify($1) }
      var last = ContinuousClock.now
      try await pipeline.run(reader) { piece, share in
        try files.write(piece)
        checkpoint.add(piece)
        if !input.isReady { try files.flush() }
        try observe(piece.faults, checkpoint.tally.records, share)
        guard let checkpointPath, ContinuousClock.now - last >= task.pause else { return }
        checkpoint.lengths = try files.synchronize()
        try keep(checkpoint, at: checkpointPath)
        last = .now
      }
      try files.end(log: ChangeLog.closing(count: checkpoint.logged))
      if let checkpointPath {
        checkpoint.lengths = try files.synchronize()
        checkpoint.isWhole = true
        try keep(checkpoint, at: checkpointPath)
      }
      try observe(try files.commit(), checkpoint.tally.records, 1)
      if let checkpointPath { unlink(checkpointPath) }
    } catch {
      // What nobody can go on with is in the way.
      if checkpointPath == nil { files.abandon() } else { files.suspend() }
      throw error
    }
    return checkpoint.tally
  }

  private func keep(_ checkpoint: Checkpoint, at path: String) throws(OutputError) {
    try OutputError.wrapping { () throws(Fault) in try checkpoint.write(to: path) }
  }

  /// What a run that goes on must have in common with the one before.
  private var conditions: String {
    var print = Fingerprint()
    let judgement = task.model.judgement.encoded()
    print.add(judgement[...])
    return [
      program, task.model.version, "\(task.model.corrections)", "\(task.model.graph.terms.count)",
      print.text, task.rules.policy.rawValue, task.conditions,
      "\(task.outputs.wishes)",
    ].joined(separator: " ")
  }

  /// Reads over what was done before, and makes sure that it is what it was.
  private func skip(
    _ kept: Checkpoint.Kept, in reader: inout RecordReader, _ checkpoint: inout Checkpoint
  ) throws {
    guard kept.conditions == checkpoint.conditions else {
      throw Fault(
        at: Place(file: reader.path),
        "the earlier run had other options, another workspace or another version; begin without "
          + "--resume")
    }
    while checkpoint.pieces < kept.pieces, let chunk = try reader.nextChunk() {
      checkpoint.pieces += 1
      checkpoint.offset = chunk.offset + chunk.bytes.count
      checkpoint.input.add(Fingerprint(of: chunk.bytes).value)
    }
    guard checkpoint.pieces == kept.pieces, checkpoint.offset == kept.offset,
      checkpoint.input.text == kept.input
    else {
      throw Fault(
        at: Place(file: reader.path),
        "the input is not what it was when the earlier run stopped; begin without --resume")
    }
    checkpoint.tally = kept.tally
    checkpoint.logged = kept.logged
  }

  /// Renames what an earlier run had no time to.
  private func finishRenaming(_ kept: Checkpoint.Kept) throws(OutputError) -> [Fault] {
    try OutputError.wrapping { () throws(Fault) in
      var notes: [Fault] = []
      for (path, length) in zip(task.outputs.files, kept.lengths) {
        if FileStatus(of: OutputFile.partialPath(of: path)) == nil,
          FileStatus(of: path)?.size == length
        {
          continue
        }
        let file = try OutputFile(path: path, continuingAt: length)
        notes += try OutputSet.commit(file, isLog: path == task.outputs.log)
      }
      return notes
    }
  }
}
