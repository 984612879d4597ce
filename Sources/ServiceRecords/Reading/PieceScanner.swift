import WaymarkFormats

/// Cuts the bytes of an input into its records.
protocol PieceScanner {
  /// Where in the buffer begins what is not finished yet.
  var pendingStart: Int { get }
  /// What stands around the records, as far as it is known.
  var envelope: RecordEnvelope? { get }
  /// Takes note that the first bytes of the buffer were dropped.
  mutating func rebase(by count: Int)
  /// Returns the next record or fault, or `nil` where the buffer holds no more.
  mutating func nextPiece(
    in buffer: UnsafeBufferPointer<UInt8>, isAtEnd: Bool, path: String
  ) -> RecordChunk.Piece?
}

/// Takes each line for a record.
struct LineScanner: PieceScanner {
  /// Where the next line begins.
  private var position: Int
  /// Where the search for its end goes on.
  private var searched: Int
  private var line = 1
  /// Whether the line is too long and is being left out.
  private var isSkipping = false

  init(position: Int = 0) {
    self.position = position
    searched = position
  }

  var pendingStart: Int { position }
  let envelope: RecordEnvelope? = nil

  mutating func rebase(by count: Int) {
    position -= count
    searched -= count
  }

  mutating func nextPiece(
    in buffer: UnsafeBufferPointer<UInt8>, isAtEnd: Bool, path: String
  ) -> RecordChunk.Piece? {
    while position < buffer.count {
      let found = buffer.firstOffset(of: 0x0A, from: searched)
      searched = found ?? buffer.count
      let wasSkipping = isSkipping
      if found == nil, !isAtEnd {
        guard isSkipping || searched - position > RecordReader.recordLimit else { return nil }
        isSkipping = true
        position = searched
        return wasSkipping ? nil : tooLong(path)
      }
      let range = position..<searched
      position = min(searched + 1, buffer.count)
      searched = position
      isSkipping = false
      let number = line
      line += 1
      // The rest of a line that was reported already, or a line with nothing on it.
      if wasSkipping || buffer[range].allSatisfy(isASCIIWhitespace) { continue }
      if range.count > RecordReader.recordLimit { return tooLong(path, number) }
      return .value(range, line: number, column: 1)
    }
    return nil
  }

  private func tooLong(_ path: String, _ number: Int? = nil) -> RecordChunk.Piece {
    .fault(
      Fault(
        at: Place(file: path, line: number ?? line),
        "the record is longer than \(RecordReader.recordLimit) bytes and was left out"))
  }
}

extension ElementScanner: PieceScanner {
  /// Makes a scanner that begins after a byte-order mark.
  init(position: Int) {
    self.init()
    self.position = position
    lineStart = position
  }

  mutating func nextPiece(
    in buffer: UnsafeBufferPointer<UInt8>, isAtEnd: Bool, path: String
  ) -> RecordChunk.Piece? {
    switch next(in: buffer, isAtEnd: isAtEnd) {
    case .element(let range, let line, let column):
      return .value(range, line: line, column: column)
    case .failure(let failure):
      return .fault(fault(failure, buffer, path))
    case .needsMore:
      if isAtEnd { return finish(in: buffer).map { .fault(fault($0, buffer, path)) } }
      guard buffer.count - pendingStart > RecordReader.recordLimit else { return nil }
      return giveUp(buffer).map { .fault(fault($0, buffer, path)) }
    }
  }

  private func fault(
    _ failure: Failure, _ buffer: UnsafeBufferPointer<UInt8>, _ path: String
  ) -> Fault {
    let record = failure.start.flatMap { start in
      RecordIdentifier.salvage(from: Array(buffer[start...].prefix(512))[...])
        .map(MaskedIdentifier.shown)
    }
    return Fault(
      at: Place(file: path, line: failure.line, column: failure.column, record: record),
      failure.message)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Returns the offset of the first `byte` at or after `start`.
  fileprivate func firstOffset(of byte: UInt8, from start: Int) -> Int? {
    UnsafeRawBufferPointer(self).firstOffset(of: byte, from: start)
  }
}
