import Testing
import WaymarkFormats

@Suite("A UUID follows from a name") struct NameBasedUUIDTests {
  @Test(
    "It is the one that other programs make of the same name",
    arguments: [
      ("http://id.esd.org.uk/service/298", "c307b9ba-ff3a-56bc-90d4-887b70c142d7"),
      ("", "1b4db7eb-4057-5ddf-91e0-36dec72071f5"),
      ("https://example.org/café", "277a1537-6be0-5f8f-a54f-e346dcd07e4e"),
      // With the namespace these just fill a block of the hash, or just do not.
      (String(repeating: "a", count: 39), "615eac0e-03db-567b-8580-916c1aca1cc2"),
      (String(repeating: "a", count: 40), "c5c985c8-6875-5a42-b6e3-2872703afed4"),
      (String(repeating: "a", count: 48), "aa33c522-9edc-58a5-b5af-e2a12995886e"),
      (String(repeating: "x", count: 1000), "68491f23-75a7-557d-943b-00881c13ae1e"),
    ])
  func known(name: String, uuid: String) {
    #expect(NameBasedUUID(of: name).description == uuid)
  }

  @Test("A namespace of one's own gives other UUIDs") func namespaces() {
    let own = NameBasedUUID(of: "https://example.org/")
    #expect(NameBasedUUID(of: "a", in: own) == NameBasedUUID(of: "a", in: own))
    #expect(NameBasedUUID(of: "a", in: own) != NameBasedUUID(of: "a"))
    #expect(NameBasedUUID.url.description == "6ba7b811-9dad-11d1-80b4-00c04fd430c8")
  }
}
