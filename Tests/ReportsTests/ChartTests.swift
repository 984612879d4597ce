import Testing
import WaymarkFormats
import WaymarkReports

@Suite struct ChartTests {
  private let reliability = LineChart(
    title: "How sure & how right", x: .share("Confidence"), y: .share("Right <of all>"),
    series: [
      .init(name: "\"raw\" <score>", points: [(0.1, 0.05), (0.5, 0.4), (0.9, 0.7)]),
      .init(name: "calibrated", points: [(0.1, 0.1), (0.9, 0.7)], mark: .lineAndPoints),
    ], diagonal: "as sure as right")

  @Test("A line chart is well-formed and shows titles, names and labels as given")
  func lineChart() throws {
    let found = try MarkupEvents(reliability.svg)
    let texts = found.texts["text"] ?? []
    for text in [
      "How sure & how right", "Confidence", "Right <of all>", "\"raw\" <score>", "calibrated",
      "as sure as right", "0%", "20%", "100%",
    ] { #expect(texts.contains(text), "\(text)") }
    #expect(found.texts["polyline"]?.count == 2)
    #expect(found.texts["circle"]?.count == 2)
    #expect(found.attributes["svg"]?.first?["aria-label"] == "How sure & how right")
    #expect(found.attributes["line"]?.count { $0["class"] == "reference" } == 1)
  }

  @Test("Names of lines that end at one place do not touch and stay inside")
  func namesApart() throws {
    let names = (0..<9).map { "line \($0)" }
    for end in [0.0, 0.5, 1.0] {
      let chart = LineChart(
        title: "t", x: .share("x"), y: .share("y"),
        series: names.map { .init(name: $0, points: [(0, 0), (1, end)]) })
      let found = try MarkupEvents(chart.svg)
      let places = zip(found.texts["text"] ?? [], found.numbers("y", of: "text"))
        .filter { names.contains($0.0) }.map(\.1).sorted()
      #expect(places.count == names.count)
      #expect(zip(places, places.dropFirst()).allSatisfy { $1 - $0 >= 13 })
      #expect(places.allSatisfy { (0...400).contains($0) })
    }
  }

  @Test(
    "What cannot be drawn leaves a chart that says so",
    arguments: [
      [], [LineChart.Series(name: "none", points: [])],
      [LineChart.Series(name: "no number", points: [(.nan, 1), (1, .infinity)])],
    ])
  func emptySeries(_ series: [LineChart.Series]) throws {
    let chart = LineChart(title: "t", x: ChartAxis("x"), y: ChartAxis("y"), series: series)
    let found = try MarkupEvents(chart.svg)
    #expect(found.texts["text"]?.contains("nothing to show") == true)
    #expect(found.texts["polyline"] == nil)
    let bars = try MarkupEvents(BarChart(title: "t", axis: ChartAxis("x"), bars: []).svg)
    #expect(bars.texts["text"]?.contains("nothing to show") == true)
  }

  @Test("A point that is no number breaks its line")
  func broken() throws {
    let chart = LineChart(
      title: "t", x: ChartAxis("x"), y: ChartAxis("y"),
      series: [.init(name: "a", points: [(0, 0), (1, 1), (2, .nan), (3, 1), (4, 2)])])
    #expect(try MarkupEvents(chart.svg).texts["polyline"]?.count == 2)
  }

  @Test("Axes are labelled at even steps", arguments: [0.003, 0.7, 4, 19, 100, 12_345, 3e9])
  func evenSteps(_ top: Double) throws {
    let chart = LineChart(
      title: "t", x: ChartAxis("x"), y: ChartAxis("y"),
      series: [.init(name: "a", points: [(0, 0), (1, top)])])
    let found = try MarkupEvents(chart.svg)
    let labels = zip(found.texts["text"] ?? [], found.attributes["text"] ?? [])
      .filter { $0.1["text-anchor"] == "end" }.compactMap { Double($0.0) }
    #expect((3...11).contains(labels.count))
    #expect(labels.first == 0)
    #expect((labels.last ?? 0) >= top)
    let steps = zip(labels, labels.dropFirst()).map { $1 - $0 }
    #expect(steps.allSatisfy { abs($0 - steps[0]) < 1e-9 * top })
  }

  @Test("The longest line is drawn with no more points than can be seen, and to its end")
  func longLine() throws {
    let points = (0...100_000).map { (x: Double($0), y: Double($0 % 7)) }
    let chart = LineChart(
      title: "t", x: ChartAxis("x"), y: ChartAxis("y"), series: [.init(name: "a", points: points)])
    let line = try MarkupEvents(chart.svg).attributes["polyline"]?.first?["points"] ?? ""
    #expect((500...800).contains(line.split(separator: " ").count))
  }

  @Test("Bars are as long as their values and never below nothing")
  func bars() throws {
    let chart = BarChart(
      title: "Tags", axis: ChartAxis("records"),
      bars: [
        .init("a & b", 10), .init("half", 5), .init("below", -3), .init("none", .nan),
        .init("a name that is much too long to stand before its bar in any drawing", 2.5),
      ])
    let found = try MarkupEvents(chart.svg)
    // The first is the paper.
    let widths = Array(found.numbers("width", of: "rect").dropFirst())
    #expect(widths.count == 5)
    #expect(abs(widths[0] - 2 * widths[1]) < 0.2)
    #expect(widths[2] == 0 && widths[3] == 0)
    let texts = found.texts["text"] ?? []
    for text in ["a & b", "10", "5", "2.5", "0"] { #expect(texts.contains(text), "\(text)") }
    #expect(texts.contains { $0.hasSuffix("…") })
    #expect(found.texts["title"]?.last?.hasSuffix("in any drawing: 2.5") == true)
  }

  @Test("The same values give the same bytes")
  func deterministic() { #expect(reliability.svg == reliability.svg) }

  @Test(
    "Numbers are spelled in one way",
    arguments: [
      (0.125, 2, "0.13"), (-0.001, 2, "0"), (12, 1, "12"), (1_234_567.05, 1, "1234567.1"),
    ])
  func numbers(_ value: Double, _ decimals: Int, _ text: String) {
    #expect(value.decimalText(decimals) == text)
  }

  @Test(
    "Shares are percentages", arguments: [(0.5, "50%"), (0.034, "3.4%"), (1, "100%"), (0, "0%")])
  func shares(_ value: Double, _ text: String) { #expect(value.percentText == text) }
}
