package import WaymarkFormats

/// Streams service records from a file, from standard input, or from memory.
///
/// The layout is told by content: NDJSON, a JSON array, an envelope around one, objects one after the
/// other, CSV and TSV; the records by their keys: ours, Open Referral UK versions 1 and 3, and Annif's
/// corpus. A record that cannot be read is a fault with its place, and reading goes on.
///
///     var reader = try RecordReader(path: "services.ndjson")
///     while let item = try reader.next() {
///       switch item {
///       case .record(let record): print(record.name)
///       case .fault(let fault): print(fault)
///       }
///     }
///
/// To use all processors, take chunks with `nextChunk()` and let tasks `parse()` them.
package struct RecordReader {
  /// How many bytes a chunk holds, about, so that large records do not fill the memory.
  static let chunkBytes = 4 << 20
  /// The longest record that is read.
  static let recordLimit = 64 << 20

  /// How many records a chunk holds at most: as many as keep a task busy for long enough.
  package var chunkCount = 1024

  /// The path as the user named it.
  package var path: String { reader.path }
  /// The size of the input where it is known beforehand.
  package var size: Int? { reader.size }
  /// How many bytes have been read so far.
  package var offset: Int { reader.offset }
  /// Which share of the input has been read, where its size is known.
  package var share: Double? { size.map { $0 > 0 ? Double(offset) / Double($0) : 1 } }
  /// Whether reading on would not wait: there is more, or the input is known to be at its end.
  package var isReady: Bool { reader.isReady }

  private let reader: ByteReader
  private var source: Source
  /// What was read and not handed out yet.
  private var buffer: [UInt8] = []
  /// Where `buffer` begins in the input.
  private var bufferOffset = 0
  private var isAtEnd = false
  /// What the system refused, to be thrown once what was read before is handed out.
  private var failure: Fault?
  /// The items of the last chunk that `next()` has not handed out yet, the next one last.
  private var items: [RecordItem] = []

  private enum Source {
    /// Taken out while a chunk is read.
    case none
    case lines(LineScanner)
    case document(ElementScanner)
    case table(DelimitedReader, RecordColumns)
  }

  /// Reads what a reader yields.
  ///
  /// - Throws: `Fault` where nothing can be read, or where it holds no records.
  package init(_ reader: ByteReader) throws(Fault) {
    self.reader = reader
    source = .none
    var format = RecordFormat.unclear
    var mark = 0
    while format == .unclear {
      // Twice as much each time, for every look begins at the beginning; but no waiting for it.
      let enough = 2 * buffer.count
      repeat {
        isAtEnd = try reader.read(into: &buffer) == 0
      } while !isAtEnd && buffer.count < enough && reader.isReady
      mark = buffer.hasByteOrderMark ? 3 : 0
      format = RecordFormat.sniff(buffer[mark...], isAtEnd: isAtEnd)
      // An object that is longer than any record can only be an odd envelope.
      if format == .unclear, buffer.count > Self.recordLimit { format = .document }
    }
    switch format {
    case .lines, .unclear: source = .lines(LineScanner(position: mark))
    case .document: source = .document(ElementScanner(position: mark))
    case .table: source = try Self.table(reader, buffer)
    case .unknown(let reason): throw Fault(at: Place(file: reader.path), reason)
    }
  }

  /// Opens a file, or standard input for `-`.
  ///
  /// - Throws: `Fault` where the file cannot be read, or where it holds no records.
  package init(path: String) throws(Fault) {
    try self.init(try ByteReader(path: path))
  }

  private static func table(
    _ reader: ByteReader, _ beginning: [UInt8]
  ) throws(Fault) -> Source {
    var beginning: [UInt8]? = beginning
    do {
      let table = try DelimitedReader(file: reader.path, keepingSource: true) { bytes in
        if let piece = beginning {
          bytes.append(contentsOf: piece)
          beginning = nil
          return true
        }
        return try reader.read(into: &bytes) > 0
      }
      return .table(table, RecordColumns(header: table.header, separator: table.separator))
    } catch {
      throw Fault(error, in: reader.path)
    }
  }
}

extension RecordReader {
  /// Returns the next record or fault, or `nil` at the end.
  ///
  /// - Throws: `Fault` where the system refuses to read on. A record that cannot be read is not an
  ///   error but an item.
  package mutating func next() throws(Fault) -> RecordItem? {
    while items.isEmpty {
      guard let chunk = try nextChunk() else { return nil }
      items = chunk.parse().reversed()
    }
    return items.popLast()
  }

  /// Reads all records of some files.
  ///
  /// - Parameter paths: The files; `-` is standard input.
  /// - Returns: The records and the faults, each in the order in which they stand; a file that cannot
  ///   be read is one of the faults.
  package static func readAll(
    _ paths: [String]
  ) -> (records: [ServiceRecord], faults: [Fault]) {
    var records: [ServiceRecord] = []
    var faults: [Fault] = []
    for path in paths {
      do throws(Fault) {
        var reader = try RecordReader(path: path)
        while let item = try reader.next() {
          switch item {
          case .record(let record): records.append(record)
          case .fault(let fault): faults.append(fault)
          }
        }
      } catch {
        faults.append(error)
      }
    }
    return (records, faults)
  }

  /// Returns the next piece of the input, or `nil` at the end.
  ///
  /// A piece holds up to `chunkCount` records. It holds fewer where they are large, and where a pipe has no
  /// more to give at the moment, so that a filter answers before it waits.
  ///
  /// - Throws: `Fault` where the system refuses to read on.
  package mutating func nextChunk() throws(Fault) -> RecordChunk? {
    if failure == nil, let chunk = takeChunk() { return chunk }
    guard let failure else { return nil }
    self.failure = nil
    throw failure
  }

  /// Looks through a table for what stands between two tags, so that the rows before the first that
  /// shows it are edited as those behind it; what cannot be read twice shows it as it comes.
  package mutating func lookForTagSeparator() {
    guard case .table(let table, var columns) = source, columns.seeksTagSeparator, path != "-",
      let size, FileStatus(of: path)?.size == size
    else { return }
    // What is wrong with the file is said when it is read.
    guard var rows = try? DelimitedReader(path: path, separator: table.separator) else { return }
    while columns.seeksTagSeparator, let row = try? rows.next() {
      columns.look(at: row, fromLine: 0)
      _ = rows.takeFaults()
    }
    source = .table(table, columns)
  }

  private mutating func takeChunk() -> RecordChunk? {
    let taken = source
    // Only one holds the scanner at a time, so that what it has gathered is not copied.
    source = .none
    switch consume taken {
    case .lines(var scanner):
      defer { source = .lines(scanner) }
      return nextChunk(&scanner)
    case .document(var scanner):
      defer { source = .document(scanner) }
      return nextChunk(&scanner)
    case .table(var table, var columns):
      defer { source = .table(table, columns) }
      return nextChunk(&table, &columns)
    case .none:
      return nil
    }
  }

  private mutating func nextChunk(
    _ scanner: inout some PieceScanner
  ) -> RecordChunk? {
    var pieces: [RecordChunk.Piece] = []
    while pieces.count < chunkCount, scanner.pendingStart < Self.chunkBytes {
      let path = path
      let isAtEnd = isAtEnd
      let piece = buffer.withUnsafeBufferPointer {
        scanner.nextPiece(in: $0, isAtEnd: isAtEnd, path: path)
      }
      if let piece {
        pieces.append(piece)
      } else if isAtEnd || !pieces.isEmpty && !reader.isReady {
        break
      } else {
        do throws(Fault) {
          self.isAtEnd = try reader.read(into: &buffer) == 0
        } catch {
          failure = error
          self.isAtEnd = true
          break
        }
      }
    }
    // At the end nothing can follow what was left unfinished.
    let isLast = isAtEnd && pieces.count < chunkCount && scanner.pendingStart < Self.chunkBytes
    let end = isLast ? buffer.count : scanner.pendingStart
    guard end > 0 || !pieces.isEmpty else { return nil }
    let chunk = RecordChunk(
      path: path, offset: bufferOffset, bytes: buffer[..<end], pieces: pieces, columns: nil,
      envelope: scanner.envelope)
    // The chunk keeps the buffer; what is left of it moves into a fresh one.
    buffer = Array(buffer[end...])
    bufferOffset += end
    scanner.rebase(by: end)
    return chunk
  }

  private mutating func nextChunk(
    _ table: inout DelimitedReader, _ columns: inout RecordColumns
  ) -> RecordChunk? {
    var pieces: [RecordChunk.Piece] = []
    do {
      while pieces.count < chunkCount {
        let row = try table.next()
        pieces += table.takeFaults().map { .fault($0) }
        guard let row else { break }
        columns.look(at: row)
        pieces.append(.row(row))
        if !reader.isReady { break }
      }
    } catch {
      failure = Fault(error, in: path)
    }
    let bytes = table.takeSource()
    guard !pieces.isEmpty || !bytes.isEmpty else { return nil }
    defer { bufferOffset += bytes.count }
    let isFirst = bufferOffset == 0 && !table.header.isEmpty
    if isFirst, !columns.haveDescriptions {
      // A column of another name would be passed over without a word.
      let names = RecordField.descriptions.joined(separator: ", ")
      pieces.insert(
        .fault(
          Fault(
            .warning, at: Place(file: path, line: table.headerLine),
            "no column holds descriptions: \(names) were looked for")), at: 0)
    }
    return RecordChunk(
      path: path, offset: bufferOffset, bytes: bytes[...], pieces: pieces, columns: columns,
      header: isFirst ? table.headerRange : nil)
  }
}

extension Fault {
  /// The fault that was thrown; whatever else it may be is described.
  fileprivate init(_ error: any Error, in path: String) {
    self = error as? Fault ?? Fault(at: Place(file: path), "cannot be read: \(error)")
  }
}
