import Foundation
import WaymarkTextAnalysis

/// Turns the words of a text into weighted features of an engine, the way lessons were counted.
struct FeatureCollector: Sendable {
  /// Where each feature of the text stands first, in their order.
  private(set) var places: [Int32] = []
  private var weights: [Float]
  private var seen: [Int32] = []

  init(lexiconCount: Int) {
    weights = [Float](repeating: 0, count: lexiconCount)
  }

  mutating func collect(
    _ text: RecordText, engine: Engine, into features: inout [(id: Int32, weight: Float)]
  ) {
    seen.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    let nameWeight = Float(engine.features.nameWeight)
    for position in 0..<text.count
    where !text.isStopWord[position] && !text.isNumber[position] {
      count(
        text.ids[position], at: position,
        position < text.nameCount
          ? nameWeight : engine.features.weight(atWord: position - text.nameCount))
    }
    features.removeAll(keepingCapacity: true)
    for id in seen {
      features.append((id, TextFeatures.damped(weights[Int(id)])))
      weights[Int(id)] = 0
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
