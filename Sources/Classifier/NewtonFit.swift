import Foundation

/// Minimises a convex loss by Newton's method, drawn towards a starting point.
///
/// The penalty `½ λ Σ (w − w₀)²` makes the answer unique and keeps few observations from moving the
/// weights far: what ships is the prior, and data has to argue against it.
enum NewtonFit {
  /// Loss, gradient and curvature at a point.
  struct Slope {
    var loss = 0.0
    var gradient: [Double]
    var curvature: SymmetricSystem

    init(size: Int) {
      gradient = [Double](repeating: 0, count: size)
      curvature = SymmetricSystem(size: size)
    }
  }

  /// Finds the minimum.
  ///
  /// - Parameters:
  ///   - prior: Where to start, and what to stay near to.
  ///   - strength: λ, one for each weight.
  ///   - steps: The greatest number of steps.
  ///   - slope: The loss of the data and its derivatives; the curvature is not needed when the
  ///     second argument is false.
  /// - Returns: The weights where the penalised loss is least.
  static func minimise(
    from prior: [Double], strength: [Double], steps: Int = 25,
    slope: ([Double], Bool) -> Slope
  ) -> [Double] {
    func penalised(_ weights: [Double], withCurvature: Bool) -> Slope {
      var result = slope(weights, withCurvature)
      for index in weights.indices {
        let distance = weights[index] - prior[index]
        result.loss += 0.5 * strength[index] * distance * distance
        result.gradient[index] += strength[index] * distance
        result.curvature.matrix[index * weights.count + index] += strength[index]
      }
      return result
    }
    var weights = prior
    var current = penalised(weights, withCurvature: true)
    for _ in 0..<steps {
      let direction = current.curvature.solve(current.gradient)
      let decrease = zip(direction, current.gradient).reduce(0) { $0 + $1.0 * $1.1 }
      if decrease < 1e-9 * max(1, abs(current.loss)) { break }
      var step = 1.0
      var next = weights
      while step > 1e-4 {
        next = zip(weights, direction).map { $0 - step * $1 }
        if penalised(next, withCurvature: false).loss < current.loss { break }
        step /= 2
      }
      if step <= 1e-4 { break }
      weights = next
      current = penalised(weights, withCurvature: true)
    }
    return weights
  }
}
