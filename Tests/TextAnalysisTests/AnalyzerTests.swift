import Testing
import WaymarkTextAnalysis

@Suite("Analyzer")
struct AnalyzerTests {
  /// The stems of a text, in order.
  func stems(_ text: String) -> [String] {
    let analyzed = Analyzer().analyze(text)
    return analyzed.tokens.indices.map { analyzed.stem(of: $0) }
  }

  @Test(
    "words are folded and stemmed",
    arguments: [
      ("", []),
      ("  ,.;", []),
      ("Carers' groups", ["carer", "group"]),
      ("CAFÉ cafe\u{301} café", ["cafe", "cafe", "cafe"]),
      ("counselling for bereaved families", ["counsel", "for", "bereav", "famili"]),
      ("Aged 5–11, 9.30am", ["ag", "5", "11", "9", "30am"]),
    ])
  func stemming(text: String, expected: [String]) {
    #expect(stems(text) == expected)
  }

  @Test("a token says where its word stands in the text")
  func ranges() {
    let text = "Café – cafés"
    let analyzed = Analyzer().analyze(text)
    let bytes = Array(text.utf8)
    let words = analyzed.tokens.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    #expect(words == ["Café", "cafés"])
  }

  @Test(
    "boundaries say how much a word belongs to the one before",
    arguments: [
      ("one two", Boundary.none), ("one-two", .none), ("one's two", .none), ("one, two", .comma),
      ("one; two", .clause), ("one - two", .clause), ("one – two", .clause), ("one (two", .clause),
      ("one/two", .clause), ("one • two", .clause), ("one. two", .sentence),
      ("one! two", .sentence), ("one\ntwo", .sentence), ("one.two", .none), ("e.g. two", .comma),
      ("A. Two", .comma), ("one for £4. You", .sentence), ("1. Bread", .comma),
      ("one, (two", .clause), ("one… two", .sentence),
    ])
  func boundaries(text: String, expected: Boundary) throws {
    let analyzed = Analyzer().analyze(text)
    #expect(try #require(analyzed.tokens.first).boundary == .sentence)
    #expect(try #require(analyzed.tokens.last).boundary == expected)
  }

  @Test("buffers can be used again for another text")
  func reuse() {
    var analyzed = AnalyzedText()
    for (text, count) in [("one two three", 3), ("four", 1), ("", 0)] {
      var text = text
      text.withUTF8 { Analyzer().analyze($0, into: &analyzed) }
      #expect(analyzed.tokens.count == count)
    }
    #expect(analyzed.stems.isEmpty)
  }
}
