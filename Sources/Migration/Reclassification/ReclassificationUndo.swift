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
    /// The records of the log that were edited since, taken back already, or are gone.
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
    var report = Report(faults: log.faults)
    let exact = try exactEntries(of: path)
    let keepsColumn = try keepsColumn(path, exact)
    var matcher = EntryMatcher(log: log, exact: exact)
    var seen: Set<String> = []
    var unchanged: Set<String> = []
    try forEachChunk(of: path) { chunk, stretches in
      var splices: [Splice] = []
      for stretch in stretches {
        guard let number = matcher.entry(for: stretch) else {
          if let id = stretch.record?.id, log.names.contains(id) { seen.insert(id) }
          if log.origins.contains(stretch.print) { unchanged.insert(stretch.print) }
          continue
        }
        let entry = try log.entry(number)
        let bytes = stretch.bytes
        let isWithin = entry.splices.allSatisfy { $0.range.upperBound <= bytes.count }
        var back = isWithin ? entry.splices.applied(to: bytes) : []
        guard isWithin, Fingerprint(of: back[...]).text == entry.from else {
          report.faults.append(
            Fault(at: stretch.place, "the log does not lead back to what it was"))
          continue
        }
        let shift = stretch.source.offset - chunk.offset
        if keepsColumn, stretch.isHeader { continue }
        if keepsColumn || stretch.isTurned {
          if keepsColumn { back = stretch.source.withTagCell(back) }
          if stretch.isTurned { back = back[...].withLineEndsTurned }
          splices.append(Splice(shift..<(shift + stretch.source.bytes.count), back))
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
      let place = Place(file: path, record: entry.record)
      if unchanged.contains(entry.from) {
        report.faults.append(
          Fault(.warning, at: place, "is what it was before; it was taken back already"))
        continue
      }
      report.faults.append(
        Fault(
          at: place,
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
        return PrintedStretch(source, of: record, at: record.place, in: log)
      }
      let known = Set(stretches.map(\.source.offset))
      for line in chunk.tableLines where !known.contains(line.source.offset) {
        stretches.append(
          PrintedStretch(
            line.source, at: Place(file: path, line: line.line), isHeader: line.line == nil,
            in: log))
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
  /// The bytes that the fingerprint is of.
  var bytes: ArraySlice<UInt8>
  /// Whether those have other line ends than the input, which passed through another system since.
  var isTurned = false

  init(
    _ source: RecordSource, of record: ServiceRecord? = nil, at place: Place,
    isHeader: Bool = false, in log: ChangeLogIndex
  ) {
    self.source = source
    self.record = record
    self.place = place
    self.isHeader = isHeader
    bytes = source.bytes
    print = Fingerprint(of: bytes).text
    guard bytes.contains(0x0A), log.entries(for: print).isEmpty else { return }
    let turned = bytes.withLineEndsTurned
    let turnedPrint = Fingerprint(of: turned[...]).text
    // What has line ends of both kinds would not come back as it was.
    guard !log.entries(for: turnedPrint).isEmpty, turned[...].withLineEndsTurned[...] == bytes
    else {
      return
    }
    (bytes, print, isTurned) = (turned[...], turnedPrint, true)
  }
}

extension ArraySlice<UInt8> {
  /// The text with CR and LF at the end of lines where only LF stands, and the reverse.
  fileprivate var withLineEndsTurned: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(count)
    for byte in self {
      if byte == 0x0A {
        if result.last == 0x0D { result.removeLast() } else { result.append(0x0D) }
      }
      result.append(byte)
    }
    return result
  }
}

/// Finds the entry that each stretch was changed by, each once.
private struct EntryMatcher {
  let log: ChangeLogIndex
  let exact: Set<Int>
  private(set) var used: Set<Int> = []
  private var places: OldPlaces
  /// How many entries of a fingerprint are used, from the first on.
  private var passed: [String: Int] = [:]

  init(log: ChangeLogIndex, exact: Set<Int>) {
    self.log = log
    self.exact = exact
    places = OldPlaces(log: log)
  }

  mutating func entry(for stretch: PrintedStretch) -> Int? {
    let found = places.entry(for: stretch) ?? next(for: stretch.print)
    if let found { used.insert(found) }
    return found
  }

  private mutating func next(for print: String) -> Int? {
    let entries = log.entries(for: print)
    var place = passed[print] ?? 0
    while place < entries.count, exact.contains(entries[place]) || used.contains(entries[place]) {
      place += 1
    }
    passed[print] = place
    return place < entries.count ? entries[place] : nil
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
