package import WaymarkTaxonomy

// A retired term hands on what was learned of it when counts are read, not when they are kept: so the
// journal stays as it was, and a term that comes back has its lessons again.

extension Counts {
  /// The table with what belongs to each term given in full to each of its heirs.
  ///
  /// Counts are sums, so the result is that of lessons on the heirs, to the bit. What belongs to a
  /// term without heirs is left out. A term that was split gives all to each part: which of them a
  /// record would have today, later lessons will tell.
  package func handed(to heirs: (TermIndex) -> [TermIndex]) -> Counts {
    var changed: [TermIndex: [TermIndex]] = [:]
    for term in totals.keys {
      let others = heirs(term)
      if others != [term] { changed[term] = others }
    }
    if changed.isEmpty { return self }
    var kept = Counts(
      postings: postings.compactMapValues { row in
        let rest = row.filter { changed[$0.term] == nil }
        return rest.isEmpty ? nil : rest
      }, totals: totals.filter { changed[$0.key] == nil })
    var handedOn = Counts()
    for (stem, row) in postings {
      for posting in row {
        for heir in changed[posting.term] ?? [] {
          handedOn.add(posting, of: stem, to: heir)
        }
      }
    }
    for (term, others) in changed {
      for heir in others { handedOn.add(totals[term] ?? Total(), to: heir) }
    }
    kept.add(handedOn)
    return kept
  }
}

extension FlatCounts {
  /// The table with what belongs to each term given to its heirs, as `Counts.handed(to:)` does.
  package func handed(to heirs: (TermIndex) -> [TermIndex]) -> FlatCounts {
    if totalTerms.allSatisfy({ heirs(Int($0)) == [Int($0)] }) { return self }
    return FlatCounts(counts.handed(to: heirs))
  }
}

extension AgedCounts {
  /// The table with what belongs to each term given to its heirs, as `Counts.handed(to:)` does, each
  /// count with the age that it has.
  package func handed(to heirs: (TermIndex) -> [TermIndex]) -> AgedCounts {
    AgedCounts(
      halfLife: halfLife, ageless: ageless.handed(to: heirs),
      periods: periods.mapValues { $0.handed(to: heirs) })
  }
}

extension Lesson {
  /// The lesson with each judgement given to the heirs of its term, as `Counts.handed(to:)` does.
  ///
  /// A term may be judged twice then: by itself and by what it took over.
  package func handed(to heirs: (TermIndex) -> [TermIndex]) -> Lesson {
    Lesson(
      features: features,
      verdicts: verdicts.flatMap { verdict in
        heirs(verdict.term).map {
          Verdict(term: $0, fits: verdict.fits, weight: verdict.weight)
        }
      })
  }
}
