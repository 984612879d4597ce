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
    let exact = try exactEntries(of: path)
    let keepsColumn = try keepsColumn(path, exact)
    var matcher = EntryMatcher(log: log, exact: exact)
    var seen: Set<String> = []
    try forEachChunk(of: path) { chunk, stretches in
      var splices: [Splice] = []
      for stretch in stretches {
        guard let number = matcher.entry(for: stretch) else {
          if let id = stretch.record?.id, log.names.contains(id) { seen.insert(id) }
          continue
        }
        let entry = try log.entry(number)
        let bytes = stretch.source.bytes
        let isWithin = entry.splices.allSatisfy { $0.range.upperBound <= bytes.count }
        var back = isWithin ? entry.splices.applied(to: bytes) : []
        guard isWithin, Fingerprint(of: back[...]).text == entry.from else {
          report.faults.append(
            Fault(at: stretch.place, "the log does not lead back to what it was"))
          continue
        }
        let shift = stretch.source.offset - chunk.offset
        if keepsColumn {
          if stretch.isHeader { continue }
          back = stretch.source.withTagCell(back)
          splices.append(Splice(shift..<(shift + bytes.count), back))
        } else {
          splices += entry.splices.map { $0.moved(by: shift) }
        }
        if entry.isOfTags { report.restored += 1 }
      }
      try write(splices.applied(to: chunk.bytes))
    }
    if keepsColumn {
      report.faults.append(
        Fault(
          .warning, at: Place(file: path),
          "the column for tags stays, for a record that was edited since has tags in it"))
    }
    for number in 0..<log.count where !matcher.used.contains(number) {
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

  /// The entries that were written for what stands where it stood: records that are the same are told
  /// apart by their places, unless some came or went.
  private func exactEntries(of path: String) throws -> Set<Int> {
    var exact: Set<Int> = []
    var places = OldPlaces(log: log)
    try forEachChunk(of: path) { _, stretches in
      for stretch in stretches { if let entry = places.entry(for: stretch) { exact.insert(entry) } }
    }
    return exact
  }

  /// Whether a column that came for the tags has to stay, for a record would be left with tags in it.
  private func keepsColumn(_ path: String, _ exact: Set<Int>) throws -> Bool {
    var (hasGained, isLeft) = (false, false)
    var matcher = EntryMatcher(log: log, exact: exact)
    try forEachChunk(of: path) { _, stretches in
      if let header = stretches.first(where: \.isHeader) {
        hasGained = !log.entries(for: header.print).isEmpty
      }
      guard hasGained else { return }
      for stretch in stretches where matcher.entry(for: stretch) == nil {
        guard let record = stretch.record, !record.categories.isEmpty else { continue }
        // A row that was too long before is none of those that the log knows.
        isLeft = isLeft || record.id.map(log.names.contains) ?? true
      }
    }
    return isLeft && matcher.used.count < log.count
  }

  /// Calls `body` with each piece, and the stretches of it that a log may have entries for.
  private func forEachChunk(
    of path: String, _ body: (RecordChunk, [PrintedStretch]) throws -> Void
  ) throws {
    var reader = try RecordReader(path: path)
    while let chunk = try reader.nextChunk() {
      var stretches = chunk.parse(keepingSources: true).compactMap { item -> PrintedStretch? in
        guard case .record(let record) = item, let source = record.source else { return nil }
        return PrintedStretch(source, of: record, at: record.place)
      }
      let known = Set(stretches.map(\.source.offset))
      for line in chunk.tableLines where !known.contains(line.source.offset) {
        stretches.append(
          PrintedStretch(
            line.source, at: Place(file: path, line: line.line), isHeader: line.line == nil))
      }
      stretches.sort { $0.source.offset < $1.source.offset }
      try body(chunk, stretches)
    }
  }
}

/// A stretch of an input that may have been changed, a record as a rule, with its fingerprint.
private struct PrintedStretch {
  var source: RecordSource
  var record: ServiceRecord?
  var place: Place
  var isHeader: Bool
  var print: String

  init(
    _ source: RecordSource, of record: ServiceRecord? = nil, at place: Place,
    isHeader: Bool = false
  ) {
    self.source = source
    self.record = record
    self.place = place
    self.isHeader = isHeader
    print = Fingerprint(of: source.bytes).text
  }
}

/// Finds the entry that each stretch was changed by, each once.
private struct EntryMatcher {
  let log: ChangeLogIndex
  let exact: Set<Int>
  private(set) var used: Set<Int> = []
  private var places: OldPlaces

  init(log: ChangeLogIndex, exact: Set<Int>) {
    self.log = log
    self.exact = exact
    places = OldPlaces(log: log)
  }

  mutating func entry(for stretch: PrintedStretch) -> Int? {
    let found =
      places.entry(for: stretch)
      ?? log.entries(for: stretch.print).first { !exact.contains($0) && !used.contains($0) }
    if let found { used.insert(found) }
    return found
  }
}

/// Follows where records stood before those in front of them grew or shrank.
private struct OldPlaces {
  let log: ChangeLogIndex
  private var shift = 0

  init(log: ChangeLogIndex) { self.log = log }

  /// The entry that was written for the very stretch that stands here.
  mutating func entry(for stretch: PrintedStretch) -> Int? {
    let entry = log.entry(for: stretch.print, at: stretch.source.offset + shift)
    if let entry { shift += log.growth(of: entry) }
    return entry
  }
}
