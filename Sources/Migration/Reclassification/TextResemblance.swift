import Foundation
import WaymarkClassifier

/// How alike texts are by their words, of which those tell most that few texts have.
///
/// The cosine of what lessons count. Over four thousand pairs of services of one directory it is below
/// a quarter for 96 of 100 where the words of all weigh the same, and for nearly all where those of
/// many texts weigh less; the two halves of one description beneath one name are above it.
struct TextResemblance: Sendable {
  /// From where on two texts may be of one service.
  static let enough = 0.25
  /// What a word counts that any service might be called by.
  private static let genericWeight = 0.25

  /// In how many texts each stem stands.
  private var spread: [String: Int] = [:]
  private var count = 0

  /// Makes what knows no text.
  init() {}

  /// Learns from a text which words are common.
  mutating func add(_ text: [Lesson.Feature]) {
    count += 1
    for feature in text { spread[feature.stem, default: 0] += 1 }
  }

  /// Whether two texts have so much in common that they may be of one service.
  func areAlike(_ first: [Lesson.Feature], _ second: [Lesson.Feature]) -> Bool {
    // Of two texts without a word nothing speaks against it.
    if first.isEmpty, second.isEmpty { return true }
    let (one, other) = (weights(of: first), weights(of: second))
    let common = one.reduce(0) { $0 + $1.value * (other[$1.key] ?? 0) }
    func square(_ weights: [String: Double]) -> Double {
      weights.values.reduce(0) { $0 + $1 * $1 }
    }
    return common > 0 && common >= Self.enough * (square(one) * square(other)).squareRoot()
  }

  private func weights(of text: [Lesson.Feature]) -> [String: Double] {
    var weights: [String: Double] = [:]
    for feature in text {
      let rarity = log(Double(count + 2) / Double(max(1, spread[feature.stem] ?? 0)))
      let share = GenericWords.carriers.contains(feature.stem) ? Self.genericWeight : 1
      weights[feature.stem] = Double(feature.count) * rarity * share
    }
    return weights
  }
}
