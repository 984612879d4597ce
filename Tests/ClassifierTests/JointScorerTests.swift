import Testing
import WaymarkClassifier
import WaymarkTestSupport

struct JointScorerTests {
  @Test(
    "Models scored together score as they do alone, and so does the beginning of the text",
    arguments: UInt64(1)...8, [TextModel.Weighing.ahead, .onDemand])
  func alike(seed: UInt64, weighing: TextModel.Weighing) {
    let table = RandomLessons.compact(
      RandomLessons.counts(RandomLessons.lessons(12, seed: seed)))
    let models = [
      TextModel.Formula.dirichlet(mass: 15), .dirichlet(mass: 400), .interpolated(share: 0.7),
    ].map {
      TextModel(
        counts: [table], featureCount: RandomLessons.stems.count,
        termCount: RandomLessons.termCount, formula: $0, weighing: weighing)
    }
    func alone(_ model: TextModel, _ text: [(id: Int32, weight: Float)]) -> [Float] {
      var scores = [Float](repeating: 0, count: RandomLessons.termCount)
      model.score(text, into: &scores)
      return scores
    }
    var scorer = JointScorer(models[0], models[1], models[2])
    var random = SeededGenerator(seed: seed)
    // What one text leaves behind must not show in the next.
    for _ in 0..<10 {
      let ids = (-1...Int32(RandomLessons.stems.count)).filter { _ in
        Bool.random(using: &random)
      }
      let text = ids.map { (id: $0, weight: Float.random(in: 0.3...3, using: &random)) }
      let leads = ids.map { _ in
        Bool.random(using: &random) ? Float.random(in: 0.3...2, using: &random) : 0
      }
      scorer.score(text, leads: leads)
      let beginning = zip(ids, leads).filter { $0.1 > 0 }.map { (id: $0.0, weight: $0.1) }
      for (lane, model) in models.enumerated() {
        #expect(scorer.scores.map { $0[lane] } == alone(model, text))
      }
      #expect(scorer.scores.map(\.w) == alone(models[0], beginning))
      for feature in ids {
        for term in 0..<RandomLessons.termCount {
          let weights = models.map { $0.weight(of: feature, for: term) }
          #expect(
            scorer.weights(of: feature, for: term)
              == SIMD4(weights[0], weights[1], weights[2], weights[0]))
        }
      }
    }
  }
}
