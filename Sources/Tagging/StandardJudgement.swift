/// The weights that ship for workspaces without a starter, as `Benchmarks/fit-weights` writes them:
/// fitted over several vocabularies at once, with and without lessons (`models/README.md`).
extension RankingWeights {
  /// The weights, in the order of `Signal.allCases`.
  package static let standard = RankingWeights(values: [
    0.0,  // shareInName
    0.0,  // shareInText
    0.71,  // preferredInText
    0.0,  // massInName
    0.8,  // massInText
    0.4,  // nameExplained
    0.0,  // phraseInName
    0.0,  // phraseInDescription
    0.3,  // keywordInName
    0.05,  // keywordInDescription
    -0.7,  // keywordAgainst
    0.23,  // earliness
    0.02,  // spread
    0.22,  // bayes
    0.79,  // bayesRank
    0.13,  // interpolated
    0.33,  // interpolatedRank
    0.26,  // group
    0.95,  // taught
    -0.19,  // bayesTaught
    -1.0,  // refusal
    0.04,  // broader
    0.03,  // narrower
    -0.91,  // wordsMissing
    0.22,  // lead
    0.0,  // leadRank
    0.41,  // labelRank
  ])
}

extension Calibration {
  /// The calibration that goes with them.
  package static let standard = Calibration(
    values: [-1.27, 0.4, 0.58],
    knots: [
      Knot(said: 0.007, right: 0.005),
      Knot(said: 0.031, right: 0.022),
      Knot(said: 0.049, right: 0.043),
      Knot(said: 0.064, right: 0.083),
      Knot(said: 0.084, right: 0.085),
      Knot(said: 0.109, right: 0.117),
      Knot(said: 0.142, right: 0.133),
      Knot(said: 0.188, right: 0.188),
      Knot(said: 0.247, right: 0.292),
      Knot(said: 0.315, right: 0.333),
      Knot(said: 0.409, right: 0.378),
      Knot(said: 0.546, right: 0.517),
      Knot(said: 0.699, right: 0.661),
      Knot(said: 0.878, right: 0.852),
    ]
  )
}
