import WaymarkFormats
import WaymarkReports

extension ReclassificationRun.Outputs {
  /// The outputs in a fixed order.
  var files: [String] { [records, log, table, page].compactMap(\.self) }

  /// What workers have to write.
  var wishes: Reclassifier.Wishes {
    var wishes = Reclassifier.Wishes()
    wishes.log = log != nil
    wishes.table = table != nil
    wishes.page = page != nil
    return wishes
  }
}

/// The open outputs of a run.
struct OutputSet {
  private let records: OutputFile?
  private let log: OutputFile?
  private let table: OutputFile?
  private let page: OutputFile?
  private var all: [OutputFile] { [records, log, table, page].compactMap(\.self) }

  /// Opens the outputs.
  ///
  /// - Parameters:
  ///   - outputs: Where they are.
  ///   - lengths: How much of each is kept, to go on after it; nil to begin anew.
  /// - Throws: `OutputError` where one cannot be opened.
  init(_ outputs: ReclassificationRun.Outputs, lengths: [Int]?) throws(OutputError) {
    var rest = lengths?[...]
    func open(_ path: String?) throws(OutputError) -> OutputFile? {
      guard let path else { return nil }
      let start = rest?.popFirst()
      return try OutputError.wrapping { () throws(Fault) in
        try OutputFile(path: path, continuingAt: start)
      }
    }
    records = try open(outputs.records)
    log = try open(outputs.log)
    table = try open(outputs.table)
    page = try open(outputs.page)
  }

  /// Writes what comes before all records.
  func begin(log opening: [UInt8]) throws(OutputError) {
    var header = DelimitedWriter()
    header.append(ReviewQueue.columns)
    try OutputError.wrapping { () throws(Fault) in
      try log?.write(opening)
      try table?.write(header.bytes)
      try page?.write(ReviewPage.opening)
    }
  }

  /// Writes what was made of one piece.
  func write(_ piece: ReclassifiedPiece) throws(OutputError) {
    try OutputError.wrapping { () throws(Fault) in
      try records?.write(piece.bytes)
      try log?.write(piece.log)
      try table?.write(piece.reviewRows)
      try page?.write(ReviewPage.items(piece.reviewItems))
    }
  }

  /// Writes what comes after all records.
  func end() throws(OutputError) {
    try OutputError.wrapping { () throws(Fault) in try page?.write(ReviewPage.closing) }
  }

  /// Hands over to whoever reads.
  func flush() throws(OutputError) {
    try OutputError.wrapping { () throws(Fault) in for file in all { try file.flush() } }
  }

  /// Makes all of it safe on the disk, and returns how much there is of each.
  func synchronize() throws(OutputError) -> [Int] {
    try OutputError.wrapping { () throws(Fault) in for file in all { try file.synchronize() } }
    return all.map(\.count)
  }

  /// Gives all of them their names, the records last.
  func commit() throws(OutputError) {
    try OutputError.wrapping { () throws(Fault) in for file in all.reversed() { try file.commit() }
    }
  }

  /// Leaves what there is for another run.
  func suspend() { for file in all { file.suspend() } }
}
