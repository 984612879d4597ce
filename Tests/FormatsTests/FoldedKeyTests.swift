import Testing
import WaymarkFormats

@Suite("Keys are folded to what feeds agree on") struct FoldedKeyTests {
  @Test(
    "Spellings of one key are the same",
    arguments: ["minimum_age", "minimumAge", "MINIMUMAGE", "Minimum age", " minimum-age "])
  func same(name: String) throws {
    #expect(FoldedKey(name) == FoldedKey("minimumage"))
    let members = try JSONDocument(parsing: "{\"\(name)\":1}").root.members
    #expect(members.map(\.foldedKey) == [FoldedKey("minimumage")])
  }

  @Test("An escaped key is the same as a plain one") func escaped() throws {
    let members = try JSONDocument(parsing: #"{"n\u0061me":1}"#).root.members
    #expect(members.map(\.foldedKey) == [FoldedKey("name")])
    #expect(members.map { $0.isNamed("name") } == [true])
  }

  @Test("Different keys are different", arguments: ["minimumages", "age", "", "minimuage"])
  func different(name: String) {
    #expect(FoldedKey(name) != FoldedKey("minimumage"))
  }

  @Test(
    "A string without the white space around it is the same as trimming it",
    arguments: ["", " ", "a", " a b ", "\u{A0}é\u{A0}", "\\n a\\t", "é", "\\u00a0x"])
  func trimmed(content: String) throws {
    let node = try JSONDocument(parsing: "\"\(content)\"").root
    #expect(node.trimmedString == node.string?.trimmingASCIIWhitespace())
  }
}
