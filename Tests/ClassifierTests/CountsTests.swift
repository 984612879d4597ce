import Testing
import WaymarkClassifier
import WaymarkTestSupport

struct CountsTests {
  @Test("Removing lessons in any order leaves what was there before", arguments: UInt64(1)...20)
  func removal(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let kept = RandomLessons.lessons(5, seed: seed &+ 1000)
    let passing = RandomLessons.lessons(12, seed: seed &+ 2000)
    let before = RandomLessons.counts(kept)
    var counts = Counts()
    for lesson in (kept + passing).shuffled(using: &random) { counts.add(lesson) }
    #expect(counts != before)
    for lesson in passing.shuffled(using: &random) { counts.remove(lesson) }
    #expect(counts == before)
    for lesson in kept.shuffled(using: &random) { counts.remove(lesson) }
    #expect(counts.isEmpty)
    #expect(counts.postings.isEmpty)
  }

  @Test("Removing first and adding later is nothing", arguments: UInt64(1)...5)
  func debt(seed: UInt64) {
    let lessons = RandomLessons.lessons(4, seed: seed)
    var counts = Counts()
    for lesson in lessons { counts.remove(lesson) }
    for lesson in lessons.reversed() { counts.add(lesson) }
    #expect(counts == Counts())
  }

  @Test("The sum of tables is the table of all their lessons", arguments: UInt64(1)...20)
  func sums(seed: UInt64) {
    let lessons = RandomLessons.lessons(15, seed: seed)
    var sum = RandomLessons.counts(lessons.prefix(6))
    sum.add(RandomLessons.counts(lessons.dropFirst(6)))
    #expect(sum == RandomLessons.counts(lessons))
  }

  @Test("The order of lessons does not matter", arguments: UInt64(1)...10)
  func order(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let lessons = RandomLessons.lessons(15, seed: seed)
    #expect(
      RandomLessons.counts(lessons.shuffled(using: &random)) == RandomLessons.counts(lessons))
  }

  @Test("A lesson counts its words by the weight of each verdict, on its own side")
  func arithmetic() {
    let counts = RandomLessons.counts([
      Lesson(
        features: [.init(stem: "lunch", count: 1024), .init(stem: "club", count: 513)],
        verdicts: [.init(term: 3, weight: 512), .init(term: 1, fits: false, weight: 1024)])
    ])
    #expect(
      counts.postings == [
        "lunch": [
          .init(term: 1, positive: 0, negative: 1024), .init(term: 3, positive: 512, negative: 0),
        ],
        "club": [
          .init(term: 1, positive: 0, negative: 513), .init(term: 3, positive: 256, negative: 0),
        ],
      ])
    #expect(
      counts.totals == [
        1: .init(negative: 1537, refusals: 1024), 3: .init(positive: 768, lessons: 512),
      ])
  }

  @Test("Each total is the sum of its postings", arguments: UInt64(1)...10)
  func totals(seed: UInt64) {
    let counts = RandomLessons.counts(RandomLessons.lessons(20, seed: seed))
    for (term, total) in counts.totals {
      let row = counts.postings.values.joined().filter { $0.term == term }
      #expect(row.reduce(0) { $0 + $1.positive } == total.positive)
      #expect(row.reduce(0) { $0 + $1.negative } == total.negative)
    }
  }

  @Test("A lesson without words still counts as a lesson, and goes again")
  func wordless() {
    let lesson = Lesson(features: [], verdicts: [.init(term: 2)])
    var counts = RandomLessons.counts([lesson])
    #expect(counts.totals == [2: .init(lessons: 1024)])
    counts.remove(lesson)
    #expect(counts.isEmpty)
  }

  @Test(
    "A weight in lessons is bounded, whatever a file says",
    arguments: [
      (1, 1024), (0.4, 410), (0, 0), (-3, 0), (.nan, 0), (.infinity, 1_024_000_000),
      (1e300, 1_024_000_000),
    ] as [(Double, Int)])
  func weights(lessons: Double, expected: Int) {
    #expect(Lesson.weight(ofLessons: lessons) == expected)
  }
}
