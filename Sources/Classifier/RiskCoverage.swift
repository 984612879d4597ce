/// How many answers are wrong when only the surest are given, at every share of them.
///
/// The curve of selective classification (El-Yaniv and Wiener, 2010): answers are given in order of
/// confidence, `coverage` is the share given so far and `risk` the share of those that is wrong.
/// Answers of one confidence cannot be told apart, so they come together.
package struct RiskCoverage: Sendable, Hashable {
  /// A place on the curve: all answers at least as sure as `confidence` are given.
  package struct Point: Sendable, Hashable {
    /// The confidence of the least sure answer given.
    package var confidence: Double
    /// How many answers are given.
    package var given: Int
    /// How many of them are wrong.
    package var wrong: Int

    /// Makes a point.
    package init(confidence: Double, given: Int, wrong: Int) {
      self.confidence = confidence
      self.given = given
      self.wrong = wrong
    }

    /// The share of the given answers that is right.
    package var precision: Double { given > 0 ? Double(given - wrong) / Double(given) : 1 }
  }

  /// The places from the surest answer on, one for each confidence.
  package let points: [Point]
  /// How many answers there are, given or not.
  package let count: Int

  /// Draws the curve of answers with whether each was right.
  ///
  /// - Parameters:
  ///   - answers: The answers in any order.
  ///   - count: How many there would be if every question had one; nil for as many as there are.
  package init(_ answers: [(confidence: Double, isRight: Bool)], count: Int? = nil) {
    var points: [Point] = []
    var last = Point(confidence: .infinity, given: 0, wrong: 0)
    for answer in answers.sorted(by: { $0.confidence > $1.confidence }) {
      if answer.confidence != last.confidence, last.given > 0 { points.append(last) }
      last.confidence = answer.confidence
      last.given += 1
      last.wrong += answer.isRight ? 0 : 1
    }
    if last.given > 0 { points.append(last) }
    self.points = points
    self.count = max(answers.count, count ?? 0)
  }

  /// The area under the curve: the mean risk over all coverages, which is best at 0.
  ///
  /// Among answers of one confidence it is the mean over every order that they may come in.
  package var area: Double {
    var sum = 0.0
    var last = Point(confidence: .infinity, given: 0, wrong: 0)
    for point in points {
      let size = Double(point.given - last.given)
      let rise = Double(point.wrong - last.wrong) / size
      for step in 1...(point.given - last.given) {
        sum += (Double(last.wrong) + rise * Double(step)) / Double(last.given + step)
      }
      last = point
    }
    return last.given > 0 ? sum / Double(last.given) : 0
  }

  /// The greatest share of all questions that can be answered with at least this precision.
  package func coverage(atPrecision precision: Double) -> Double {
    let given = points.last { $0.precision >= precision }?.given ?? 0
    return count > 0 ? Double(given) / Double(count) : 0
  }
}
