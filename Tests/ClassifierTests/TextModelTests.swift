import Foundation
import Testing
import WaymarkClassifier
import WaymarkTestSupport

/// The scorer beside the formulae of the textbooks, written out naively over dense tables.
struct TextModelTests {
  static let formulas: [TextModel.Formula] = [
    .multinomial(alpha: 0.02), .dirichlet(mass: 15), .complement(alpha: 0.3),
    .interpolated(share: 0.7),
  ]

  /// The score of every term for a text, up to a constant that all terms share.
  private static func naive(
    _ table: CompactCounts, _ formula: TextModel.Formula, _ text: [(id: Int32, weight: Float)]
  ) -> [Double] {
    let features = table.featureTotals.count
    let terms = table.termTotals.count
    var dense = [[Double]](repeating: [Double](repeating: 0, count: features), count: terms)
    for feature in 0..<features {
      for place in table.range(of: feature) {
        dense[Int(table.terms[place])][feature] = table.counts[place]
      }
    }
    let perFeature = (0..<features).map { feature in dense.reduce(0) { $0 + $1[feature] } }
    let all = perFeature.reduce(0, +)
    let size = Double(perFeature.count { $0 > 0 })
    return (0..<terms).map { term in
      let own = dense[term].reduce(0, +)
      return text.reduce(0.0) { sum, feature in
        let known = Int(feature.id) < features && feature.id >= 0
        let count = known ? dense[term][Int(feature.id)] : 0
        let total = known ? perFeature[Int(feature.id)] : 0
        let value: Double
        switch formula {
        case .multinomial(let alpha):
          value = log((count + alpha) / (own + alpha * size))
        case .dirichlet(let mass):
          let share = (total + 0.5) / (all + 0.5 * size)
          value = log((count + mass * share) / (own + mass))
        case .complement(let alpha):
          value = -log((alpha + total - count) / (alpha * size + all - own))
        case .interpolated(let share):
          let background = (total + 0.5) / (all + 0.5 * size)
          value = log(share * count / max(1, own) + (1 - share) * background)
        }
        return sum + Double(feature.weight) * value
      }
    }
  }

  private static func table(seed: UInt64) -> CompactCounts {
    RandomLessons.compact(RandomLessons.counts(RandomLessons.lessons(12, seed: seed)))
  }

  private static func model(_ tables: [CompactCounts], _ formula: TextModel.Formula) -> TextModel {
    TextModel(
      counts: tables, featureCount: RandomLessons.stems.count,
      termCount: RandomLessons.termCount, formula: formula)
  }

  private static func text(_ random: inout SeededGenerator) -> [(id: Int32, weight: Float)] {
    (0..<Int32(RandomLessons.stems.count)).filter { _ in Bool.random(using: &random) }.map {
      ($0, Float.random(in: 0.3...3, using: &random))
    }
  }

  private static func scores(
    _ model: TextModel, _ text: [(id: Int32, weight: Float)]
  ) -> [Float] {
    var scores = [Float](repeating: 0, count: model.termCount)
    model.score(text, into: &scores)
    return scores
  }

  @Test(
    "Differences between terms are those of the textbook formula", arguments: formulas,
    UInt64(1)...12)
  func textbook(formula: TextModel.Formula, seed: UInt64) {
    let table = Self.table(seed: seed)
    let model = Self.model([table], formula)
    var random = SeededGenerator(seed: seed)
    // One word that no table has is in every text.
    let text = Self.text(&random) + [(999, 1.5)]
    let own = Self.scores(model, text)
    let expected = Self.naive(table, formula, text)
    for term in expected.indices {
      let difference = Double(own[term] - own[0])
      #expect(abs(difference - (expected[term] - expected[0])) < 1e-3, "term \(term)")
    }
  }

  @Test("Two tables score as their sum does", arguments: formulas, UInt64(1)...5)
  func sums(formula: TextModel.Formula, seed: UInt64) {
    let lessons = RandomLessons.lessons(12, seed: seed)
    let parts = [lessons.prefix(5), lessons.suffix(7)].map {
      RandomLessons.compact(RandomLessons.counts($0))
    }
    var random = SeededGenerator(seed: seed)
    let text = Self.text(&random)
    let apart = Self.scores(Self.model(parts, formula), text)
    let together = Self.scores(
      Self.model([RandomLessons.compact(RandomLessons.counts(lessons))], formula), text)
    for (own, other) in zip(apart, together) { #expect(abs(own - other) < 1e-3) }
  }

  @Test("An unknown word adds length and nothing else", arguments: formulas, [-1, 9, 77, .max])
  func unknown(formula: TextModel.Formula, id: Int32) {
    let model = Self.model([Self.table(seed: 3)], formula)
    let nothing = Self.scores(model, [(id, 1)])
    let text: [(id: Int32, weight: Float)] = [(0, 1), (4, 2)]
    let plain = Self.scores(model, text)
    let longer = Self.scores(model, text + [(id, 2.5)])
    for term in plain.indices {
      #expect(abs(longer[term] - plain[term] - 2.5 * nothing[term]) < 1e-4)
    }
  }

  @Test("The parts of a score add up to it", arguments: formulas)
  func parts(formula: TextModel.Formula) {
    let model = Self.model([Self.table(seed: 8)], formula)
    let text: [(id: Int32, weight: Float)] = [(1, 0.5), (3, 2), (8, 1), (500, 1)]
    let length = Self.scores(model, [(-1, 4.5)])
    for (term, score) in Self.scores(model, text).enumerated() {
      let sum = text.reduce(length[term]) { $0 + $1.weight * model.weight(of: $1.id, for: term) }
      #expect(abs(score - sum) < 1e-4)
    }
  }

  @Test("Scores are added to what stands there already")
  func accumulation() {
    let model = Self.model([Self.table(seed: 2)], .dirichlet(mass: 20))
    let once = Self.scores(model, [(2, 1)])
    var scores = once
    model.score([(2, 1)], into: &scores)
    #expect(scores == once.map { $0 * 2 })
  }

  @Test("An empty text scores nothing, and an empty model tells no term from another")
  func emptiness() {
    let model = Self.model([Self.table(seed: 2)], .dirichlet(mass: 20))
    #expect(Self.scores(model, []).allSatisfy { $0 == 0 })
    for formula in Self.formulas {
      let blank = Self.scores(Self.model([], formula), [(0, 1), (3, 2)])
      #expect(Set(blank).count == 1)
      #expect(blank.allSatisfy { $0.isFinite })
    }
    let none = TextModel(counts: [], featureCount: 0, termCount: 0, formula: .dirichlet(mass: 1))
    #expect(Self.scores(none, [(0, 1)]).isEmpty)
  }
}
