package import WaymarkTagging
package import WaymarkTaxonomy

/// What a record should have, and what was ranked for it, as numbers of terms.
package struct Judged: Sendable {
  /// What a record marks as its main term.
  package enum Main: Sendable, Hashable {
    /// This term.
    case known(TermIndex)
    /// One that the vocabularies lack.
    case unknown
  }

  /// The identifier of the record.
  package var id: String
  /// What keeps the record with others: its group, or its own identifier.
  package var group: String
  /// The terms that the record has.
  package var gold: Set<TermIndex>
  /// How many tags it has besides that the vocabularies lack: what cannot be found is a miss.
  package var unknownCount: Int
  /// Its main term, where it marks one.
  package var main: Main?
  /// The ranking, best first.
  package var ranked: [RankedTerm]
  /// The terms that were suggested, after the guard.
  package var suggested: [TermIndex]

  /// Makes a judged record.
  package init(
    id: String = "", group: String = "", gold: Set<TermIndex>, unknownCount: Int = 0, main: Main?,
    ranked: [RankedTerm], suggested: [TermIndex]
  ) {
    self.id = id
    self.group = group
    self.gold = gold
    self.unknownCount = unknownCount
    self.main = main
    self.ranked = ranked
    self.suggested = suggested
  }

  /// How many terms should be found.
  package var wantedCount: Int { gold.count + unknownCount }

  /// Whether a term is one that the record has.
  package func isRight(_ ranked: RankedTerm) -> Bool { gold.contains(ranked.term) }

  /// The ranking as calibration sees it.
  package var candidates: [JudgedCandidate] {
    ranked.map { JudgedCandidate(share: $0.share, score: $0.score, isRight: isRight($0)) }
  }
}
