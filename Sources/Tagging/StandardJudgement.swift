/// The weights that ship for workspaces without a starter, as `Benchmarks/fit-weights` writes them:
/// fitted over several vocabularies at once, with and without lessons (`models/README.md`).
extension RankingWeights {
  /// The weights, in the order of `Signal.allCases`.
  package static let standard = RankingWeights(values: [
    -0.09,  // shareInName
    -1.12,  // shareInText
    1.11,  // preferredInText
    -1.35,  // massInName
    1.35,  // massInText
    3.65,  // nameExplained
    -0.51,  // phraseInName
    -0.14,  // phraseInDescription
    0.77,  // keywordInName
    0.21,  // keywordInDescription
    -0.74,  // keywordAgainst
    0.87,  // earliness
    0.06,  // spread
    0.47,  // bayes
    1.09,  // bayesRank
    0.71,  // complement
    0.12,  // complementRank
    0.51,  // group
    0.99,  // taught
    -0.22,  // bayesTaught
    -1.0,  // refusal
    0.03,  // broader
    0.05,  // narrower
    -1.02,  // wordsMissing
  ])
}

extension Calibration {
  /// The calibration that goes with them.
  package static let standard = Calibration(
    values: [-1.06, 0.43, 0.52],
    knots: []
  )
}
