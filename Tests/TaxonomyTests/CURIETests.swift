import Testing
import WaymarkTaxonomy

@Suite struct CURIETests {
  @Test(
    "Names of one term read as one identifier",
    arguments: [
      ("esdServiceType:298", "esdServiceType:298"),
      ("esdServiceTypes:298", "esdServiceType:298"),
      ("ESDSERVICETYPE:298", "esdServiceType:298"),
      (" http://id.esd.org.uk/service/298 ", "esdServiceType:298"),
      ("https://id.esd.org.uk/service/298/", "esdServiceType:298"),
      ("HTTP://ID.ESD.ORG.UK/serviceType/298", "esdServiceType:298"),
      ("http://id.esd.org.uk/need/69", "esdNeed:69"),
      ("http://id.esd.org.uk/circumstance/Gender_Female", "esdCircumstance:Gender_Female"),
      ("http://id.esd.org.uk/subject/1", "esdSubject:1"),
      ("http://id.esd.org.uk/lifeEvent/7", "esdLifeEvent:7"),
      ("http://id.esd.org.uk/newThing/7", "esdNewThing:7"),
      ("esdCircumstances:Gender_Female", "esdCircumstance:Gender_Female"),
      ("bccservicetype:41", "bccservicetype:41"),
      ("bccservicetypes:41", "bccservicetype:41"),
      ("wmNeeds:3", "wmNeed:3"),
      ("glass:4", "glass:4"),
      ("urn:uuid:1-2", "urn:uuid:1-2"),
    ])
  func names(text: String, expected: String) throws {
    #expect(try #require(CURIE(text)).description == expected)
  }

  @Test(
    "Other texts are no identifiers",
    arguments: [
      "", ":", "298", "a:", ":b", "4a:b", "a b:c", "a: b", "a:b\tc", "http://example.org/x/1",
      "http://id.esd.org.uk/", "http://id.esd.org.uk/service/", "http://", "ftp://a/b", "a:\u{0}",
      "http://id.esd.org.uk/service//",
    ])
  func otherTexts(text: String) {
    #expect(CURIE(text) == nil)
  }

  @Test(
    "The URI reads back as the same identifier",
    arguments: [
      ("esdServiceType:298", "http://id.esd.org.uk/service/298"),
      ("esdNeed:69", "http://id.esd.org.uk/need/69"),
      ("esdLifeEvent:7", "http://id.esd.org.uk/lifeEvent/7"),
      ("bccservicetype:41", "bccservicetype:41"),
    ])
  func uri(text: String, uri: String) throws {
    let curie = try #require(CURIE(text))
    #expect(curie.uri == uri)
    #expect(CURIE(uri) == curie)
  }

  @Test("Numbers are ordered by value, and before names")
  func order() {
    let ordered = ["a:x", "b:2", "b:10", "b:Gender", "b:gender", "c:1"].compactMap { CURIE($0) }
    #expect(ordered.reversed().sorted() == ordered)
  }

  @Test(
    "A prefix may imply a role",
    arguments: [
      ("esdNeed", Role.need), ("wmCircumstance", .circumstance), ("esdServiceTypes", .type),
      ("bccservicetype", .type), ("esdFunction", .function), ("wmLifeEvents", .lifeEvent),
      ("glass", nil),
    ])
  func impliedRole(prefix: String, role: Role?) {
    #expect(Role.implied(byPrefix: prefix) == role)
  }
}
