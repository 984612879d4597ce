package import WaymarkClassifier
import WaymarkFormats
import WaymarkTagging

/// How sure first suggestions are, and how right.
///
/// "Right" is a first term that the record has. Records of which no word is known have none, and count
/// as not answered.
package struct Sureness: Sendable, Hashable {
  /// Whether confidence and outcome agree.
  package let reliability: Reliability
  /// How many are wrong where only the surest are given.
  package let riskCoverage: RiskCoverage
  /// The area under the risk-coverage curve when the score of the ranking orders them instead.
  package let areaByScore: Double

  /// Measures judged records.
  package init(_ records: [Judged]) {
    let firsts = records.compactMap { record in
      record.ranked.first.map { (ranked: $0, isRight: record.isRight($0)) }
    }
    let answers = firsts.map { (confidence: Double($0.ranked.confidence), isRight: $0.isRight) }
    reliability = Reliability(answers)
    riskCoverage = RiskCoverage(answers, count: records.count)
    areaByScore =
      RiskCoverage(firsts.map { (confidence: Double($0.ranked.score), isRight: $0.isRight) }).area
  }

  /// The precisions for which the share that can be tagged unseen is told.
  static let precisions = [90, 95]

  /// The figures with their names.
  var rows: [EvaluationReport.Row] {
    var rows: [EvaluationReport.Row] = []
    func add(_ key: String, _ name: String, _ value: Double) {
      rows.append(EvaluationReport.Row(key: key, name: name, value: value))
    }
    add("calibration_error", "calibration error", reliability.error)
    add("calibration_error_excess", "calibration error less chance", reliability.excess)
    add("brier_score", "Brier score", reliability.brierScore)
    add("risk_coverage_area", "area under risk and coverage", riskCoverage.area)
    add("risk_coverage_area_by_score", "the same by raw score", areaByScore)
    for percent in Self.precisions {
      add(
        "unseen_at_\(percent)", "can be tagged unseen at \(percent) %",
        riskCoverage.coverage(atPrecision: Double(percent) / 100))
    }
    return rows
  }

  /// How many places of the curve a file gets.
  private static let shownPoints = 100

  /// Places on the curve, as shares.
  var shownCurve: [(coverage: Double, risk: Double, confidence: Double)] {
    let all = riskCoverage.points
    let step = max(1, (all.count + Self.shownPoints - 1) / Self.shownPoints)
    return all.enumerated().compactMap { place, point in
      guard place % step == step - 1 || place == all.count - 1 else { return nil }
      return (
        Double(point.given) / Double(riskCoverage.count), 1 - point.precision, point.confidence
      )
    }
  }

  /// Writes the bands of confidence and the curve as two members of an object.
  func write(into writer: inout JSONWriter) {
    writer.key("reliability")
    writer.beginArray()
    for bin in reliability.bins where bin.count > 0 {
      writer.beginObject()
      writer.member("from", bin.start, decimals: 1)
      writer.member("count", bin.count)
      writer.member("confidence", bin.confidence, decimals: 4)
      writer.member("right", bin.right, decimals: 4)
      writer.endObject()
    }
    writer.endArray()
    writer.key("risk_coverage")
    writer.beginArray()
    for point in shownCurve {
      writer.beginObject()
      writer.member("coverage", point.coverage, decimals: 4)
      writer.member("risk", point.risk, decimals: 4)
      writer.member("confidence", point.confidence, decimals: 4)
      writer.endObject()
    }
    writer.endArray()
  }
}
