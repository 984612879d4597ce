import WaymarkClassifier
package import WaymarkServiceRecords
package import WaymarkStorage
package import WaymarkTagging
package import WaymarkTaxonomy
import WaymarkTextAnalysis

/// What people decided about records; it stands, whatever the program would say.
///
/// A record is known by its identifier. Two directories count alike, and a file may give one to two
/// records, so a decision stands only where the record says something like what was decided on.
package struct PersonalDecisions: Sendable {
  /// What there is about one record.
  package enum Finding: Sendable, Hashable {
    /// Nothing.
    case none
    /// What was decided about it.
    case decided(Decision)
    /// A decision on another text, whose record has the same identifier.
    case ofAnother
  }

  /// A decision, and the words that it was made on.
  private struct Entry {
    var decision: Decision
    var text: TextResemblance.Sketch
  }

  private let source: String
  private let analyzer = Analyzer()
  private var resemblance = TextResemblance()
  private var byKey: [String: Entry] = [:]

  /// Makes a set without a decision.
  package init() { source = "" }

  /// Reads the lessons in force.
  ///
  /// - Parameters:
  ///   - database: The workspace.
  ///   - graph: Its terms.
  ///   - source: Where the records come from, as it was said when they were learned.
  /// - Throws: `StoreError`.
  package init(_ database: Database, graph: TermGraph, source: String) throws {
    self.source = source
    var inForce = JournalFilter()
    inForce.isInForce = true
    try database.forEachEntry(inForce) { entry in
      guard let key = entry.recordKey else { return }
      byKey[key] = Entry(
        decision: Decision(entry, in: graph), text: resemblance.add(entry.lesson?.features ?? []))
    }
  }

  /// The words of a record, as the lessons count them that it is held against.
  private func words(of record: ServiceRecord) -> [Lesson.Feature] {
    TextFeatures().lesson(
      name: record.name, description: record.description, analyzer: analyzer)
  }

  /// What was decided about a record.
  package func finding(on record: ServiceRecord) -> Finding {
    guard !byKey.isEmpty else { return .none }
    if let found = byKey[RecordKey.key(of: record, source: source)] {
      // Without an identifier the key is the text itself.
      let isMeant =
        record.id == nil || resemblance.areAlike(found.text, words(of: record))
      return isMeant ? .decided(found.decision) : .ofAnother
    }
    guard record.id == nil else { return .none }
    // Without an identifier it is known by its text, which the review showed masked.
    var masked = record
    masked.name = analyzer.masked(record.name)
    masked.description = analyzer.masked(record.description)
    return byKey[RecordKey.key(of: masked, source: source)].map { .decided($0.decision) } ?? .none
  }
}
