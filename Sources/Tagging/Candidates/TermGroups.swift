import WaymarkTaxonomy

/// The families of terms: those under one broader term, or under one function where the vocabulary
/// has no broader terms, as the official service types have not.
///
/// A text that speaks for the whole family speaks a little for its rarest member. How much is a
/// weight that is learned, for sharing with a fixed weight makes rankings worse.
struct TermGroups: Sendable {
  /// The group of each term, or -1.
  let groupOfTerm: [Int32]
  /// The number of groups.
  let count: Int

  init(graph: TermGraph, isEligible: [Bool]) {
    var groupOfParent: [TermIndex: Int32] = [:]
    var groups = [Int32](repeating: -1, count: graph.terms.count)
    for term in graph.terms.indices where isEligible[term] {
      let function = graph.links(to: term).first { $0.relation == .groups }?.from
      guard let parent = graph.broader(of: term).first ?? function else { continue }
      let next = Int32(groupOfParent.count)
      let group = groupOfParent[parent, default: next]
      groupOfParent[parent] = group
      groups[term] = group
    }
    self.init(groupOfTerm: groups)
  }

  /// Puts stored groups together again.
  init(groupOfTerm: [Int32]) {
    self.groupOfTerm = groupOfTerm
    count = Int(groupOfTerm.max() ?? -1) + 1
  }
}
