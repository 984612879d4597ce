/// How much each signal counts, in log-odds per unit.
package struct RankingWeights: Sendable, Hashable {
  /// One weight for each signal, in the order of `Signal.allCases`.
  package var values: [Double]

  /// Makes weights from values in the order of `Signal.allCases`.
  package init(values: [Double]) {
    precondition(values.count == Signal.count, "one weight for each signal")
    self.values = values
  }

  /// The weighted sums of rows of signals, one row after the other.
  func scores(_ signals: [Float]) -> [Float] {
    precondition(signals.count.isMultiple(of: values.count), "one weight for each signal")
    let rows = signals.count / values.count
    var scores: [Float] = []
    scores.reserveCapacity(rows + 3)
    let (values, signals) = (values.span, signals.span)
    // Four rows at a time, for then no sum waits for itself.
    for row in stride(from: 0, to: rows, by: 4) {
      let start = row &* values.count
      let (second, third, fourth) = (
        min(row + 1, rows - 1) &* values.count, min(row + 2, rows - 1) &* values.count,
        min(row + 3, rows - 1) &* values.count
      )
      var sums = (0.0, 0.0, 0.0, 0.0)
      for place in values.indices {
        let weight = values[unchecked: place]
        sums.0 += weight * Double(signals[unchecked: start &+ place])
        sums.1 += weight * Double(signals[unchecked: second &+ place])
        sums.2 += weight * Double(signals[unchecked: third &+ place])
        sums.3 += weight * Double(signals[unchecked: fourth &+ place])
      }
      scores.append(Float(sums.0))
      scores.append(Float(sums.1))
      scores.append(Float(sums.2))
      scores.append(Float(sums.3))
    }
    scores.removeLast(scores.count - rows)
    return scores
  }
}
