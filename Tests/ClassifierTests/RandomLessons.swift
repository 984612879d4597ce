import WaymarkClassifier
import WaymarkTestSupport

/// Invented lessons, few words and few terms, so that they overlap.
enum RandomLessons {
  static let stems = ["carer", "lunch", "club", "food", "bank", "debt", "advic", "é", "danc"]
  static let termCount = 6

  static func lesson(_ random: inout SeededGenerator) -> Lesson {
    let features = stems.filter { _ in Bool.random(using: &random) }.map {
      Lesson.Feature(stem: $0, count: Int.random(in: 0...5000, using: &random))
    }
    let verdicts = (0..<termCount).filter { _ in Int.random(in: 0..<3, using: &random) == 0 }.map {
      Lesson.Verdict(
        term: $0, fits: Bool.random(using: &random),
        weight: Int.random(in: 0...3000, using: &random))
    }
    return Lesson(features: features, verdicts: verdicts)
  }

  static func lessons(_ count: Int, seed: UInt64) -> [Lesson] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in lesson(&random) }
  }

  static func counts(_ lessons: some Sequence<Lesson>) -> Counts {
    var counts = Counts()
    for lesson in lessons { counts.add(lesson) }
    return counts
  }

  static func compact(
    _ counts: Counts, of polarity: Counts.Polarity = .positive, termCount: Int = termCount
  ) -> CompactCounts {
    CompactCounts(
      counts, featureCount: stems.count, termCount: termCount, of: polarity,
      featureID: { stem in stems.firstIndex(of: stem).map { Int32($0) } })
  }
}
