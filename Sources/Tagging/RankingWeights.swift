/// How much each signal counts, in log-odds per unit.
package struct RankingWeights: Sendable, Hashable {
  /// One weight for each signal, in the order of `Signal.allCases`.
  package var values: [Double]

  /// Makes weights from values in the order of `Signal.allCases`.
  package init(values: [Double]) {
    precondition(values.count == Signal.count, "one weight for each signal")
    self.values = values
  }

  /// The weighted sum of one row of signals.
  func score(_ row: ArraySlice<Float>) -> Float {
    var sum = 0.0
    for (weight, value) in zip(values, row) { sum += weight * Double(value) }
    return Float(sum)
  }
}

extension RankingWeights {
  /// The weights that ship, in the order of `Signal.allCases`.
  ///
  /// Fitted over several vocabularies at once, with and without lessons, and rounded;
  /// `models/README.md` says to what.
  package static let standard = RankingWeights(values: [
    -0.06, -1.41, 1.20, -0.91, 1.14, 3.71, -0.41, -0.19,
    1.02, 0.62, -0.74, 0.87, 0.05, 0.60, 0.73, 0.69,
    0.05, 0.60, 0.92, -0.28, -0.50, 0.02, 0.04, -0.83,
  ])
}
