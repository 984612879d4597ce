package import WaymarkClassifier

extension Signal {
  /// What a weight of the signal may be.
  ///
  /// Signals that say nearly the same take each other's weight in a fit, and one of them may end up
  /// below zero: then a keyword that somebody adds would count against its term. So what speaks for a
  /// candidate never counts against it, nor the other way round.
  var bounds: ClosedRange<Double> {
    switch self {
    case .keywordAgainst, .refusal, .wordsMissing: -.infinity...0
    case .group, .taught, .bayesTaught, .broader, .narrower: -.infinity ... .infinity
    default: 0 ... .infinity
    }
  }
}

extension RankingWeights {
  /// Fits weights to ranked records, within the bounds of their signals.
  ///
  /// - Parameters:
  ///   - examples: The records with their candidates and signals.
  ///   - prior: Where to start, and what to stay near to.
  ///   - strength: How strongly to stay near.
  /// - Returns: The weights.
  package static func fitted(
    to examples: [RankingExample], prior: RankingWeights, strength: Double
  ) -> RankingWeights {
    var start = zip(prior.values, Signal.allCases).map { $1.bounds.nearest(to: $0) }
    var strengths = [Double](repeating: strength, count: Signal.count)
    while true {
      let values = RankingFit.fit(examples, prior: start, strength: strengths)
      let outside = Signal.allCases.filter { !$0.bounds.contains(values[$0.position]) }
      // What the data would turn round is held at zero, and the rest is fitted without it.
      let free = outside.filter { strengths[$0.position] < held }
      if free.isEmpty {
        return RankingWeights(
          values: zip(values, Signal.allCases).map { $1.bounds.nearest(to: $0) })
      }
      for signal in free {
        start[signal.position] = 0
        strengths[signal.position] = held
      }
    }
  }

  /// A strength that no data moves.
  private static let held = 1e9
}

extension ClosedRange<Double> {
  fileprivate func nearest(to value: Double) -> Double {
    Swift.min(Swift.max(value, lowerBound), upperBound)
  }
}
