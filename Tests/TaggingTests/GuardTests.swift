import Foundation
import Testing
import WaymarkTaxonomy
import WaymarkTestTown
import WaymarkTestSupport

@testable import WaymarkTagging

struct GuardTests {
  private static func ranking(_ confidences: [(TermIndex, Double)]) -> [RankedTerm] {
    confidences.map { term, confidence in
      RankedTerm(
        term: term, candidate: term, score: Float(confidence), share: Float(confidence),
        confidence: Float(confidence))
    }
  }

  /// Terms without kin.
  private static let flat = SmallTown.graph(labels: (0..<30).map { "term \($0)" })

  /// A random graph of 12 terms in which broader terms have lower numbers.
  private static func kindred(_ random: inout SeededGenerator) -> TermGraph {
    var broader: [(Int, Int)] = []
    for child in 1..<12 where Int.random(in: 0..<3, using: &random) > 0 {
      broader.append((child, Int.random(in: 0..<child, using: &random)))
      if Bool.random(using: &random) {
        broader.append((child, Int.random(in: 0..<child, using: &random)))
      }
    }
    return SmallTown.graph(labels: (0..<12).map { "term \($0)" }, broader: broader)
  }

  @Test("As many as are asked for are suggested where they are sure", arguments: [1, 3, 15, 25])
  func limits(limit: Int) {
    var choice = Guard()
    choice.limit = limit
    choice.require(confidence: 0.5)
    let ranking = Self.ranking((0..<30).map { ($0, 0.95) })
    #expect(choice.choose(from: ranking, graph: Self.flat).suggested.count == limit)
  }

  @Test(
    "Never over the limit, never a term beside its ancestor, never unsure",
    arguments: UInt64(1)...300)
  func invariants(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let graph = Self.kindred(&random)
    let limit = Int.random(in: -1...5, using: &random)
    let least = Float.random(in: 0...1, using: &random)
    let further = Float.random(in: 0...1, using: &random)
    var choice = Guard(requiring: least, further: further)
    choice.limit = limit
    choice.beta = Double.random(in: 0.2...3, using: &random)
    let terms = (0..<12).shuffled(using: &random).prefix(Int.random(in: 0...12, using: &random))
    let confidences = terms.map { _ in Double.random(in: 0...1, using: &random) }.sorted(by: >)
    let ranking = Self.ranking(Array(zip(terms, confidences)))
    let verdict = choice.choose(from: ranking, graph: graph)

    let chosen = verdict.suggested
    #expect(chosen.count <= max(0, choice.limit))
    for one in chosen {
      for other in chosen { #expect(!graph.isAncestor(one.term, of: other.term)) }
    }
    if let first = chosen.first { #expect(first.confidence >= least) }
    #expect(chosen.dropFirst().allSatisfy { $0.confidence >= further })
    #expect(verdict.needsReview == chosen.isEmpty)
    #expect(Set(chosen.map(\.term)).isDisjoint(with: verdict.withheld.map(\.term)))
    #expect(verdict.withheld.count <= 5)
    #expect(zip(chosen, chosen.dropFirst()).allSatisfy { $0.confidence >= $1.confidence })
    #expect(choice.choose(from: ranking, graph: graph) == verdict)
  }

  /// The expected F-measure of a set of independent candidates, by going through all that may be.
  private static func expectedF(
    of set: Set<Int>, _ probabilities: [Double], beta: Double
  ) -> Double {
    var sum = 0.0
    for outcome in 0..<(1 << probabilities.count) {
      var chance = 1.0
      var right = 0
      var hits = 0
      for (candidate, probability) in probabilities.enumerated() {
        let isRight = outcome >> candidate & 1 == 1
        chance *= isRight ? probability : 1 - probability
        right += isRight ? 1 : 0
        hits += isRight && set.contains(candidate) ? 1 : 0
      }
      if hits == 0 { continue }
      sum +=
        chance * (1 + beta * beta) * Double(hits)
        / (beta * beta * Double(right) + Double(set.count))
    }
    return sum
  }

  @Test("No set of candidates promises more than the chosen one", arguments: UInt64(1)...60)
  func bestSet(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...7, using: &random)
    let probabilities = (0..<count)
      .map { _ in Double(Float.random(in: 0.01...0.99, using: &random)) }.sorted(by: >)
    var choice = Guard(requiring: 0, further: 0)
    choice.limit = Int.random(in: 1...4, using: &random)
    choice.beta = [0.5, 1, 2][Int.random(in: 0..<3, using: &random)]
    let verdict = choice.choose(
      from: Self.ranking(Array(probabilities.enumerated().map { ($0.offset, $0.element) })),
      graph: Self.flat)
    let own = Self.expectedF(
      of: Set(verdict.suggested.map(\.term)), probabilities, beta: choice.beta)
    var best = 0.0
    for members in 1..<(1 << count) where members.nonzeroBitCount <= choice.limit {
      let set = Set((0..<count).filter { members >> $0 & 1 == 1 })
      best = max(best, Self.expectedF(of: set, probabilities, beta: choice.beta))
    }
    #expect(abs(own - best) < 1e-9, "\(probabilities)")
  }

  @Test(
    "A record that nothing is sure of is left for review",
    arguments: [
      ([], 0.3), ([0.29, 0.2], 0.3), ([0.89], 0.9), ([0.05, 0.04, 0.03], 0.06),
    ] as [([Double], Float)])
  func review(confidences: [Double], minimum: Float) {
    let verdict = Guard(requiring: minimum).choose(
      from: Self.ranking(Array(confidences.enumerated().map { ($0.offset, $0.element) })),
      graph: Self.flat)
    #expect(verdict.needsReview)
    #expect(verdict.suggested.isEmpty)
    #expect(verdict.withheld.map(\.term) == Array(confidences.indices))
    #expect(verdict.withheld.allSatisfy { $0.reason == .review })
  }

  @Test("The narrower term wins where it is sure by itself, else the broader answers for it")
  func kin() {
    let graph = SmallTown.graph(labels: ["above", "below", "aside"], broader: [(1, 0)])
    let sure = Guard().choose(from: Self.ranking([(0, 0.9), (1, 0.6)]), graph: graph)
    #expect(sure.suggested.map(\.term) == [1])
    #expect(sure.withheld.map(\.reason) == [.ancestor])
    let unsure = Guard().choose(from: Self.ranking([(0, 0.9), (1, 0.2)]), graph: graph)
    #expect(unsure.suggested.map(\.term) == [0])
    #expect(unsure.withheld.map(\.reason) == [.descendant])
  }

  @Test("A high threshold for the first lets no pair of kin through behind it")
  func highThreshold() {
    let graph = SmallTown.graph(labels: ["above", "below", "aside"], broader: [(1, 0)])
    var choice = Guard(requiring: 0.6, further: 0.5)
    choice.beta = 4
    let verdict = choice.choose(
      from: Self.ranking([(2, 0.9), (1, 0.55), (0, 0.5)]), graph: graph)
    #expect(verdict.suggested.map(\.term) == [2, 1])
    #expect(verdict.withheld.map(\.reason) == [.ancestor])
  }

  @Test("How sure a term must be follows from how often the first is right")
  func typicalPrecision() {
    var choice = Guard()
    let ranking = Self.ranking([(0, 0.2), (1, 0.18)])
    choice.typicalPrecision = 0.7
    #expect(choice.choose(from: ranking, graph: Self.flat).needsReview)
    choice.typicalPrecision = 0.3
    #expect(!choice.choose(from: ranking, graph: Self.flat).suggested.isEmpty)
    choice.require(confidence: nil)
    #expect(choice.choose(from: Self.ranking([(0, 1)]), graph: Self.flat).needsReview)
  }

  @Test("A broader term is never withheld for a narrower one that is not suggested either")
  func broaderAnswers() {
    let graph = SmallTown.graph(labels: ["above", "below", "aside"], broader: [(1, 0)])
    let verdict = Guard(requiring: 0.2, further: 0.6).choose(
      from: Self.ranking([(2, 0.9), (0, 0.8), (1, 0.4)]), graph: graph)
    #expect(verdict.suggested.map(\.term) == [2, 0])
    #expect(verdict.withheld.map(\.reason) == [.descendant])
  }

  @Test("Each withheld term says why")
  func reasons() {
    var choice = Guard()
    choice.limit = 2
    choice.beta = 2
    let verdict = choice.choose(
      from: Self.ranking([(0, 0.9), (1, 0.8), (2, 0.7), (3, 0.1)]), graph: Self.flat)
    #expect(verdict.suggested.map(\.term) == [0, 1])
    #expect(verdict.withheld.map(\.reason) == [.overLimit, .belowThreshold])
    let careful = Guard(further: 0.3).choose(
      from: Self.ranking([(0, 0.99), (1, 0.31), (2, 0.2)]), graph: Self.flat)
    #expect(careful.suggested.map(\.term) == [0])
    #expect(careful.withheld.map(\.reason) == [.notWorthIt, .belowThreshold])
  }
}

struct CalibrationTests {
  @Test(
    "A greater share and a greater score never make a term less probable", arguments: UInt64(1)...20
  )
  func monotone(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let shares = [Float.random(in: 0...1, using: &random), .random(in: 0...1, using: &random)]
        .sorted()
      let scores = [
        Float.random(in: -20...20, using: &random), .random(in: -20...20, using: &random),
      ].sorted()
      let low = Calibration.standard.confidence(share: shares[0], score: scores[0])
      let high = Calibration.standard.confidence(share: shares[1], score: scores[1])
      #expect(low <= high)
      #expect(low >= 0 && high <= 1)
    }
  }

  @Test("The ends of the scale are probabilities too", arguments: [0, 1, 0.5, 1e-30] as [Float])
  func ends(share: Float) {
    for score: Float in [-1e30, 0, 1e30] {
      let confidence = Calibration.standard.confidence(share: share, score: score)
      #expect(confidence >= 0 && confidence <= 1)
    }
  }

  @Test("A fit learns how often the first is right, and rises with the share")
  func fit() {
    var random = SeededGenerator(seed: 11)
    let rankings = (0..<400).map { _ in
      let share = Float.random(in: 0.05...0.95, using: &random)
      let isRight = Float.random(in: 0...1, using: &random) < share * share
      return [JudgedCandidate(share: share, score: 0, isRight: isRight)]
    }
    let fitted = Calibration.fit(rankings, prior: .standard)
    let confidences = [0.1, 0.3, 0.5, 0.7, 0.9].map { fitted.confidence(share: $0, score: 0) }
    #expect(zip(confidences, confidences.dropFirst()).allSatisfy { $0 < $1 })
    #expect(abs(confidences[4] - 0.81) < 0.12)
    #expect(abs(confidences[1] - 0.09) < 0.12)
  }

  @Test("A fit keeps to that even where the first is always wrong")
  func contrary() {
    var rankings: [[JudgedCandidate]] = []
    for step in 1..<60 {
      let part = Float(step) / 600
      rankings.append([
        JudgedCandidate(share: 10 * part, score: 60 * part, isRight: false),
        JudgedCandidate(share: part, score: 6 * part, isRight: true),
      ])
    }
    let fitted = Calibration.fit(rankings, prior: .standard)
    #expect(fitted.values.dropFirst().allSatisfy { $0 >= 0 })
    #expect(fitted.confidence(share: 0.1, score: 1) <= fitted.confidence(share: 0.9, score: 5))
  }

  /// Rankings that are right as often as a truth of the share says.
  private static func rankings(
    _ count: Int, seed: UInt64, truth: (Float) -> Float
  ) -> [[JudgedCandidate]] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      let share = Float.random(in: 0.05...0.95, using: &random)
      let isRight = Float.random(in: 0...1, using: &random) < truth(share)
      return [JudgedCandidate(share: share, score: 0, isRight: isRight)]
    }
  }

  @Test("A shape that no logistic function has is followed", arguments: UInt64(1)...2)
  func bends(seed: UInt64) {
    // Steep in the middle, and never surer than nine in ten.
    let truth = { (share: Float) -> Float in share < 0.4 ? 0.05 : min(0.9, 3 * (share - 0.38)) }
    let fitted = Calibration.fit(Self.rankings(2000, seed: seed, truth: truth), prior: .standard)
    #expect((2...15).contains(fitted.knots.count))
    for share: Float in [0.15, 0.3, 0.5, 0.75, 0.9] {
      let own = fitted.confidence(share: share, score: 0)
      #expect(abs(own - truth(share)) < 0.12, "\(share): \(own)")
    }
  }

  @Test("However it is bent, a better place is never less probable", arguments: UInt64(1)...20)
  func rising(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 0...600, using: &random)
    let (low, high) = (Float.random(in: 0...1, using: &random), Float(0.5))
    let fitted = Calibration.fit(
      Self.rankings(count, seed: seed) { $0 < high ? low : 1 - low }, prior: .standard)
    let confidences = stride(from: Float(0), through: 1, by: 0.01).map {
      fitted.confidence(share: $0, score: 0)
    }
    #expect(zip(confidences, confidences.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(confidences.allSatisfy { $0 >= 0 && $0 <= 1 })
  }

  @Test("A handful of lessons bends nothing")
  func few() {
    #expect(Calibration.fit(Self.rankings(60, seed: 1) { $0 }, prior: .standard).knots.isEmpty)
  }

  @Test("Without rankings the prior stays")
  func nothing() {
    #expect(Calibration.fit([], prior: .standard) == .standard)
    #expect(Calibration.fit([[]], prior: .standard) == .standard)
  }
}
