import WaymarkClassifier

/// The weights between evidence and answer.
package struct Judgement: Sendable, Hashable {
  /// How much each signal counts.
  package var weights = RankingWeights.standard
  /// What a place in the ranking is worth.
  package var calibration = Calibration.standard
  /// How precise suggestions are from each confidence on; empty until that was measured.
  package var curve = PrecisionCurve([])

  /// Makes the judgement that ships.
  package init() {}

  /// Makes a judgement.
  package init(
    weights: RankingWeights, calibration: Calibration, curve: PrecisionCurve = PrecisionCurve([])
  ) {
    self.weights = weights
    self.calibration = calibration
    self.curve = curve
  }

  /// The same weights with calibration and curve fitted to rankings of records that were not learned
  /// from.
  ///
  /// - Parameter rankings: For each record its candidates, best first, with whether each was right.
  /// - Returns: The judgement; the same where there are no rankings.
  package func calibrated(to rankings: [[JudgedCandidate]]) -> Judgement {
    let calibration = Calibration.fit(rankings, prior: self.calibration)
    let firsts = rankings.compactMap(\.first).map { first in
      (
        confidence: Double(calibration.confidence(share: first.share, score: first.score)),
        isRight: first.isRight
      )
    }
    return Judgement(
      weights: weights, calibration: calibration,
      curve: firsts.isEmpty ? curve : PrecisionCurve(RiskCoverage(firsts)))
  }
}
