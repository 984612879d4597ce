/// The weights that ship for workspaces without a starter, as `Benchmarks/fit-weights` writes them:
/// fitted over several vocabularies at once, with and without lessons (`models/README.md`).
extension RankingWeights {
  /// The weights, in the order of `Signal.allCases`.
  package static let standard = RankingWeights(values: [
    0.0,  // shareInName
    0.0,  // shareInText
    0.72,  // preferredInText
    0.0,  // massInName
    0.85,  // massInText
    0.28,  // nameExplained
    0.0,  // phraseInName
    0.0,  // phraseInDescription
    0.28,  // keywordInName
    0.15,  // keywordInDescription
    -0.7,  // keywordAgainst
    0.2,  // earliness
    0.1,  // spread
    0.17,  // bayes
    0.65,  // bayesRank
    0.05,  // interpolated
    0.35,  // interpolatedRank
    0.14,  // group
    0.88,  // taught
    -0.21,  // bayesTaught
    -1.0,  // refusal
    0.06,  // broader
    0.04,  // narrower
    -0.79,  // wordsMissing
    0.18,  // lead
    0.4,  // labelRank
    0.32,  // wide
  ])
}

extension Calibration {
  /// The calibration that goes with them.
  package static let standard = Calibration(
    values: [-1.14, 0.38, 0.62],
    knots: [
      Knot(said: 0.006, right: 0.001),
      Knot(said: 0.029, right: 0.024),
      Knot(said: 0.047, right: 0.034),
      Knot(said: 0.062, right: 0.074),
      Knot(said: 0.082, right: 0.085),
      Knot(said: 0.108, right: 0.117),
      Knot(said: 0.141, right: 0.15),
      Knot(said: 0.186, right: 0.179),
      Knot(said: 0.246, right: 0.27),
      Knot(said: 0.321, right: 0.377),
      Knot(said: 0.418, right: 0.379),
      Knot(said: 0.553, right: 0.496),
      Knot(said: 0.701, right: 0.687),
      Knot(said: 0.885, right: 0.866),
    ]
  )
}
