package import WaymarkServiceRecords
package import WaymarkStorage
import WaymarkTagging
package import WaymarkTaxonomy
import WaymarkTextAnalysis

/// What people decided about records; it stands, whatever the program would say.
package struct PersonalDecisions: Sendable {
  /// What was decided about one record.
  package struct Decision: Sendable, Hashable {
    /// What fits.
    package var accepted: Set<TermIndex> = []
    /// What does not.
    package var refused: Set<TermIndex> = []
  }

  private let source: String
  private let analyzer = Analyzer()
  private var byKey: [String: Decision] = [:]

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
    func terms(_ list: String?) -> [TermIndex] {
      JournalEntry.terms(in: list).compactMap { graph.resolve($0, roles: [.type]) }
    }
    var inForce = JournalFilter()
    inForce.isInForce = true
    try database.forEachEntry(inForce) { entry in
      guard let key = entry.recordKey else { return }
      byKey[key] = Decision(
        accepted: Set(terms(entry.kept) + terms(entry.added)), refused: Set(terms(entry.removed)))
    }
  }

  /// What was decided about a record.
  package func decision(on record: ServiceRecord) -> Decision {
    if byKey.isEmpty { return Decision() }
    if let found = byKey[RecordKey.key(of: record, source: source)] { return found }
    guard record.id == nil else { return Decision() }
    // Without an identifier it is known by its text, which the review showed masked.
    var masked = record
    masked.name = analyzer.masked(record.name)
    masked.description = analyzer.masked(record.description)
    return byKey[RecordKey.key(of: masked, source: source)] ?? Decision()
  }
}
