import Foundation
import WaymarkClassifier

/// Turns a place in a ranking into the probability that the term is right.
///
/// Two things decide: how much of the ranking's weight the candidate has, which says how it stands
/// beside the others, and its own score, which says whether anything was found at all. First they are
/// weighed by a logistic function, after Platt (1999); then what comes of it is bent to what was seen,
/// by a rising line through a few knots. It is global: curves per term overfit (Yang, 2001).
package struct Calibration: Sendable, Hashable {
  /// A place where the line is bent.
  package struct Knot: Sendable, Hashable {
    /// What the logistic function says.
    package var said: Double
    /// How often that is right.
    package var right: Double

    /// Makes a knot.
    package init(said: Double, right: Double) {
      self.said = said
      self.right = right
    }
  }

  /// The constant, the weight of the log-odds of the share, and the weight of the score.
  package var values: [Double]
  /// The bends, rising; none for a straight line.
  package var knots: [Knot]

  /// Makes a calibration from its three weights and its bends.
  package init(values: [Double], knots: [Knot] = []) {
    precondition(values.count == 3, "a constant and two weights")
    self.values = values
    self.knots = knots
  }

  /// The probability that a candidate is right.
  ///
  /// - Parameters:
  ///   - share: Its share of the ranking, 0 to 1.
  ///   - score: Its score in log-odds.
  /// - Returns: The probability, from 0 to 1.
  package func confidence(share: Float, score: Float) -> Float {
    Float(bent(said(share: share, score: score)))
  }

  /// What the logistic function says.
  private func said(share: Float, score: Float) -> Double {
    LogisticFit.sigmoid(
      values[0] + values[1] * Self.logOdds(of: share) + values[2] * Double(score))
  }

  /// The line at a place; it begins at 0 and ends at 1.
  private func bent(_ said: Double) -> Double {
    if knots.isEmpty { return said }
    let next = knots.first { $0.said > said } ?? Knot(said: 1, right: 1)
    let last = knots.last { $0.said <= said } ?? Knot(said: 0, right: 0)
    guard next.said > last.said else { return last.right }
    let share = (said - last.said) / (next.said - last.said)
    return last.right + share * (next.right - last.right)
  }

  /// Whether the bends rise from 0 to 1, as read from a file they need not.
  var isRising: Bool {
    let ends = [Knot(said: 0, right: 0)] + knots + [Knot(said: 1, right: 1)]
    return zip(ends, ends.dropFirst()).allSatisfy { $0.said <= $1.said && $0.right <= $1.right }
  }

  /// What the calibration looks at.
  static func inputs(share: Float, score: Float) -> [Double] {
    [logOdds(of: share), Double(score)]
  }

  private static func logOdds(of share: Float) -> Double {
    let bounded = min(max(Double(share), 1e-5), 1 - 1e-5)
    return log(bounded / (1 - bounded))
  }

}
