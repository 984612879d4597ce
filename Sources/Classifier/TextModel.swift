package import WaymarkTaxonomy

#if canImport(Glibc)
import Glibc
#else
import Foundation
#endif

/// A naive-Bayes scorer, compiled from counts for fast scoring and then immutable.
///
/// Every formula here can be written as a sum over the words that are present,
/// `score(y) = Σ x_w · weight(w, y) + |x| · lengthWeight(y)`, in which `weight` is zero wherever a
/// word was never seen with a term. Scoring therefore walks only the postings of the words present.
package struct TextModel: Sendable {
  /// Which naive Bayes, with its smoothing.
  package enum Formula: Sendable, Hashable {
    /// Multinomial naive Bayes, `log (c + α) / (N + α|V|)`; α must be small (.01 to .05) where labels
    /// serve as prior counts.
    case multinomial(alpha: Double)
    /// A multinomial smoothed towards the background with Dirichlet mass μ (Zhai and Lafferty, 2004),
    /// `log(1 + c / (μ · p_w)) − log((N + μ) / μ)`.
    case dirichlet(mass: Double)
    /// Complement naive Bayes (Rennie, Shih, Teevan and Karger, 2003): a term is judged by the words
    /// of all the others.
    case complement(alpha: Double)
  }

  /// Where each feature's postings start; one more than there are features.
  package let starts: [Int32]
  /// The term of each posting.
  package let terms: [Int32]
  /// The weight of each posting.
  package let weights: [Float]
  /// What one unit of text length adds to each term.
  package let lengthWeights: [Float]

  /// The number of terms scored.
  package var termCount: Int { lengthWeights.count }

  /// Compiles counts.
  ///
  /// - Parameters:
  ///   - counts: The tables to be summed: the vocabulary's own words, and what was learned.
  ///   - featureCount: One more than the greatest id of a stem.
  ///   - termCount: The number of terms.
  ///   - formula: Which naive Bayes.
  /// - Complexity: O(*p*), where *p* is the number of postings.
  package init(
    counts: [CompactCounts], featureCount: Int, termCount: Int, formula: Formula
  ) {
    let merged = CompactCounts.sum(of: counts, featureCount: featureCount, termCount: termCount)
    let all = max(1, merged.featureTotals.reduce(0, +))
    let vocabularySize = Double(max(1, merged.featureTotals.count { $0 > 0 }))
    var weights = [Float](repeating: 0, count: merged.terms.count)
    var lengthWeights = [Float](repeating: 0, count: termCount)
    switch formula {
    case .multinomial(let alpha):
      let zero = log(alpha)
      for (position, count) in merged.counts.enumerated() {
        weights[position] = Float(log(count + alpha) - zero)
      }
      for term in 0..<termCount {
        lengthWeights[term] = Float(zero - log(merged.termTotals[term] + alpha * vocabularySize))
      }
    case .dirichlet(let mass):
      for feature in 0..<featureCount {
        // Half a count for every word keeps the share of a word above zero.
        let share = (merged.featureTotals[feature] + 0.5) / (all + 0.5 * vocabularySize)
        for position in merged.range(of: feature) {
          weights[position] = Float(log(1 + merged.counts[position] / (mass * share)))
        }
      }
      for term in 0..<termCount {
        lengthWeights[term] = Float(-log((merged.termTotals[term] + mass) / mass))
      }
    case .complement(let alpha):
      for feature in 0..<featureCount {
        let outside = alpha + merged.featureTotals[feature]
        for position in merged.range(of: feature) {
          let rest = max(alpha, outside - merged.counts[position])
          weights[position] = Float(-log(rest / outside))
        }
      }
      for term in 0..<termCount {
        let rest = max(1, all - merged.termTotals[term])
        lengthWeights[term] = Float(
          log((alpha * vocabularySize + rest) / (alpha * vocabularySize + all)))
      }
    }
    self.starts = merged.starts
    self.terms = merged.terms
    self.weights = weights
    self.lengthWeights = lengthWeights
  }

  /// Puts stored arrays together again, or nil where they point outside themselves.
  package init?(starts: [Int32], terms: [Int32], weights: [Float], lengthWeights: [Float]) {
    guard starts.first == 0, starts.last.map({ Int($0) }) == terms.count,
      weights.count == terms.count
    else { return nil }
    var last: Int32 = 0
    for start in starts {
      if start < last { return nil }
      last = start
    }
    for term in terms where term < 0 || Int(term) >= lengthWeights.count { return nil }
    self.starts = starts
    self.terms = terms
    self.weights = weights
    self.lengthWeights = lengthWeights
  }

  /// Adds the score of every term to `scores`, which must have one place for each.
  ///
  /// - Parameters:
  ///   - features: The features present with their weights; ids outside the model are passed over.
  ///   - scores: One sum for each term, in nats.
  package func score(_ features: [(id: Int32, weight: Float)], into scores: inout [Float]) {
    precondition(scores.count == termCount, "one score for each term")
    var length: Float = 0
    for feature in features { length += feature.weight }
    scores.withUnsafeMutableBufferPointer { scores in
      for term in 0..<termCount { scores[term] += length * lengthWeights[term] }
      terms.withUnsafeBufferPointer { terms in
        weights.withUnsafeBufferPointer { weights in
          for feature in features where feature.id >= 0 && Int(feature.id) < starts.count - 1 {
            let id = Int(feature.id)
            for position in Int(starts[id])..<Int(starts[id + 1]) {
              scores[Int(terms[position])] += feature.weight * weights[position]
            }
          }
        }
      }
    }
  }

  /// What one feature adds to one term per unit of its weight, without the term's length weight.
  package func weight(of feature: Int32, for term: TermIndex) -> Float {
    guard feature >= 0, Int(feature) < starts.count - 1 else { return 0 }
    let range = Int(starts[Int(feature)])..<Int(starts[Int(feature) + 1])
    let place = terms[range].partitioningIndex { $0 >= Int32(term) }
    return place < range.upperBound && terms[place] == Int32(term) ? weights[place] : 0
  }
}
