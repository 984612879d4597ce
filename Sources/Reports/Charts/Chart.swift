import WaymarkFormats

/// A drawing of figures: a value that becomes SVG.
package protocol Chart: Sendable {
  /// Writes the drawing as an `svg` element.
  func write(into markup: inout MarkupWriter)
}

extension Chart {
  /// The drawing as a file of its own, light or dark as its reader likes.
  package var svg: [UInt8] {
    var markup = MarkupWriter()
    write(into: &markup)
    markup.lineFeed()
    return markup.bytes
  }
}

/// What all charts draw with.
struct ChartCanvas {
  /// The width of every chart, in its own units; a page scales it.
  static let width = 720.0
  /// What is left free around it.
  private static let margin = 8.0
  /// About how wide a letter is: there are no fonts to measure with.
  private static let letterWidth = 6.9

  /// The drawing so far.
  private(set) var markup: MarkupWriter

  /// Draws a chart: its frame, its name for readers of screens, its title, and what `content` draws.
  static func draw(
    _ title: String, height: Double, into markup: inout MarkupWriter,
    content: (inout ChartCanvas) -> Void
  ) {
    let edge = (-margin).decimalText(0)
    let whole = (
      width: (width + 2 * margin).decimalText(0), height: (height + 2 * margin).decimalText(1)
    )
    markup.element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "class": "chart", "role": "img",
        "aria-label": title, "viewBox": "\(edge) \(edge) \(whole.width) \(whole.height)",
        "width": whole.width, "height": whole.height,
      ]
    ) { markup in
      if !markup.hasChartStyle { markup.element("style") { $0.raw(ChartStyle.css) } }
      markup.hasChartStyle = true
      var canvas = ChartCanvas(markup: markup)
      canvas.markup.empty(
        "rect",
        [
          "class": "paper", "x": edge, "y": edge, "width": whole.width, "height": whole.height,
        ])
      canvas.text(title, at: (0, 20), "title")
      content(&canvas)
      markup = canvas.markup
    }
  }

  /// How wide a text is, about.
  static func width(of text: String) -> Double { Double(text.count) * letterWidth }

  /// The text cut to a width, with an ellipsis where something was cut.
  static func cut(_ text: String, to width: Double) -> String {
    text.shortened(to: max(1, Int(width / letterWidth)))
  }

  mutating func text(
    _ text: String, at place: (x: Double, y: Double), _ style: String, anchor: String = "start"
  ) {
    markup.element(
      "text",
      [
        "x": place.x.decimalText(1), "y": place.y.decimalText(1), "class": style,
        "text-anchor": anchor,
      ], text: text)
  }

  mutating func line(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), _ style: String
  ) {
    markup.empty(
      "line",
      [
        "x1": start.x.decimalText(1), "y1": start.y.decimalText(1), "x2": end.x.decimalText(1),
        "y2": end.y.decimalText(1), "class": style,
      ])
  }

  mutating func polyline(_ points: [(x: Double, y: Double)], _ style: String) {
    let places = points.map { "\($0.x.decimalText(1)),\($0.y.decimalText(1))" }
    markup.empty("polyline", ["points": places.joined(separator: " "), "class": style])
  }

  mutating func circle(at place: (x: Double, y: Double), radius: Double, _ style: String) {
    markup.empty(
      "circle",
      [
        "cx": place.x.decimalText(1), "cy": place.y.decimalText(1), "r": radius.decimalText(1),
        "class": style,
      ])
  }

  /// A bar; what is said of it shows where a pointer rests on it.
  mutating func bar(
    at place: (x: Double, y: Double), width: Double, height: Double, _ style: String, said: String
  ) {
    markup.element(
      "rect",
      [
        "x": place.x.decimalText(1), "y": place.y.decimalText(1), "width": width.decimalText(1),
        "height": height.decimalText(1), "rx": "2", "class": style,
      ]
    ) { $0.element("title", text: said) }
  }
}
