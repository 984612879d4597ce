package import WaymarkTaxonomy

/// Why a term that ranked was not suggested.
package enum WithholdingReason: String, Sendable, Hashable, CaseIterable {
  /// Its probability is below what was asked for.
  case belowThreshold = "below threshold"
  /// The set is better without it: what it would add in finds it would lose in precision.
  case notWorthIt = "lowers the expected accuracy of the set"
  /// As many as the limit allows stand before it.
  case overLimit = "over the limit"
  /// A narrower term of it is suggested.
  case ancestor = "broader than a suggested term"
  /// A broader term of it is suggested with more confidence.
  case descendant = "narrower than a suggested term"
  /// Its only evidence stands where the text names an audience, a place, a partner or an example.
  case inPassing = "named only as an audience, place, partner or example"
  /// For this very text a person decided otherwise.
  case decided = "a person decided otherwise"
  /// Nothing is sure enough for this record; a person must decide.
  case review = "left for review"
}

/// Turns ranked candidates into the few that are suggested: the set with the greatest expected
/// F-measure under their probabilities.
///
/// That set alone would often hedge, naming two terms because one of them must be right, which is as
/// good by the measure and worse for a directory. So a first term and any further one must be at least
/// so sure. How sure follows from how often the first term is right at all: where that is one time in
/// three, little is worth showing; where it is nearly always, it is not.
package struct Guard: Sendable, Hashable {
  /// The greatest number of suggestions where nothing is said.
  package static let usualLimit = 3

  /// The greatest number of suggestions.
  package var limit = usualLimit
  /// The least probability of the first suggestion, below which the record is left for review; nil
  /// for the usual share of `typicalPrecision`.
  package private(set) var minimumConfidence: Float?
  /// The least probability of any further suggestion; nil for what follows from `typicalPrecision`.
  package private(set) var minimumFurtherConfidence: Float?
  /// How often the first term of a ranking is right.
  package var typicalPrecision: Float = 0.65
  /// How much more precision counts than recall: β of the F-measure, 0.5 leans to precision.
  package var beta = 0.5

  /// Makes a guard: the usual one where nothing is said.
  ///
  /// - Parameters:
  ///   - least: The least probability of the first suggestion.
  ///   - further: The least probability of any further suggestion.
  package init(requiring least: Float? = nil, further: Float? = nil) {
    minimumConfidence = least
    minimumFurtherConfidence = further
  }

  /// Makes all suggestions at least so sure; nil where nothing is sure enough.
  package mutating func require(confidence: Float?) {
    minimumConfidence = confidence ?? .infinity
    minimumFurtherConfidence = minimumConfidence
  }

  /// The share of the typical precision that a first term must reach: half as sure as usual is still
  /// worth showing; chosen, not measured.
  private static let firstShare: Float = 0.5
  /// The least probability with which a narrower term stands in for a broader one; chosen, not measured.
  private static let leastOfKin: Float = 0.3

  private var leastFirst: Float { minimumConfidence ?? Self.firstShare * typicalPrecision }
  /// The square of the typical precision, so that a further term is asked for more where terms are
  /// mostly right and hedging is idle, and for little where they mostly are not: measured together on
  /// directories where the first term is right in a third and in seven tenths of records.
  private var leastFurther: Float {
    minimumFurtherConfidence ?? typicalPrecision * typicalPrecision
  }

  /// What the guard decided about one ranking.
  package struct Verdict: Sendable, Hashable {
    /// The terms to suggest, best first.
    package var suggested: [RankedTerm] = []
    /// The next best terms, each with the reason why it was left out.
    package var withheld: [WithheldTerm] = []
    /// Whether a person must decide.
    package var needsReview = false
  }

  /// How many withheld terms are told.
  private static let withheldLimit = 5

  /// The least probability at which it is worth telling that a term was withheld; chosen, not measured.
  private static let leastNoteworthy: Float = 0.02

  /// How many of the best candidates are looked at: all that may be told, and some more.
  var depth: Int { max(10, min(limit, 1000) + Self.withheldLimit) }

  /// Chooses from a ranking.
  package func choose(from ranking: [RankedTerm], graph: TermGraph) -> Verdict {
    var verdict = Verdict()
    let top = Array(ranking.prefix(depth))
    guard let first = top.first, first.confidence >= leastFirst, limit > 0 else {
      verdict.needsReview = true
      verdict.withheld = top.prefix(Self.withheldLimit)
        .filter { $0.confidence >= Self.leastNoteworthy }.map { WithheldTerm($0, .review) }
      return verdict
    }
    var eligible: [RankedTerm] = []
    eligible.reserveCapacity(top.count)
    verdict.withheld.reserveCapacity(top.count)
    let narrower = top.indices.filter { graph.hasBroader(top[$0].term) }
    for ranked in top {
      if let reason = kinship(of: ranked, in: top, narrower, chosen: eligible, graph) {
        verdict.withheld.append(WithheldTerm(ranked, reason))
      } else {
        eligible.append(ranked)
      }
    }
    // The size of the set matters only where there is somebody sure enough to come second.
    let hasSecond = eligible.dropFirst().contains { $0.confidence >= leastFurther }
    let size = hasSecond ? bestSize(eligible.map { Double($0.confidence) }) : 1
    for (place, ranked) in eligible.enumerated() {
      if place == 0 || (place < size && ranked.confidence >= leastFurther) {
        verdict.suggested.append(ranked)
      } else if ranked.confidence < leastFurther {
        verdict.withheld.append(WithheldTerm(ranked, .belowThreshold))
      } else if place >= limit {
        verdict.withheld.append(WithheldTerm(ranked, .overLimit))
      } else {
        verdict.withheld.append(WithheldTerm(ranked, .notWorthIt))
      }
    }
    let suggested = verdict.suggested.map(\.term)
    for place in verdict.withheld.indices {
      verdict.withheld[place].settle(beside: suggested, in: graph)
    }
    verdict.withheld.sort {
      $0.confidence != $1.confidence ? $0.confidence > $1.confidence : $0.term < $1.term
    }
    verdict.withheld.removeAll { $0.confidence < Self.leastNoteworthy }
    verdict.withheld.removeLast(max(0, verdict.withheld.count - Self.withheldLimit))
    return verdict
  }

  /// Whether a relative stands in a term's way: never a term beside its ancestor.
  ///
  /// The narrower term is the more useful tag, so it wins wherever it is sure enough to be suggested
  /// by itself; where it is not, the broader term answers for it.
  private func kinship(
    of ranked: RankedTerm, in top: [RankedTerm], _ narrower: [Int], chosen: [RankedTerm],
    _ graph: TermGraph
  ) -> WithholdingReason? {
    // Of two that are of one line, one has something above it and the other something below.
    let mayBeBroader = !narrower.isEmpty && graph.hasNarrower(ranked.term)
    for place in narrower where mayBeBroader && graph.isBroader(ranked.term, than: top[place].term)
    {
      let other = top[place]
      // With nothing but its kin above it, it would stand first.
      let isFirst = top[..<place].allSatisfy { graph.isBroader($0.term, than: other.term) }
      let leastSure = isFirst ? leastFirst : max(leastFirst, leastFurther)
      if other.confidence >= max(Self.leastOfKin, leastSure) { return .ancestor }
    }
    let mayBeNarrower = graph.hasBroader(ranked.term)
    for other in chosen {
      if mayBeNarrower, graph.isBroader(other.term, than: ranked.term) { return .descendant }
      // Chosen by its rank though not sure enough by itself: still never both.
      if mayBeBroader, graph.isBroader(ranked.term, than: other.term) { return .ancestor }
    }
    return nil
  }

  /// The number of best candidates whose set has the greatest expected F-measure.
  ///
  /// For independent candidates the best set of each size is the most probable one, and its
  /// expectation follows exactly from the distributions of the number of right terms inside and
  /// outside of it (Ye, Chai, Lee and Chieu, "Optimizing F-measures: a tale of two approaches", 2012;
  /// that the most probable set is the best of its size, Lewis, 1995).
  func bestSize(_ probabilities: [Double]) -> Int {
    var best = (size: 1, value: -1.0)
    let square = beta * beta
    for size in 1...max(1, min(limit, probabilities.count)) {
      let inside = Self.distribution(probabilities.prefix(size))
      let outside = Self.distribution(probabilities.dropFirst(size))
      var value = 0.0
      for (hits, share) in inside.enumerated() where hits > 0 {
        for (missed, otherShare) in outside.enumerated() {
          value +=
            share * otherShare * (1 + square) * Double(hits)
            / (square * Double(hits + missed) + Double(size))
        }
      }
      if value > best.value + 1e-12 { best = (size, value) }
    }
    return best.size
  }

  /// The distribution of the number of right ones among independent candidates.
  static func distribution(_ probabilities: some Sequence<Double>) -> [Double] {
    var result = [1.0]
    for probability in probabilities {
      var next = [Double](repeating: 0, count: result.count + 1)
      for (count, share) in result.enumerated() {
        next[count] += share * (1 - probability)
        next[count + 1] += share * probability
      }
      result = next
    }
    return result
  }
}
