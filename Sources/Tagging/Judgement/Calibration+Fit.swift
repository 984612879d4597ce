import WaymarkClassifier

/// A candidate of a ranking that was judged.
package struct JudgedCandidate: Sendable, Hashable {
  /// Its share of the ranking, 0 to 1.
  package var share: Float
  /// Its score in log-odds.
  package var score: Float
  /// Whether it is right.
  package var isRight: Bool

  /// Makes a candidate.
  package init(share: Float, score: Float, isRight: Bool) {
    self.share = share
    self.score = score
    self.isRight = isRight
  }
}

extension Calibration {
  /// How many of the best candidates of a ranking the weights are fitted to.
  private static let fittedDepth = 10
  /// How many of them bend the line: what is never suggested must not bend it for what is.
  private static let bentDepth = 3
  /// How many candidates a bend rests on, at least.
  private static let leastPerKnot = 40
  /// The greatest number of bends.
  private static let mostKnots = 15
  /// How many candidates of its own the straight line counts for at a bend.
  private static let straightness = 20.0

  /// Fits a calibration to rankings of records that were not learned from.
  ///
  /// - Parameters:
  ///   - rankings: For each record its candidates, best first, with whether each was right.
  ///   - prior: Where to start, and what to stay near to.
  ///   - strength: How strongly to stay near.
  /// - Returns: The calibration; `prior` where there is nothing to learn from.
  package static func fit(
    _ rankings: [[JudgedCandidate]], prior: Calibration, strength: Double = 1
  ) -> Calibration {
    let observations = rankings.flatMap { ranking in
      ranking.prefix(fittedDepth).map {
        LogisticFit.Observation(
          values: inputs(share: $0.share, score: $0.score), isRight: $0.isRight)
      }
    }
    guard !observations.isEmpty else { return prior }
    var start = prior.values
    var strengths = [Double](repeating: strength, count: start.count)
    var values = LogisticFit.fit(observations, prior: start, strength: strengths)
    // A better place never makes a term less probable: what the data would turn round is held at 0.
    for weight in values.indices.dropFirst() where values[weight] < 0 {
      start[weight] = 0
      strengths[weight] = 1e9
      values = LogisticFit.fit(observations, prior: start, strength: strengths)
    }
    for weight in values.indices.dropFirst() { values[weight] = max(0, values[weight]) }
    var calibration = Calibration(values: values)
    calibration.bend(to: rankings)
    return calibration
  }

  /// Bends the line to how often the best candidates were right.
  ///
  /// Candidates of nearly the same probability are counted together, drawn towards the straight line,
  /// and what falls is pooled until all rises (Ayer and others, 1955). Unlike the steps of isotonic
  /// regression a line keeps the order of the candidates, and few records hardly bend it.
  private mutating func bend(to rankings: [[JudgedCandidate]]) {
    let straight = self
    let seen = rankings.flatMap { ranking in
      ranking.prefix(Self.bentDepth).map {
        (said: Double(straight.confidence(share: $0.share, score: $0.score)), isRight: $0.isRight)
      }
    }.sorted { $0.said < $1.said }
    let count = min(Self.mostKnots, seen.count / Self.leastPerKnot)
    guard count > 1 else { return }
    let pools = (0..<count).map { part in
      let members = seen[(seen.count * part / count)..<(seen.count * (part + 1) / count)]
      let said = members.reduce(0) { $0 + $1.said }
      let mean = said / Double(members.count)
      let right = Double(members.count { $0.isRight }) + Self.straightness * mean
      return IsotonicFit.Pool(
        start: mean, place: mean, right: right,
        weight: Double(members.count) + Self.straightness)
    }
    knots = IsotonicFit.pooled(pools).map { Knot(said: $0.place, right: $0.value) }
  }
}
