import Foundation
import WaymarkFormats
import WaymarkTagging

/// Counts of right, wrong and missed values.
struct Tally {
  var hits = 0
  var wrong = 0
  var missed = 0
  var precision: Double { Double(hits) / Double(max(1, hits + wrong)) }
  var recall: Double { Double(hits) / Double(max(1, hits + missed)) }
  var f1: Double { Double(2 * hits) / Double(max(1, 2 * hits + wrong + missed)) }

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

/// What is read of labelled records beside their labels.
struct FieldScores {
  private(set) var tallies: [String: Tally] = [:]
  private var kinds: [RecordKind: Tally] = [:]

  /// What the program knows when it reads: the patterns and the shipped strip list.
  private static let knowledge: FieldKnowledge = {
    let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let list = checkout.appendingPathComponent("synonyms/boilerplate.txt")
    // Where the list is absent, nothing is stripped.
    let text = (try? String(contentsOf: list, encoding: .utf8)) ?? ""
    return FieldKnowledge(stripLines: text.split(separator: "\n").map(String.init))
  }()

  /// Whether a tally is of a field that says who may come, and how.
  static func isLimit(_ name: String) -> Bool { name != "attending" }

  /// Whether two careful labellers would agree on a field of a record: else it counts neither for nor against.
  static func isSure(_ field: String, of record: JSONNode) -> Bool {
    record["unsure"]?.elements.contains { $0.string == field } != true
  }

  /// Reads a record and sets what was read beside its labels.
  mutating func add(_ record: JSONNode) {
    let read = fields(
      name: record["name"]?.string ?? "", of: record["description"]?.string ?? "",
      knowledge: Self.knowledge)
    func add<Value: Equatable>(_ name: String, _ read: Value?, _ labelled: Value?) {
      guard Self.isSure(name.replacing(" ", with: "_"), of: record) else { return }
      tallies[name, default: Tally()].add(read: read, labelled: labelled)
    }
    let access = record["session_access"]?.string.flatMap { SessionAccess(rawValue: $0) }
    add("session access", read.sessionAccess.first?.value, access)
    add("minimum age", read.minimumAge?.value, record["minimum_age"]?.int)
    add("maximum age", read.maximumAge?.value, record["maximum_age"]?.int)
    let gender = record["gender"]?.string.flatMap { Gender(rawValue: $0) }
    add("gender", read.gender?.value, gender)
    if let labelled = record["attending_type"] {
      let names = Set(labelled.elements.compactMap { $0.string })
      for type in AttendingType.allCases {
        let isRead = read.attendingType.contains { $0.value == type }
        add("attending", isRead ? type : nil, names.contains(type.rawValue) ? type : nil)
      }
    }
    guard let kind = record["kind"]?.string.flatMap({ RecordKind(rawValue: $0) }) else { return }
    if kind == read.kind {
      kinds[kind, default: Tally()].hits += 1
    } else {
      kinds[kind, default: Tally()].missed += 1
      kinds[read.kind, default: Tally()].wrong += 1
    }
  }

  /// The mean of the F1 of the kinds.
  var kindMacroF1: Double {
    RecordKind.allCases.map { kinds[$0, default: Tally()].f1 }.reduce(0, +) / 3
  }

  /// The figures, one field a line.
  var report: String {
    var lines = tallies.keys.sorted().compactMap { name in tallies[name]?.line(name) }
    if !kinds.isEmpty {
      lines += RecordKind.allCases.map { kinds[$0, default: Tally()].line("kind \($0.rawValue)") }
      lines.append("  kind, macro-averaged F1: \((kindMacroF1 * 100).rounded() / 100)")
    }
    return lines.joined(separator: "\n")
  }
}
