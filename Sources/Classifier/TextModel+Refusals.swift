#if canImport(Glibc)
import Glibc
#else
import Foundation
#endif

extension TextModel {
  /// Compiles what was refused, so that a text scores by how much more it looks like the records from
  /// which a term was taken away than like those that it was left on.
  ///
  /// Of each word that a refused record has, the weight is `log (n + μp) / (βc + μp)`: *n* and *c*
  /// are its counts with the term refused and given, *β* brings the second down to as many words as
  /// the first, and *p* is the share of the word in everything. Words that no refused record has say
  /// nothing, so one refusal tells at once and changes no other text.
  ///
  /// - Parameters:
  ///   - refused: The counts of refusals.
  ///   - given: All other counts: those of the vocabulary and of the lessons.
  ///   - mass: The Dirichlet mass μ in words.
  package init(refused: CompactCounts, given: CompactCounts, mass: Double) {
    let featureCount = refused.featureTotals.count
    let all = given.featureTotals.reduce(0, +) + refused.featureTotals.reduce(0, +)
    let size = Double(max(1, given.featureTotals.count { $0 > 0 }))
    var weights = [Float](repeating: 0, count: refused.terms.count)
    for feature in 0..<featureCount where !refused.range(of: feature).isEmpty {
      let total = refused.featureTotals[feature] + given.featureTotals[feature]
      let background = mass * (total + 0.5) / (all + 0.5 * size)
      var positive = given.range(of: feature)
      for position in refused.range(of: feature) {
        let term = refused.terms[position]
        while let next = positive.first, given.terms[next] < term { positive.removeFirst() }
        var count = 0.0
        if let next = positive.first, given.terms[next] == term { count = given.counts[next] }
        let words = (refused.termTotals[Int(term)], given.termTotals[Int(term)])
        let share = words.0 / max(words.0, words.1)
        weights[position] = Float(
          log((refused.counts[position] + background) / (share * count + background)))
      }
    }
    self.init(
      sortedStarts: refused.starts, terms: refused.terms, weights: weights,
      lengthWeights: [Float](repeating: 0, count: refused.termTotals.count))
  }
}
