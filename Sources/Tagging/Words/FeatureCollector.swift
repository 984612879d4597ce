import Foundation
import WaymarkTextAnalysis

/// Turns the words of a text into weighted features of an engine.
///
/// They are those that lessons count, but for names that say nothing, which lessons count in full.
struct FeatureCollector: Sendable {
  /// Where each feature of the text stands first, in their order.
  private(set) var places: [Int32] = []
  /// What each feature weighs in the beginning of the description, or zero.
  private(set) var leads: [Float] = []
  private var weights: [Float]
  private var leadWeights: [Float]
  private var seen: [Int32] = []

  init(lexiconCount: Int) {
    weights = [Float](repeating: 0, count: lexiconCount)
    leadWeights = weights
  }

  /// Collects the features of a text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - engine: What knows the words.
  ///   - isNamed: Whether the name says what it is.
  ///   - features: The features, in order of their first places.
  mutating func collect(
    _ text: RecordText, engine: Engine, isNamed: Bool,
    into features: inout [(id: Int32, weight: Float)]
  ) {
    seen.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    let nameWeight =
      isNamed ? Float(engine.features.nameWeight) : weightInFancifulName(text, engine)
    for position in 0..<text.count {
      let word = text.words[position]
      guard word.isFeature else { continue }
      let isInName = position < text.nameCount
      count(
        word.id, at: position,
        isInName ? nameWeight : engine.features.weight(atWord: position - text.nameCount))
    }
    countLead(of: text)
    features.removeAll(keepingCapacity: true)
    leads.removeAll(keepingCapacity: true)
    for id in seen {
      features.append((id, TextFeatures.damped(weights[Int(id)])))
      leads.append(TextFeatures.damped(leadWeights[Int(id)]))
      weights[Int(id)] = 0
      leadWeights[Int(id)] = 0
    }
  }

  /// What a word of a name counts that does not say what it is: "Hope" or "Harmony" would drown a line
  /// that does, so it counts as a word of the line; who tells more is not drowned.
  private func weightInFancifulName(_ text: RecordText, _ engine: Engine) -> Float {
    let told = (text.nameCount..<text.count).count { text.words[$0].isFeature }
    return min(Float(engine.features.nameWeight), max(1, Float(told) / Self.wordsForOneOfName))
  }

  /// So many telling words of a description bear one of the name.
  private static let wordsForOneOfName: Float = 8

  /// Counts the words in which the description says what it is about; those of the name where there
  /// is nothing else.
  private mutating func countLead(of text: RecordText) {
    var left = TextFeatures.leadLength
    var position = text.nameCount < text.count ? text.nameCount : 0
    while position < text.count, left > 0 {
      let word = text.words[position]
      if word.isFeature {
        left -= 1
        if word.id >= 0 { leadWeights[Int(word.id)] += 1 }
      }
      position += 1
    }
  }

  private mutating func count(_ id: Int32, at position: Int, _ weight: Float) {
    guard id >= 0 else { return }
    if weights[Int(id)] == 0 {
      seen.append(id)
      places.append(Int32(position))
    }
    weights[Int(id)] += weight
  }
}
