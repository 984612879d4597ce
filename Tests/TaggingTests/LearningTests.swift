import Foundation
import Testing
import WaymarkClassifier
import WaymarkServiceRecords
import WaymarkTagging
import WaymarkTestTown
import WaymarkTaxonomy
import WaymarkTestSupport
import WaymarkTextAnalysis

struct LearningTests {
  private static let maker = LessonMaker(graph: SmallTown.graph)

  private static func record(_ description: String, _ tags: String...) -> ServiceRecord {
    ServiceRecord(
      name: "", description: description, categories: tags.map { RecordCategory(named: $0) })
  }

  private static func answer(_ learned: Counts, _ description: String) -> TaggedRecord {
    var assistant = SmallTown.assistant(learned: learned, SmallTown.ranked())
    return assistant.tag(name: "", description: description)
  }

  private static func rank(_ learned: Counts, of term: TermIndex, _ description: String) -> Int {
    answer(learned, description).ranking.firstIndex { $0.term == term } ?? 999
  }

  @Test("What was learned lifts a term for similar words, and unlearning puts all back")
  func learnAndForget() throws {
    let text = "Whist drive and bingo with a raffle, tea and biscuits"
    let taught = "Bingo, whist and a raffle every Monday; biscuits provided"
    let lesson = try #require(
      Self.maker.lesson(from: Self.record(taught, "esdServiceType:9001")))
    let before = String(reflecting: Self.answer(Counts(), text))
    var counts = Counts()
    counts.add(lesson)
    #expect(Self.rank(counts, of: SmallTown.lunch, text) == 0)
    #expect(
      Self.rank(counts, of: SmallTown.lunch, text) < Self.rank(Counts(), of: SmallTown.lunch, text))
    counts.remove(lesson)
    #expect(String(reflecting: Self.answer(counts, text)) == before)
  }

  @Test("A record among many can be taken back exactly", arguments: UInt64(1)...5)
  func forgetOne(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let words = ["bingo", "whist", "raffle", "soup", "bailiff", "carer", "natter", "woodwork"]
    let lessons = (0..<20).compactMap { number in
      Self.maker.lesson(
        from: Self.record(
          words.shuffled(using: &random).prefix(4).joined(separator: " "),
          "esdServiceType:900\(number % 9 + 1)"))
    }
    #expect(lessons.count == 20)
    func counts(_ lessons: [Lesson]) -> Counts { lessons.reduce(into: Counts()) { $0.add($1) } }
    var all = counts(lessons)
    all.remove(lessons[7])
    var others = lessons
    others.remove(at: 7)
    for text in ["bingo and whist", "woodwork, soup, a natter", "carers"] {
      #expect(
        String(reflecting: Self.answer(all, text))
          == String(reflecting: Self.answer(counts(others.reversed()), text)))
    }
  }

  @Test("A refusal makes a term less likely for the same words")
  func refusal() {
    let text = "Bingo and whist with the lunch club"
    let features = Self.maker.features(of: Self.record(text))
    var counts = Counts()
    counts.add(Lesson(features: features, verdicts: [.init(term: SmallTown.lunch, fits: false)]))
    func share(_ counts: Counts) -> Float {
      Self.answer(counts, text).ranking.first { $0.term == SmallTown.lunch }?.share ?? 0
    }
    #expect(share(counts) < share(Counts()))
  }

  @Test("More taken back than learned does not trap")
  func debt() throws {
    let lesson = try #require(
      Self.maker.lesson(from: Self.record("bingo whist", "esdServiceType:9001"), weight: 50))
    var counts = Counts()
    counts.remove(lesson)
    let record = Self.answer(counts, "bingo whist lunch club")
    #expect(record.ranking.allSatisfy { $0.share.isFinite && $0.confidence.isFinite })
    #expect(record.suggestions.first?.term == SmallTown.lunch)
  }

  // MARK: - Making lessons

  @Test(
    "A tag is found by identifier, URI, bare identifier and label",
    arguments: [
      (RecordCategory(id: "esdServiceType:9005"), SmallTown.food),
      (RecordCategory(id: "esdServiceTypes:9005"), SmallTown.food),
      (RecordCategory(id: "http://id.esd.org.uk/service/9005"), SmallTown.food),
      (RecordCategory(id: "9005"), SmallTown.food),
      (RecordCategory(id: "townServiceType:a1"), SmallTown.sheds),
      (RecordCategory(label: "FOOD BANKS"), SmallTown.food),
      (RecordCategory(label: "emergency food parcels"), SmallTown.food),
      (RecordCategory(id: "nobody:1", otherIDs: ["also:2", "9005"]), SmallTown.food),
      (RecordCategory(id: "nobody:1", label: "Food banks"), nil),
      (RecordCategory(id: "4711", label: "Food banks"), nil),
      (RecordCategory(id: "esdNeed:71"), nil),
      (RecordCategory(label: "Hunger"), nil),
      (RecordCategory(label: ""), nil),
      (RecordCategory(), nil),
    ] as [(RecordCategory, TermIndex?)])
  func tags(category: RecordCategory, expected: TermIndex?) {
    #expect(Self.maker.tags.term(of: category) == expected)
  }

  @Test("Unknown tags are handed back, and the rest of the record serves")
  func unknown() {
    var record = Self.record("x", "esdServiceType:9006", "made:up", "9005", "9006")
    record.categories[2].isMain = true
    let (terms, main, unknown) = Self.maker.tags.terms(of: record)
    #expect(terms == [SmallTown.food, SmallTown.debt])
    #expect(main == SmallTown.food)
    #expect(unknown == [RecordCategory(id: "made:up")])
  }

  @Test("A main term teaches in full and the others less; without one all share equally")
  func shares() throws {
    var record = Self.record("soup", "9005", "9006")
    let equal = try #require(Self.maker.lesson(from: record))
    #expect(equal.verdicts.map(\.weight) == [512, 512])
    record.categories[1].isMain = true
    let main = try #require(Self.maker.lesson(from: record, weight: 2))
    #expect(
      main.verdicts == [
        .init(term: SmallTown.food, weight: 819), .init(term: SmallTown.debt, weight: 2048),
      ])
    #expect(Self.maker.lesson(from: Self.record("soup", "made:up")) == nil)
    #expect(Self.maker.lesson(from: Self.record("soup")) == nil)
  }

  @Test("Weights without measure do not trap", arguments: [Double.nan, .infinity, -1, 1e300, 0])
  func weights(weight: Double) throws {
    let record = Self.record("bingo", "9005")
    let lesson = try #require(Self.maker.lesson(from: record, weight: weight))
    var counts = Counts()
    for _ in 0..<3 { counts.add(lesson) }
    _ = Self.answer(counts, "bingo")
    for _ in 0..<3 { counts.remove(lesson) }
    #expect(counts.isEmpty)
  }

  @Test("A training record keeps to its group, else to itself")
  func groups() {
    var record = Self.record("soup", "9005")
    #expect(Self.maker.trainingRecord(from: record)?.group == "")
    record.id = "r1"
    #expect(Self.maker.trainingRecord(from: record)?.group == "r1")
    record.group = "Easton"
    #expect(Self.maker.trainingRecord(from: record)?.group == "Easton")
    #expect(Self.maker.trainingRecord(from: Self.record("soup")) == nil)
  }
}

struct TextFeaturesTests {
  private static func counts(
    _ name: String, _ description: String, _ change: (inout TextFeatures) -> Void = { _ in }
  ) -> [String: Int] {
    var features = TextFeatures()
    features.lengthPower = 0
    change(&features)
    let found = features.lesson(name: name, description: description, analyzer: Analyzer())
    #expect(found.map(\.stem) == found.map(\.stem).sorted())
    return Dictionary(found.map { ($0.stem, $0.count) }, uniquingKeysWith: +)
  }

  @Test("Function words, numbers and single letters are no features")
  func leftOut() {
    #expect(Set(Self.counts("", "The 12 of a B soup 2024").keys) == ["soup"])
    #expect(Self.counts("", "").isEmpty)
    #expect(Self.counts("\0", "\0 12").isEmpty)
  }

  @Test("A word of the name counts as several, damped")
  func name() {
    #expect(
      Self.counts("Soup", "")["soup"]
        == Int(((1 + log(TextFeatures().nameWeight)) * 1024).rounded()))
    #expect(Self.counts("", "Soup")["soup"] == 1024)
  }

  @Test("Repetition is damped, and late words count less")
  func damping() {
    let repeated = Self.counts("", "soup soup soup soup")["soup"] ?? 0
    #expect(repeated > 2 * 1024)
    #expect(repeated < 3 * 1024)
    let late = String(repeating: "word ", count: 120) + "soup"
    #expect(Self.counts("", late)["soup"] == 512)
    let latest = String(repeating: "word ", count: 5000) + "soup"
    #expect(Self.counts("", latest)["soup"] == Int((0.3 * 1024).rounded()))
  }

  @Test("With a power of one, long and short lessons weigh the same")
  func length() {
    let short = Self.counts("", "soup bread tea") { $0.lengthPower = 1 }.values.reduce(0, +)
    let long = Self.counts("", (0..<100).map { "word\($0)" }.joined(separator: " ")) {
      $0.lengthPower = 1
    }.values.reduce(0, +)
    #expect(abs(short - long) < 120)
  }
}
