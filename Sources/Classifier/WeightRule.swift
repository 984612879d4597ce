#if canImport(Glibc)
import Glibc
#else
import Foundation
#endif

/// Works out the weights of a naive Bayes from counts, for all postings or for those of some features.
struct WeightRule: Sendable {
  private let counts: CompactCounts
  private let formula: TextModel.Formula
  /// The sum of all counts.
  private let all: Double
  /// The number of features that were seen at all.
  private let vocabularySize: Double

  init(counts: CompactCounts, formula: TextModel.Formula) {
    self.counts = counts
    self.formula = formula
    all = max(1, counts.featureTotals.reduce(0, +))
    vocabularySize = Double(max(1, counts.featureTotals.count { $0 > 0 }))
  }

  /// The weights of the postings of some features, one after another.
  func weights(over features: Range<Int>) -> [Float] {
    guard !features.isEmpty else { return [] }
    let positions =
      Int(counts.starts[features.lowerBound])..<Int(counts.starts[features.upperBound])
    return [Float](unsafeUninitializedCapacity: positions.count) { weights, count in
      for feature in features {
        let total = counts.featureTotals[feature]
        for position in counts.range(of: feature) {
          weights.initializeElement(
            at: position - positions.lowerBound,
            to: weight(at: position, featureTotal: total))
        }
      }
      count = positions.count
    }
  }

  /// The weight of one posting of a feature.
  func weight(at position: Int, of feature: Int) -> Float {
    weight(at: position, featureTotal: counts.featureTotals[feature])
  }

  @inline(__always)
  private func weight(at position: Int, featureTotal: Double) -> Float {
    let count = counts.counts[position]
    switch formula {
    case .multinomial(let alpha): return Float(log(count + alpha) - log(alpha))
    case .dirichlet(let mass):
      return Float(log(1 + count / (mass * background(featureTotal))))
    case .complement(let alpha):
      let outside = alpha + featureTotal
      return Float(-log(max(alpha, outside - count) / outside))
    case .interpolated(let own):
      let share = count / max(1, counts.termTotals[Int(counts.terms[position])])
      return Float(log(1 + own * share / ((1 - own) * background(featureTotal))))
    }
  }

  /// The share of a feature in all counts; half a count for every word keeps it above zero.
  @inline(__always)
  private func background(_ featureTotal: Double) -> Double {
    (featureTotal + 0.5) / (all + 0.5 * vocabularySize)
  }

  /// What one unit of text length adds to a term.
  func lengthWeight(of term: Int) -> Float {
    let total = counts.termTotals[term]
    switch formula {
    case .multinomial(let alpha):
      return Float(log(alpha) - log(total + alpha * vocabularySize))
    case .dirichlet(let mass): return Float(-log((total + mass) / mass))
    case .interpolated: return 0
    case .complement(let alpha):
      return Float(
        log((alpha * vocabularySize + max(1, all - total)) / (alpha * vocabularySize + all)))
    }
  }
}
