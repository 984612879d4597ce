import Foundation
import WaymarkTaxonomy

/// Which terms each term of a local list may mean, best first.
struct LocalRankings: Sendable {
  /// For each local term, the candidates of its whole label.
  var whole: [[MappingCandidate]] = []
  /// For each local term that enumerates, the best candidate of each side, in order.
  var sides: [[MappingCandidate]] = []
}

extension CrosswalkMaker {
  private static let profileLength = 6

  /// Ranks the candidates of each local term: first by itself, then with where its family went.
  mutating func rank(_ readings: [LocalReading], _ decided: Crosswalk) -> LocalRankings {
    var means: [TermIndex: [TermIndex: Double]] = [:]
    var sums: [TermIndex: Double] = [:]
    for term in records.keys.sorted() {
      let mean = records[term]?.means ?? [:]
      means[term] = mean
      for (candidate, value) in mean { sums[candidate, default: 0] += value }
    }
    scorer.common = (sums, records.count)
    let profiles = self.profiles()
    let rejected = list.graph.terms.map { local in
      Set(
        decided.rows(of: local.id).filter(\.isRejected).compactMap { row in
          row.object.flatMap { graph.index(of: $0) }
        })
    }
    let scorer = scorer
    func ranking(_ term: TermIndex, _ families: [TermIndex: Double]) -> [MappingCandidate] {
      scorer.rank(
        readings[term], means: means[term] ?? [:], count: records[term]?.count ?? 0,
        profile: profiles[term] ?? [:], relatives: families
      ) { isWanted($0) && !rejected[term].contains($0) }
    }
    let alone = readings.indices.map { ranking($0, [:]) }
    var result = LocalRankings()
    for term in readings.indices {
      let families = families(around: term, alone)
      result.whole.append(ranking(term, families))
      result.sides.append(
        readings[term].sides.compactMap { side in
          scorer.rank(side, means: [:], count: 0, profile: [:], relatives: families) {
            isWanted($0) && !rejected[term].contains($0)
          }.first
        })
    }
    return result
  }

  /// What the words say that the records of each local term have in common.
  private mutating func profiles() -> [TermIndex: [TermIndex: Double]] {
    var spread: [String: Int] = [:]
    for evidence in records.values { for stem in evidence.stems { spread[stem, default: 0] += 1 } }
    let count = Double(records.count)
    var profiles: [TermIndex: [TermIndex: Double]] = [:]
    for term in records.keys.sorted() {
      let words =
        records[term]?.commonWords(limit: Self.profileLength) { stem in
          log((count + 1) / Double(max(1, spread[stem] ?? 1)))
        } ?? []
      profiles[term] = reader.confidences(name: words.joined(separator: " "))
    }
    return profiles
  }

  /// How much the terms above, beside and below a local term went to each family.
  private func families(
    around term: TermIndex, _ rankings: [[MappingCandidate]]
  ) -> [TermIndex: Double] {
    let above = list.graph.broader(of: term)
    let near = Set(above).union(above.flatMap { list.graph.narrower(of: $0) })
      .union(list.graph.narrower(of: term)).subtracting([term]).sorted()
    var mass: [TermIndex: Double] = [:]
    for relative in near {
      guard let top = rankings[relative].first else { continue }
      for family in scorer.families[top.term] ?? [] {
        mass[family, default: 0] += top.confidence / Double(near.count)
      }
    }
    return mass
  }
}
