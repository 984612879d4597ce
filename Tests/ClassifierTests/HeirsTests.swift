import Testing
import WaymarkClassifier
import WaymarkTaxonomy
import WaymarkTestSupport

@Suite("Retired terms hand on what was learned")
struct HeirsTests {
  /// Which terms stand for each: some for themselves, some for none, some for several.
  private static func heirs(seed: UInt64) -> [[TermIndex]] {
    var random = SeededGenerator(seed: seed)
    return (0..<8).map { term in
      switch Int.random(in: 0..<4, using: &random) {
      case 0: [Int.random(in: 0..<8, using: &random)]
      case 1: Array(Set((0..<2).map { _ in Int.random(in: 0..<8, using: &random) })).sorted()
      case 2 where term % 3 == 0: []
      default: [term]
      }
    }
  }

  @Test("Counts handed on are those of lessons on the heirs, to the bit", arguments: UInt64(1)...40)
  func exact(seed: UInt64) {
    let heirs = Self.heirs(seed: seed)
    var random = SeededGenerator(seed: seed &+ 1000)
    var (counts, expected) = (Counts(), Counts())
    for _ in 0..<30 {
      let lesson = RandomLessons.lesson(&random)
      counts.add(lesson)
      expected.add(lesson.handed { heirs[$0 % 8] })
    }
    #expect(counts.handed { heirs[$0 % 8] } == expected)
  }

  @Test("Where every term stands for itself, nothing changes")
  func nothing() {
    var counts = Counts()
    counts.add(
      Lesson(features: [.init(stem: "soup", count: 7)], verdicts: [.init(term: 3, fits: false)]))
    #expect(counts.handed { [$0] } == counts)
    #expect(counts.handed { _ in [] }.isEmpty)
  }
}

@Suite("Log-likelihood ratio")
struct LogLikelihoodRatioTests {
  @Test(
    "agrees with tables worked out by hand",
    arguments: [
      // 2·Σ O·ln(O/E)
      (LogLikelihoodRatio(both: 10, first: 10, second: 10, neither: 10), 0.0),
      (LogLikelihoodRatio(both: 3, first: 0, second: 0, neither: 17), 16.9083),
      (LogLikelihoodRatio(both: 110, first: 2442, second: 111, neither: 29114), 270.72),
    ])
  func values(table: LogLikelihoodRatio, expected: Double) {
    #expect(abs(table.value - expected) < 0.01)
  }

  @Test("tells what belongs together from what keeps apart")
  func direction() {
    #expect(LogLikelihoodRatio(both: 8, first: 2, second: 2, neither: 8).isAttraction)
    #expect(!LogLikelihoodRatio(both: 2, first: 8, second: 8, neither: 2).isAttraction)
    #expect(!LogLikelihoodRatio(both: 5, first: 5, second: 5, neither: 5).isAttraction)
    #expect(LogLikelihoodRatio(both: 0, first: 0, second: 0, neither: 0).value == 0)
  }
}
