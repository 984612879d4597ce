import Foundation
package import WaymarkClassifier

/// How precise suggestions are when only those above a confidence are made.
///
/// It is the risk-coverage curve of rankings that were not learned from, at so many places as a file
/// needs, and answers from which confidence on suggestions may be made unseen.
package struct PrecisionCurve: Sendable, Hashable {
  /// Places on the curve, from the surest on.
  package let points: [RiskCoverage.Point]

  /// Makes a curve of places that are in order already.
  package init(_ points: [RiskCoverage.Point]) { self.points = points }

  /// How many places are kept of a curve.
  static let mostPoints = 40

  /// Keeps so many places of a curve, equally far apart.
  package init(_ curve: RiskCoverage) {
    let all = curve.points
    let kept = (1...Self.mostPoints).compactMap { part -> RiskCoverage.Point? in
      all.last { $0.given * Self.mostPoints <= curve.count * part }
    }
    // Where all are equally sure, the one place is the whole curve.
    var points: [RiskCoverage.Point] = []
    for point in kept + all.suffix(1) where point != points.last { points.append(point) }
    self.points = points
  }

  /// How often a first term is right, sure or not; nil where the curve is empty.
  package var typicalPrecision: Double? { points.last?.precision }

  /// The least confidence at which suggestions are as precise as asked for; nil where none are.
  ///
  /// Few answers are right by chance, so not the share that was right must reach the precision but
  /// what it is at least, as likely as not: the lower bound of Clopper and Pearson (1934) at one half,
  /// which asks for more the fewer answers there are. The selection with guaranteed risk of Geifman
  /// and El-Yaniv (2017) has a stricter level, which a curve of a few hundred records never meets.
  package func threshold(forPrecision precision: Double) -> Double? {
    points.last { point in
      Self.leastPrecision(right: point.given - point.wrong, of: point.given) >= precision
    }?.confidence
  }

  /// The precision at which so many right ones, or more, are as likely as not.
  static func leastPrecision(right: Int, of count: Int) -> Double {
    guard right > 0 else { return 0 }
    guard right < count else { return pow(0.5, 1 / Double(count)) }
    var (low, high) = (0.0, 1.0)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if tail(from: right, of: count, middle) < 0.5 { low = middle } else { high = middle }
    }
    return low
  }

  /// The probability of at least so many right ones of `count`.
  private static func tail(from right: Int, of count: Int, _ probability: Double) -> Double {
    guard probability > 0, probability < 1 else { return probability <= 0 ? 0 : 1 }
    let odds = log1p(-probability) - log(probability)
    // From all of them downwards, each term from the one before.
    var term = Double(count) * log(probability)
    var sum = exp(term)
    for hits in stride(from: count, to: right, by: -1) {
      term += odds + log(Double(hits) / Double(count - hits + 1))
      sum += exp(term)
    }
    return sum
  }

  /// Whether the places are as a curve has them, as read from a file they need not be.
  var isInOrder: Bool {
    zip(points, points.dropFirst()).allSatisfy {
      $0.confidence > $1.confidence && $0.given < $1.given && $0.wrong <= $1.wrong
    } && points.allSatisfy { 0 <= $0.wrong && $0.wrong <= $0.given && $0.given <= 1 << 40 }
  }

  /// The curve that ships, for a workspace with weights of its own and no curve.
  package static let standard = PrecisionCurve([])
}
