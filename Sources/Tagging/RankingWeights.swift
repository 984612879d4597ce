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
  func score(_ row: Span<Float>) -> Float {
    let weights = values.span
    precondition(row.count == weights.count, "one weight for each signal")
    var sum = 0.0
    for place in weights.indices { sum += weights[place] * Double(row[place]) }
    return Float(sum)
  }
}

extension RankingWeights {
  /// The weights that ship, in the order of `Signal.allCases`.
  ///
  /// Fitted over several vocabularies at once, with and without lessons, and rounded;
  /// `models/README.md` says to what.
  package static let standard = RankingWeights(values: [
    -0.06, -1.29, 1.83, -0.84, 1.29, 3.53, -0.39, -0.15,
    1.17, 0.61, -0.74, 1.08, -0.09, 0.62, 0.83, 0.59,
    -0.04, 0.64, 0.93, -0.28, -0.50, 0.00, 0.04,
  ])
}
