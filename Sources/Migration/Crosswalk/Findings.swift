import WaymarkTaxonomy

/// What was found of all local terms.
struct Findings {
  /// The candidates of each.
  let rankings: LocalRankings
  /// What each is a name of.
  let kinds: [LocalKindJudge.Verdict]
  /// What the records of each say.
  let records: [TermIndex: RecordEvidence]
  /// Decides the predicates.
  let predicates: PredicateJudge

  /// The local terms that went to each term of the workspace.
  private let gone: [TermIndex: [TermIndex]]

  /// The confidence from which on a term counts as gone to its best candidate.
  static let gone = 0.4

  init(
    rankings: LocalRankings, kinds: [LocalKindJudge.Verdict],
    records: [TermIndex: RecordEvidence], predicates: PredicateJudge
  ) {
    self.rankings = rankings
    self.kinds = kinds
    self.records = records
    self.predicates = predicates
    var gone: [TermIndex: [TermIndex]] = [:]
    for term in kinds.indices {
      if let target = Self.target(of: term, rankings, kinds) {
        gone[target, default: []].append(term)
      }
    }
    self.gone = gone
  }

  /// Where a local term went, if that is fairly sure.
  func target(of term: TermIndex) -> TermIndex? { Self.target(of: term, rankings, kinds) }

  /// The local terms that went to a term of the workspace.
  func goneTo(_ object: TermIndex) -> [TermIndex] { gone[object] ?? [] }

  private static func target(
    of term: TermIndex, _ rankings: LocalRankings, _ kinds: [LocalKindJudge.Verdict]
  ) -> TermIndex? {
    guard kinds[term].kind == .type, let top = rankings.whole[term].first,
      top.confidence >= gone
    else { return nil }
    return top.term
  }
}
