import Testing
import WaymarkStorage
import WaymarkTagging

struct FieldKnowledgeCodingTests {
  @Test("The version of the patterns changes with the patterns")
  func version() {
    // FNV-1a over what is kept. A workspace takes kept patterns of the same version as they are: so
    // where this fails, give `FieldKnowledge.format` its next number and set both down here.
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in FieldKnowledge().encoded() { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
    #expect(FieldKnowledge.format == "10")
    #expect(digest == 3_221_353_250_251_852_779)
  }

  @Test("What was written comes back, and writes the same bytes")
  func roundTrip() throws {
    let bytes = FieldKnowledge(stripLines: ["in partnership with ...", "# none"]).encoded()
    let knowledge = try #require(
      bytes.withUnsafeBytes { FieldKnowledge(decoding: ArtifactBytes($0), termCount: 0) })
    #expect(knowledge.encoded() == bytes)
  }
}
