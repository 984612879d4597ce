import Foundation

/// Binary logistic regression, for calibration.
package enum LogisticFit {
  /// One observation: what was seen, and whether it was right.
  package struct Observation: Sendable {
    /// The values seen; the constant is not among them.
    package var values: [Double]
    /// Whether it was right.
    package var isRight: Bool
    /// For how many observations it stands.
    package var weight: Double

    /// Makes an observation.
    package init(values: [Double], isRight: Bool, weight: Double = 1) {
      self.values = values
      self.isRight = isRight
      self.weight = weight
    }
  }

  /// Fits `p = σ(w₀ + Σ wᵢ vᵢ)`; the constant comes first.
  ///
  /// Targets are drawn in from 1 and 0 to `(n₊ + 1) / (n₊ + 2)` and `1 / (n₋ + 2)`, n being sums of weights,
  /// which keeps the answer finite where the observations separate (Platt, 1999).
  package static func fit(
    _ observations: [Observation], prior: [Double], strength: [Double]
  ) -> [Double] {
    let right = observations.lazy.filter(\.isRight).reduce(0) { $0 + $1.weight }
    let wrong = observations.reduce(0) { $0 + $1.weight } - right
    let high = (right + 1) / (right + 2)
    let low = 1 / (wrong + 2)
    let size = prior.count
    return NewtonFit.minimise(from: prior, strength: strength) { weights, withCurvature in
      var slope = NewtonFit.Slope(size: size)
      var row = [Double](repeating: 1, count: size)
      for observation in observations {
        for (index, value) in observation.values.enumerated() { row[index + 1] = value }
        let score = zip(weights, row).reduce(0) { $0 + $1.0 * $1.1 }
        let probability = sigmoid(score)
        let target = observation.isRight ? high : low
        // log(1 + exp(score)) − target · score, written so that it never overflows.
        slope.loss +=
          observation.weight * (max(score, 0) + log1p(exp(-abs(score))) - target * score)
        let bend = observation.weight * probability * (1 - probability)
        let miss = observation.weight * (probability - target)
        for k in 0..<size {
          slope.gradient[k] += miss * row[k]
          if withCurvature {
            for j in 0..<size { slope.curvature.matrix[k * size + j] += bend * row[k] * row[j] }
          }
        }
      }
      return slope
    }
  }

  /// The logistic function.
  package static func sigmoid(_ score: Double) -> Double {
    score >= 0 ? 1 / (1 + exp(-score)) : exp(score) / (1 + exp(score))
  }
}
