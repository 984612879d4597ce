package import WaymarkTagging

/// What a record should have, and what was ranked for it, as numbers of terms.
package struct Judged: Sendable {
  /// The identifier of the record.
  package var id: String
  /// What keeps the record with others: its group, or its own identifier.
  package var group: String
  /// The terms that the record has; those that the vocabularies lack are below zero.
  package var gold: Set<Int>
  /// Its main term, where it marks one.
  package var main: Int?
  /// The ranking, best first.
  package var ranked: [RankedTerm]
  /// The terms that were suggested, after the guard.
  package var suggested: [Int]

  /// Makes a judged record.
  package init(
    id: String = "", group: String = "", gold: Set<Int>, main: Int?, ranked: [RankedTerm],
    suggested: [Int]
  ) {
    self.id = id
    self.group = group
    self.gold = gold
    self.main = main
    self.ranked = ranked
    self.suggested = suggested
  }

  /// Whether a term is one that the record has.
  package func isRight(_ ranked: RankedTerm) -> Bool { gold.contains(ranked.term) }

  /// The ranking as calibration sees it.
  package var candidates: [JudgedCandidate] {
    ranked.map { JudgedCandidate(share: $0.share, score: $0.score, isRight: isRight($0)) }
  }
}
