import WaymarkClassifier

extension Judgement {
  /// The weights as text, `signal`, its name and its weight a line and one line of `calibration`, so
  /// that they can be read and compared.
  package func encoded() -> [UInt8] {
    var text = ""
    for signal in Signal.allCases {
      text += "signal\t\(signal.rawValue)\t\(weights.values[signal.position])\n"
    }
    text += "calibration\t" + calibration.values.map { "\($0)" }.joined(separator: "\t") + "\n"
    return Array(text.utf8)
  }

  /// Reads weights back, or nil where the text is not of them.
  ///
  /// Signals that are not named keep the weight that ships.
  package init?(decoding bytes: [UInt8]) {
    guard !bytes.isEmpty else { return nil }
    self.init()
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let cells = line.split(separator: "\t")
      if cells.count == 3, cells[0] == "signal", let value = Double(cells[2]), value.isFinite {
        // A signal of another version is passed over: its weight means nothing here.
        if let signal = Signal(rawValue: String(cells[1])) {
          weights.values[signal.position] = value
        }
      } else if cells.first == "calibration" {
        let values = cells.dropFirst().compactMap { Double($0) }.filter(\.isFinite)
        guard values.count == calibration.values.count, values.count == cells.count - 1 else {
          return nil
        }
        calibration = Calibration(values: values)
      } else {
        return nil
      }
    }
  }
}
