import Testing
import WaymarkClassifier
import WaymarkTestSupport

@testable import WaymarkTagging

struct PrecisionCurveTests {
  private static func curve(_ count: Int, seed: UInt64) -> RiskCoverage {
    var random = SeededGenerator(seed: seed)
    return RiskCoverage(
      (0..<count).map { _ in
        let confidence = Double.random(in: 0...1, using: &random)
        return (confidence, Double.random(in: 0...1, using: &random) < confidence)
      })
  }

  @Test(
    "The bound, by hand",
    arguments: [(1, 1, 0.5), (0, 7, 0), (13, 13, 0.948), (1, 2, 0.293), (5, 9, 0.5)])
  func bound(right: Int, count: Int, expected: Double) {
    let least = PrecisionCurve.leastPrecision(right: right, of: count)
    #expect(abs(least - expected) < 0.001)
  }

  @Test("The bound rises with what was right and comes near to the share", arguments: 1...30)
  func rising(count: Int) {
    let bounds = (0...count).map { PrecisionCurve.leastPrecision(right: $0, of: count) }
    #expect(zip(bounds, bounds.dropFirst()).allSatisfy { $0 < $1 })
    #expect(zip(0...count, bounds).allSatisfy { $1 <= Double($0) / Double(count) })
    #expect(abs(PrecisionCurve.leastPrecision(right: 900, of: 1000) - 0.9) < 0.005)
  }

  @Test("What is asked for is kept on other records", arguments: UInt64(1)...10, [0.7, 0.8, 0.9])
  func kept(seed: UInt64, precision: Double) throws {
    let threshold = try #require(
      PrecisionCurve(Self.curve(2000, seed: seed)).threshold(forPrecision: precision))
    let others = Self.curve(4000, seed: seed + 100).points.last { $0.confidence >= threshold }
    #expect((others?.precision ?? 0) > precision - 0.035)
    // And no more is left out than must be: from 2p - 1 on the mean confidence is p.
    #expect(abs(threshold - (2 * precision - 1)) < 0.1)
  }

  @Test("A curve keeps its ends and few places between", arguments: [0, 1, 2, 39, 41, 500])
  func places(count: Int) {
    let whole = Self.curve(count, seed: 5)
    let curve = PrecisionCurve(whole)
    #expect(curve.points.count <= 41)
    #expect(curve.points.last == whole.points.last)
    #expect(curve.isInOrder)
    #expect(curve.typicalPrecision == whole.points.last?.precision)
  }

  @Test("Nothing is precise enough where there is no curve, or none of it is right")
  func nothing() {
    #expect(PrecisionCurve([]).threshold(forPrecision: 0.1) == nil)
    let wrong = RiskCoverage((0..<50).map { (Double($0) / 50, false) })
    #expect(PrecisionCurve(wrong).threshold(forPrecision: 0.1) == nil)
    #expect(PrecisionCurve(wrong).threshold(forPrecision: 0) != nil)
  }
}
