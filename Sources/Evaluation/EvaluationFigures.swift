package import WaymarkReports

/// The drawings of an evaluation, each with the name of its file.
package enum EvaluationFigures {
  /// A drawing and its name.
  package typealias Figure = (name: String, chart: any Chart)

  /// How sure and how right first suggestions are.
  package static func figures(of sureness: Sureness) -> [Figure] {
    let bins = sureness.reliability.bins.filter { $0.count > 0 }
    let reliability = LineChart(
      title: "How sure, and how right", x: .share("confidence of the first suggestion"),
      y: .share("share that is right"),
      series: [
        .init(
          name: "first suggestions", points: bins.map { ($0.confidence, $0.right) },
          mark: .lineAndPoints)
      ], diagonal: "as sure as right")
    let risk = LineChart(
      title: "What may be tagged unseen",
      x: .share("share of records that is answered, surest first"),
      y: .share("share of answers that is right"),
      series: [
        .init(name: "right", points: sureness.shownCurve.map { ($0.coverage, 1 - $0.risk) })
      ]
        + Sureness.precisions.map { percent in
          let share = Double(percent) / 100
          return .init(name: "\(percent) %", points: [(0, share), (1, share)])
        })
    return [("reliability", reliability), ("risk-coverage", risk)]
  }

  /// How tagging gets better with corrections.
  package static func figures(of curve: LearningCurve) -> [Figure] {
    let later = curve.points.dropFirst()
    let chart = LineChart(
      title: "What corrections teach", x: ChartAxis("corrections made"), y: .share("share"),
      series: [
        .init(
          name: "right, other records",
          points: curve.points.map { (Double($0.corrections), $0.accuracy) }, mark: .lineAndPoints),
        .init(
          name: "right, as they come",
          points: later.map { (Double($0.corrections), $0.streamAccuracy) }),
        .init(
          name: "suggestions accepted",
          points: later.map { (Double($0.corrections), $0.acceptedShare) }),
      ])
    return [("learning-curve", chart)]
  }
}
