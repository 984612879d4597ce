import Testing
import WaymarkClassifier
import WaymarkTestSupport

struct PairedScorerTests {
  @Test("Two models scored together score as they do alone", arguments: UInt64(1)...8)
  func alike(seed: UInt64) {
    let table = RandomLessons.compact(
      RandomLessons.counts(RandomLessons.lessons(12, seed: seed)))
    let models = [TextModel.Formula.dirichlet(mass: 15), .complement(alpha: 0.3)].map {
      TextModel(
        counts: [table], featureCount: RandomLessons.stems.count,
        termCount: RandomLessons.termCount, formula: $0)
    }
    var scorer = PairedScorer(models[0], models[1])
    var random = SeededGenerator(seed: seed)
    // What one text leaves behind must not show in the next.
    for _ in 0..<10 {
      let ids = (-1...Int32(RandomLessons.stems.count)).filter { _ in
        Bool.random(using: &random)
      }
      let text = ids.map { (id: $0, weight: Float.random(in: 0.3...3, using: &random)) }
      var together = [[Float]](
        repeating: [Float](repeating: 7, count: RandomLessons.termCount), count: 2)
      var second = together[1]
      scorer.score(text, into: &together[0], &second)
      together[1] = second
      for (model, scores) in zip(models, together) {
        var alone = [Float](repeating: 0, count: RandomLessons.termCount)
        model.score(text, into: &alone)
        #expect(scores == alone)
      }
      for feature in ids {
        for term in 0..<RandomLessons.termCount {
          #expect(
            scorer.weight(of: feature, for: term) == models[0].weight(of: feature, for: term))
        }
      }
    }
  }
}
