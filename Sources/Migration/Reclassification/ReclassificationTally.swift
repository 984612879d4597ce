import WaymarkFormats
import WaymarkReports
package import WaymarkTaxonomy

/// What a batch reclassification did so far, in numbers.
package struct ReclassificationTally: Sendable, Hashable {
  /// The records that were read.
  package var records = 0
  /// The records whose tags changed.
  package var changed = 0
  /// The records that had a tag taken away and another put in its place.
  package var moved = 0
  /// The tags that came.
  package var added = 0
  /// The tags that went.
  package var removed = 0
  /// The records that a person has to look at.
  package var unsure = 0
  /// The tags of all vocabularies before.
  package var tagsBefore = 0
  /// The tags of all vocabularies after.
  package var tagsAfter = 0
  /// What could not be read and was carried through as it was.
  package var errors = 0
  /// What was odd and left nothing out.
  package var warnings = 0
  /// The tags that neither the mapping nor a list has, where there is a mapping.
  package var unmapped = 0
  /// The first few of them, each once, masked.
  package var unmappedExamples: [String] = []
  /// The first faults, as lines.
  package var faults: [String] = []
  /// How many records have each service type, before and after.
  package var byTerm: [TermIndex: Count] = [:]

  /// How many records have a tag.
  package struct Count: Sendable, Hashable {
    /// Before.
    package var before = 0
    /// After.
    package var after = 0
  }

  private static let faultLimit = 100
  private static let exampleLimit = 5
  private static let exampleLength = 80

  /// Makes the tally of nothing.
  package init() {}

  /// Notes what was at fault.
  mutating func note(_ fault: Fault) {
    if fault.severity == .error { errors += 1 } else { warnings += 1 }
    if faults.count < Self.faultLimit { faults.append(fault.description) }
  }

  /// Notes a tag that neither the mapping nor a list has.
  mutating func note(unmapped tag: String) {
    unmapped += 1
    addExample(tag.shortened(to: Self.exampleLength))
  }

  private mutating func addExample(_ tag: String) {
    if unmappedExamples.count < Self.exampleLimit, !unmappedExamples.contains(tag) {
      unmappedExamples.append(tag)
    }
  }

  /// Adds what came after.
  mutating func add(_ other: Self) {
    for tag in other.unmappedExamples { addExample(tag) }
    for path in Self.numbers.map(\.path) { self[keyPath: path] += other[keyPath: path] }
    faults += other.faults.prefix(max(0, Self.faultLimit - faults.count))
    for (term, count) in other.byTerm {
      byTerm[term, default: Count()].before += count.before
      byTerm[term, default: Count()].after += count.after
    }
  }

  /// The numbers with the names that reports give them.
  static var numbers: [(name: String, path: WritableKeyPath<Self, Int>)] {
    [
      ("records", \.records), ("changed", \.changed), ("moved", \.moved), ("added", \.added),
      ("removed", \.removed), ("unsure", \.unsure), ("tags_before", \.tagsBefore),
      ("tags_after", \.tagsAfter), ("errors", \.errors), ("warnings", \.warnings),
      ("unmapped", \.unmapped),
    ]
  }
}

// MARK: - Keeping it

extension ReclassificationTally {
  /// Writes its members, to go on from later.
  func write(into writer: inout JSONWriter) {
    for (name, path) in Self.numbers { writer.member(name, self[keyPath: path]) }
    writer.strings("faults", faults)
    writer.strings("unmapped_examples", unmappedExamples)
    writer.array("terms") { writer in
      for (term, count) in byTerm.sorted(by: { $0.key < $1.key }) {
        writer.beginArray()
        for number in [term, count.before, count.after] { writer.int(number) }
        writer.endArray()
      }
    }
  }

  /// More than any directory has, and little enough to be added to.
  static let most = 1 << 48

  /// Whether all counts are such as a run could have made in a workspace with so many terms.
  func isPossible(terms: Int) -> Bool {
    let range = 0...Self.most
    return Self.numbers.allSatisfy { range.contains(self[keyPath: $0.path]) }
      && byTerm.allSatisfy { term, count in
        (0..<terms).contains(term) && range.contains(count.before) && range.contains(count.after)
      }
  }

  /// Reads what was written.
  init?(_ node: JSONNode) {
    for (name, path) in Self.numbers {
      // Earlier versions counted less.
      guard let number = node[name].map(\.int) ?? 0 else { return nil }
      self[keyPath: path] = number
    }
    unmappedExamples = node["unmapped_examples"]?.elements.compactMap(\.string) ?? []
    faults = node["faults"]?.elements.compactMap(\.string) ?? []
    for row in node["terms"].map({ Array($0.elements) }) ?? [] {
      let numbers = row.elements.compactMap(\.int)
      guard numbers.count == 3 else { return nil }
      byTerm[numbers[0]] = Count(before: numbers[1], after: numbers[2])
    }
  }
}
