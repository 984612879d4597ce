import Testing
import WaymarkFormats
import WaymarkMigration
import WaymarkServiceRecords
import WaymarkTagging
import WaymarkTaxonomy
import WaymarkTestTown

@Suite struct TagReviewTests {
  private func review(
    _ tags: [String], name: String = "Carers support group",
    description: String = "Unpaid carers meet here every week.", explains: Bool = true
  ) -> TagReview {
    var reviewer = TagReviewer(
      engine: Engine(SmallTown.parts()), judgement: SmallTown.judgement, explains: explains)
    let record = ServiceRecord(
      name: name, description: description, categories: tags.map { RecordCategory(named: $0) })
    return reviewer.review(record)
  }

  private func standings(_ tags: [String]) -> [TagStanding] { review(tags).tags.map(\.standing) }

  @Test(
    "A tag is judged by what the text says",
    arguments: [
      (["esdServiceType:9003"], [TagStanding.suggested]),
      (["Food banks"], [.unsupported]),
      (["Hunger", "esdFunction:81"], [.notAType, .notAType]),
      (["zzServiceType:1"], [.unknown]),
      (["esdServiceType:9004", "esdServiceType:9003"], [.ancestor, .suggested]),
    ])
  func judged(_ tags: [String], _ expected: [TagStanding]) {
    #expect(standings(tags) == expected)
  }

  @Test(
    "A tag stands the same whether or not it says what the text has for it",
    arguments: [
      "Parcels for the hungry, and help with debts.", "For carers, families and the bereaved.",
      "Unpaid carers meet here every week.", "",
    ])
  func unexplained(_ description: String) {
    let all = SmallTown.graph.terms.map(\.id.description)
    let explained = review(all, name: "The Hub", description: description)
    let plain = review(all, name: "The Hub", description: description, explains: false)
    #expect(plain.tags.map(\.standing) == explained.tags.map(\.standing))
    #expect(plain.tags.map(\.confidence) == explained.tags.map(\.confidence))
    #expect(plain.tags.allSatisfy { $0.support == nil })
    #expect(Set(plain.tags.map(\.standing)).contains(.unsupported))
  }

  @Test("An identifier that names a term decides, whatever stands beside it")
  func identifiers() {
    var reviewer = TagReviewer(
      engine: Engine(SmallTown.parts()), judgement: SmallTown.judgement)
    let tags = [
      RecordCategory(id: "esdServiceType:9003", otherIDs: ["esdServiceType:9005"]),
      RecordCategory(id: "esdServiceType:9003"),
      RecordCategory(id: "row-1", otherIDs: ["esdServiceType:9005"]),
      RecordCategory(id: "row-1", otherIDs: ["esdServiceType:9006"]),
      RecordCategory(id: "row-1", otherIDs: ["nothing"]),
    ]
    let review = reviewer.review(ServiceRecord(name: "Tea", categories: tags))
    let ids = review.tags.map { $0.term.map { SmallTown.graph.terms[$0].id.description } }
    #expect(
      ids == [
        "esdServiceType:9003", "esdServiceType:9003", "esdServiceType:9005", "esdServiceType:9006",
        nil,
      ])
  }

  @Test("A broader tag stays where the narrower one beside it is not borne out")
  func broaderStays() {
    let tags = ["esdServiceType:9007", "esdServiceType:9006"]
    let found = review(tags, name: "Money advice", description: "Money advice for everybody.")
    #expect(found.tags[0].standing == .suggested)
    #expect(found.kept(limit: 3).contains(0))
  }

  @Test(
    "A tag is borne out by what is a kind of it",
    arguments: ["esdServiceType:9004", "townServiceType:a2"])
  func kinds(_ tag: String) {
    #expect(review([tag]).tags.map(\.standing) == [.suggested])
  }

  @Test("What stays stands once, is borne out, and is no more than the limit")
  func kept() {
    let tags = [
      "Food banks", "esdServiceType:9003", "Hunger", "esdServiceType:9003", "esdServiceType:9004",
    ]
    #expect(review(tags).kept(limit: 3) == [1])
    #expect(review(tags).kept(limit: 0) == [])
    let two = review(
      ["esdServiceType:9005", "esdServiceType:9003"], name: "Food bank and carers support group",
      description: "Parcels for the hungry. Unpaid carers meet here every week.")
    #expect(two.kept(limit: 2) == [0, 1])
    #expect(two.kept(limit: 1).count == 1)
  }

  @Test("A tag that is borne out says by which words")
  func reasons() {
    let tag = review(["esdServiceType:9003"]).tags[0]
    #expect(tag.support?.isNamed == true)
    #expect(tag.support?.evidence?.text.lowercased().contains("carers") == true)
    #expect(review(["esdServiceType:9006"]).tags[0].support == TermSupport())
  }

  @Test("A tag of a record of several services is judged by the whole of it")
  func bundled() {
    let found = review(
      ["Lunch clubs"], name: "St Mary’s", description: "A lunch club, a food bank, debt advice.")
    #expect(found.answer.fields.parts.count == 3)
    #expect(found.tags[0].support?.isNamed == true)
    #expect(found.tags[0].support?.evidence?.text == "lunch club")
  }
}
