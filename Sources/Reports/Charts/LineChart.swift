import WaymarkFormats

/// Lines through points: how one figure goes with another.
///
///     let chart = LineChart(
///       title: "How sure and how right", x: .share("Confidence"), y: .share("Right"),
///       series: [.init(name: "suggestions", points: [(0.2, 0.1), (0.8, 0.8)])],
///       diagonal: "as sure as right")
///     chart.svg  // a file of its own
package struct LineChart: Chart {
  /// One line.
  package struct Series: Sendable {
    /// What is drawn of it.
    package enum Mark: Sendable, Hashable {
      /// A line through all points.
      case line
      /// The points alone.
      case points
      /// Both.
      case lineAndPoints
    }

    /// Its name, which stands at its end.
    package var name: String
    /// The points, in order; one that is no number breaks the line.
    package var points: [(x: Double, y: Double)]
    /// What is drawn.
    package var mark: Mark

    /// Makes a line.
    package init(name: String, points: [(x: Double, y: Double)], mark: Mark = .line) {
      self.name = name
      self.points = points
      self.mark = mark
    }
  }

  /// What the drawing shows.
  package var title: String
  /// The axis from left to right.
  package var x: ChartAxis
  /// The axis upwards.
  package var y: ChartAxis
  /// The lines.
  package var series: [Series]
  /// The name of the line on which both figures are equal; nil for none.
  package var diagonal: String?

  /// Makes a chart.
  package init(
    title: String, x: ChartAxis, y: ChartAxis, series: [Series], diagonal: String? = nil
  ) {
    self.title = title
    self.x = x
    self.y = y
    self.series = series
    self.diagonal = diagonal
  }

  /// More points than this cannot be told apart; a longer line is drawn through every so manieth.
  static let pointLimit = 720

  package func write(into markup: inout MarkupWriter) {
    ChartCanvas.draw(title, height: 400, into: &markup) { Plot(of: self).draw(on: &$0) }
  }
}

/// The lines of one chart, placed.
private struct Plot {
  private typealias Point = (x: Double, y: Double)

  private let chart: LineChart
  private let x: AxisScale
  private let y: AxisScale
  private let left = 52.0
  private let top = 62.0
  private let bottom = 346.0
  private let right: Double

  init(of chart: LineChart) {
    self.chart = chart
    x = AxisScale(chart.x, values: chart.series.lazy.flatMap { $0.points.lazy.map(\.x) })
    y = AxisScale(chart.y, values: chart.series.lazy.flatMap { $0.points.lazy.map(\.y) })
    let names = chart.series.map(\.name) + [chart.diagonal ?? ""]
    let widest = names.map(ChartCanvas.width).max() ?? 0
    right = ChartCanvas.width - min(220, widest) - 20
  }

  func draw(on canvas: inout ChartCanvas) {
    canvas.text(chart.y.title, at: (0, 44), "soft")
    for tick in y.ticks {
      guard let place = place((x.range.lowerBound, tick)) else { continue }
      canvas.line(from: (left, place.y), to: (right, place.y), "grid")
      canvas.text(y.text(tick), at: (left - 8, place.y + 4), "soft", anchor: "end")
    }
    for tick in x.ticks {
      guard let place = place((tick, y.range.lowerBound)) else { continue }
      canvas.line(from: (place.x, bottom), to: (place.x, bottom + 5), "axis")
      canvas.text(x.text(tick), at: (place.x, bottom + 20), "soft", anchor: "middle")
    }
    canvas.line(from: (left, bottom), to: (right, bottom), "axis")
    canvas.text(chart.x.title, at: ((left + right) / 2, bottom + 42), "soft", anchor: "middle")
    drawDiagonal(on: &canvas)
    for (number, series) in chart.series.enumerated() { draw(series, number, on: &canvas) }
    drawNames(on: &canvas)
    if chart.series.allSatisfy({ lines(of: $0).isEmpty }) {
      canvas.text(
        "nothing to show", at: ((left + right) / 2, (top + bottom) / 2), "soft", anchor: "middle")
    }
  }

  private func place(_ point: Point) -> Point? {
    guard let across = x.share(point.x), let up = y.share(point.y) else { return nil }
    return (left + across * (right - left), bottom - up * (bottom - top))
  }

  /// The stretches of a series that can be drawn.
  private func lines(of series: LineChart.Series) -> [[Point]] {
    let every = max(1, (series.points.count + LineChart.pointLimit - 1) / LineChart.pointLimit)
    var result: [[Point]] = []
    var isBroken = true
    for (number, point) in series.points.enumerated()
    where number % every == 0 || number == series.points.count - 1 {
      guard let place = place(point) else {
        isBroken = true
        continue
      }
      if isBroken { result.append([]) }
      isBroken = false
      result[result.count - 1].append(place)
    }
    return result
  }

  private func draw(
    _ series: LineChart.Series, _ number: Int, on canvas: inout ChartCanvas
  ) {
    let look = number % ChartStyle.count
    for line in lines(of: series) {
      if series.mark != .points, line.count > 1 { canvas.polyline(line, "line\(look)") }
      if series.mark != .line || line.count == 1 {
        for point in line { canvas.circle(at: point, radius: 4, "fill\(look) halo") }
      }
    }
  }

  private func drawDiagonal(on canvas: inout ChartCanvas) {
    guard chart.diagonal != nil, let (start, end) = diagonalEnds else { return }
    canvas.line(from: start, to: end, "reference")
  }

  private var diagonalEnds: (Point, Point)? {
    let low = max(x.range.lowerBound, y.range.lowerBound)
    let high = min(x.range.upperBound, y.range.upperBound)
    guard low < high, let start = place((low, low)), let end = place((high, high)) else {
      return nil
    }
    return (start, end)
  }

  /// Writes the names at the ends of their lines, moved apart where they would touch.
  private func drawNames(on canvas: inout ChartCanvas) {
    var names: [(text: String, y: Double, style: String)] = []
    for (number, series) in chart.series.enumerated() {
      guard let end = lines(of: series).last?.last else { continue }
      names.append((series.name, end.y + 4, "fill\(number % ChartStyle.count)"))
    }
    if let name = chart.diagonal, let (_, end) = diagonalEnds {
      names.append((name, end.y + 4, "soft"))
    }
    // Equal heights keep the order of the series.
    let order = names.indices.sorted {
      names[$0].y != names[$1].y ? names[$0].y < names[$1].y : $0 < $1
    }
    let gap = 16.0
    var last = top - 2 * gap
    for index in order {
      names[index].y = max(names[index].y, last + gap)
      last = names[index].y
    }
    // Those that were pushed below the axis go back up.
    var next = bottom + gap
    for index in order.reversed() {
      names[index].y = min(names[index].y, next - gap)
      next = names[index].y
    }
    for name in names {
      let width = ChartCanvas.width - right - 12
      canvas.text(
        ChartCanvas.cut(name.text, to: width), at: (right + 10, name.y), name.style)
    }
  }
}
