import Foundation
import WaymarkFormats

/// The entries of a change log by what their records have become; the log itself stays on the disk.
struct ChangeLogIndex {
  /// One entry.
  struct Entry {
    var record: String?
    var line: Int
    var from: String
    var splices: [Splice]
    /// Whether tags changed, and not only the width of a table.
    var isOfTags: Bool
  }

  /// What an entry was written for: what stands there now, and where it stood.
  private struct Site: Hashable {
    var print: String
    var place: Int
  }

  /// Where an entry stands in the log, and what its record was.
  private struct Line {
    var offset: Int
    var length: Int
    var number: Int
    var growth: Int
  }

  /// The number of entries.
  var count: Int { lines.count }
  /// The records that it names.
  private(set) var names: Set<String> = []
  /// The fingerprints of what its records were.
  private(set) var origins: Set<String> = []
  /// What is wrong with the log; what it tells besides serves.
  private(set) var faults: [Fault] = []

  private let path: String
  private let file: FileHandle
  private var lines: [Line] = []
  private var byPrint: [String: [Int]] = [:]
  private var bySite: [Site: Int] = [:]

  init(path: String) throws(Fault) {
    self.path = path
    guard path != "-", let file = FileHandle(forReadingAtPath: path) else {
      throw Fault(at: Place(file: path), "is no change log that can be read")
    }
    self.file = file
    var reader = try LineReader(path: path)
    var isLog = false
    // Earlier versions closed no log.
    var closes = false
    var told: Int?
    while let line = try reader.next() {
      let root: JSONNode
      do throws(Fault) {
        root = try JSONDocument(
          parsing: line.bytes, at: Place(file: path, line: line.number)
        ).root
      } catch {
        guard isLog else { throw error }
        faults.append(
          Fault(
            at: Place(file: path, line: line.number),
            "is no whole entry of the log; it is passed over, and the others are taken back"))
        continue
      }
      if root["log"]?.string == "reclassify" {
        isLog = true
        closes = root["closes"]?.bool ?? false
      }
      guard isLog else { break }
      told = root["end"]?.int ?? told
      guard let print = root["to"]?.string, let place = root["offset"]?.int else { continue }
      byPrint[print, default: []].append(lines.count)
      let site = Site(print: print, place: place)
      bySite[site] = bySite[site] ?? lines.count
      if let origin = root["from"]?.string { origins.insert(origin) }
      let growth = root["undo"].flatMap(Self.splices)?.reduce(0) {
        $0 + $1.replacement.count - $1.range.count
      }
      lines.append(
        Line(
          offset: line.offset, length: line.bytes.count, number: line.number,
          growth: growth ?? 0))
      if let name = root["record"]?.string { names.insert(name) }
    }
    guard isLog else {
      throw Fault(at: Place(file: path, line: 1), "is no change log of reclassify")
    }
    guard closes, told != lines.count else { return }
    let missing =
      told.map { "it tells of \(lines.count) of \($0) changes" } ?? "its last line is missing"
    faults.append(
      Fault(
        at: Place(file: path),
        "the log is not whole: \(missing); what it tells is taken back, and more may have changed"))
  }

  /// The entries whose records have become what has this fingerprint.
  func entries(for print: String) -> [Int] { byPrint[print] ?? [] }

  /// By how much taking an entry back lengthens its record.
  func growth(of entry: Int) -> Int { lines[entry].growth }

  /// The one of them that was written for the record that stood at an offset.
  func entry(for print: String, at place: Int) -> Int? {
    bySite[Site(print: print, place: place)]
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
      let from = root["from"]?.string, let splices = root["undo"].flatMap(Self.splices)
    else { throw damaged }
    let isOfTags = root["changes"].map { $0.elements.contains { _ in true } } ?? true
    return Entry(
      record: root["record"]?.string, line: line.number, from: from, splices: splices,
      isOfTags: isOfTags)
  }

  /// The splices that an entry tells; nil where they are none.
  private static func splices(_ undo: JSONNode) -> [Splice]? {
    var splices: [Splice] = []
    var end = 0
    for step in undo.elements {
      guard let at = step["at"]?.int, let length = step["length"]?.int,
        let was = step["was"]?.string, at >= end, at <= longest, 0...longest ~= length
      else { return nil }
      end = at + length
      splices.append(Splice(at..<end, Array(was.utf8)))
    }
    return splices
  }

  /// More bytes than a record has, 64 GB: what a damaged log tells is added up without overflow.
  private static let longest = 1 << 36
}
