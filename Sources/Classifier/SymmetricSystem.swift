import Foundation

/// A symmetric positive definite system of linear equations, as Newton's method needs it.
struct SymmetricSystem {
  /// The number of unknowns.
  let size: Int
  /// The matrix, row by row; only the lower triangle is read.
  var matrix: [Double]

  init(size: Int) {
    self.size = size
    matrix = [Double](repeating: 0, count: size * size)
  }

  /// Solves `matrix · x = right` by Cholesky's decomposition.
  ///
  /// A pivot that rounding has made too small is raised to a floor, which only shortens the step in
  /// a direction that the data says nothing about.
  func solve(_ right: [Double]) -> [Double] {
    var lower = matrix
    for row in 0..<size {
      for column in 0...row {
        var sum = lower[row * size + column]
        for k in 0..<column { sum -= lower[row * size + k] * lower[column * size + k] }
        if row == column {
          lower[row * size + row] = max(sum, 1e-12).squareRoot()
        } else {
          lower[row * size + column] = sum / lower[column * size + column]
        }
      }
    }
    var solution = right
    for row in 0..<size {
      for k in 0..<row { solution[row] -= lower[row * size + k] * solution[k] }
      solution[row] /= lower[row * size + row]
    }
    for row in stride(from: size - 1, through: 0, by: -1) {
      for k in (row + 1)..<max(size, row + 1) {
        solution[row] -= lower[k * size + row] * solution[k]
      }
      solution[row] /= lower[row * size + row]
    }
    return solution
  }
}
