/// The weights that ship for workspaces without a starter, as `Benchmarks/fit-weights` writes them:
/// fitted over several vocabularies at once, with and without lessons (`models/README.md`).
extension RankingWeights {
  /// The weights, in the order of `Signal.allCases`.
  package static let standard = RankingWeights(values: [
    -0.06, -1.41, 1.20, -0.91, 1.14, 3.71, -0.41, -0.19,
    1.02, 0.62, -0.74, 0.87, 0.05, 0.60, 0.73, 0.69,
    0.05, 0.60, 0.92, -0.28, -0.50, 0.02, 0.04, -0.83,
  ])
}

extension Calibration {
  /// The calibration that goes with them.
  package static let standard = Calibration(values: [-2.08, 0.32, 0.65])
}
