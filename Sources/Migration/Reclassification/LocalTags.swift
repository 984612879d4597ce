import WaymarkServiceRecords
import WaymarkTagging
import WaymarkTaxonomy

/// The tags of a record that a crosswalk leads from.
struct LocalTags {
  /// The places of those tags.
  private(set) var places: Set<Int> = []
  /// The tags that are neither there nor in a vocabulary, where there is a crosswalk.
  private(set) var unmapped: [RecordCategory] = []
  /// What such tags read as by themselves, where the crosswalk leads there too: it is there already.
  private(set) var present: [TermIndex] = []
  private var rows: [(row: CrosswalkRow, term: TermIndex)] = []

  /// The least share of a split at which the text decides it; chosen, not measured.
  private static let leastShare: Float = 0.6

  init(_ review: TagReview, _ crosswalk: Crosswalk?, _ graph: TermGraph) {
    guard let crosswalk else { return }
    for (place, tag) in review.tags.enumerated() {
      guard let subject = crosswalk.subject(of: tag.category) else {
        if tag.term == nil { unmapped.append(tag.category) }
        continue
      }
      places.insert(place)
      for row in crosswalk.rows(of: subject) {
        guard row.holdsForAll || row.holdsForSome, let object = row.object,
          let term = graph.index(of: object), graph.role(of: term) == .type
        else { continue }
        rows.append((row, term))
        if let own = tag.term, graph.areSame(own, term), !present.contains(own) {
          present.append(own)
        }
      }
    }
  }

  /// The terms that the crosswalk gives the record, those that hold for all records first; where the
  /// text has to decide, it does so by what was found in it.
  func changes(given answer: TaggedRecord) -> [TagChange] {
    var result: [TagChange] = []
    for (row, term) in rows where row.holdsForAll {
      let confidence = row.isDecided ? 1 : row.confidence ?? ReclassificationPlanner.leastMapped
      result.append(
        TagChange(action: .add, term: term, confidence: confidence, basis: .crosswalk(row)))
    }
    let split = rows.filter(\.row.holdsForSome)
    func support(_ term: TermIndex) -> Float {
      answer.ranking.first { $0.term == term }?.confidence ?? 0
    }
    let whole = split.reduce(Float(0)) { $0 + support($1.term) }
    for (row, term) in split where !result.contains(where: { $0.term == term }) {
      let own = support(term)
      let isSuggested = answer.suggestions.contains { $0.term == term }
      let isDecided = own >= TagReviewer.leastSupport && own >= Self.leastShare * whole
      guard isSuggested || isDecided else { continue }
      let confidence = max(Double(own), isDecided ? ReclassificationPlanner.leastMapped : 0)
      result.append(
        TagChange(action: .add, term: term, confidence: confidence, basis: .crosswalk(row)))
    }
    return result
  }
}
