/// Which terms may be candidates.
package struct Permits: Sendable {
  /// What is added to the score of each term: nothing where it may be a candidate, else minus
  /// infinity.
  let handicaps: [Float]

  /// Makes permits from whether each term may be a candidate.
  package init(_ isPermitted: [Bool]) { handicaps = isPermitted.map { $0 ? 0 : -.infinity } }

  /// Whether a term may be a candidate.
  func permits(_ term: Int) -> Bool { handicaps[term] == 0 }

  /// The number of terms.
  var count: Int { handicaps.count }
}
