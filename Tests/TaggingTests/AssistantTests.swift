import Testing
import WaymarkClassifier
import WaymarkTagging
import WaymarkTestTown
import WaymarkTaxonomy
import WaymarkTestSupport

struct AssistantTests {
  static let texts: [(name: String, description: String)] = [
    ("Tuesday lunch club", "Hot meals and company for older people, with a quiz."),
    ("", "A support group for unpaid carers of people with dementia. Cafés too!"),
    ("Food bank", ""),
    ("", "Bailiffs at the door? Free debt advice and money advice by phone."),
    ("Bottle bank", "Bring your bottles to the food store car park."),
    ("", "xyzzy plugh"),
    ("", ""),
    ("Bereavement counselling", "Counselling after a death; counselling for children."),
  ]

  private static func said(_ record: TaggedRecord) -> String { String(reflecting: record) }

  @Test(
    "What is named is suggested first",
    arguments: [
      ("Tuesday lunch club", "Hot meals for older people.", SmallTown.lunch),
      ("", "We run a food bank and give out emergency food parcels.", SmallTown.food),
      ("", "A support group for unpaid carers.", SmallTown.carers),
      ("Debt advice", "Talk to us about bailiffs.", SmallTown.debt),
    ])
  func mainJob(name: String, description: String, expected: TermIndex) throws {
    var assistant = SmallTown.assistant(judgement: Judgement())
    let record = assistant.tag(id: "r1", name: name, description: description)
    #expect(record.id == "r1")
    let first = try #require(record.suggestions.first)
    #expect(first.term == expected)
    #expect(first.isMain)
    #expect(record.suggestions.dropFirst().allSatisfy { !$0.isMain })
    #expect(!first.evidence.isEmpty)
    #expect(!record.needsReview)
  }

  @Test(
    "Company at lunch is no company in the register",
    arguments: [
      "Our lunch club meets on Tuesdays. Come for hot meals and company.",
      "Hot meals and company at the lunch club every week.",
    ])
  func company(description: String) {
    var assistant = SmallTown.assistant(
      labels: ["Companies", "Lunch clubs"], judgement: Judgement())
    let record = assistant.tag(name: "", description: description)
    #expect(record.suggestions.map(\.term) == [1])
    var town = SmallTown.assistant(judgement: Judgement())
    let other = town.tag(name: "", description: description)
    #expect(other.suggestions.first?.term == SmallTown.lunch)
    #expect(!other.suggestions.contains { $0.term == SmallTown.companies })
  }

  @Test("The same text gets the same answer whatever came before it", arguments: UInt64(1)...6)
  func memory(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var used = SmallTown.assistant(SmallTown.ranked())
    for _ in 0..<40 {
      let text = Self.texts[Int.random(in: 0..<Self.texts.count, using: &random)]
      var fresh = SmallTown.assistant(SmallTown.ranked())
      let answer = used.tag(name: text.name, description: text.description)
      #expect(
        Self.said(answer) == Self.said(fresh.tag(name: text.name, description: text.description)))
    }
  }

  @Test("The order in which lessons were learned changes nothing", arguments: UInt64(1)...6)
  func lessonOrder(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let lessons = (0..<30).map { number in
      Lesson(
        features: ["soup\(number % 7)", "natter", "x\(number)"].sorted()
          .map { .init(stem: $0, count: 1000 + number) },
        verdicts: [.init(term: number % 9, fits: number % 5 != 0)])
    }
    func answers(_ lessons: [Lesson]) -> [String] {
      var counts = Counts()
      for lesson in lessons { counts.add(lesson) }
      var assistant = SmallTown.assistant(learned: counts, SmallTown.ranked())
      return (Self.texts + [("soup3", "natter soup1 x4 x5")]).map {
        Self.said(assistant.tag(name: $0.0, description: $0.1))
      }
    }
    #expect(answers(lessons) == answers(lessons.shuffled(using: &random)))
  }

  @Test(
    "Texts that say nothing known are left to a person",
    arguments: [
      "", " ", "\0", "\0\0food\u{0}", "xyzzy", "12 34 5", "the of and", "🙂🙂", "<p></p>",
      "\" OR *", "NEAR(", String(repeating: "\n", count: 5000), "\u{FFFD}\u{FEFF}",
    ])
  func oddTexts(text: String) {
    var assistant = SmallTown.assistant(SmallTown.ranked())
    for (name, description) in [(text, ""), ("", text), (text, text)] {
      let record = assistant.tag(name: name, description: description)
      if text.contains("food") { continue }
      #expect(record.suggestions.isEmpty)
      #expect(record.needsReview)
      #expect(record.ranking.isEmpty)
    }
  }

  @Test("A vocabulary of nothing suggests nothing")
  func emptyGraph() {
    var assistant = SmallTown.assistant(labels: [], SmallTown.ranked())
    let record = assistant.tag(name: "Lunch club", description: "Hot meals.")
    #expect(record.suggestions.isEmpty)
    #expect(record.needsReview)
  }

  @Test("A vocabulary of one term, and one of terms without words, do not trap")
  func smallGraphs() {
    var one = SmallTown.assistant(labels: ["Lunch clubs"], SmallTown.ranked())
    #expect(one.tag(name: "Lunch club", description: "").ranking.map(\.term) == [0])
    #expect(one.tag(name: "", description: "Nothing of it").suggestions.isEmpty)
    var odd = SmallTown.assistant(labels: ["!!!", "the", "7", "???"], SmallTown.ranked())
    #expect(odd.tag(name: "the !!! 7", description: "7 7 the").ranking.count <= 4)
  }

  @Test("Labels repeated through a long text cost no more than its length")
  func longText() {
    // The words of two-word labels, always too far apart to be a phrase.
    let paragraph = "clubs first and then after a good while comes lunch; banks or bread and food. "
    var assistant = SmallTown.assistant()
    let clock = ContinuousClock()
    let time = clock.measure {
      _ = assistant.tag(
        name: "",
        description: String(repeating: "club ", count: 12_000)
          + String(repeating: "lunch ", count: 12_000)
          + String(repeating: paragraph, count: 1_500))
    }
    #expect(time < .seconds(60))
  }

  @Test("Suggestions are never retired terms, needs or functions", arguments: texts)
  func eligibility(name: String, description: String) {
    var assistant = SmallTown.assistant(SmallTown.ranked())
    let record = assistant.tag(name: name, description: description + " minibus dial a ride hunger")
    #expect(
      record.ranking.allSatisfy {
        SmallTown.graph.role(of: $0.term) == .type && !SmallTown.graph.terms[$0.term].isRetired
      })
  }

  @Test("Needs follow from suggestions, each once, strongest first")
  func needs() {
    var assistant = SmallTown.assistant()
    let record = assistant.tag(name: "Lunch club", description: "Lunch club with hot meals.")
    #expect(record.suggestions.map(\.term) == [SmallTown.lunch])
    #expect(record.needs.map(\.need) == [SmallTown.company, SmallTown.hunger])
    #expect(record.needs.allSatisfy { $0.via == SmallTown.lunch })
  }

  @Test("The ranking is as long as was asked for, best first", arguments: [-1, 0, 1, 4, 100])
  func ranking(length: Int) {
    var assistant = SmallTown.assistant(SmallTown.ranked { $0.rankingLength = length })
    let ranking = assistant.tag(name: "Lunch club", description: "Food and advice.").ranking
    #expect(ranking.count <= max(0, length))
    #expect(ranking.count == min(max(0, length), 11))
    #expect(zip(ranking, ranking.dropFirst()).allSatisfy { $0.share >= $1.share })
    if length == 100 { #expect(abs(ranking.reduce(0) { $0 + $1.share } - 1) < 1e-4) }
  }
}
