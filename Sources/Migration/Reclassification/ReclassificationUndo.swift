import Foundation
package import WaymarkFormats
import WaymarkServiceRecords

/// Takes back what a change log tells, byte for byte.
///
/// A record is known by what it was when the log was written. One that was edited since is left as it
/// is and reported.
package struct ReclassificationUndo {
  /// What was taken back.
  package struct Report: Sendable, Hashable {
    /// The records that are again what they were.
    package var restored = 0
    /// The records of the log that were edited since, or are gone.
    package var left = 0
    /// What was at fault.
    package var faults: [Fault] = []
  }

  private let log: ChangeLogIndex

  /// Reads a change log.
  ///
  /// - Throws: `Fault` where it cannot be read, or is none.
  package init(log path: String) throws(Fault) { log = try ChangeLogIndex(path: path) }

  /// Takes it back.
  ///
  /// - Parameters:
  ///   - path: The file of the records as they are.
  ///   - write: Takes the records as they were, piece by piece.
  /// - Returns: What was taken back.
  /// - Throws: `Fault` where a file cannot be read; what `write` throws.
  package func undo(_ path: String, write: ([UInt8]) throws -> Void) throws -> Report {
    var report = Report()
    // Records that are the same are told apart by their places, unless some came or went.
    var isExact: Set<Int> = []
    var places = OldPlaces(log: log)
    try forEachChunk(of: path) { chunk, records in
      for record in records { if let entry = places.entry(for: record) { isExact.insert(entry) } }
    }
    var used: Set<Int> = []
    var seen: Set<String> = []
    places = OldPlaces(log: log)
    try forEachChunk(of: path) { chunk, records in
      var splices: [Splice] = []
      for record in records {
        let others = log.entries(for: record.print).lazy
        guard
          let number = places.entry(for: record)
            ?? others.first(where: { !isExact.contains($0) && !used.contains($0) })
        else {
          if let id = record.record.id, log.names.contains(id) { seen.insert(id) }
          continue
        }
        used.insert(number)
        let entry = try log.entry(number)
        let back = entry.splices.applied(to: record.source.bytes)
        guard Fingerprint(of: back[...]).text == entry.from else {
          report.faults.append(
            Fault(at: record.record.place, "the log does not lead back to what it was"))
          continue
        }
        let shift = record.source.offset - chunk.offset
        splices += entry.splices.map {
          Splice(($0.range.lowerBound + shift)..<($0.range.upperBound + shift), $0.replacement)
        }
        report.restored += 1
      }
      try write(splices.applied(to: chunk.bytes))
    }
    for number in 0..<log.count where !used.contains(number) {
      let entry = try log.entry(number)
      let isThere = entry.record.map(seen.contains) ?? false
      report.left += 1
      report.faults.append(
        Fault(
          at: Place(file: path, record: entry.record),
          isThere
            ? "was edited since, and is left as it is"
            : "is not there as it was left by line \(entry.line) of the log"))
    }
    return report
  }

  private func forEachChunk(
    of path: String, _ body: (RecordChunk, [PrintedRecord]) throws -> Void
  ) throws {
    var reader = try RecordReader(path: path)
    while let chunk = try reader.nextChunk() {
      let records = chunk.parse(keepingSources: true).compactMap { item -> PrintedRecord? in
        guard case .record(let record) = item, let source = record.source else { return nil }
        return PrintedRecord(
          record: record, source: source, print: Fingerprint(of: source.bytes).text)
      }
      try body(chunk, records)
    }
  }
}

/// A record with its fingerprint.
private struct PrintedRecord {
  var record: ServiceRecord
  var source: RecordSource
  var print: String
}

/// Follows where records stood before those in front of them grew or shrank.
private struct OldPlaces {
  let log: ChangeLogIndex
  private var shift = 0

  init(log: ChangeLogIndex) { self.log = log }

  /// The entry that was written for the very record that stands here.
  mutating func entry(for record: PrintedRecord) -> Int? {
    let entry = log.entry(for: record.print, at: record.source.offset + shift)
    if let entry { shift += log.growth(of: entry) }
    return entry
  }
}

/// The entries of a change log by what their records have become; the log itself stays on the disk.
struct ChangeLogIndex {
  /// One entry.
  struct Entry {
    var record: String?
    var line: Int
    var from: String
    var splices: [Splice]
  }

  /// Where an entry stands in the log, and what its record was.
  private struct Line {
    var offset: Int
    var length: Int
    var number: Int
    var place: Int
    var growth: Int
  }

  /// The number of entries.
  var count: Int { lines.count }
  /// The records that it names.
  private(set) var names: Set<String> = []

  private let path: String
  private let file: FileHandle
  private var lines: [Line] = []
  private var byPrint: [String: [Int]] = [:]

  init(path: String) throws(Fault) {
    self.path = path
    guard path != "-", let file = FileHandle(forReadingAtPath: path) else {
      throw Fault(at: Place(file: path), "is no change log that can be read")
    }
    self.file = file
    var reader = try LineReader(path: path)
    var offset = 0
    var isLog = false
    while let line = try reader.next() {
      let length = line.bytes.count
      defer { offset += length + 1 }
      let root = try JSONDocument(
        parsing: line.bytes, at: Place(file: path, line: line.number)
      ).root
      if root["log"]?.string == "reclassify" { isLog = true }
      guard isLog else { break }
      guard let print = root["to"]?.string, let place = root["offset"]?.int else { continue }
      byPrint[print, default: []].append(lines.count)
      let growth = root["undo"].map {
        $0.elements.reduce(0) { sum, step in
          sum + (step["was"]?.string?.utf8.count ?? 0) - (step["length"]?.int ?? 0)
        }
      }
      lines.append(
        Line(
          offset: offset, length: length, number: line.number, place: place, growth: growth ?? 0))
      if let name = root["record"]?.string { names.insert(name) }
    }
    guard isLog else {
      throw Fault(at: Place(file: path, line: 1), "is no change log of reclassify")
    }
  }

  /// The entries whose records have become what has this fingerprint.
  func entries(for print: String) -> [Int] { byPrint[print] ?? [] }

  /// By how much taking an entry back lengthens its record.
  func growth(of entry: Int) -> Int { lines[entry].growth }

  /// The one of them that was written for the record that stood at an offset.
  func entry(for print: String, at place: Int) -> Int? {
    entries(for: print).first { lines[$0].place == place }
  }

  /// Reads an entry.
  ///
  /// - Throws: `Fault` where it is no longer there.
  func entry(_ number: Int) throws(Fault) -> Entry {
    let line = lines[number]
    let damaged = Fault(at: Place(file: path, line: line.number), "is no entry of a change log")
    let bytes: Data?
    do {
      try file.seek(toOffset: UInt64(line.offset))
      bytes = try file.read(upToCount: line.length)
    } catch {
      throw damaged
    }
    guard let bytes, let root = try? JSONDocument(parsing: Array(bytes)).root,
      let from = root["from"]?.string, let undo = root["undo"]
    else { throw damaged }
    var splices: [Splice] = []
    var end = 0
    for step in undo.elements {
      guard let at = step["at"]?.int, let length = step["length"]?.int,
        let was = step["was"]?.string, at >= end, length >= 0
      else { throw damaged }
      end = at + length
      splices.append(Splice(at..<end, Array(was.utf8)))
    }
    return Entry(record: root["record"]?.string, line: line.number, from: from, splices: splices)
  }
}
