#if canImport(Glibc)
import Glibc
#else
import Foundation
#endif

/// How surely two things that happen together are not together by chance.
///
/// The log-likelihood ratio G² of a two by two table (Dunning, "Accurate methods for the statistics of
/// surprise and coincidence", 1993). Unlike χ² it holds for rare words and small samples.
package struct LogLikelihoodRatio: Sendable, Hashable {
  /// Cases with both.
  package var both: Int
  /// Cases with the first and not the second.
  package var first: Int
  /// Cases with the second and not the first.
  package var second: Int
  /// Cases with neither.
  package var neither: Int

  /// What chance exceeds once in a thousand tables (χ² with one degree of freedom).
  package static let oneInAThousand = 10.828

  /// Makes the table of counted cases.
  package init(both: Int, first: Int, second: Int, neither: Int) {
    self.both = both
    self.first = first
    self.second = second
    self.neither = neither
  }

  /// G², 0 or more; how far the table is from one of chance, whichever way.
  package var value: Double {
    let (row, column) = (Double(both + first), Double(both + second))
    let total = Double(both + first + second + neither)
    var sum = 0.0
    for (count, expected) in [
      (both, row * column), (first, row * (total - column)), (second, (total - row) * column),
      (neither, (total - row) * (total - column)),
    ] where count > 0 {
      sum += Double(count) * log(Double(count) * total / expected)
    }
    return max(0, 2 * sum)
  }

  /// Whether the two are together more often than chance would have it.
  package var isAttraction: Bool {
    Double(both) * Double(both + first + second + neither)
      > Double(both + first) * Double(both + second)
  }
}
