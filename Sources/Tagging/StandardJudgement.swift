/// The weights that ship for workspaces without a starter, as `Benchmarks/fit-weights` writes them:
/// fitted over several vocabularies at once, with and without lessons (`models/README.md`).
extension RankingWeights {
  /// The weights, in the order of `Signal.allCases`.
  package static let standard = RankingWeights(values: [
    0.0,  // shareInName
    -1.0,  // shareInText
    0.96,  // preferredInText
    -1.5,  // massInName
    1.36,  // massInText
    3.71,  // nameExplained
    -0.49,  // phraseInName
    -0.14,  // phraseInDescription
    0.52,  // keywordInName
    0.08,  // keywordInDescription
    -0.74,  // keywordAgainst
    0.89,  // earliness
    0.07,  // spread
    0.46,  // bayes
    1.13,  // bayesRank
    0.7,  // complement
    0.13,  // complementRank
    0.45,  // group
    0.99,  // taught
    -0.22,  // bayesTaught
    -1.0,  // refusal
    0.03,  // broader
    0.04,  // narrower
    -1.06,  // wordsMissing
  ])
}

extension Calibration {
  /// The calibration that goes with them.
  package static let standard = Calibration(
    values: [-1.07, 0.45, 0.52],
    knots: [
      Knot(said: 0.005, right: 0.005), Knot(said: 0.019, right: 0.006),
      Knot(said: 0.034, right: 0.042), Knot(said: 0.046, right: 0.055),
      Knot(said: 0.07, right: 0.086), Knot(said: 0.105, right: 0.095),
      Knot(said: 0.137, right: 0.145), Knot(said: 0.181, right: 0.2),
      Knot(said: 0.237, right: 0.261), Knot(said: 0.309, right: 0.333),
      Knot(said: 0.404, right: 0.374), Knot(said: 0.548, right: 0.539),
      Knot(said: 0.712, right: 0.709), Knot(said: 0.905, right: 0.872),
    ]
  )
}
