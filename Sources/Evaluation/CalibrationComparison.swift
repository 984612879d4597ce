import Foundation
import WaymarkClassifier
package import WaymarkFormats
import WaymarkTagging

/// Ways to make a probability of a place in a ranking, beside each other on the same rankings.
///
/// Each is fitted to four fifths of the groups and measured on the other, five times over.
package struct CalibrationComparison: Sendable {
  /// One way.
  package enum Form: String, Sendable, Hashable, CaseIterable {
    /// The share of the ranking as it is.
    case share = "share of the ranking"
    /// The share when all scores are divided by one number (Guo, Pleiss, Sun and Weinberger, 2017).
    case temperature
    /// A logistic function of the score (Platt, 1999).
    case platt = "Platt, of the score"
    /// Rising steps over the share (Zadrozny and Elkan, 2002).
    case isotonic = "isotonic, of the share"
    /// A logistic function of share and score.
    case logistic = "logistic, of share and score"
    /// The same, bent: what the product does.
    case bent = "the same, bent (ours)"
  }

  /// What one way gave.
  package struct Row: Sendable {
    /// The way.
    package var form: Form
    /// Whether confidence and outcome agreed.
    package var reliability: Reliability
    /// The area under risk and coverage.
    package var area: Double
  }

  /// What each way gave.
  package private(set) var rows: [Row] = []

  /// Into how many parts the records are cut.
  private static let foldCount = 5

  /// Compares all ways on judged records that were not learned from.
  package init(_ records: [Judged]) {
    let answered = records.filter { !$0.ranked.isEmpty }
    let rankings = answered.map(\.candidates)
    let folds = answered.map { Folds.fold(of: $0.group, count: Self.foldCount) }
    for form in Form.allCases {
      var answers: [(confidence: Double, isRight: Bool)] = []
      for fold in 0..<Self.foldCount {
        let rest = zip(rankings, folds).filter { $0.1 != fold }.map(\.0)
        let confidence = Self.fit(form, to: rest)
        for (ranking, other) in zip(rankings, folds) where other == fold {
          answers.append((confidence(ranking), ranking[0].isRight))
        }
      }
      rows.append(
        Row(
          form: form, reliability: Reliability(answers), area: RiskCoverage(answers).area))
    }
  }

  private typealias Ranking = [JudgedCandidate]

  /// The probability that the first of a ranking is right, by a fit to other rankings.
  private static func fit(_ form: Form, to rankings: [Ranking]) -> (Ranking) -> Double {
    switch form {
    case .share:
      return { Double($0[0].share) }
    case .temperature:
      let temperature = temperature(of: rankings)
      return { softened($0, temperature) }
    case .platt:
      let weights = LogisticFit.fit(
        rankings.map { .init(values: [Double($0[0].score)], isRight: $0[0].isRight) },
        prior: [0, 0], strength: [1e-3, 1e-3])
      return { LogisticFit.sigmoid(weights[0] + weights[1] * Double($0[0].score)) }
    case .isotonic:
      let steps = IsotonicFit(rankings.map { (Double($0[0].share), $0[0].isRight) })
      return { steps(Double($0[0].share)) }
    case .logistic, .bent:
      var calibration = Calibration.fit(rankings, prior: .standard)
      if form == .logistic { calibration.knots = [] }
      return { Double(calibration.confidence(share: $0[0].share, score: $0[0].score)) }
    }
  }

  /// The share of the first when all scores are divided by a temperature.
  private static func softened(_ ranking: Ranking, _ temperature: Double) -> Double {
    let top = Double(ranking[0].score)
    return 1 / ranking.reduce(0) { $0 + exp((Double($1.score) - top) / temperature) }
  }

  /// The temperature under which the outcomes are likeliest, found by narrowing down.
  private static func temperature(of rankings: [Ranking]) -> Double {
    func loss(_ power: Double) -> Double {
      rankings.reduce(0) { sum, ranking in
        let share = min(max(softened(ranking, exp(power)), 1e-9), 1 - 1e-9)
        return sum - log(ranking[0].isRight ? share : 1 - share)
      }
    }
    var (low, high) = (-3.0, 3.0)
    for _ in 0..<40 {
      let third = (high - low) / 3
      if loss(low + third) < loss(high - third) { high -= third } else { low += third }
    }
    return exp((low + high) / 2)
  }
}

extension CalibrationComparison {
  /// Writes a row for each way.
  package func write(into writer: inout JSONWriter) {
    writer.beginArray()
    for row in rows {
      writer.beginObject()
      writer.member("calibration", row.form.rawValue)
      writer.member("error", row.reliability.error, decimals: 4)
      writer.member("excess", row.reliability.excess, decimals: 4)
      writer.member("brier_score", row.reliability.brierScore, decimals: 4)
      writer.member("risk_coverage_area", row.area, decimals: 4)
      writer.endObject()
    }
    writer.endArray()
  }
}
