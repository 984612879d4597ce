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

  /// How many answers of its own the calibration counts for.
  static let calibrationWeight = 20.0

  /// The least confidence at which suggestions are as precise as asked for; nil where none are.
  ///
  /// Where nothing was measured each suggestion must be so sure by itself, which asks for more than
  /// that all together are.
  ///
  /// Few answers are all right by chance. So what was seen is drawn towards what the calibration says
  /// of the same answers, which counts for twenty more; among hundreds that hardly shows. A bound that
  /// holds with certainty, such as that of Clopper and Pearson (1934) in the selection of Geifman and
  /// El-Yaniv (2017), was tried: a curve of a few hundred records never meets it at 95 %.
  package func threshold(forPrecision precision: Double) -> Double? {
    if points.isEmpty { return precision }
    var sure = 0.0
    var last = RiskCoverage.Point(confidence: points.first?.confidence ?? 0, given: 0, wrong: 0)
    var threshold: Double?
    for point in points {
      // Between two places answers are about as sure as the mean of both.
      sure += Double(point.given - last.given) * (point.confidence + last.confidence) / 2
      last = point
      let (given, weight) = (Double(point.given), Self.calibrationWeight)
      let expected = (given - Double(point.wrong) + weight * sure / given) / (given + weight)
      if expected >= precision { threshold = point.confidence }
    }
    return threshold
  }

  /// Whether the places are as a curve has them, as read from a file they need not be.
  var isInOrder: Bool {
    zip(points, points.dropFirst()).allSatisfy {
      $0.confidence > $1.confidence && $0.given < $1.given && $0.wrong <= $1.wrong
    } && points.allSatisfy { 0 <= $0.wrong && $0.wrong <= $0.given && (1...1 << 40) ~= $0.given }
  }
}
