import Testing
import WaymarkClassifier
import WaymarkTagging
import WaymarkTestTown
import WaymarkTaxonomy

struct RequestTests {
  private static let text =
    "Lunch clubs, a food bank, debt advice, money advice, men in sheds, carers support groups."

  private static func ranked(_ change: (inout TaggingRequest) -> Void) -> [TermIndex] {
    var assistant = SmallTown.assistant(SmallTown.ranked(change))
    return assistant.tag(name: "", description: text).ranking.map(\.term).sorted()
  }

  private static let all = ranked { _ in }

  @Test(
    "Within restricts to a term, what is narrower, and what it leads to",
    arguments: [
      ([SmallTown.money], [SmallTown.debt, SmallTown.money]),
      ([SmallTown.debt], [SmallTown.debt]),
      ([SmallTown.hunger], [SmallTown.lunch, SmallTown.food]),
      ([SmallTown.finance], [SmallTown.debt, SmallTown.money]),
      ([SmallTown.food, SmallTown.debt], [SmallTown.food, SmallTown.debt]),
      ([SmallTown.ride], []),
    ])
  func within(terms: [TermIndex], expected: [TermIndex]) {
    #expect(Self.ranked { $0.within = terms } == expected)
  }

  @Test(
    "Exclude leaves out a term, what is narrower, and what it leads to",
    arguments: [
      ([SmallTown.money], [SmallTown.debt, SmallTown.money]),
      ([SmallTown.groups], [SmallTown.carers, SmallTown.groups]),
      ([SmallTown.hunger], [SmallTown.lunch, SmallTown.food]),
    ])
  func excluding(terms: [TermIndex], gone: [TermIndex]) {
    #expect(Self.ranked { $0.excluding = terms } == Self.all.filter { !gone.contains($0) })
  }

  @Test("Asking for some terms makes none of them likelier", arguments: [false, true])
  func withinTellsTheSame(isOfficialOnly: Bool) throws {
    func ranking(_ within: [TermIndex]) -> [RankedTerm] {
      var assistant = SmallTown.assistant(
        SmallTown.ranked {
          $0.within = within
          $0.isOfficialOnly = isOfficialOnly
        })
      return assistant.tag(name: "", description: Self.text).ranking
    }
    let among = ranking([])
    for term in [SmallTown.food, SmallTown.debt] {
      let alone = try #require(ranking([term]).first)
      #expect(alone.term == term)
      #expect(alone == among.first { $0.term == term })
    }
  }

  @Test("Of what is asked for, nothing is sure where the text is of something else")
  func withinOfAnother() {
    var request = TaggingRequest()
    request.within = [SmallTown.food]
    var assistant = SmallTown.assistant(request)
    let record = assistant.tag(name: "Men in sheds", description: "Woodwork for men.")
    #expect(record.suggestions.isEmpty)
    #expect(record.needsReview)
  }

  @Test("Exclude goes before within")
  func both() {
    let left = Self.ranked {
      $0.within = [SmallTown.money]
      $0.excluding = [SmallTown.debt]
    }
    #expect(left == [SmallTown.money])
  }

  @Test("Official answers stand for local terms, with the sum of their shares")
  func official() throws {
    var plain = SmallTown.assistant(SmallTown.ranked())
    var official = SmallTown.assistant(SmallTown.ranked { $0.isOfficialOnly = true })
    let before = plain.tag(name: "Men in sheds", description: "A support group.").ranking
    let after = official.tag(name: "Men in sheds", description: "A support group.").ranking
    #expect(before.first?.term == SmallTown.sheds)
    #expect(!after.contains { [SmallTown.sheds, SmallTown.cafes].contains($0.term) })
    let merged = try #require(after.first { $0.term == SmallTown.groups })
    let shares = before.filter { [SmallTown.sheds, SmallTown.groups].contains($0.term) }
      .reduce(0) { $0 + $1.share }
    #expect(abs(merged.share - shares) < 1e-5)
    #expect(merged.candidate == SmallTown.sheds)
    #expect(after.first == merged)
  }

  @Test("An official term answers for itself, wherever a crosswalk leads from it")
  func crosswalk() {
    var official = SmallTown.assistant(SmallTown.ranked { $0.isOfficialOnly = true })
    let ranking = official.tag(name: "Carers support groups", description: "").ranking
    #expect(ranking.first?.term == SmallTown.carers)
  }

  @Test(
    "A local term does not answer with a term that was excluded, or is outside of what was asked")
  func officialWithin() {
    let excluded = Self.ranked {
      $0.isOfficialOnly = true
      $0.excluding = [SmallTown.groups]
    }
    #expect(!excluded.contains(SmallTown.groups))
    #expect(!excluded.contains(SmallTown.carers))
    let inside = Self.ranked {
      $0.isOfficialOnly = true
      $0.within = [SmallTown.groups]
    }
    #expect(inside == [SmallTown.carers, SmallTown.groups])
  }

  @Test("Without fields and parts the terms are the same, and so are the reasons for them")
  func withoutFields() {
    let text = "A lunch club, a food bank, debt advice. For carers only, Mondays from 18 years."
    var whole = SmallTown.assistant()
    var request = TaggingRequest()
    request.readsFields = false
    var terms = SmallTown.assistant(request)
    let expected = whole.tag(name: "St Mary’s", description: text)
    let found = terms.tag(name: "St Mary’s", description: text)
    #expect(!expected.parts.isEmpty)
    #expect(found.parts.isEmpty)
    #expect(found.fields == FieldReadings())
    #expect(found.suggestions == expected.suggestions)
    #expect(found.withheld == expected.withheld)
  }

  @Test("A name that says nothing counts as a short description does, and more beside a long one")
  func fancyNames() throws {
    var counts = Counts()
    counts.add(
      Lesson(
        features: [.init(stem: "harmoni", count: 4000)],
        verdicts: [.init(term: SmallTown.grief, fits: true)]))
    var assistant = SmallTown.assistant(learned: counts, SmallTown.ranked())
    func share(_ filler: Int) throws -> Float {
      let description = "Debt advice " + String(repeating: "soup ", count: filler)
      let ranking = assistant.tag(name: "Harmony", description: description).ranking
      return try #require(ranking.first { $0.term == SmallTown.grief }).share
    }
    // Nobody knows of soup, so nothing but what the name counts for can differ.
    #expect(try share(0) == share(6))
    #expect(try share(6) < share(40))
    #expect(try share(40) == share(80))
  }

  @Test("One word alone, of which a lesson spoke, suggests nothing")
  func oneWord() {
    var counts = Counts()
    counts.add(
      Lesson(
        features: [.init(stem: "swansea", count: 4000)],
        verdicts: [.init(term: SmallTown.grief, fits: true)]))
    var assistant = SmallTown.assistant(learned: counts)
    let record = assistant.tag(name: "", description: "We are in Swansea.")
    #expect(record.suggestions.isEmpty)
    #expect(record.needsReview)
    #expect(record.withheld.first?.term == SmallTown.grief)
  }
}
