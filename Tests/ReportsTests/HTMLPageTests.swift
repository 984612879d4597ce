import Testing
import WaymarkReports

@Suite struct HTMLPageTests {
  private func page(_ text: String) -> HTMLPage {
    let bars = BarChart(title: text, axis: ChartAxis(text), bars: [.init(text, 1)])
    let lines = LineChart(title: text, x: ChartAxis(text), y: ChartAxis(text), series: [])
    let table = HTMLPage.Table(
      columns: [.init(text), .init("n", isNumeric: true)], rows: [[text, "1"], [text, "2"]])
    return HTMLPage(
      title: text, lead: text,
      sections: [
        .init(text, [.paragraph(text), .note(text), .list([text])]),
        .init("", [.figures([.init("7", text, meaning: text)]), .chart(bars), .chart(lines)]),
        .init("Tables", [.table(table), .details(text, table)]),
      ], footer: text)
  }

  @Test(
    "A page is well formed and says what it was given, whatever that is",
    arguments: [
      "plain", "<script>alert('x')</script>", "Tea & \"talk\" <b>", "]]>", "&amp;", "naïve café 日本",
      "--><!--",
    ])
  func escapes(_ text: String) throws {
    let found = try MarkupEvents(page(text).bytes)
    for element in ["h1", "h2", "p", "li", "dt", "dd", "th", "td", "summary", "text", "title"] {
      #expect(found.texts[element]?.contains(text) == true, "\(element)")
    }
    #expect(found.texts["script"] == nil)
    #expect(found.texts["b"] == nil)
  }

  @Test("Control characters become spaces")
  func controls() throws {
    let found = try MarkupEvents(page("a\u{0}b\u{1B}[31m").bytes)
    #expect(found.texts["h1"] == ["a b [31m"])
  }

  @Test("A page asks for nothing from elsewhere and forbids it")
  func selfContained() throws {
    let bytes = page("x").bytes
    let found = try MarkupEvents(bytes)
    for element in ["script", "link", "img", "iframe", "object", "a"] {
      #expect(found.texts[element] == nil)
    }
    let policy = found.attributes["meta"]?.compactMap { $0["content"] }.first
    #expect(policy == "default-src 'none'; style-src 'unsafe-inline'")
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(!text.contains("url("))
    #expect(!text.contains("@import"))
    let places = text.matches(of: /https?:[^"]*/).map { String($0.output) }
    #expect(places.allSatisfy { $0.hasPrefix("http://www.w3.org/") })
  }

  @Test("The style of charts stands once in a page, and in every file of its own")
  func chartStyleOnce() throws {
    let found = try MarkupEvents(page("x").bytes)
    #expect(found.texts["svg"]?.count == 2)
    #expect(found.texts["style"]?.count { $0.contains("polyline") } == 1)
    let chart = BarChart(title: "t", axis: ChartAxis("x"), bars: [])
    #expect(try MarkupEvents(chart.svg).texts["style"]?.count == 1)
  }

  @Test("An empty page is a page")
  func empty() throws {
    #expect(try MarkupEvents(HTMLPage(title: "Nothing").bytes).texts["h1"] == ["Nothing"])
  }
}
