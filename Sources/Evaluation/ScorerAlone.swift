package import WaymarkClassifier
import WaymarkTagging

/// One naive Bayes by itself, so that its variants can be compared on the same records.
///
/// Nothing but its score ranks: no labels, no graph, no fitted weights.
package struct ScorerAlone: Sendable, Hashable {
  /// Which naive Bayes, with its smoothing.
  package let formula: TextModel.Formula

  /// The names of the variants.
  package static let names = ["multinomial", "dirichlet", "complement", "interpolated"]

  /// Reads a name, with a colon and the smoothing where it should not be the usual one, as
  /// `dirichlet:300`; nil where there is no such name, or the smoothing is no number above zero (and, for
  /// `interpolated`, below one).
  package init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let given = parts.count > 1 ? Double(String(parts[1])) : nil
    if parts.count > 1 {
      guard let given, given > 0, given.isFinite else { return nil }
    }
    let usual = Engine.Smoothing()
    switch parts.first {
    case "multinomial": formula = .multinomial(alpha: given ?? 0.05)
    case "dirichlet": formula = .dirichlet(mass: given ?? usual.mass)
    case "complement": formula = .complement(alpha: given ?? 0.3)
    case "interpolated":
      let share = given ?? usual.share
      guard share < 1 else { return nil }
      formula = .interpolated(share: share)
    default: return nil
    }
  }
}

extension Evaluator {
  /// The same evaluation with one scorer by itself.
  package func ranking(by scorer: ScorerAlone) -> Evaluator {
    var evaluator = self
    evaluator.base.smoothing.formula = scorer.formula
    var weights = [Double](repeating: 0, count: Signal.count)
    weights[Signal.bayes.position] = 1
    evaluator.judgement.weights = RankingWeights(values: weights)
    evaluator.fitsWeights = false
    return evaluator
  }
}
