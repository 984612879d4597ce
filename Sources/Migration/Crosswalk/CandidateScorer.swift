import Foundation
import WaymarkTaxonomy

/// One term that a local term may mean.
struct MappingCandidate: Sendable, Hashable {
  /// The term.
  var term: TermIndex
  /// The sum of the evidence, in log-odds without a zero.
  var score: Double
  /// Its share among the candidates.
  var share: Double
  /// How like its best name is to the local one.
  var likeness: Double
  /// The probability that it is the right object.
  var confidence: Double
}

/// Weighs what is known of a local term into one ranking of candidates.
///
/// The weights were chosen on one half of a crosswalk made by hand and of council pages; they are few
/// and round, for there is little to fit them to.
struct CandidateScorer {
  private static let floor = 0.01
  private static let labelWeight = 1.0
  private static let contextWeight = 1.0
  private static let likenessWeight = 1.5
  private static let recordsWeight = 1.5
  private static let commonnessWeight = 0.5
  private static let commonnessFloor = 0.1
  private static let profileWeight = 0.6
  private static let familyWeight = 0.3
  private static let familyFloor = 0.1
  private static let meanFloor = 1e-4
  /// What a keyword counts of a label.
  private static let keywordWeight = 0.8
  /// How like the local name must be to the best name of a term that nothing else speaks for.
  private static let leastLikeness = 0.3
  /// What the log-odds of a share are worth as those of being right where records alone speak, who agree
  /// by no accident.
  private static let calibrationByRecords = (bias: 1.7, odds: 1.1)
  /// The same where labels speak, which are often surer of themselves than right; what their likeness adds
  /// is counted from the middle.
  private static let calibrationByLabels = (bias: 0.2, odds: 0.6, likeness: 1.2, middle: 0.5)
  /// No share is taken to be nearer to nothing or all.
  private static let leastOdds = 1e-4
  /// How many records it takes until they count for half of what many do; more where a label speaks,
  /// which two odd records must not outvote.
  private static let fewRecords = (beside: 4.0, alone: 1.0)
  /// How many it takes until what they have in common counts for half of what it does for many.
  private static let fewForProfile = 16.0
  private static let limit = 12

  /// What the records of each local term say on average, summed over the local terms, and their number.
  var common: (sums: [TermIndex: Double], count: Int) = ([:], 0)
  /// The names of the terms.
  let names: NameTable
  /// The functions and broader terms of each term.
  let families: [TermIndex: [TermIndex]]

  init(names: NameTable, graph: TermGraph) {
    self.names = names
    var families: [TermIndex: [TermIndex]] = [:]
    for term in graph.terms.indices where graph.role(of: term) == .type {
      let official = graph.links(from: term).filter { $0.relation == .broadMatch }.map(\.to)
      families[term] = ([term] + official).flatMap { member in
        graph.links(to: member).filter { $0.relation == .groups }.map(\.from)
      }
    }
    self.families = families
  }

  /// Ranks the candidates of a local term, best first.
  ///
  /// - Parameters:
  ///   - reading: What its names say.
  ///   - means: What its records say, on average.
  ///   - count: How many records it has.
  ///   - profile: What the words say that its records have in common.
  ///   - relatives: How much the terms around it went to each family.
  ///   - isWanted: Which terms may be candidates.
  /// - Returns: The best few, with their shares and confidences.
  func rank(
    _ reading: LocalReading, means: [TermIndex: Double], count: Int,
    profile: [TermIndex: Double], relatives: [TermIndex: Double],
    where isWanted: (TermIndex) -> Bool
  ) -> [MappingCandidate] {
    var terms = Set(reading.byLabel.keys).union(reading.byContext.keys).union(means.keys)
      .union(profile.keys)
    if let named = names.best(for: reading.name, spelled: reading.label, where: isWanted),
      named.likeness > Self.leastLikeness
    {
      terms.insert(named.term)
    }
    let hasLabel = !reading.byLabel.isEmpty
    let few = hasLabel ? Self.fewRecords.beside : Self.fewRecords.alone
    let trust = Double(count) / (Double(count) + few)
    let profileTrust = Double(count) / (Double(count) + Self.fewForProfile)
    var candidates: [MappingCandidate] = []
    for term in terms.sorted() where isWanted(term) {
      let likeness = self.likeness(of: term, to: reading.name)
      var score = Self.likenessWeight * likeness
      if hasLabel {
        score += Self.labelWeight * log((reading.byLabel[term] ?? 0) + Self.floor)
        score += Self.contextWeight * log((reading.byContext[term] ?? 0) + Self.floor)
      }
      if count > 0 {
        let mean = means[term] ?? 0
        // What every local term speaks for is said by how the records are written.
        let others = max(0, (common.sums[term] ?? 0) - mean) / Double(max(1, common.count - 1))
        score +=
          trust * Self.recordsWeight
          * (log(mean + Self.meanFloor) - Self.commonnessWeight * log(others + Self.commonnessFloor))
        score += profileTrust * Self.profileWeight * log((profile[term] ?? 0) + Self.floor)
      }
      let family = (families[term] ?? []).map { relatives[$0] ?? 0 }.max() ?? 0
      score += Self.familyWeight * log(Self.familyFloor + family)
      candidates.append(
        MappingCandidate(term: term, score: score, share: 0, likeness: likeness, confidence: 0))
    }
    return calibrated(candidates, byRecordsAlone: count > 0 && !hasLabel)
  }

  private func calibrated(
    _ candidates: [MappingCandidate], byRecordsAlone isByRecords: Bool
  ) -> [MappingCandidate] {
    var ranked = candidates.sorted { ($1.score, $0.term) < ($0.score, $1.term) }
    let top = ranked.first?.score ?? 0
    let sum = ranked.reduce(0) { $0 + exp($1.score - top) }
    ranked = Array(ranked.prefix(Self.limit))
    for row in ranked.indices {
      let share = exp(ranked[row].score - top) / sum
      ranked[row].share = share
      let odds = log(max(share, Self.leastOdds) / max(1 - share, Self.leastOdds))
      let logit =
        isByRecords ? Self.logitByRecords(odds) : Self.logitByLabels(odds, ranked[row].likeness)
      ranked[row].confidence = 1 / (1 + exp(-logit))
      // Who ranks lower is not surer.
      if row > 0 {
        ranked[row].confidence = min(ranked[row].confidence, ranked[row - 1].confidence)
      }
    }
    return ranked
  }

  private static func logitByRecords(_ odds: Double) -> Double {
    calibrationByRecords.bias + calibrationByRecords.odds * odds
  }

  private static func logitByLabels(_ odds: Double, _ likeness: Double) -> Double {
    let line = calibrationByLabels
    return line.bias + line.odds * odds + line.likeness * (likeness - line.middle)
  }

  /// How like the local name is to the likest name of a term; a keyword counts less than a label.
  private func likeness(of term: TermIndex, to name: StemmedName) -> Double {
    names.names(of: term).reduce(0) { best, entry in
      if name.specific.isDisjoint(with: entry.name.specific) { return best }
      let likeness = names.likeness(name.specific, entry.name.specific)
      return max(best, entry.isLabel ? likeness : Self.keywordWeight * entry.weight * likeness)
    }
  }
}
