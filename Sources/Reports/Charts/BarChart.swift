import WaymarkFormats

/// Bars from left to right, each with its name before it and its figure behind it.
package struct BarChart: Chart {
  /// One bar.
  package struct Bar: Sendable, Hashable {
    /// What it counts.
    package var name: String
    /// How long it is; below zero counts as nothing.
    package var value: Double
    /// What is written behind it; nil for the value.
    package var text: String?
    /// Which colour it has, from 0.
    package var look: Int

    /// Makes a bar.
    package init(_ name: String, _ value: Double, text: String? = nil, look: Int = 0) {
      self.name = name
      self.value = value
      self.text = text
      self.look = look
    }
  }

  /// What the drawing shows.
  package var title: String
  /// What the length of a bar is.
  package var axis: ChartAxis
  /// The bars, from the top.
  package var bars: [Bar]

  /// Makes a chart.
  package init(title: String, axis: ChartAxis, bars: [Bar]) {
    self.title = title
    self.axis = axis
    self.bars = bars
  }

  private static let top = 56.0
  private static let pitch = 27.0

  package func write(into markup: inout MarkupWriter) {
    let height = Self.top + Self.pitch * Double(max(1, bars.count)) + 4
    ChartCanvas.draw(title, height: height, into: &markup) { draw(on: &$0) }
  }

  private func draw(on canvas: inout ChartCanvas) {
    canvas.text(axis.title, at: (0, 42), "soft")
    guard !bars.isEmpty else {
      return canvas.text("nothing to show", at: (0, Self.top + 18), "soft")
    }
    let values = bars.map { $0.value.isFinite ? max(0, $0.value) : 0 }
    let texts = zip(bars, values).map { bar, value in
      bar.text ?? (axis.unit == .share ? value.percentText : value.decimalText(2))
    }
    let left = min(270, bars.map { ChartCanvas.width(of: $0.name) }.max() ?? 0) + 10
    let room = min(180, texts.map(ChartCanvas.width).max() ?? 0) + 10
    let longest = max(axis.range?.upperBound ?? 0, values.max() ?? 0)
    let scale = longest > 0 ? (ChartCanvas.width - left - room) / longest : 0
    for (row, bar) in bars.enumerated() {
      let y = Self.top + Self.pitch * Double(row)
      let width = values[row] * scale
      let name = ChartCanvas.cut(bar.name, to: left - 10)
      canvas.text(name, at: (left - 10, y + 15), "ink", anchor: "end")
      canvas.bar(
        at: (left, y + 2), width: width, height: Self.pitch - 9,
        "fill\(bar.look % ChartStyle.count)", said: "\(bar.name): \(texts[row])")
      canvas.text(texts[row], at: (left + width + 6, y + 15), "soft")
    }
    canvas.line(
      from: (left, Self.top - 2), to: (left, Self.top + Self.pitch * Double(bars.count) - 4), "axis"
    )
  }
}
