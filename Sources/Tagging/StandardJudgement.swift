/// The weights that ship for workspaces without a starter, as `Benchmarks/fit-weights` writes them:
/// fitted over several vocabularies at once, with and without lessons (`models/README.md`).
extension RankingWeights {
  /// The weights, in the order of `Signal.allCases`.
  package static let standard = RankingWeights(values: [
    0.0,  // shareInName
    0.0,  // shareInText
    0.59,  // preferredInText
    0.0,  // massInName
    0.93,  // massInText
    0.34,  // nameExplained
    0.0,  // phraseInName
    0.16,  // phraseInDescription
    0.25,  // keywordInName
    0.02,  // keywordInDescription
    -0.7,  // keywordAgainst
    0.26,  // earliness
    0.11,  // spread
    0.5,  // bayes
    1.05,  // bayesRank
    0.57,  // complement
    0.18,  // complementRank
    0.26,  // group
    0.92,  // taught
    -0.27,  // bayesTaught
    -1.0,  // refusal
    0.04,  // broader
    0.04,  // narrower
    -1.03,  // wordsMissing
  ])
}

extension Calibration {
  /// The calibration that goes with them.
  package static let standard = Calibration(
    values: [-1.17, 0.43, 0.56],
    knots: [
      Knot(said: 0.005, right: 0.005), Knot(said: 0.02, right: 0.019),
      Knot(said: 0.034, right: 0.033), Knot(said: 0.047, right: 0.047),
      Knot(said: 0.061, right: 0.065), Knot(said: 0.079, right: 0.084),
      Knot(said: 0.105, right: 0.112), Knot(said: 0.137, right: 0.15),
      Knot(said: 0.18, right: 0.196), Knot(said: 0.235, right: 0.235),
      Knot(said: 0.308, right: 0.346), Knot(said: 0.404, right: 0.361),
      Knot(said: 0.543, right: 0.551), Knot(said: 0.697, right: 0.669),
      Knot(said: 0.894, right: 0.871),
    ]
  )
}
