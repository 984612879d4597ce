import Foundation
import Testing
import WaymarkFormats
import WaymarkTagging
import WaymarkTestSupport

/// Counts of right, wrong and missed values.
struct Tally {
  var hits = 0
  var wrong = 0
  var missed = 0
  var precision: Double { Double(hits) / Double(max(1, hits + wrong)) }
  var recall: Double { Double(hits) / Double(max(1, hits + missed)) }

  mutating func add<Value: Equatable>(read: Value?, labelled: Value?) {
    if let read, read == labelled {
      hits += 1
    } else {
      if read != nil { wrong += 1 }
      if labelled != nil { missed += 1 }
    }
  }

  func line(_ name: String) -> String {
    let percent = { (value: Double) in "\((value * 100).rounded() / 100)" }
    return
      "  \(name): precision \(percent(precision)), recall \(percent(recall)) (\(hits) right, \(wrong) wrong, \(missed) missed)"
  }
}

@Suite("Fields, measured")
struct FieldMeasurement {
  static let file = "labelled/uk-services-dev.ndjson"

  /// FNV-1a in 64 bits, which splits the records into the half that is tuned on and the rest.
  static func isTuned(_ id: String) -> Bool {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return (hash >> 23) % 2 == 0
  }

  @Test("Fields of real records", .enabled(if: SharedData.has(file), "shared data is absent"))
  func measures() throws {
    var reader = try LineReader(path: SharedData.path(Self.file))
    var tallies: [[String: Tally]] = [[:], [:]]
    var kinds: [[RecordKind: Tally]] = [[:], [:]]
    while let line = try reader.next() {
      let record = try JSONDocument(parsing: Array(line.bytes)).root
      let id = record["id"]?.string ?? ""
      let half = Self.isTuned(id) ? 0 : 1
      let read = fields(
        name: record["name"]?.string ?? "", of: record["description"]?.string ?? "")
      let access = record["session_access"]?.string.flatMap { SessionAccess(rawValue: $0) }
      tallies[half]["session access", default: Tally()].add(
        read: read.sessionAccess.first?.value, labelled: access)
      let values: [SessionAccess] = read.sessionAccess.map { $0.value }
      if values.isEmpty {
        tallies[half]["session access, all", default: Tally()].add(read: nil, labelled: access)
      }
      for value in values {
        if value == access || !values.contains(where: { $0 == access }) && value == values[0] {
          tallies[half]["session access, all", default: Tally()].add(read: value, labelled: access)
        } else {
          tallies[half]["session access, all", default: Tally()].add(read: value, labelled: nil)
        }
      }
      tallies[half]["minimum age", default: Tally()].add(
        read: read.minimumAge?.value, labelled: record["minimum_age"]?.int)
      tallies[half]["maximum age", default: Tally()].add(
        read: read.maximumAge?.value, labelled: record["maximum_age"]?.int)
      tallies[half]["gender", default: Tally()].add(
        read: read.gender?.value,
        labelled: record["gender"]?.string.flatMap { Gender(rawValue: $0) })
      if half == 0, ProcessInfo.processInfo.environment["WAYMARK_FIELD_ERRORS"] != nil {
        // Ids and values only: the texts hold names of people.
        print(
          id, "access", values, access as Any, "ages", read.minimumAge?.value as Any,
          record["minimum_age"]?.int as Any, read.maximumAge?.value as Any,
          record["maximum_age"]?.int as Any, read.gender?.value as Any,
          record["gender"]?.string as Any, read.kind, record["kind"]?.string as Any, read.flags)
      }
      guard let kind = record["kind"]?.string.flatMap({ RecordKind(rawValue: $0) }) else {
        continue
      }
      if kind == read.kind {
        kinds[half][kind, default: Tally()].hits += 1
      } else {
        kinds[half][kind, default: Tally()].missed += 1
        kinds[half][read.kind, default: Tally()].wrong += 1
      }
    }
    for half in 0...1 {
      print("Half \(half == 0 ? "A, tuned on" : "B")")
      for name in tallies[half].keys.sorted() {
        print(tallies[half][name, default: Tally()].line(name))
      }
      var mean = 0.0
      for kind in RecordKind.allCases {
        let tally = kinds[half][kind, default: Tally()]
        let sum = tally.precision + tally.recall
        mean += sum > 0 ? 2 * tally.precision * tally.recall / sum / 3 : 0
        print(tally.line("kind \(kind.rawValue)"))
      }
      print("  kind, macro-averaged F1: \((mean * 100).rounded() / 100)")
      #expect(mean > 0.5)
    }
  }
}
