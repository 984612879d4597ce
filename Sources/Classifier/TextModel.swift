package import WaymarkTaxonomy

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
    /// A multinomial interpolated with the background (Jelinek and Mercer, 1980; for long texts better
    /// than Dirichlet smoothing, Zhai and Lafferty, 2004), `log(1 + λ·(c / N) / ((1 − λ)·p_w))`: a term
    /// of two lessons is heard as well as one of fifty.
    case interpolated(share: Double)
  }

  /// When the weights of postings are worked out; the scores are the same.
  package enum Weighing: Sendable, Hashable {
    /// All when the model is compiled.
    case ahead
    /// Those of the words of a text when it is scored, which pays where there are only a few texts.
    case onDemand
  }

  /// Where each feature's postings start; one more than there are features.
  package let starts: [Int32]
  /// The term of each posting.
  package let terms: [Int32]
  /// The weight of each posting; none where they are worked out when they are asked for.
  package let weights: [Float]
  /// What one unit of text length adds to each term.
  package let lengthWeights: [Float]
  /// What works weights out when they are asked for.
  private let rule: WeightRule?

  /// Whether weights are worked out when they are asked for.
  var isLazy: Bool { rule != nil }

  /// The number of terms scored.
  package var termCount: Int { lengthWeights.count }

  /// Compiles counts.
  ///
  /// - Parameters:
  ///   - counts: The tables to be summed: the vocabulary's own words, and what was learned.
  ///   - featureCount: One more than the greatest id of a stem.
  ///   - termCount: The number of terms.
  ///   - formula: Which naive Bayes.
  ///   - weighing: When the weights are worked out.
  /// - Complexity: O(*p*), where *p* is the number of postings.
  package init(
    counts: [CompactCounts], featureCount: Int, termCount: Int, formula: Formula,
    weighing: Weighing = .ahead
  ) {
    let merged = CompactCounts.sum(of: counts, featureCount: featureCount, termCount: termCount)
    let rule = WeightRule(counts: merged, formula: formula)
    starts = merged.starts
    terms = merged.terms
    lengthWeights = (0..<termCount).map { rule.lengthWeight(of: $0) }
    switch weighing {
    case .ahead:
      weights = rule.weights(over: 0..<featureCount)
      self.rule = nil
    case .onDemand:
      weights = []
      self.rule = rule
    }
  }

  /// Puts arrays together that are known to fit.
  init(sortedStarts starts: [Int32], terms: [Int32], weights: [Float], lengthWeights: [Float]) {
    self.starts = starts
    self.terms = terms
    self.weights = weights
    self.lengthWeights = lengthWeights
    rule = nil
  }

  /// Adds the score of every term to `scores`, which must have one place for each.
  ///
  /// - Parameters:
  ///   - features: The features present with their weights; ids outside the model are passed over.
  ///   - scores: One sum for each term, in nats.
  package func score(_ features: [(id: Int32, weight: Float)], into scores: inout [Float]) {
    precondition(scores.count == termCount, "one score for each term")
    if isLazy { return scoreLazily(features, into: &scores) }
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

  private func scoreLazily(
    _ features: [(id: Int32, weight: Float)], into scores: inout [Float]
  ) {
    var length: Float = 0
    for feature in features { length += feature.weight }
    for term in 0..<termCount { scores[term] += length * lengthWeights[term] }
    for feature in features where feature.id >= 0 && Int(feature.id) < starts.count - 1 {
      let id = Int(feature.id)
      for (position, weight) in zip(Int(starts[id])..<Int(starts[id + 1]), weights(of: id)) {
        scores[Int(terms[position])] += feature.weight * weight
      }
    }
  }

  /// The weights of the postings of a feature.
  func weights(of feature: Int) -> [Float] {
    if let rule { return rule.weights(over: feature..<feature + 1) }
    return Array(weights[Int(starts[feature])..<Int(starts[feature + 1])])
  }

  /// What one feature adds to one term per unit of its weight, without the term's length weight.
  package func weight(of feature: Int32, for term: TermIndex) -> Float {
    guard feature >= 0, Int(feature) < starts.count - 1 else { return 0 }
    let range = Int(starts[Int(feature)])..<Int(starts[Int(feature) + 1])
    let place = terms[range].partitioningIndex { $0 >= Int32(term) }
    guard place < range.upperBound, terms[place] == Int32(term) else { return 0 }
    guard let rule else { return weights[place] }
    return rule.weight(at: place, of: Int(feature))
  }
}
