import Testing
import WaymarkClassifier
import WaymarkTestSupport

@Suite("Flat counts")
struct FlatCountsTests {
  @Test("A flat table says the same as the one it was made of", arguments: UInt64(1)...10)
  func roundTrip(seed: UInt64) {
    let counts = RandomLessons.counts(RandomLessons.lessons(15, seed: seed))
    #expect(FlatCounts(counts).counts == counts)
    #expect(FlatCounts(Counts()) == FlatCounts())
  }

  @Test(
    "Adding is the same flat or not, and nothing is left of what is taken away again",
    arguments: UInt64(1)...20)
  func sums(seed: UInt64) {
    let lessons = RandomLessons.lessons(14, seed: seed)
    let base = RandomLessons.counts(lessons.prefix(8))
    var change = RandomLessons.counts(lessons.suffix(6))
    for lesson in lessons.prefix(3) { change.remove(lesson) }
    let expected = RandomLessons.counts(lessons.dropFirst(3))
    #expect(FlatCounts(base).adding(change) == FlatCounts(expected))
    var all = Counts()
    for lesson in lessons.prefix(8) { all.remove(lesson) }
    #expect(FlatCounts(base).adding(all) == FlatCounts())
  }

  @Test("Terms are renamed, put in order and left out")
  func renaming() {
    let counts = RandomLessons.counts(RandomLessons.lessons(9, seed: 4))
    let names: [Int32] = [3, 0, -1, 5, 1]
    var expected = Counts()
    for lesson in RandomLessons.lessons(9, seed: 4) {
      let verdicts = lesson.verdicts.compactMap { verdict -> Lesson.Verdict? in
        guard verdict.term < names.count, names[verdict.term] >= 0 else { return nil }
        return Lesson.Verdict(
          term: Int(names[verdict.term]), fits: verdict.fits, weight: verdict.weight)
      }
      expected.add(Lesson(features: lesson.features, verdicts: verdicts))
    }
    #expect(FlatCounts(counts).renamingTerms(names) == FlatCounts(expected))
  }

  @Test(
    "Weights that are worked out when asked for are those worked out before",
    arguments: [
      TextModel.Formula.dirichlet(mass: 20), .complement(alpha: 0.3), .multinomial(alpha: 0.05),
    ], UInt64(1)...3)
  func lazy(formula: TextModel.Formula, seed: UInt64) {
    let counts = RandomLessons.compact(
      RandomLessons.counts(RandomLessons.lessons(20, seed: seed)))
    let models = [TextModel.Weighing.ahead, .onDemand].map { weighing in
      TextModel(
        counts: [counts], featureCount: RandomLessons.stems.count,
        termCount: RandomLessons.termCount, formula: formula, weighing: weighing)
    }
    let text: [(id: Int32, weight: Float)] = [(0, 1), (3, 2.5), (5, 0.3), (8, 1), (-1, 1), (99, 1)]
    let scores = models.map { model in
      var scores = [Float](repeating: 0, count: RandomLessons.termCount)
      model.score(text, into: &scores)
      return scores
    }
    #expect(scores[0] == scores[1])
    for feature in Int32(-1)...Int32(9) {
      for term in 0..<RandomLessons.termCount {
        #expect(
          models[0].weight(of: feature, for: term) == models[1].weight(of: feature, for: term))
      }
    }
  }
}
