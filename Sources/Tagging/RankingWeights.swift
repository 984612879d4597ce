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
  /// The weights that ship: fitted over several vocabularies at once, then rounded.
  package static let standard = RankingWeights(values: [
    0.5, 1.0, 0.5, 0.5, 0.5, 1.0, 0.8, 0.6, 0.8, 0.8, -1.0, 0.3, 0.2, 0.5, 0.3, 0.5, 0.3, 0, 0.1,
    0.2, -0.5, 0, 0,
  ])
}
