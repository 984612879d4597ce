import Testing
import WaymarkClassifier
import WaymarkTestSupport

struct RiskCoverageTests {
  private static func answers(
    _ random: inout SeededGenerator, count: Int, levels: Int
  ) -> [(confidence: Double, isRight: Bool)] {
    (0..<count).map { _ in
      let confidence = Double(Int.random(in: 0...levels, using: &random)) / Double(levels)
      return (confidence, Double.random(in: 0...1, using: &random) < confidence)
    }
  }

  @Test("Counted by hand: the surest first, equals together")
  func byHand() {
    let curve = RiskCoverage(
      [(0.5, false), (0.9, true), (0.5, true), (0.2, false)], count: 5)
    #expect(
      curve.points == [
        .init(confidence: 0.9, given: 1, wrong: 0), .init(confidence: 0.5, given: 3, wrong: 1),
        .init(confidence: 0.2, given: 4, wrong: 2),
      ])
    // 0/1, then on average half a wrong one of two and one of three, then 2/4.
    #expect(abs(curve.area - (0 + 0.25 + 1.0 / 3 + 0.5) / 4) < 1e-12)
    #expect(curve.coverage(atPrecision: 1) == 0.2)
    #expect(curve.coverage(atPrecision: 0.6) == 0.6)
    #expect(curve.coverage(atPrecision: 0.5) == 0.8)
  }

  @Test("The area is the mean over all orders of equals", arguments: UInt64(1)...4)
  func ties(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let answers = Self.answers(&random, count: 40, levels: 3)
    let own = RiskCoverage(answers).area
    var sum = 0.0
    let rounds = 300
    for _ in 0..<rounds {
      let order = answers.shuffled(using: &random).sorted { $0.confidence > $1.confidence }
      var wrong = 0.0
      for (place, answer) in order.enumerated() {
        wrong += answer.isRight ? 0 : 1
        sum += wrong / Double(place + 1) / Double(order.count)
      }
    }
    #expect(abs(own - sum / Double(rounds)) < 0.02)
  }

  @Test("Whatever the answers, points rise in number and fall in confidence", arguments: 0...40)
  func order(count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    let curve = RiskCoverage(Self.answers(&random, count: count, levels: 6))
    #expect((curve.points.last?.given ?? 0) == count)
    #expect(
      zip(curve.points, curve.points.dropFirst()).allSatisfy {
        $0.confidence > $1.confidence && $0.given < $1.given && $0.wrong <= $1.wrong
      })
    #expect(curve.area >= 0 && curve.area <= 1)
  }

  @Test("No order of the answers has a smaller area than right ones first", arguments: 1...10)
  func best(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let answers = Self.answers(&random, count: 30, levels: 1000)
    let best = RiskCoverage(answers.map { ($0.isRight ? 1 : 0, $0.isRight) })
    #expect(RiskCoverage(answers).area >= best.area - 1e-12)
  }
}

struct IsotonicFitTests {
  /// The rising sequence with the least squares, by the min-max formula.
  private static func reference(_ observations: [(place: Double, isRight: Bool)]) -> [Double] {
    let places = Set(observations.map(\.place)).sorted()
    let pools = places.map { place in observations.filter { $0.place == place } }
    func mean(_ range: ClosedRange<Int>) -> Double {
      let members = pools[range].joined()
      return Double(members.count { $0.isRight }) / Double(members.count)
    }
    return places.indices.map { place in
      (0...place).map { low in
        (place..<places.count).map { mean(low...$0) }.min() ?? 0
      }.max() ?? 0
    }
  }

  @Test("Pooling gives the rising steps with the least squares", arguments: UInt64(1)...20)
  func pooling(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let observations = (0..<Int.random(in: 1...30, using: &random)).map { _ in
      (
        place: Double(Int.random(in: 0..<12, using: &random)),
        isRight: Bool.random(using: &random)
      )
    }
    let fit = IsotonicFit(observations)
    let places = Set(observations.map(\.place)).sorted()
    for (place, expected) in zip(places, Self.reference(observations)) {
      #expect(abs(fit(place) - expected) < 1e-12, "\(observations)")
    }
    #expect(zip(fit.steps, fit.steps.dropFirst()).allSatisfy { $0.value < $1.value })
  }

  @Test("Without observations it says nothing")
  func nothing() {
    #expect(IsotonicFit([])(0.5) == 0)
  }
}
