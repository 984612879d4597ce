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

  @Test("A few that are right by chance are not taken for certain")
  func few() {
    // Seen: all of five right. Said: three in four.
    let lucky = PrecisionCurve([.init(confidence: 0.75, given: 5, wrong: 0)])
    #expect(lucky.threshold(forPrecision: 0.79) == 0.75)
    #expect(lucky.threshold(forPrecision: 0.81) == nil)
    // Five hundred are no luck.
    let many = PrecisionCurve([.init(confidence: 0.75, given: 500, wrong: 0)])
    #expect(many.threshold(forPrecision: 0.98) == 0.75)
  }

  @Test("What is asked for is kept on other records", arguments: UInt64(1)...6, [0.7, 0.8, 0.9])
  func kept(seed: UInt64, precision: Double) throws {
    let threshold = try #require(
      PrecisionCurve(Self.curve(2000, seed: seed)).threshold(forPrecision: precision))
    let others = Self.curve(4000, seed: seed + 100).points.last { $0.confidence >= threshold }
    #expect((others?.precision ?? 0) > precision - 0.06)
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

  @Test("Where nothing was measured, each must be as sure as asked for", arguments: [0.1, 0.95])
  func unmeasured(precision: Double) {
    #expect(PrecisionCurve([]).threshold(forPrecision: precision) == precision)
  }

  @Test("Nothing is precise enough where nothing is right")
  func nothing() {
    let wrong = RiskCoverage((0..<50).map { (Double($0) / 50, false) })
    #expect(PrecisionCurve(wrong).threshold(forPrecision: 0.95) == nil)
    #expect(PrecisionCurve(wrong).threshold(forPrecision: 0) != nil)
  }
}
