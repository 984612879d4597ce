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
  /// `models/README.md` says to what and by which command.
  package static let standard = RankingWeights(values: [
    0.26, -0.59, 0.71, -0.74, 1.09, 2.89, -0.37, 0.06,
    0.75, 0.11, -0.74, 0.97, 0.05, 0.85, 0.71, 0.91,
    -0.14, 0.58, 0.64, -0.47, -0.50, -0.02, 0.05,
  ])
}
