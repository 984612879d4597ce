/// Three scorers over the same words and terms, walked once, and the first of them over the beginning
/// of the text beside them.
///
/// Formulae over the same counts have the same postings; side by side, one look at a posting serves
/// all. Every sum is taken in the same order as by `TextModel.score(_:into:)`.
package struct JointScorer: Sendable {
  /// The scores of the text last scored, a row for each term: by the first, second and third model, and
  /// of the beginning of the text by the first.
  package private(set) var scores: [SIMD4<Float>]
  private let starts: [Int32]
  private let terms: [Int32]
  /// What a posting and the length of a text are worth in each of the scores; no postings where weights
  /// are worked out when they are asked for.
  private let weights: [SIMD4<Float>]
  private let lengthWeights: [SIMD4<Float>]
  /// The models, where weights are worked out when they are asked for.
  private let lazy: [TextModel]

  /// Joins three models.
  ///
  /// - Precondition: They were compiled from the same counts.
  package init(_ first: TextModel, _ second: TextModel, _ third: TextModel) {
    for other in [second, third] {
      precondition(
        first.starts == other.starts && first.terms == other.terms, "all of the same counts")
    }
    starts = first.starts
    terms = first.terms
    lazy = first.isLazy || second.isLazy || third.isLazy ? [first, second, third] : []
    weights = lazy.isEmpty ? Self.joined(first.weights, second.weights, third.weights) : []
    lengthWeights = Self.joined(first.lengthWeights, second.lengthWeights, third.lengthWeights)
    scores = [SIMD4<Float>](repeating: .zero, count: first.termCount)
  }

  private static func joined(
    _ first: [Float], _ second: [Float], _ third: [Float]
  ) -> [SIMD4<Float>] {
    var result: [SIMD4<Float>] = []
    result.reserveCapacity(first.count)
    for index in first.indices {
      result.append(SIMD4(first[index], second[index], third[index], first[index]))
    }
    return result
  }

  /// Scores every term by all models.
  ///
  /// - Parameters:
  ///   - features: The features present with their weights; ids outside the models are passed over.
  ///   - leads: For each of them its weight in the beginning of the text, or zero.
  package mutating func score(_ features: [(id: Int32, weight: Float)], leads: [Float]) {
    precondition(leads.count == features.count, "one lead for each feature")
    var length: Float = 0
    var leadLength: Float = 0
    for index in features.indices {
      length += features[index].weight
      leadLength += leads[index]
    }
    let lengths = SIMD4(length, length, length, leadLength)
    var sums: [SIMD4<Float>] = []
    swap(&sums, &scores)
    defer { swap(&sums, &scores) }
    // Unchecked, for this is the innermost loop: the models were checked when they were made, so every
    // posting is of a term.
    sums.withUnsafeMutableBufferPointer { sums in
      lengthWeights.withUnsafeBufferPointer { weights in
        for term in 0..<sums.count { sums[term] = lengths * weights[term] }
      }
      terms.withUnsafeBufferPointer { terms in
        weights.withUnsafeBufferPointer { known in
          for index in features.indices {
            let id = Int(features[index].id)
            guard id >= 0, id < starts.count - 1 else { continue }
            let weight = features[index].weight
            let factors = SIMD4(weight, weight, weight, leads[index])
            let positions = Int(starts[id])..<Int(starts[id + 1])
            if lazy.isEmpty {
              for position in positions {
                sums[Int(terms[position])] += factors * known[position]
              }
            } else {
              for (position, weights) in zip(positions, workedOut(id)) {
                sums[Int(terms[position])] += factors * weights
              }
            }
          }
        }
      }
    }
  }

  /// The weights of the postings of a feature, by models that know none beforehand.
  private func workedOut(_ feature: Int) -> [SIMD4<Float>] {
    Self.joined(
      lazy[0].weights(of: feature), lazy[1].weights(of: feature), lazy[2].weights(of: feature))
  }

  /// What one feature adds to each of the scores of one term, per unit of its weight.
  ///
  /// It is what the models themselves say; but here the weights were just looked at by `score`.
  package func weights(of feature: Int32, for term: Int) -> SIMD4<Float> {
    if !lazy.isEmpty {
      let first = lazy[0].weight(of: feature, for: term)
      return SIMD4(
        first, lazy[1].weight(of: feature, for: term), lazy[2].weight(of: feature, for: term),
        first)
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
