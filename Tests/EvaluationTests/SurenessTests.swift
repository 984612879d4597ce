import Testing
import WaymarkClassifier
import WaymarkEvaluation
import WaymarkFormats
import WaymarkReports
import WaymarkTagging
import WaymarkTestSupport

struct ReliabilityTests {
  private static func draws(
    _ count: Int, seed: UInt64, truth: (Double) -> Double
  ) -> [(confidence: Double, isRight: Bool)] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      let confidence = Double.random(in: 0...1, using: &random)
      return (confidence, Double.random(in: 0...1, using: &random) < truth(confidence))
    }
  }

  @Test("Counted by hand")
  func byHand() {
    let reliability = Reliability([(0.95, true), (0.95, false), (0.31, false), (1, true)])
    #expect(abs(reliability.error - (0.9 + 0.31) / 4) < 1e-12)
    let used = reliability.bins.filter { $0.count > 0 }
    #expect(used.map(\.count) == [1, 3])
    #expect(abs(used[1].right - 2.0 / 3) < 1e-12)
    let squares = 0.05 * 0.05 + 0.95 * 0.95 + 0.31 * 0.31
    #expect(abs(reliability.brierScore - squares / 4) < 1e-12)
  }

  @Test("What is exactly as sure as right shows no more error than chance", arguments: 1...3)
  func calibrated(seed: Int) {
    let reliability = Reliability(Self.draws(400, seed: UInt64(seed)) { $0 })
    #expect(reliability.error > 0.01)
    #expect(abs(reliability.excess) < 0.025)
  }

  @Test("What is too sure shows by how much", arguments: 1...2)
  func overconfident(seed: Int) {
    let reliability = Reliability(Self.draws(800, seed: UInt64(seed)) { $0 * 0.7 })
    #expect(abs(reliability.error - 0.15) < 0.03)
    #expect(reliability.excess > 0.09)
  }

  @Test("Without answers there is no error")
  func nothing() {
    #expect(Reliability([]).error == 0)
    #expect(Reliability([]).errorByChance == 0)
  }
}

struct SurenessTests {
  /// Records whose first suggestion is right as often as it says, by a score that says less.
  private static func records(_ count: Int, seed: UInt64) -> [Judged] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { number in
      let share = Float.random(in: 0.05...0.95, using: &random)
      let isRight = Float.random(in: 0...1, using: &random) < share * share
      let score = share + Float.random(in: -0.5...0.5, using: &random)
      let ranked = [
        RankedTerm(term: 1, score: score, share: share, confidence: share * share),
        RankedTerm(term: 2, score: 0, share: (1 - share) / 2, confidence: 0.1),
      ]
      return Judged(
        id: "\(number)", group: "\(number % 40)", gold: [isRight ? 1 : 3], main: nil,
        ranked: ranked, suggested: [1])
    }
  }

  @Test("Figures stand in the report, the JSON and the drawings")
  func figures() throws {
    let outcome = Evaluator.Outcome(
      judged: Self.records(300, seed: 1)
        + [Judged(gold: [1], main: nil, ranked: [], suggested: [])])
    let report = EvaluationReport(of: outcome)
    let sureness = report.sureness
    #expect(sureness.riskCoverage.count == 301)
    #expect(sureness.riskCoverage.area < sureness.areaByScore)
    #expect(abs(sureness.reliability.excess) < 0.03)
    var writer = JSONWriter()
    report.write(into: &writer)
    let root = try JSONDocument(parsing: Array(writer.bytes)).root
    #expect(root["calibration_error"]?.double != nil)
    #expect((root["unseen_at_90"]?.double ?? -1) >= (root["unseen_at_95"]?.double ?? 2))
    #expect(root["reliability"].map { Array($0.elements).count > 5 } == true)
    #expect(root["risk_coverage"].map { (2...100).contains(Array($0.elements).count) } == true)
    let drawings = EvaluationFigures.figures(of: sureness)
    #expect(drawings.map(\.name) == ["reliability", "risk-coverage"])
    for drawing in drawings {
      let text = String(decoding: drawing.chart.svg, as: UTF8.self)
      #expect(text.hasPrefix("<svg"))
      #expect(!text.contains("<script"))
    }
  }

  @Test("Ways to calibrate are measured on records that they were not fitted to")
  func comparison() throws {
    let comparison = CalibrationComparison(Self.records(600, seed: 2))
    #expect(comparison.rows.map(\.form) == CalibrationComparison.Form.allCases)
    func row(_ form: CalibrationComparison.Form) throws -> CalibrationComparison.Row {
      try #require(comparison.rows.first { $0.form == form })
    }
    // The share says more than was right: that is what there is to mend.
    #expect(try row(.share).reliability.excess > 0.05)
    #expect(try row(.bent).reliability.excess < 0.04)
    #expect(try row(.isotonic).reliability.excess < 0.04)
    #expect(try row(.bent).area < row(.platt).area)
    #expect(CalibrationComparison([]).rows.allSatisfy { $0.reliability.error == 0 })
  }
}
