package import WaymarkFormats
import WaymarkServiceRecords
import WaymarkTagging

/// Audits the records of inputs on all processors, in input order.
package struct AuditRun: Sendable {
  /// What became of one piece of an input.
  package struct Progress: Sendable {
    /// What was at fault in it.
    package var faults: [Fault]
    /// Its tags as rows of a table, where they were asked for.
    package var rows: [UInt8]
    /// How many records were read so far.
    package var count: Int
    /// The share of the input that was read, where its size is known.
    package var share: Double?
  }

  private struct Piece: Sendable {
    var records: [AuditedRecord] = []
    var faults: [Fault] = []
    var rows: [UInt8] = []
  }

  /// What was found so far.
  package private(set) var audit: DirectoryAudit
  private let pipeline: RecordPipeline<Auditor, Piece>
  private let isListing: Bool
  private var count = 0

  /// Makes ready to audit.
  ///
  /// - Parameters:
  ///   - auditor: What each worker begins with.
  ///   - listing: Whether to make a row of each tag.
  ///   - workers: How many pieces are worked on at the same time; as many as there are processors
  ///     for nil.
  package init(_ auditor: Auditor, listing: Bool = false, workers: Int? = nil) {
    audit = DirectoryAudit(graph: auditor.graph)
    isListing = listing
    pipeline = RecordPipeline(auditor, workers: workers) { auditor, chunk in
      var piece = Piece()
      var table = DelimitedWriter()
      for item in chunk.parse() {
        switch item {
        case .fault(let fault): piece.faults.append(fault)
        case .record(let record):
          let audited = auditor.audit(record)
          if listing { AuditTable.append(audited, to: &table) }
          piece.records.append(audited)
        }
      }
      piece.rows = table.bytes
      return piece
    }
  }

  /// Audits the records of several inputs, of which those that can be read serve.
  ///
  /// - Parameters:
  ///   - paths: The inputs; `-` is standard input.
  ///   - deliver: Takes what became of each piece, in order; rows have their header before them.
  /// - Returns: Whether any of them could be read to its end.
  /// - Throws: What `deliver` throws, which ends the work.
  package mutating func read(
    paths: [String], deliver: (Progress) throws -> Void
  ) async throws -> Bool {
    // Comes with the first piece: where nothing can be read, there is no table.
    var header = isListing ? AuditTable.header : []
    var isAnyRead = false
    for path in paths {
      let before = count
      var hasErrors = false
      do {
        try await read(try ByteReader(path: path)) { progress in
          hasErrors = hasErrors || progress.faults.contains { $0.severity == .error }
          var progress = progress
          progress.rows = header + progress.rows
          header = []
          try deliver(progress)
        }
        isAnyRead = true
        if count == before, !hasErrors { try deliver(progress([.noRecords(in: path)])) }
      } catch let fault as Fault {
        try deliver(progress([fault]))
      }
    }
    if isAnyRead, !header.isEmpty { try deliver(progress(rows: header)) }
    return isAnyRead
  }

  private func progress(_ faults: [Fault] = [], rows: [UInt8] = []) -> Progress {
    Progress(faults: faults, rows: rows, count: count, share: nil)
  }

  /// Audits the records of one input, after those of others.
  ///
  /// - Parameters:
  ///   - input: The input.
  ///   - deliver: Takes what became of each piece, in order.
  /// - Throws: `Fault` where the input cannot be read on; what `deliver` throws, which ends the work.
  package mutating func read(
    _ input: ByteReader, deliver: (Progress) throws -> Void
  ) async throws {
    var audit = audit
    var count = count
    defer { (self.audit, self.count) = (audit, count) }
    // One owner at a time, or every record would copy the counts.
    self.audit = DirectoryAudit(graph: audit.graph)
    try await pipeline.run(try RecordReader(input)) { piece, share in
      for record in piece.records { audit.add(record) }
      count += piece.records.count
      try deliver(
        Progress(faults: piece.faults, rows: piece.rows, count: count, share: share))
    }
  }
}
