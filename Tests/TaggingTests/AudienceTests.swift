import Testing
import WaymarkTagging
import WaymarkTaxonomy
import WaymarkTestSupport
import WaymarkTestTown

struct AudienceTests {
  // No support group is among them: one for carers is a carers' support group, and rightly so.
  private static let services = [
    ("Tuesday lunch club", "Hot meals and a quiz every Tuesday."),
    ("Food bank", "We give out emergency food parcels."),
    ("Debt advice", "Talk to us about bailiffs and arrears."),
    ("Bereavement counselling", "Talking after a death, in the library."),
    ("Counselling", "Talk to a counsellor. We also give debt advice and money advice."),
  ]
  private static let people = [
    "carers", "unpaid carers", "bereaved people", "people in debt", "hungry people",
    "older people", "young people", "refugees", "veterans", "people with dementia",
    "people who need food parcels", "families on a low income", "companies",
  ]
  private static let openings = ["For", "This is for", "Suitable for", "It is open to", "We help"]

  @Test(
    "A list of audiences neither enlarges the set nor brings in what only it speaks of",
    arguments: UInt64(1)...60)
  func audiences(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let (name, description) = Self.services[Int(seed) % Self.services.count]
    let listed = Self.people.shuffled(using: &random).prefix(Int.random(in: 2...9, using: &random))
    let opening = Self.openings[Int.random(in: 0..<Self.openings.count, using: &random)]
    let list = "\(opening) \(listed.dropLast().joined(separator: ", ")) and \(listed.last ?? "")."
    var assistant = SmallTown.assistant(judgement: Judgement())
    let plain = assistant.tag(name: name, description: description)
    let listing = assistant.tag(name: name, description: "\(description) \(list)")
    #expect(!plain.suggestions.isEmpty)
    #expect(listing.suggestions.count <= plain.suggestions.count, "\(list)")
    let start = description.utf16.count
    for suggestion in listing.suggestions {
      let isFromListAlone = suggestion.evidence.allSatisfy {
        $0.field == .description && $0.range.lowerBound > start
      }
      #expect(!isFromListAlone, "\(list)")
    }
  }
}
