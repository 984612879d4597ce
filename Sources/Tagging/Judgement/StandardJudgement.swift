/// The weights that ship for workspaces without a starter, as `Benchmarks/fit-weights` writes them:
/// fitted over several vocabularies at once, with and without lessons (`models/README.md`).
extension RankingWeights {
  /// The weights, in the order of `Signal.allCases`.
  package static let standard = RankingWeights(values: [
    0.0,  // shareInName
    0.0,  // shareInText
    0.7,  // preferredInText
    0.0,  // massInName
    0.74,  // massInText
    0.37,  // nameExplained
    0.0,  // phraseInName
    0.0,  // phraseInDescription
    0.25,  // keywordInName
    0.12,  // keywordInDescription
    -0.7,  // keywordAgainst
    0.18,  // earliness
    0.11,  // spread
    0.18,  // bayes
    0.61,  // bayesRank
    0.03,  // interpolated
    0.39,  // interpolatedRank
    0.15,  // group
    0.88,  // taught
    -0.2,  // bayesTaught
    -1.0,  // refusal
    0.06,  // broader
    0.03,  // narrower
    -0.85,  // wordsMissing
    0.18,  // lead
    0.45,  // labelRank
    0.34,  // wide
  ])
}

extension Calibration {
  /// The calibration that goes with them.
  package static let standard = Calibration(
    values: [-1.16, 0.37, 0.63],
    knots: [
      Knot(said: 0.006, right: 0.001),
      Knot(said: 0.029, right: 0.026),
      Knot(said: 0.048, right: 0.038),
      Knot(said: 0.063, right: 0.074),
      Knot(said: 0.084, right: 0.085),
      Knot(said: 0.11, right: 0.104),
      Knot(said: 0.143, right: 0.163),
      Knot(said: 0.186, right: 0.179),
      Knot(said: 0.247, right: 0.253),
      Knot(said: 0.369, right: 0.376),
      Knot(said: 0.553, right: 0.535),
      Knot(said: 0.702, right: 0.674),
      Knot(said: 0.883, right: 0.865),
    ]
  )
}
