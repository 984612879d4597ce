import Foundation
import Testing
import WaymarkClassifier
import WaymarkTestSupport

struct RankingFitTests {
  private static let size = 3

  private static func examples(seed: UInt64, count: Int = 30) -> [RankingExample] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      let candidates = Int.random(in: 1...6, using: &random)
      let values = (0..<candidates * size).map { _ in Float.random(in: -1...2, using: &random) }
      let right = Int.random(in: 0..<candidates, using: &random)
      return RankingExample(
        values: values, targets: (0..<candidates).map { $0 == right ? 0.75 : $0 == 0 ? 0.25 : 0 })
    }
  }

  /// The slope of the penalised loss, written out.
  private static func gradient(
    _ examples: [RankingExample], at weights: [Double], prior: [Double], strength: [Double]
  ) -> [Double] {
    var gradient = (0..<size).map { strength[$0] * (weights[$0] - prior[$0]) }
    for example in examples where example.targets.count > 1 {
      let rows = example.targets.indices.map { row in
        (0..<size).map { Double(example.values[row * size + $0]) }
      }
      let odds = rows.map { row in exp(zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 }) }
      let sum = odds.reduce(0, +)
      let mass = example.targets.reduce(0.0) { $0 + Double($1) }
      for (row, values) in rows.enumerated() {
        let pull = mass * odds[row] / sum - Double(example.targets[row])
        for k in 0..<size { gradient[k] += pull * values[k] }
      }
    }
    return gradient
  }

  @Test("The slope is zero at the answer", arguments: UInt64(1)...10)
  func optimum(seed: UInt64) {
    let examples = Self.examples(seed: seed)
    let prior = [0.5, -0.25, 0]
    let strength = [1.0, 0.5, 2]
    let weights = RankingFit.fit(examples, prior: prior, strength: strength)
    let slope = Self.gradient(examples, at: weights, prior: prior, strength: strength)
    #expect(slope.allSatisfy { abs($0) < 1e-3 }, "\(slope)")
    let start = Self.gradient(examples, at: prior, prior: prior, strength: strength)
    #expect(start.contains { abs($0) > 0.1 })
  }

  @Test("The stronger the prior, the nearer the answer stays to it")
  func pull() {
    let examples = Self.examples(seed: 5)
    let distances = [0.01, 1, 100, 1e6].map { strength in
      RankingFit.fit(
        examples, prior: [1, 1, 1], strength: [Double](repeating: strength, count: Self.size)
      ).reduce(0) { $0 + ($1 - 1) * ($1 - 1) }
    }
    #expect(zip(distances, distances.dropFirst()).allSatisfy { $0 > $1 })
    #expect(distances[3] < 1e-6)
  }

  @Test("Examples that separate leave the weights finite")
  func separable() {
    let examples = (0..<50).map { _ in
      RankingExample(values: [1, 0, 0, 0, 1, 0, 0, 0, 0], targets: [1, 0, 0])
    }
    let weights = RankingFit.fit(examples, prior: [0, 0, 0], strength: [0.1, 0.1, 0.1])
    #expect(weights.allSatisfy { $0.isFinite && abs($0) < 100 })
    #expect(weights[0] > 1)
    #expect(weights[1] < 0)
    #expect(weights[2] == 0)
  }

  @Test(
    "What teaches nothing leaves the prior",
    arguments: [
      [], [RankingExample(values: [], targets: [])],
      [RankingExample(values: [1, 2, 3], targets: [1])],
      [RankingExample(values: [1, 2, 3, 4, 5, 6], targets: [0, 0])],
    ])
  func nothing(examples: [RankingExample]) {
    #expect(RankingFit.fit(examples, prior: [1, 2, 3], strength: [1, 1, 1]) == [1, 2, 3])
  }

  @Test("Enormous evidence neither overflows nor traps")
  func extremes() {
    let examples = [
      RankingExample(values: [1e6, 0, 0, -1e6, 0, 0], targets: [1, 0]),
      RankingExample(values: [-1e6, 1, 0, 1e6, 0, 0], targets: [1, 0]),
    ]
    let weights = RankingFit.fit(examples, prior: [1, 0, 0], strength: [1, 1, 1])
    #expect(weights.allSatisfy { $0.isFinite })
  }
}

struct LogisticFitTests {
  private static func observations(seed: UInt64) -> [LogisticFit.Observation] {
    var random = SeededGenerator(seed: seed)
    return (0..<80).map { _ in
      let value = Double.random(in: -2...2, using: &random)
      let noise = Double.random(in: -1...1, using: &random)
      return LogisticFit.Observation(values: [value, noise], isRight: value + noise > 0.3)
    }
  }

  @Test("The slope is zero at the answer", arguments: UInt64(1)...10)
  func optimum(seed: UInt64) {
    let observations = Self.observations(seed: seed)
    let prior = [0.1, 0.2, 0.3]
    let strength = [0.5, 1, 2]
    let weights = LogisticFit.fit(observations, prior: prior, strength: strength)
    let right = Double(observations.count { $0.isRight })
    let wrong = Double(observations.count) - right
    var slope = (0..<3).map { strength[$0] * (weights[$0] - prior[$0]) }
    for observation in observations {
      let row = [1] + observation.values
      let score = zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 }
      let target = observation.isRight ? (right + 1) / (right + 2) : 1 / (wrong + 2)
      for k in 0..<3 { slope[k] += (1 / (1 + exp(-score)) - target) * row[k] }
    }
    #expect(slope.allSatisfy { abs($0) < 1e-3 }, "\(slope)")
    #expect(weights[1] > prior[1])
  }

  @Test("Observations that separate leave the weights finite")
  func separable() {
    let observations = (-20...20).map {
      LogisticFit.Observation(values: [Double($0)], isRight: $0 > 0)
    }
    let weights = LogisticFit.fit(observations, prior: [0, 0], strength: [1e-6, 1e-6])
    #expect(weights.allSatisfy { $0.isFinite && abs($0) < 100 })
    #expect(weights[1] > 0)
  }

  @Test("Without observations the prior stays; with a strong one it nearly does")
  func prior() {
    #expect(LogisticFit.fit([], prior: [1, 2], strength: [1, 1]) == [1, 2])
    let weights = LogisticFit.fit(
      Self.observations(seed: 1), prior: [1, 2, 3], strength: [1e7, 1e7, 1e7])
    #expect(zip(weights, [1.0, 2, 3]).allSatisfy { abs($0 - $1) < 1e-4 })
  }

  @Test(
    "The logistic function keeps its bounds and its symmetry",
    arguments: [0, 0.5, 3, 40, 800, 1e308])
  func sigmoid(score: Double) {
    let high = LogisticFit.sigmoid(score)
    let low = LogisticFit.sigmoid(-score)
    #expect(high >= 0.5 && high <= 1)
    #expect(low >= 0 && low <= 0.5)
    #expect(abs(high + low - 1) < 1e-12)
  }
}
