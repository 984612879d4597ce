/// Two scorers over the same words and terms, walked once, and the first of them over the beginning of
/// the text beside it.
///
/// Two formulae over the same counts have the same postings; side by side, one look at a posting
/// serves all. Every sum is taken in the same order as by `TextModel.score(_:into:)`.
package struct PairedScorer: Sendable {
  /// The scores of a text, one for each term.
  package struct Scores: Sendable {
    /// The scores by the first model.
    package fileprivate(set) var first: [Float]
    /// The scores by the second.
    package fileprivate(set) var second: [Float]
    /// The scores of the beginning of the text by the first.
    package fileprivate(set) var lead: [Float]
  }

  /// The scores of the text last scored.
  package private(set) var scores: Scores
  private let starts: [Int32]
  private let terms: [Int32]
  private let weights: [SIMD2<Float>]
  private let lengthWeights: [SIMD2<Float>]
  /// The sums of both for each term, and of the first for the beginning.
  private var sums: [SIMD4<Float>] = []
  /// Both models, where weights are worked out when they are asked for: there is nothing to pair.
  private let lazy: [TextModel]
  /// The features of the beginning, for those.
  private var leading: [(id: Int32, weight: Float)] = []

  /// Pairs two models.
  ///
  /// - Precondition: They were compiled from the same counts.
  package init(_ first: TextModel, _ second: TextModel) {
    precondition(
      first.starts == second.starts && first.terms == second.terms, "both of the same counts")
    starts = first.starts
    terms = first.terms
    let none = [Float](repeating: 0, count: first.termCount)
    scores = Scores(first: none, second: none, lead: none)
    lazy = first.isLazy || second.isLazy ? [first, second] : []
    if !lazy.isEmpty {
      weights = []
      lengthWeights = []
      return
    }
    weights = Self.paired(first.weights, second.weights)
    lengthWeights = Self.paired(first.lengthWeights, second.lengthWeights)
    sums = [SIMD4<Float>](repeating: .zero, count: first.termCount)
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
  ///   - leads: For each of them its weight in the beginning of the text, or zero.
  package mutating func score(_ features: [(id: Int32, weight: Float)], leads: [Float]) {
    precondition(leads.count == features.count, "one lead for each feature")
    if !lazy.isEmpty { return scoreLazily(features, leads) }
    var lengths = SIMD2<Float>.zero
    for index in features.indices { lengths += SIMD2(features[index].weight, leads[index]) }
    // Unchecked, for this is the innermost loop: both models were checked when they were made, so
    // every posting is of a term.
    sums.withUnsafeMutableBufferPointer { sums in
      lengthWeights.withUnsafeBufferPointer { weights in
        for term in 0..<sums.count {
          let weight = weights[term]
          sums[term] = SIMD4(
            lowHalf: lengths.x * weight, highHalf: SIMD2(lengths.y * weight.x, 0))
        }
      }
      terms.withUnsafeBufferPointer { terms in
        weights.withUnsafeBufferPointer { weights in
          for index in features.indices {
            let id = Int(features[index].id)
            guard id >= 0, id < starts.count - 1 else { continue }
            let weight = features[index].weight
            let factors = SIMD4(weight, weight, leads[index], 0)
            for position in Int(starts[id])..<Int(starts[id + 1]) {
              let pair = weights[position]
              sums[Int(terms[position])] +=
                factors * SIMD4(lowHalf: pair, highHalf: SIMD2(pair.x, 0))
            }
          }
        }
      }
      Self.part(sums, into: &scores)
    }
  }

  private static func part(
    _ sums: UnsafeMutableBufferPointer<SIMD4<Float>>, into scores: inout Scores
  ) {
    scores.first.withUnsafeMutableBufferPointer { first in
      for term in 0..<sums.count { first[term] = sums[term].x }
    }
    scores.second.withUnsafeMutableBufferPointer { second in
      for term in 0..<sums.count { second[term] = sums[term].y }
    }
    scores.lead.withUnsafeMutableBufferPointer { lead in
      for term in 0..<sums.count { lead[term] = sums[term].z }
    }
  }

  private mutating func scoreLazily(_ features: [(id: Int32, weight: Float)], _ leads: [Float]) {
    leading.removeAll(keepingCapacity: true)
    for index in features.indices where leads[index] > 0 {
      leading.append((features[index].id, leads[index]))
    }
    for term in scores.first.indices {
      scores.first[term] = 0
      scores.second[term] = 0
      scores.lead[term] = 0
    }
    lazy[0].score(features, into: &scores.first)
    lazy[1].score(features, into: &scores.second)
    lazy[0].score(leading, into: &scores.lead)
  }

  /// What one feature adds to one term by both models, per unit of its weight.
  ///
  /// It is what the models themselves say; but here the weights were just looked at by `score`.
  package func weights(of feature: Int32, for term: Int) -> SIMD2<Float> {
    if !lazy.isEmpty {
      return SIMD2(
        lazy[0].weight(of: feature, for: term), lazy[1].weight(of: feature, for: term))
    }
    guard feature >= 0, Int(feature) < starts.count - 1 else { return .zero }
    return terms.withUnsafeBufferPointer { terms in
      // The last place that is not beyond the term, by halves; nobody could foresee which half.
      var place = Int(starts[Int(feature)])
      var count = Int(starts[Int(feature) + 1]) - place
      guard count > 0 else { return .zero }
      while count > 1 {
        let half = count / 2
        place &+= Int(terms[place &+ half]) <= term ? half : 0
        count &-= half
      }
      return Int(terms[place]) == term ? weights[place] : .zero
    }
  }
}
