import Testing
import WaymarkClassifier
import WaymarkServiceRecords
import WaymarkTagging
import WaymarkTestTown
import WaymarkTaxonomy
import WaymarkTestSupport

struct JudgementTests {
  @Test("Each signal is stored by its own name, and found by it")
  func names() throws {
    let text = String(decoding: Judgement().encoded(), as: UTF8.self)
    for signal in Signal.allCases {
      let stored = try #require(
        Judgement(decoding: Array("signal\t\(signal)\t0.125\ncalibration\t1\t1\t1\n".utf8)))
      #expect(stored.weights.values[signal.position] == 0.125, "\(signal)")
      #expect(text.contains("signal\t\(signal)\t"))
    }
  }

  private static func random(_ seed: UInt64) -> Judgement {
    var random = SeededGenerator(seed: seed)
    return Judgement(
      weights: RankingWeights(
        values: (0..<Signal.count).map { _ in Double.random(in: -5...5, using: &random) }),
      calibration: Calibration(
        values: (0..<3).map { _ in Double.random(in: -1e-7...2, using: &random) },
        knots: (0..<Int.random(in: 0...4, using: &random)).map {
          let said = Double.random(in: 0.1...0.9, using: &random)
          return .init(said: (Double($0) + said) / 5, right: (Double($0) + said * said) / 5)
        }),
      curve: PrecisionCurve(
        (0..<Int.random(in: 1...5, using: &random)).map {
          .init(
            confidence: (9 - Double($0) + Double.random(in: 0...0.9, using: &random)) / 10,
            given: 10 * ($0 + 1), wrong: 2 * $0)
        }))
  }

  @Test("Weights come back as they were written", arguments: UInt64(1)...10)
  func roundTrip(seed: UInt64) throws {
    let judgement = Self.random(seed)
    let decoded = try #require(Judgement(decoding: judgement.encoded()))
    #expect(decoded == judgement)
    #expect(decoded.encoded() == judgement.encoded())
  }

  @Test(
    "A signal that is not named keeps the weight that ships, one that is not known is passed over")
  func partial() throws {
    let text = "signal\tbayes\t2.5\nsignal\tlongGone\t1\ncalibration\t1\t2\t3\n"
    let decoded = try #require(Judgement(decoding: Array(text.utf8)))
    #expect(decoded.weights.values[Signal.bayes.position] == 2.5)
    #expect(
      decoded.weights.values[Signal.spread.position]
        == RankingWeights.standard.values[Signal.spread.position])
    #expect(decoded.calibration.values == [1, 2, 3])
  }

  @Test(
    "What is not of weights is refused",
    arguments: [
      "\0", "bayes\t1\n", "calibration\t1\t2\n", "signal bayes 1\n",
      "calibration\t1\t2\tnan\n", "calibration\t1\t2\tx\t3\n", "calibration\t1\t2\t3\t4\n",
      "signal\tbayes\tinf\n", "knot\t0.5\n", "knot\t0.5\t0.6\nknot\t0.6\t0.5\n",
      "knot\t0.5\t1.5\n", "curve\t0.9\t10\n", "curve\t0.9\t10\t11\n", "curve\t0.9\t1.5\t1\n",
      "curve\t0.9\t10\t1\ncurve\t0.8\t9\t1\n", "curve\t0.9\t-1\t-2\n", "signal\tbayes\n",
      "signal\tbayes\t1\t2\n", "calibration\n",
    ])
  func refused(text: String) {
    #expect(Judgement(decoding: Array(text.utf8)) == nil)
  }

  @Test("Every signal has its own place in a row")
  func signals() {
    #expect(Signal.allCases.map(\.position) == Array(0..<Signal.count))
    #expect(RankingWeights.standard.values.count == Signal.count)
  }
}

struct JudgementTrainerTests {
  private static let words: [(TermIndex, [String])] = [
    (SmallTown.lunch, ["dinner", "soup", "plates", "pudding", "natter"]),
    (SmallTown.food, ["parcels", "tins", "voucher", "larder", "shelf"]),
    (SmallTown.debt, ["bailiffs", "loan", "creditors", "bills", "owed"]),
    (SmallTown.grief, ["death", "loss", "mourning", "funeral", "widow"]),
  ]

  private static func records(seed: UInt64, count: Int = 60) -> [TrainingRecord] {
    var random = SeededGenerator(seed: seed)
    let maker = LessonMaker(graph: SmallTown.graph)
    return (0..<count).compactMap { number in
      let (term, own) = words[number % words.count]
      let text = own.shuffled(using: &random).prefix(3) + ["weekly", "in", "town"]
      return maker.trainingRecord(
        from: ServiceRecord(
          id: "r\(number)", description: text.joined(separator: " "), group: "g\(number % 23)",
          categories: [RecordCategory(id: SmallTown.graph.terms[term].id.description)]))
    }
  }

  private static func parts(_ records: [TrainingRecord]) -> Engine.Parts {
    var parts = SmallTown.parts()
    for record in records { parts.learned.add(record.lesson) }
    return parts
  }

  @Test("The same records give the same weights, to the bit", arguments: UInt64(1)...3)
  func determinism(seed: UInt64) {
    let records = Self.records(seed: seed)
    func fit(_ learned: [TrainingRecord]) -> [UInt8] {
      JudgementTrainer.fit(
        records, parts: Self.parts(learned), prior: Judgement(), strength: 1
      ).encoded()
    }
    #expect(fit(records) == fit(records.reversed()))
    #expect(fit(records) != Judgement().encoded())
  }

  @Test("A stronger prior holds the weights nearer to it")
  func prior() {
    let records = Self.records(seed: 2)
    let distances = [0.1, 10, 1e8].map { strength in
      let fitted = JudgementTrainer.fit(
        records, parts: Self.parts(records), prior: Judgement(), strength: strength)
      return zip(fitted.weights.values, RankingWeights.standard.values)
        .reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    #expect(distances[0] > distances[1] && distances[1] > distances[2])
    #expect(distances[2] < 1e-6)
  }

  @Test("A record is ranked as if its fold had never been learned")
  func ownFold() throws {
    let records = Self.records(seed: 3)
    let examples = JudgementTrainer.examples(from: records, parts: Self.parts(records))
    #expect(examples.count == records.count)
    for (record, example) in zip(records, examples).prefix(12) {
      let fold = JudgementTrainer.fold(of: record.group)
      let others = records.filter { JudgementTrainer.fold(of: $0.group) != fold }
      var reader = Reader(engine: Engine(Self.parts(others)))
      reader.read(name: record.name, description: record.description)
      #expect(example.values == reader.signals)
      let right = record.lesson.verdicts[0].term
      #expect(example.targets == reader.candidates.map { Int($0) == right ? 1 : 0 })
    }
  }

  @Test("A word that only one group uses teaches that group nothing")
  func noLeak() throws {
    var records = Self.records(seed: 4)
    let maker = LessonMaker(graph: SmallTown.graph)
    let odd = try #require(
      maker.trainingRecord(
        from: ServiceRecord(
          id: "odd", description: "quincunx", categories: [RecordCategory(id: "9009")])))
    records.append(odd)
    let parts = Self.parts(records)
    // Without its own lesson no word of it is known: there is nothing to rank it by.
    #expect(JudgementTrainer.examples(from: records, parts: parts).count == records.count - 1)
    var reader = Reader(engine: Engine(parts))
    reader.read(name: "", description: "quincunx")
    let informed = try #require(reader.candidates.firstIndex(of: Int32(SmallTown.counselling)))
    #expect(reader.signals[informed * Signal.count + Signal.bayesRank.position] == 1)
  }

  @Test("Folds depend on the group alone, and all are used")
  func folds() {
    let folds = (0..<400).map { JudgementTrainer.fold(of: "group \($0)") }
    #expect(Set(folds).count == 8)
    #expect(folds.allSatisfy { (0..<8).contains($0) })
    #expect(folds == (0..<400).map { JudgementTrainer.fold(of: "group \($0)") })
  }

  @Test(
    "Groups that differ in their last letter alone are spread over the folds",
    arguments: ["council ", "", "Trust of Easton, part "])
  func lastLetter(prefix: String) {
    let folds = Set((0..<10).map { JudgementTrainer.fold(of: prefix + "\($0)") })
    #expect(folds.count >= 4)
  }

  @Test("Records of one group alone still teach what lessons are worth")
  func oneGroup() throws {
    var records = Self.records(seed: 6)
    for index in records.indices { records[index].group = "all" }
    let fitted = JudgementTrainer.fit(
      records, parts: Self.parts(records), prior: SmallTown.judgement, strength: 1)
    let bayes = Signal.bayes.position
    #expect(fitted.weights.values[bayes] > SmallTown.judgement.weights.values[bayes])
  }

  @Test("Without records the prior stays")
  func nothing() {
    let fitted = JudgementTrainer.fit(
      [TrainingRecord](), parts: SmallTown.parts(), prior: Judgement(), strength: 1)
    #expect(fitted == Judgement())
  }
}
