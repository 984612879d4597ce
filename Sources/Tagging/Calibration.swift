import Foundation
import WaymarkClassifier

/// Turns a place in a ranking into the probability that the term is right.
///
/// Two things decide: how much of the ranking's weight the candidate has, which says how it stands
/// beside the others, and its own score, which says whether anything was found at all. Logistic,
/// after Platt (1999), and global: curves per term overfit (Yang, 2001).
package struct Calibration: Sendable, Hashable {
  /// The constant, the weight of the log-odds of the share, and the weight of the score.
  package var values: [Double]

  /// Makes a calibration from its three weights.
  package init(values: [Double]) {
    precondition(values.count == 3, "a constant and two weights")
    self.values = values
  }

  /// The probability that a candidate is right.
  ///
  /// - Parameters:
  ///   - share: Its share of the ranking, 0 to 1.
  ///   - score: Its score in log-odds.
  /// - Returns: The probability, from 0 to 1.
  package func confidence(share: Float, score: Float) -> Float {
    Float(
      LogisticFit.sigmoid(
        values[0] + values[1] * Self.logOdds(of: share) + values[2] * Double(score)))
  }

  /// What the calibration looks at.
  static func inputs(share: Float, score: Float) -> [Double] {
    [logOdds(of: share), Double(score)]
  }

  private static func logOdds(of share: Float) -> Double {
    let bounded = min(max(Double(share), 1e-5), 1 - 1e-5)
    return log(bounded / (1 - bounded))
  }

  /// Fits a calibration to rankings of records that were not learned from.
  ///
  /// - Parameters:
  ///   - rankings: For each record its candidates, best first, with whether each was right.
  ///   - prior: Where to start, and what to stay near to.
  ///   - strength: How strongly to stay near.
  /// - Returns: The calibration; `prior` where there is nothing to learn from.
  package static func fit(
    _ rankings: [[(share: Float, score: Float, isRight: Bool)]], prior: Calibration,
    strength: Double = 1
  ) -> Calibration {
    let observations = rankings.flatMap { ranking in
      ranking.prefix(10).map {
        LogisticFit.Observation(
          values: inputs(share: $0.share, score: $0.score), isRight: $0.isRight)
      }
    }
    guard !observations.isEmpty else { return prior }
    var start = prior.values
    var strengths = [Double](repeating: strength, count: start.count)
    var values = LogisticFit.fit(observations, prior: start, strength: strengths)
    // A better place never makes a term less probable: what the data would turn round is held at 0.
    for weight in values.indices.dropFirst() where values[weight] < 0 {
      start[weight] = 0
      strengths[weight] = 1e9
      values = LogisticFit.fit(observations, prior: start, strength: strengths)
    }
    for weight in values.indices.dropFirst() { values[weight] = max(0, values[weight]) }
    return Calibration(values: values)
  }

  /// The calibration that ships, fitted like the weights of `RankingWeights.standard`.
  package static let standard = Calibration(values: [-2.08, 0.32, 0.65])
}
