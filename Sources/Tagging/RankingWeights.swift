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
  ///
  /// Each weight goes over all rows before the next one comes, for then no sum waits for itself.
  func scores(_ signals: [Float]) -> [Float] {
    precondition(signals.count.isMultiple(of: values.count), "one weight for each signal")
    let rows = signals.count / values.count
    var sums = [Double](repeating: 0, count: rows)
    var totals = sums.mutableSpan
    let signals = signals.span
    for signal in values.indices {
      let weight = values[signal]
      var place = signal
      for row in 0..<rows {
        totals[unchecked: row] += weight * Double(signals[unchecked: place])
        place &+= values.count
      }
    }
    return sums.map { Float($0) }
  }
}
