import Foundation
package import WaymarkClassifier
package import WaymarkTextAnalysis

/// How a text becomes the features that the scorer counts.
///
/// Features are stems; function words, days and numbers are left out. Pairs of adjacent stems were
/// tried and cost more than they gave. A word of the name counts as several of the description, and
/// repetition is damped, for the fifth "lunch" says less than the first.
package struct TextFeatures: Sendable, Hashable {
  /// How many words of the description one word of the name is worth.
  package var nameWeight = 4.0
  /// The power of the text's length by which a lesson's counts are divided; 1 makes every lesson
  /// weigh the same however long it is.
  package var lengthPower = 0.25

  /// The number of words after which a word of the description counts for half.
  package var fadingLength: Float = 120
  /// What the last words of a long description still count.
  package var leastWeight: Float = 0.3

  /// In how many telling words a description says what it is about.
  static let leadLength = 10

  /// Makes the usual way.
  package init() {}

  /// The length in weighted words at which a lesson's counts are left as they are.
  private static let referenceLength = 40.0

  /// The features of a text as a lesson counts them.
  package func lesson(name: String, description: String, analyzer: Analyzer) -> [Lesson.Feature] {
    var weights: [String: Double] = [:]
    add(analyzer.analyze(name), to: &weights) { _ in nameWeight }
    add(analyzer.analyze(description), to: &weights) { Double(weight(atWord: $0)) }
    let stems = weights.keys.sorted()
    let length = stems.reduce(0) { $0 + Self.damped(weights[$1, default: 0]) }
    let scale = pow(max(length, 1) / Self.referenceLength, -lengthPower)
    return stems.compactMap { stem in
      let count = Int(
        (Self.damped(weights[stem, default: 0]) * scale * Double(countUnit)).rounded())
      return count > 0 ? Lesson.Feature(stem: stem, count: count) : nil
    }
  }

  private func add(
    _ text: AnalyzedText, to weights: inout [String: Double], weight: (Int) -> Double
  ) {
    for index in text.tokens.indices {
      let stem = text.stem(of: index)
      if !Self.isLeftOut(stem) { weights[stem, default: 0] += weight(index) }
    }
  }

  static func isLeftOut(_ stem: String) -> Bool {
    stem.utf8.count < 2 || StopWords.contains(stem) || StopWords.isOfCalendar(stem)
      || stem.utf8.allSatisfy { $0 >= 48 && $0 < 58 }
  }

  /// What repetition leaves of a weight: below one it is itself, above one it grows by its logarithm.
  static func damped(_ weight: Double) -> Double { weight < 1 ? weight : 1 + log(weight) }

  static func damped(_ weight: Float) -> Float { weight < 1 ? weight : 1 + log(weight) }

  /// What a word of the description counts, by its place: what a service does is said first, and
  /// who may come, when and how is said after.
  func weight(atWord place: Int) -> Float {
    max(leastWeight, 1 / (1 + Float(place) / fadingLength))
  }
}
