import Foundation
import WaymarkClassifier

/// How alike texts are by their words, of which those tell most that few texts have.
///
/// It is the cosine of what lessons count. Hardly any two services of one directory have a quarter of
/// that in common; a description that was written anew beneath its name still has.
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
    let weightOf = Dictionary(other.map { ($0.stem, $0.weight) }, uniquingKeysWith: +)
    let common = one.reduce(0) { $0 + $1.weight * (weightOf[$1.stem] ?? 0) }
    func square(_ weights: [(stem: String, weight: Double)]) -> Double {
      weights.reduce(0) { $0 + $1.weight * $1.weight }
    }
    return common > 0 && common >= Self.enough * (square(one) * square(other)).squareRoot()
  }

  /// The weights in the order of the words, so that their sums are the same every time.
  private func weights(of text: [Lesson.Feature]) -> [(stem: String, weight: Double)] {
    text.map { feature in
      let rarity = log(Double(count + 2) / Double(max(1, spread[feature.stem] ?? 0)))
      let share = GenericWords.carriers.contains(feature.stem) ? Self.genericWeight : 1
      return (feature.stem, Double(feature.count) * rarity * share)
    }
  }
}
