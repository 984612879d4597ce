import WaymarkClassifier

extension Judgement {
  /// What the lines of its text begin with.
  static let lineNames: Set<String> = ["signal", "calibration", "knot", "curve"]

  /// The weights as text, so that they can be read and compared: `signal`, its name and its weight a
  /// line; one line of `calibration`; `knot`, what is said and how often it is right, a line; and
  /// `curve`, a confidence, how many answers are at least as sure, and how many of them are wrong.
  package func encoded() -> [UInt8] {
    var text = ""
    for signal in Signal.allCases {
      text += "signal\t\(signal.name)\t\(weights.values[signal.position])\n"
    }
    text += "calibration\t" + calibration.values.map { "\($0)" }.joined(separator: "\t") + "\n"
    for knot in calibration.knots { text += "knot\t\(knot.said)\t\(knot.right)\n" }
    for point in curve.points {
      text += "curve\t\(point.confidence)\t\(point.given)\t\(point.wrong)\n"
    }
    return Array(text.utf8)
  }

  /// Reads weights back, or nil where the text is not of them.
  ///
  /// Signals that are not named keep the weight that ships.
  package init?(decoding bytes: [UInt8]) {
    guard !bytes.isEmpty else { return nil }
    self.init()
    var knots: [Calibration.Knot] = []
    var points: [RiskCoverage.Point] = []
    var hasCalibration = false
    // Cut by bytes, not by characters: every process reads this.
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let cells = line.split(separator: UInt8(ascii: "\t")).map {
        String(decoding: $0, as: UTF8.self)
      }
      let numbers = cells.dropFirst().compactMap { Double($0) }.filter(\.isFinite)
      if cells.count == 3, cells[0] == "signal", let value = numbers.last {
        // A signal of another version is passed over: its weight means nothing here.
        if let signal = Signal(named: cells[1]) {
          weights.values[signal.position] = value
        }
        continue
      }
      guard numbers.count == cells.count - 1 else { return nil }
      switch cells.first {
      case "calibration" where numbers.count == calibration.values.count:
        calibration = Calibration(values: numbers)
        hasCalibration = true
      case "knot" where numbers.count == 2:
        knots.append(Calibration.Knot(said: numbers[0], right: numbers[1]))
      case "curve" where numbers.count == 3:
        guard let given = Int(exactly: numbers[1]), let wrong = Int(exactly: numbers[2]) else {
          return nil
        }
        points.append(RiskCoverage.Point(confidence: numbers[0], given: given, wrong: wrong))
      default:
        return nil
      }
    }
    if hasCalibration || !knots.isEmpty { calibration.knots = knots }
    if !points.isEmpty { curve = PrecisionCurve(points) }
    guard calibration.isRising, curve.isInOrder else { return nil }
  }
}
