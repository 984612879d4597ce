import WaymarkEvaluation
import WaymarkFormats

/// Prints what was measured, as text or JSON.
struct EvaluationPrinter {
  private let form: OutputForm
  private let console: Console

  init(_ form: OutputForm, _ console: Console) {
    self.form = form
    self.console = console
  }

  func print(_ report: EvaluationReport) throws {
    try print(report.write) {
      var table = TextTable()
      table.append(["records", String(report.count)])
      for row in report.rows { table.append([row.name, row.value.decimalText(4)]) }
      var bins = TextTable()
      bins.append(["how sure", "answers", "confidence", "right"])
      for bin in report.sureness.reliability.bins where bin.count > 0 {
        bins.append([
          "from " + bin.start.decimalText(1), String(bin.count), bin.confidence.decimalText(2),
          bin.right.decimalText(2),
        ])
      }
      return [table, bins]
    }
  }

  func print(_ comparison: CalibrationComparison) throws {
    try print(comparison.write) {
      var table = TextTable()
      table.append(["calibration", "error", "less chance", "Brier", "area of risk"])
      for row in comparison.rows {
        let figures = [
          row.reliability.error, row.reliability.excess, row.reliability.brierScore, row.area,
        ]
        table.append([row.form.rawValue] + figures.map { $0.decimalText(4) })
      }
      return [table]
    }
  }

  func print(_ curve: LearningCurve) throws {
    try print(curve.write) {
      var table = TextTable()
      table.append(["corrections", "right on others", "right as they come", "accepted"])
      for (place, point) in curve.points.enumerated() {
        let stream = [point.streamAccuracy, point.acceptedShare].map { $0.decimalText(3) }
        table.append(
          [String(point.corrections), point.accuracy.decimalText(3)]
            + (place == 0 ? ["", ""] : stream))
      }
      return [table]
    }
  }

  private func print(
    _ write: (inout JSONWriter) -> Void, tables: () -> [TextTable]
  ) throws {
    if form == .json { return try console.writeJSON(write) }
    try console.write(tables().map { $0.text(console.painter) }.joined(separator: "\n"))
  }
}
