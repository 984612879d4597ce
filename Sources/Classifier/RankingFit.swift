import Foundation

/// The candidates of one record with their evidence, and which of them are right.
package struct RankingExample: Sendable {
  /// The evidence, candidate after candidate, each with the same number of values.
  package var values: [Float]
  /// How much of the answer each candidate is; the sum is the weight of the example.
  package var targets: [Float]

  /// Makes an example.
  package init(values: [Float], targets: [Float]) {
    self.values = values
    self.targets = targets
  }
}

/// Fits the weights of a ranking.
package enum RankingFit {
  /// Fits weights so that right candidates stand first.
  ///
  /// The loss is that of a conditional logit over each record's candidates (McFadden, 1974; as
  /// ListNet's top-one loss in Cao et al., 2007): a record's candidates compete with each other
  /// only, so records with many hard candidates do not drown the others. It is convex.
  ///
  /// - Parameters:
  ///   - examples: The records.
  ///   - prior: The weights to start from and to stay near to.
  ///   - strength: How strongly to stay near, one for each weight.
  /// - Returns: The weights.
  package static func fit(
    _ examples: [RankingExample], prior: [Double], strength: [Double]
  ) -> [Double] {
    let size = prior.count
    return NewtonFit.minimise(from: prior, strength: strength) { weights, withCurvature in
      var slope = NewtonFit.Slope(size: size)
      for example in examples {
        add(example, weights, size, withCurvature, to: &slope)
      }
      if withCurvature {
        for row in 0..<size {
          for column in 0..<row {
            slope.curvature.matrix[column * size + row] =
              slope.curvature.matrix[row * size + column]
          }
        }
      }
      return slope
    }
  }

  private static func add(
    _ example: RankingExample, _ weights: [Double], _ size: Int, _ withCurvature: Bool,
    to slope: inout NewtonFit.Slope
  ) {
    let count = example.targets.count
    let mass = Double(example.targets.reduce(0, +))
    guard mass > 0, count > 1 else { return }
    example.values.withUnsafeBufferPointer { values in
      var scores = [Double](repeating: 0, count: count)
      for candidate in 0..<count {
        for k in 0..<size { scores[candidate] += weights[k] * Double(values[candidate * size + k]) }
      }
      let top = scores.max() ?? 0
      var sum = 0.0
      for score in scores { sum += exp(score - top) }
      let logSum = top + log(sum)
      var mean = [Double](repeating: 0, count: size)
      for candidate in 0..<count {
        let probability = exp(scores[candidate] - logSum)
        let target = Double(example.targets[candidate])
        if target > 0 { slope.loss += target * (logSum - scores[candidate]) }
        let pull = mass * probability - target
        for k in 0..<size {
          let value = Double(values[candidate * size + k])
          slope.gradient[k] += pull * value
          mean[k] += probability * value
        }
        if withCurvature, probability > 1e-7 {
          let share = mass * probability
          for row in 0..<size {
            let left = share * Double(values[candidate * size + row])
            if left == 0 { continue }
            for column in 0...row {
              slope.curvature.matrix[row * size + column] +=
                left * Double(values[candidate * size + column])
            }
          }
        }
      }
      if withCurvature {
        for row in 0..<size {
          for column in 0...row {
            slope.curvature.matrix[row * size + column] -= mass * mean[row] * mean[column]
          }
        }
      }
    }
  }
}
