import Foundation
import WaymarkTextAnalysis

/// Turns the words of a text into weighted features of an engine, the way lessons were counted.
struct FeatureCollector: Sendable {
  private var weights: [Float]
  private var seen: [Int32] = []
  private var pair: [UInt8] = []

  init(lexiconCount: Int) {
    weights = [Float](repeating: 0, count: lexiconCount)
  }

  mutating func collect(
    _ text: RecordText, engine: Engine, into features: inout [(id: Int32, weight: Float)]
  ) {
    seen.removeAll(keepingCapacity: true)
    let nameWeight = Float(engine.features.nameWeight)
    var previous = -1
    for position in 0..<text.count {
      if text.isStopWord[position] || text.isNumber[position] {
        previous = -1
        continue
      }
      let weight = position < text.nameCount ? nameWeight : 1
      count(text.ids[position], weight)
      if engine.features.usesPairs, previous >= 0, text.boundaries[position] == .none,
        text.ids[previous] >= 0, text.ids[position] >= 0
      {
        count(idOfPair(previous, position, in: text, engine.lexicon), weight)
      }
      previous = position
    }
    features.removeAll(keepingCapacity: true)
    for id in seen {
      features.append((id, 1 + log(weights[Int(id)])))
      weights[Int(id)] = 0
    }
  }

  private mutating func count(_ id: Int32, _ weight: Float) {
    guard id >= 0 else { return }
    if weights[Int(id)] == 0 { seen.append(id) }
    weights[Int(id)] += weight
  }

  private mutating func idOfPair(
    _ first: Int, _ second: Int, in text: RecordText, _ lexicon: Lexicon
  ) -> Int32 {
    pair.removeAll(keepingCapacity: true)
    text.withStem(at: first) { pair.append(contentsOf: $0) }
    pair.append(0x20)
    text.withStem(at: second) { pair.append(contentsOf: $0) }
    return pair.withUnsafeBufferPointer { lexicon.id(of: $0) } ?? -1
  }
}
