import Testing
import WaymarkFormats
import WaymarkMigration
import WaymarkServiceRecords
import WaymarkTagging
import WaymarkTestTown

@Suite struct TagReviewTests {
  private func standings(_ tags: [String]) -> [TagStanding] {
    var reviewer = TagReviewer(
      engine: Engine(SmallTown.parts()), judgement: SmallTown.judgement)
    let record = ServiceRecord(
      name: "Carers support group", description: "Unpaid carers meet here every week.",
      categories: tags.map { RecordCategory(named: $0) })
    return reviewer.review(record).tags.map(\.standing)
  }

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
}
