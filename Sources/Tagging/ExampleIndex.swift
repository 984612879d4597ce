import Foundation
import WaymarkClassifier

/// The lessons themselves, to find those most like a text.
///
/// Cosine of `count · idf`, the plainest likeness there is; it finds the near-duplicates that
/// directories are full of, where counts over a whole term blur them.
package struct ExampleIndex: Sendable {
  /// Where each feature's postings start.
  private var starts: [Int32] = [0]
  private var examples: [Int32] = []
  private var weights: [Float] = []
  /// The inverse document frequency of each feature.
  private var rarity: [Float] = []
  /// The terms of each example.
  package private(set) var terms: [[Int32]] = []
  /// The fold of each example, for fitting without looking at the answer.
  private var folds: [Int32] = []

  /// The number of examples.
  package var count: Int { terms.count }

  /// Makes an index of nothing.
  package init() {}

  /// Indexes lessons.
  package init(
    lessons: [Lesson], folds: [Int32], featureCount: Int, featureID: (String) -> Int32?
  ) {
    var rows = [[(example: Int32, count: Float)]](repeating: [], count: featureCount)
    for (example, lesson) in lessons.enumerated() {
      terms.append(lesson.verdicts.filter(\.fits).map { Int32($0.term) })
      for feature in lesson.features {
        guard let id = featureID(feature.stem) else { continue }
        rows[Int(id)].append((Int32(example), Float(feature.count) / Float(countUnit)))
      }
    }
    self.folds = folds
    rarity = rows.map { Float(log(Double(lessons.count + 1) / Double($0.count + 1)) + 0.1) }
    var lengths = [Float](repeating: 0, count: lessons.count)
    for (feature, row) in rows.enumerated() {
      for posting in row {
        let weight = posting.count * rarity[feature]
        lengths[Int(posting.example)] += weight * weight
      }
    }
    for (feature, row) in rows.enumerated() {
      for posting in row {
        examples.append(posting.example)
        weights.append(
          posting.count * rarity[feature] / max(1e-6, lengths[Int(posting.example)].squareRoot()))
      }
      starts.append(Int32(examples.count))
    }
  }

  /// Adds the likeness of each example to the features to `likeness`, one place for each.
  ///
  /// - Returns: The examples that have anything in common with the features.
  package func measure(
    _ features: [(id: Int32, weight: Float)], excluding fold: Int32?, into likeness: inout [Float],
    touched: inout [Int32]
  ) {
    var length: Float = 0
    for feature in features where feature.id >= 0 && Int(feature.id) < rarity.count {
      let weight = feature.weight * rarity[Int(feature.id)]
      length += weight * weight
    }
    guard length > 0 else { return }
    let scale = 1 / length.squareRoot()
    for feature in features where feature.id >= 0 && Int(feature.id) < rarity.count {
      let id = Int(feature.id)
      let weight = feature.weight * rarity[id] * scale
      for position in Int(starts[id])..<Int(starts[id + 1]) {
        let example = Int(examples[position])
        if likeness[example] == 0 { touched.append(Int32(example)) }
        likeness[example] += weight * weights[position]
      }
    }
    if let fold {
      for example in touched where folds[Int(example)] == fold { likeness[Int(example)] = 0 }
    }
  }
}
