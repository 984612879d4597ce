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
    var opened: [OutputFile] = []
    func keep(_ file: OutputFile?) -> OutputFile? {
      if let file { opened.append(file) }
      return file
    }
    do throws(OutputError) {
      records = keep(try open(outputs.records))
      log = keep(try open(outputs.log))
      table = keep(try open(outputs.table))
      page = keep(try open(outputs.page))
    } catch {
      // What is to be gone on with stays, though a part of it is lost.
      if lengths != nil { for file in opened { file.suspend() } }
      throw error
    }
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
  func end(log closing: [UInt8]) throws(OutputError) {
    try OutputError.wrapping { () throws(Fault) in
      try log?.write(closing)
      try page?.write(ReviewPage.closing)
    }
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
  ///
  /// - Returns: That an earlier log is kept under another name, where there was one: it may be the only
  ///   way back.
  func commit() throws(OutputError) -> [Fault] {
    try OutputError.wrapping { () throws(Fault) in
      var notes: [Fault] = []
      for file in all.reversed() { notes += try Self.commit(file, isLog: file === log) }
      return notes
    }
  }

  /// Gives one of them its name.
  static func commit(_ file: OutputFile, isLog: Bool) throws(Fault) -> [Fault] {
    guard let kept = try file.commit(keepingOld: isLog) else { return [] }
    return [
      Fault(
        .warning, at: Place(file: file.path), "an earlier log was there, and is kept as \(kept)")
    ]
  }

  /// Takes away what there is.
  func abandon() { for file in all { file.abandon() } }

  /// Leaves what there is for another run.
  func suspend() { for file in all { file.suspend() } }
}
