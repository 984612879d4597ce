import Testing
import WaymarkServiceRecords

@Suite struct MaskedIdentifierTests {
  @Test(
    "An identifier stands as it is, be it a number or a URI",
    arguments: ["02079460123", "http://example.org/tag/7", "BS1 4DJ", ""])
  func plain(id: String) {
    #expect(MaskedIdentifier.shown(id) == id)
    #expect(MaskedIdentifier.distinct(id) == id)
  }

  @Test("Of an address no more is shown than that it is one, and two of them are still two")
  func addresses() {
    let ids = ["jo@example.org", "mailto:jo@example.org"]
    #expect(ids.map(MaskedIdentifier.shown) == ["[email]", "[email]"])
    let kept = ids.map(MaskedIdentifier.distinct)
    #expect(Set(kept).count == 2)
    #expect(kept.allSatisfy { $0.hasPrefix("[email]") && !$0.contains("@") })
    #expect(kept.map(MaskedIdentifier.distinct) == kept)
  }
}
