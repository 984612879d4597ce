/// Two scorers over the same words and terms, walked once.
///
/// Two formulae over the same counts have the same postings; side by side, one look at a posting
/// serves both. Every sum is taken in the same order as by `TextModel.score(_:into:)`.
package struct PairedScorer: Sendable {
  private let starts: [Int32]
  private let terms: [Int32]
  private let weights: [SIMD2<Float>]
  private let lengthWeights: [SIMD2<Float>]
  /// The sums of both for each term.
  private var sums: [SIMD2<Float>]
  /// Both models, where weights are worked out when they are asked for: there is nothing to pair.
  private let lazy: [TextModel]

  /// Pairs two models.
  ///
  /// - Precondition: They were compiled from the same counts.
  package init(_ first: TextModel, _ second: TextModel) {
    precondition(
      first.starts == second.starts && first.terms == second.terms, "both of the same counts")
    starts = first.starts
    terms = first.terms
    lazy = first.isLazy || second.isLazy ? [first, second] : []
    if !lazy.isEmpty {
      weights = []
      lengthWeights = [SIMD2<Float>](repeating: .zero, count: first.termCount)
      sums = []
      return
    }
    weights = Self.paired(first.weights, second.weights)
    lengthWeights = Self.paired(first.lengthWeights, second.lengthWeights)
    sums = lengthWeights
  }

  private static func paired(_ first: [Float], _ second: [Float]) -> [SIMD2<Float>] {
    var result: [SIMD2<Float>] = []
    result.reserveCapacity(first.count)
    for index in first.indices { result.append(SIMD2(first[index], second[index])) }
    return result
  }

  /// Scores every term by both models.
  ///
  /// - Parameters:
  ///   - features: The features present with their weights; ids outside the models are passed over.
  ///   - first: The scores by the first model, one for each term; what stood there is lost.
  ///   - second: The scores by the second.
  package mutating func score(
    _ features: [(id: Int32, weight: Float)], into first: inout [Float], _ second: inout [Float]
  ) {
    precondition(
      first.count == lengthWeights.count && second.count == lengthWeights.count,
      "one score for each term")
    if !lazy.isEmpty {
      for term in first.indices {
        first[term] = 0
        second[term] = 0
      }
      lazy[0].score(features, into: &first)
      return lazy[1].score(features, into: &second)
    }
    var length: Float = 0
    for feature in features { length += feature.weight }
    // Unchecked, for this is the innermost loop: both models were checked when they were made, so
    // every posting is of a term.
    sums.withUnsafeMutableBufferPointer { sums in
      lengthWeights.withUnsafeBufferPointer { weights in
        for term in 0..<sums.count { sums[term] = length * weights[term] }
      }
      terms.withUnsafeBufferPointer { terms in
        weights.withUnsafeBufferPointer { weights in
          for feature in features where feature.id >= 0 && Int(feature.id) < starts.count - 1 {
            let id = Int(feature.id)
            for position in Int(starts[id])..<Int(starts[id + 1]) {
              sums[Int(terms[position])] += feature.weight * weights[position]
            }
          }
        }
      }
      first.withUnsafeMutableBufferPointer { first in
        for term in 0..<sums.count { first[term] = sums[term].x }
      }
      second.withUnsafeMutableBufferPointer { second in
        for term in 0..<sums.count { second[term] = sums[term].y }
      }
    }
  }

  /// What one feature adds to one term by the first model, per unit of its weight.
  ///
  /// It is what the model itself says; but here the weights were just looked at by `score`.
  package func weight(of feature: Int32, for term: Int) -> Float {
    if !lazy.isEmpty { return lazy[0].weight(of: feature, for: term) }
    guard feature >= 0, Int(feature) < starts.count - 1 else { return 0 }
    return terms.withUnsafeBufferPointer { terms in
      // The last place that is not beyond the term, by halves; nobody could foresee which half.
      var place = Int(starts[Int(feature)])
      var count = Int(starts[Int(feature) + 1]) - place
      guard count > 0 else { return 0 }
      while count > 1 {
        let half = count / 2
        place &+= Int(terms[place &+ half]) <= term ? half : 0
        count &-= half
      }
      return Int(terms[place]) == term ? weights[place].x : 0
    }
  }
}
