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
