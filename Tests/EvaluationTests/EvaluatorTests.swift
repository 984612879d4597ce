import Testing
import WaymarkClassifier
import WaymarkEvaluation
import WaymarkFormats
import WaymarkServiceRecords
import WaymarkTagging
import WaymarkTaxonomy
import WaymarkTestSupport

/// Forty invented records whose words are not those of the labels, so that they must be learned.
struct EvaluatorTests {
  private static let kinds: [(label: String, words: [String])] = [
    ("Lunch clubs", ["dinner", "soup", "plates", "cook", "table", "pudding", "natter"]),
    ("Food banks", ["parcels", "tins", "voucher", "hungry", "shelf", "cupboard", "larder"]),
    ("Debt advice", ["bailiffs", "arrears", "loan", "owed", "budget", "creditors", "bills"]),
    ("Walking for health", ["stroll", "boots", "park", "miles", "hills", "steps", "ramble"]),
    ("Adult literacy classes", ["spelling", "reading", "tutor", "grammar", "letters", "books"]),
  ]

  private static let graph: TermGraph = {
    var builder = TermGraphBuilder()
    for (number, kind) in kinds.enumerated() {
      builder.add(
        Term(id: CURIE(prefix: "town", local: "\(number)"), label: kind.label),
        at: Place(file: "town"))
    }
    return builder.build().graph
  }()

  static let records: [ServiceRecord] = {
    var random = SeededGenerator(seed: 40)
    return (0..<40).map { number in
      let kind = kinds[number % kinds.count]
      let filler = ["friendly", "weekly", "volunteers", "welcome", "town", "hall"]
      let words = kind.words.shuffled(using: &random).prefix(4) + filler.shuffled(using: &random)
      return ServiceRecord(
        id: "r\(number)", description: words.shuffled(using: &random).joined(separator: " "),
        group: "council \(number % 8)",
        categories: [
          RecordCategory(id: "town:\(number % kinds.count)", isMain: number % 2 == 0)
        ])
    }
  }()

  static func evaluator(fitsWeights: Bool = true) -> Evaluator {
    let compiled = VocabularyPrior().compile(graph: graph, keywords: [])
    return Evaluator(
      base: Engine.Parts(graph: graph, compiled: compiled, learned: Counts()),
      judgement: Judgement(), fitsWeights: fitsWeights)
  }

  @Test("One scorer alone ranks as its formula says, and learns", arguments: ScorerAlone.names)
  func scorers(name: String) throws {
    let scorer = try #require(ScorerAlone(name))
    let evaluator = Self.evaluator().ranking(by: scorer)
    let before = Metrics(evaluator.evaluate(train: [], test: Self.records).judged)
    let after = Metrics(evaluator.crossValidate(Self.records, folds: 5, by: .id).judged)
    #expect((after.precision[1] ?? 0) > 0.8)
    #expect((after.precision[1] ?? 0) > (before.precision[1] ?? 1))
  }

  @Test(
    "A scorer is named with its smoothing, or not at all",
    arguments: [
      ("dirichlet:300", true), ("multinomial:0.01", true), ("complement", true), ("", false),
      ("bayes", false), ("dirichlet:", false), ("dirichlet:0", false), ("dirichlet:x", false),
      ("dirichlet:inf", false), ("complement:-1", false),
    ])
  func scorerNames(text: String, isOne: Bool) {
    #expect((ScorerAlone(text) != nil) == isOne)
    #expect(ScorerAlone("dirichlet:300")?.formula == .dirichlet(mass: 300))
  }

  @Test(
    "What was learned from the other folds beats what the vocabulary says",
    arguments: FoldKey.allCases)
  func learning(key: FoldKey) {
    let before = Metrics(Self.evaluator().evaluate(train: [], test: Self.records).judged)
    let after = Metrics(Self.evaluator().crossValidate(Self.records, folds: 5, by: key).judged)
    #expect(before.count == 40)
    #expect(after.count == 40)
    #expect((before.precision[1] ?? 1) < 0.5)
    #expect((after.precision[1] ?? 0) > 0.8)
    #expect(after.mainCount == 20)
  }

  @Test("Fitted weights tell more than those that were taken as they are")
  func fitting() {
    let plain = Self.evaluator(fitsWeights: false)
      .crossValidate(Self.records, folds: 5, by: .id)
    let fitted = Self.evaluator().crossValidate(Self.records, folds: 5, by: .id)
    #expect(plain.judgement == Judgement())
    #expect(fitted.judgement != Judgement())
    #expect(Metrics(fitted.judged).suggestedRecall >= Metrics(plain.judged).suggestedRecall)
    #expect(Metrics(fitted.judged).ndcgAt5 >= Metrics(plain.judged).ndcgAt5 - 1e-9)
  }

  @Test("Every record is judged once, by an engine that did not learn it")
  func eachOnce() {
    // One word that only this record has; learned from itself, it would be found at once.
    let odd = ServiceRecord(
      id: "odd", description: "quincunx", categories: [RecordCategory(id: "town:4")])
    let outcome = Self.evaluator(fitsWeights: false)
      .crossValidate(Self.records + [odd], folds: 5, by: .id)
    #expect(
      outcome.judged.map(\.id).sorted() == (Self.records.map { $0.id ?? "" } + ["odd"]).sorted())
    #expect(outcome.judged.first { $0.id == "odd" }?.ranked.isEmpty == true)
    let cheating = Self.evaluator(fitsWeights: false).evaluate(train: [odd], test: [odd])
    #expect(cheating.judged.first?.ranked.first?.term == 4)
  }

  @Test("The same evaluation gives the same figures")
  func determinism() {
    func run() -> (Metrics, Judgement) {
      let outcome = Self.evaluator().crossValidate(Self.records, folds: 3, by: .group)
      return (Metrics(outcome.judged), outcome.judgement)
    }
    let (first, second) = (run(), run())
    #expect(first.0 == second.0)
    #expect(first.1 == second.1)
  }

  @Test("A tag that the vocabulary lacks is a miss; a record without tags is passed over")
  func unknownTags() {
    let records = [
      ServiceRecord(
        id: "half", description: "lunch club",
        categories: [RecordCategory(id: "town:0"), RecordCategory(id: "other:9", isMain: true)]),
      ServiceRecord(id: "lost", description: "lunch club", categories: [RecordCategory(id: "z:1")]),
      ServiceRecord(id: "bare", description: "lunch club"),
    ]
    let judged = Self.evaluator().evaluate(train: [], test: records).judged
    #expect(judged.map(\.id) == ["half", "lost"])
    #expect(judged.map(\.gold) == [[0], []])
    #expect(judged.map(\.unknownCount) == [1, 1])
    #expect(judged.map(\.main) == [.unknown, nil])
    let metrics = Metrics(judged)
    #expect(metrics.recall[5] == 0.25)
    #expect(metrics.mainFirst == 0)
  }

  @Test("Nothing to learn and nothing to measure is no trap")
  func nothing() {
    let evaluator = Self.evaluator()
    #expect(evaluator.evaluate(train: [], test: []).judged.isEmpty)
    #expect(evaluator.crossValidate([], folds: 5, by: .id).judged.isEmpty)
    #expect(evaluator.crossValidate(Self.records, folds: 1, by: .id).judged.count == 40)
    let blank = ServiceRecord(categories: [RecordCategory(id: "town:0")])
    #expect(evaluator.evaluate(train: [blank], test: [blank]).judged.count == 1)
  }
}
