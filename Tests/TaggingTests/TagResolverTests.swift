import Testing
import WaymarkFormats
import WaymarkServiceRecords
import WaymarkTagging
import WaymarkTaxonomy
import WaymarkTestTown

@Suite("Tags of records")
struct TagResolverTests {
  private static let lunch = SmallTown.graph.terms[SmallTown.lunch]

  @Test(
    "a bare identifier means a term of the vocabulary that the tag names, and of no other",
    arguments: [
      (nil, nil, true), ("", nil, true), ("esdServiceTypes", nil, true),
      ("esdServiceType", "Eating together", true), ("bccServiceTypes", nil, false),
      ("bccServiceTypes", "Eating together", false), ("bccServiceTypes", lunch.label, true),
      ("LGA list of services", lunch.label, true),
    ] as [(String?, String?, Bool)])
  func bareIdentifiers(vocabulary: String?, label: String?, isLunch: Bool) {
    let tag = RecordCategory(id: Self.lunch.id.local, label: label, vocabulary: vocabulary)
    #expect(TagResolver(SmallTown.graph).term(of: tag) == (isLunch ? SmallTown.lunch : nil))
  }

  @Test("of two vocabularies that have a bare identifier, the one that the tag names is meant")
  func twoVocabularies() {
    var builder = TermGraphBuilder()
    for (prefix, label) in [("esdServiceType", "Lunch clubs"), ("bccServiceType", "Museums")] {
      builder.add(Term(id: CURIE(prefix: prefix, local: "41"), label: label), at: Place())
    }
    let graph = builder.build().graph
    func label(_ vocabulary: String?) -> String? {
      TagResolver(graph).term(of: RecordCategory(id: "41", vocabulary: vocabulary))
        .map { graph.terms[$0].label }
    }
    #expect(label("bccServiceTypes") == "Museums")
    #expect(label("esdServiceTypes") == "Lunch clubs")
    #expect(label(nil) == nil)
  }

  @Test("a tag that names no service type is told for what it is")
  func reasons() {
    var builder = TermGraphBuilder()
    let need = "esdNeed:1"
    builder.add(Term(id: CURIE(prefix: "esdNeed", local: "1"), label: "Food"), at: Place())
    let resolver = TagResolver(builder.build().graph)
    #expect(
      resolver.reason(against: RecordCategory(named: need))
        == "\"\(need)\" is a need, not a service type")
    #expect(
      resolver.reason(against: RecordCategory(label: "Ring 07700 900123"))
        == "unknown term \"Ring [phone]\"")
  }

  @Test("a whole identifier means its term, whatever vocabulary the tag names")
  func wholeIdentifiers() {
    let tag = RecordCategory(id: Self.lunch.id.description, vocabulary: "bccServiceTypes")
    #expect(TagResolver(SmallTown.graph).term(of: tag) == SmallTown.lunch)
  }
}
