import WaymarkFormats
import WaymarkReports

/// How far a run has come, so that another can go on where it stopped.
///
/// It is written after the outputs are safe on the disk and appears whole or not at all, so that it
/// never promises more than there is.
struct Checkpoint: Sendable, Hashable {
  /// What the run depends on: options, model, program.
  var conditions: String
  /// How many pieces of the input are done.
  var pieces = 0
  /// Where in the input they end.
  var offset = 0
  /// The fingerprint of those pieces.
  var input = Fingerprint()
  /// How much of each output stands, in the order of the outputs.
  var lengths: [Int] = []
  /// What was done, in numbers.
  var tally = ReclassificationTally()
  /// How many changes are logged.
  var logged = 0
  /// Whether only the renaming of the outputs may be missing.
  var isWhole = false

  /// Takes note of one more piece.
  mutating func add(_ piece: ReclassifiedPiece) {
    pieces += 1
    offset = piece.end
    input.add(piece.fingerprint)
    tally.add(piece.tally)
    logged += piece.logCount
  }
}

extension Fingerprint {
  /// Adds the fingerprint of a piece.
  mutating func add(_ piece: UInt64) {
    add(withUnsafeBytes(of: piece.littleEndian) { Array($0)[...] })
  }
}

extension Checkpoint {
  /// Writes it, in place of what stood there before.
  ///
  /// - Throws: `Fault` where the system refuses.
  func write(to path: String) throws(Fault) {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("conditions", conditions)
      writer.member("input", input.text)
      writer.member("pieces", pieces)
      writer.member("offset", offset)
      writer.member("logged", logged)
      writer.member("whole", isWhole)
      writer.array("lengths") { for length in lengths { $0.int(length) } }
      writer.object("tally") { tally.write(into: &$0) }
    }
    writer.lineFeed()
    let file = try OutputFile(path: path)
    try file.write(writer.bytes)
    try file.commit()
  }

  /// Reads what was written of it.
  ///
  /// - Parameters:
  ///   - path: Where it is.
  ///   - outputs: How many outputs there are.
  ///   - terms: How many terms the workspace has.
  /// - Returns: What is needed of it to go on; nil where there is none.
  /// - Throws: `Fault` where it cannot be read, or promises what cannot be.
  static func read(_ path: String, outputs: Int, terms: Int) throws(Fault) -> Kept? {
    guard FileStatus(of: path) != nil else { return nil }
    let root = try JSONDocument(path: path).root
    guard let conditions = root["conditions"]?.string, let input = root["input"]?.string,
      let pieces = root["pieces"]?.int, let offset = root["offset"]?.int,
      let lengths = root["lengths"].map({ $0.elements.compactMap(\.int) }),
      let tally = root["tally"].flatMap(ReclassificationTally.init)
    else { throw Fault(at: Place(file: path), "is no checkpoint; begin without --resume") }
    let logged = root["logged"]?.int ?? 0
    guard
      ([pieces, offset, logged] + lengths).allSatisfy((0...ReclassificationTally.most).contains),
      lengths.count == outputs, tally.isPossible(terms: terms)
    else {
      throw Fault(at: Place(file: path), "cannot be gone on with; begin without --resume")
    }
    return Kept(
      conditions: conditions, input: input, pieces: pieces, offset: offset, lengths: lengths,
      tally: tally, logged: logged, isWhole: root["whole"]?.bool ?? false)
  }

  /// A checkpoint as it was read.
  struct Kept {
    var conditions: String
    var input: String
    var pieces: Int
    var offset: Int
    var lengths: [Int]
    var tally: ReclassificationTally
    var logged: Int
    var isWhole: Bool
  }
}
