import WaymarkFormats
import WaymarkTaxonomy

/// How many local terms went where.
package struct CrosswalkCounts: Sendable, Hashable {
  /// One sentence.
  package let summary: String

  /// Counts.
  package init(_ outcome: CrosswalkMaker.Outcome) {
    let crosswalk = outcome.crosswalk
    var counts = (mapped: 0, byText: 0, others: 0, open: 0)
    let gone = Set(outcome.gone)
    for subject in crosswalk.subjects where !gone.contains(subject) {
      let rows = crosswalk.rows(of: subject).filter { !$0.isRejected }
      if rows.contains(where: \.needsPerson) {
        counts.open += 1
      } else if rows.contains(where: { $0.kind != .type || $0.object == nil }) {
        counts.others += 1
      } else if rows.contains(where: \.holdsForSome) {
        counts.byText += 1
      } else {
        counts.mapped += 1
      }
    }
    summary =
      "\(crosswalk.subjects.count - gone.count) local terms: \(counts.mapped) mapped, "
      + "\(counts.byText) split by the text of each record, \(counts.others) without a service type, "
      + "\(counts.open) for a person to decide"
  }
}
