import Testing
import WaymarkEvaluation
import WaymarkTagging

/// Six invented records, and what `metrics.py` of the peers makes of them.
struct MetricsTests {
  private static func judged(
    _ gold: Set<Int>, _ ranked: [Int], _ suggested: [Int] = [], unknown: Int = 0,
    main: Judged.Main? = nil
  ) -> Judged {
    Judged(
      gold: gold, unknownCount: unknown, main: main,
      ranked: ranked.map { RankedTerm(term: $0, confidence: 0.5) },
      suggested: suggested)
  }

  static let records = [
    judged([1], [1, 2, 3, 4, 5, 6], [1], main: .known(1)),
    judged([2, 3], [9, 3, 2], [3, 9], main: .known(2)),
    judged([4], [7, 8, 9, 10, 11, 12, 13, 4], [], main: .known(4)),
    judged([5, 6, 7, 8, 9, 10], [5, 1, 6, 2, 7, 8], [5, 6, 1]),
    judged([11], [], []),
    judged([12], [3, 12], [12], unknown: 1, main: .unknown),
  ]

  private static func isNear(_ own: Double?, _ expected: Double) -> Bool {
    own.map { abs($0 - expected) < 1e-9 } ?? false
  }

  @Test("Rankings are measured as the peers measure theirs")
  func peers() {
    let metrics = Metrics(Self.records)
    #expect(metrics.count == 6)
    #expect(Self.isNear(metrics.precision[1], 0.3333333333333333))
    #expect(Self.isNear(metrics.precision[3], 0.3333333333333333))
    #expect(Self.isNear(metrics.precision[5], 0.23333333333333336))
    #expect(Self.isNear(metrics.recall[1], 0.19444444444444445))
    #expect(Self.isNear(metrics.recall[3], 0.47222222222222227))
    #expect(Self.isNear(metrics.recall[5], 0.5))
    #expect(Self.isNear(metrics.f1At5, 0.36313131313131314))
    #expect(Self.isNear(metrics.ndcgAt5, 0.4533707660457631))
    #expect(Self.isNear(metrics.meanReciprocalRank, 0.5208333333333334))
    #expect(Self.isNear(metrics.suggestedPrecision, 0.7142857142857143))
    #expect(Self.isNear(metrics.suggestedRecall, 0.38461538461538464))
  }

  @Test("The sets and the main terms are measured as counted by hand")
  func byHand() {
    let metrics = Metrics(Self.records)
    #expect(metrics.mainCount == 4)
    #expect(Self.isNear(metrics.mainFirst, 1.0 / 4))
    #expect(Self.isNear(metrics.mainInThree, 2.0 / 4))
    #expect(Self.isNear(metrics.suggestedSize, 7.0 / 4))
    #expect(Self.isNear(metrics.unanswered, 2.0 / 6))
  }

  @Test("One record right at once is right in everything")
  func perfect() {
    let metrics = Metrics([Self.judged([3], [3], [3], main: .known(3))])
    #expect(metrics.precision == [1: 1, 3: 1.0 / 3, 5: 1.0 / 5])
    #expect(metrics.recall == [1: 1, 3: 1, 5: 1])
    #expect([metrics.f1At5, metrics.ndcgAt5, metrics.meanReciprocalRank] == [1, 1, 1])
    #expect([metrics.mainFirst, metrics.mainInThree] == [1, 1])
    #expect(
      [metrics.suggestedPrecision, metrics.suggestedRecall, metrics.suggestedSize] == [1, 1, 1])
    #expect(metrics.unanswered == 0)
  }

  @Test(
    "Nothing to measure gives numbers all the same",
    arguments: [[], [judged([], [])], [judged([], [1, 2], [1])]])
  func nothing(records: [Judged]) {
    let metrics = Metrics(records)
    #expect(metrics.count == records.count)
    let all =
      [metrics.f1At5, metrics.ndcgAt5, metrics.meanReciprocalRank, metrics.mainFirst]
      + metrics.precision.values + metrics.recall.values
    #expect(all.allSatisfy { $0 == 0 })
    #expect(metrics.suggestedPrecision == 0)
    #expect(metrics.suggestedRecall == 0)
  }
}
