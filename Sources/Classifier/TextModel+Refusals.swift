#if canImport(Glibc)
import Glibc
#else
import Foundation
#endif

extension TextModel {
  /// Compiles what was refused, so that a text scores by how much more it looks like the records from
  /// which a term was taken away than like those that it was left on.
  ///
  /// Of each word that a refused record has, the weight is `log (n + k) / (e + k)`: *n* is how often
  /// it was seen with the term refused, and *e* how often it would be by chance, if the refused
  /// records used it as those do that have the term, or as all records do; and one refusal in so many
  /// records that have both is chance as well. Words that no refused record has say nothing, so one
  /// refusal tells at once and changes no other text.
  ///
  /// - Parameters:
  ///   - refused: The counts of refusals.
  ///   - given: All other counts: those of the vocabulary and of the lessons.
  package init(refused: CompactCounts, given: CompactCounts) {
    let all = max(1, given.featureTotals.reduce(0, +))
    var weights = [Float](repeating: 0, count: refused.terms.count)
    for feature in refused.featureTotals.indices where !refused.range(of: feature).isEmpty {
      let share = given.featureTotals[feature] / all
      var positive = given.range(of: feature)
      for position in refused.range(of: feature) {
        let term = refused.terms[position]
        while let next = positive.first, given.terms[next] < term { positive.removeFirst() }
        var ownShare = 0.0
        var borneOut = 0.0
        if let next = positive.first, given.terms[next] == term {
          ownShare = given.counts[next] / max(1, given.termTotals[Int(term)])
          borneOut = Self.rareRefusals * given.counts[next]
        }
        let expected = max(refused.termTotals[Int(term)] * max(share, ownShare), borneOut)
        weights[position] = Float(
          log(
            (refused.counts[position] + Self.pseudocount) / (expected + Self.pseudocount)))
      }
    }
    self.init(
      sortedStarts: refused.starts, terms: refused.terms, weights: weights,
      lengthWeights: [Float](repeating: 0, count: refused.termTotals.count))
  }

  /// How many of the records that have a word and a term may be refused the term without its saying
  /// anything: one in twenty, so that a slip of a finger does not outweigh all that was learned.
  private static let rareRefusals = 0.05

  /// What keeps a word that was seen once from deciding alone.
  private static let pseudocount = 0.25
}
