import Testing
import WaymarkTagging
import WaymarkTestTown
import WaymarkTaxonomy
import WaymarkTestSupport

struct EvidenceTests {
  /// The text between two UTF-16 offsets, as a JSON client cuts it.
  private static func cut(_ text: String, _ range: Range<Int>) -> String {
    let units = Array(text.utf16)
    guard range.upperBound <= units.count else { return "beyond the text" }
    return String(decoding: units[range], as: UTF16.self)
  }

  @Test(
    "Spans cut exactly the quoted words out of their field",
    arguments: [
      ("Lunch club", "Hot meals for all"), ("🙂👩‍👩‍👧 Lunch club", "🍲🍲 Hot meals, café"),
      ("Café à Lünch: lunch clubs", "Ünpaid? unpaid carérs’ support groups e\u{301}te\u{301}"),
      (
        "&eacute;&amp;é Lunch&nbsp;club",
        "<b>𝔘</b> food <i>bank</i> – mail a@b.example 01234 567890"
      ),
      ("", "日本語 lunch club \u{200D} hungry\u{0} food-bank"),
    ])
  func spans(name: String, description: String) {
    var assistant = SmallTown.assistant()
    let record = assistant.tag(name: name, description: description)
    #expect(!record.suggestions.isEmpty)
    for evidence in record.suggestions.flatMap(\.evidence) {
      let field = evidence.field == .name ? name : description
      #expect(Self.cut(field, evidence.range) == evidence.text)
      #expect(!evidence.text.isEmpty)
      #expect(evidence.weight > 0)
    }
  }

  @Test("Spans hold in random mixtures of words, accents and emoji", arguments: UInt64(1)...30)
  func randomSpans(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "lunch", "clubs", "food", "bank", "🙂", "é", "e\u{301}", "&amp;", "<br>", "carers", "unpaid",
      "support", "groups", "hot", "meals", "\u{0}", "👨‍👩‍👧", "-", "’", "ﬁ", "Ǆ", "\r\n", "hungry",
    ]
    func text() -> String {
      (0..<Int.random(in: 0...25, using: &random)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &random)]
          + (Bool.random(using: &random) ? " " : "")
      }.joined()
    }
    var assistant = SmallTown.assistant()
    for _ in 0..<20 {
      let (name, description) = (text(), text())
      let record = assistant.tag(name: name, description: description)
      for suggestion in record.suggestions {
        #expect(suggestion.evidence.count <= 5)
        for evidence in suggestion.evidence {
          let field = evidence.field == .name ? name : description
          #expect(Self.cut(field, evidence.range) == evidence.text, "\(name) | \(description)")
        }
      }
    }
  }

  @Test("A keyword is named as such and quoted whole")
  func keyword() throws {
    var assistant = SmallTown.assistant()
    let record = assistant.tag(name: "", description: "We cook hot meals every day.")
    let first = try #require(record.suggestions.first)
    #expect(first.term == SmallTown.lunch)
    let evidence = try #require(first.evidence.first)
    #expect(evidence.source == .keyword)
    #expect(evidence.text == "hot meals")
    #expect(evidence.range == 8..<17)
    #expect(evidence.field == .description)
  }

  @Test("Reasons come strongest first and do not overlap", arguments: AssistantTests.texts)
  func order(name: String, description: String) {
    var assistant = SmallTown.assistant()
    for suggestion in assistant.tag(name: name, description: description).suggestions {
      let evidence = suggestion.evidence
      #expect(zip(evidence, evidence.dropFirst()).allSatisfy { $0.weight >= $1.weight })
      for (place, one) in evidence.enumerated() {
        for other in evidence.dropFirst(place + 1) where other.field == one.field {
          #expect(!one.range.overlaps(other.range))
        }
      }
    }
  }
}
