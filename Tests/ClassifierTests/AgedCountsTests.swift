import Testing
import WaymarkClassifier
import WaymarkTestSupport

@Suite("Counts with ages")
struct AgedCountsTests {
  private static let day = 86_400

  private static func lesson(_ term: Int, _ stem: String, count: Int = 8 * countUnit) -> Lesson {
    Lesson(features: [.init(stem: stem, count: count)], verdicts: [.init(term: term)])
  }

  @Test("Without a half-life nothing fades")
  func ageless() {
    var aged = AgedCounts()
    var plain = Counts()
    for day in [0, 5000, 20_000] {
      aged.add(Self.lesson(1, "soup"), at: day * Self.day)
      plain.add(Self.lesson(1, "soup"))
    }
    #expect(aged.faded == plain)
    #expect(aged.periods.isEmpty)
  }

  @Test(
    "A lesson counts for half for each half-life that it is older than the newest",
    arguments: [(0, 8192), (40, 4096), (80, 2048), (400, 8), (520, 1), (560, 0), (40_000, 0)])
  func halves(age: Int, left: Int) {
    var aged = AgedCounts(halfLife: 40)
    aged.add(Self.lesson(1, "soup"), at: 100_000 * Self.day - age * Self.day)
    aged.add(Self.lesson(2, "tea"), at: 100_000 * Self.day)
    let posting = aged.faded.postings["soup"]?.first?.positive ?? 0
    #expect(posting == left)
    #expect(aged.faded.totals[1]?.positive ?? 0 == left)
    #expect(aged.faded.postings["tea"]?.first?.positive == 8192)
  }

  @Test("Between the halves it fades step by step")
  func steps() {
    let left = (0...16).map { step in
      var aged = AgedCounts(halfLife: 8)
      aged.add(Self.lesson(1, "soup", count: 1 << 20), at: (1000 - step) * Self.day)
      aged.add(Self.lesson(2, "tea"), at: 1000 * Self.day)
      return aged.faded.postings["soup"]?.first?.positive ?? 0
    }
    #expect(left == left.sorted().reversed() && Set(left).count == left.count)
    #expect(left[0] == 1 << 20 && left[8] == 1 << 19 && left[16] == 1 << 18)
  }

  @Test("What has no time, and what was there before, does not fade")
  func timeless() {
    var start = Counts()
    start.add(Self.lesson(1, "soup"))
    var aged = AgedCounts(halfLife: 1, ageless: start)
    aged.add(Self.lesson(1, "soup"), at: nil)
    aged.add(Self.lesson(2, "tea"), at: 5000 * Self.day)
    #expect(aged.faded.postings["soup"]?.first?.positive == 2 * 8192)
  }

  @Test("In whatever order lessons come and go, the same are left", arguments: UInt64(1)...6)
  func exact(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let lessons = (0..<60).map { number in
      (
        lesson: Self.lesson(
          Int.random(in: 0..<5, using: &random), "w\(number % 7)",
          count: Int.random(in: 1...9000, using: &random)),
        seconds: number % 9 == 0
          ? nil : Int.random(in: -400 * Self.day...400 * Self.day, using: &random)
      )
    }
    func learned(_ lessons: [(lesson: Lesson, seconds: Int?)]) -> AgedCounts {
      lessons.reduce(into: AgedCounts(halfLife: 30)) { $0.add($1.lesson, at: $1.seconds) }
    }
    var all = learned(lessons.shuffled(using: &random))
    for gone in lessons.suffix(25).shuffled(using: &random) {
      all.remove(gone.lesson, at: gone.seconds)
    }
    let rest = learned(Array(lessons.prefix(35)))
    #expect(all == rest)
    #expect(all.faded == rest.faded)
    for gone in lessons.prefix(35) { all.remove(gone.lesson, at: gone.seconds) }
    #expect(all == AgedCounts(halfLife: 30))
  }

  @Test("No count is too great to fade")
  func great() {
    var aged = AgedCounts(halfLife: 1)
    let lesson = Lesson(
      features: [.init(stem: "soup", count: 1 << 30)],
      verdicts: [.init(term: 0, weight: Lesson.weight(ofLessons: 1e6))])
    for _ in 0..<8 { aged.add(lesson, at: 0) }
    aged.add(Self.lesson(1, "tea"), at: Self.day)
    let whole = 8 * Lesson.contribution(count: 1 << 30, weight: Lesson.weight(ofLessons: 1e6))
    #expect(aged.faded.postings["soup"]?.first?.positive == whole / 2)
  }
}
