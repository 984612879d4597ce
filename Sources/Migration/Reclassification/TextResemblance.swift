import Foundation
import WaymarkClassifier
import WaymarkTextAnalysis

/// How alike texts are by their words, of which those tell most that few texts have.
///
/// It is the cosine of what lessons count (Salton, Wong and Yang, 1975). How many texts of two services
/// pass for one, and how many of one do not, `swift test --filter TextResemblance` prints.
struct TextResemblance: Sendable {
  /// The words of a text, small enough to keep those of every lesson.
  struct Sketch: Sendable {
    fileprivate var words: [(id: Int32, count: Int32)]
  }

  /// From where on two texts may be of one service.
  static let enough = 0.25
  /// What a word counts that any service might be called by.
  private static let genericWeight = 0.25

  private var lexicon = Lexicon()
  /// In how many texts each stem stands, by its id.
  private var spread: [Int32] = []
  private var count = 0

  /// Makes what knows no text.
  init() {}

  /// Learns from a text which words are common, and returns what is kept of it.
  mutating func add(_ text: [Lesson.Feature]) -> Sketch {
    count += 1
    let words = text.map { feature in
      let id = lexicon.intern(feature.stem)
      if Int(id) == spread.count { spread.append(0) }
      spread[Int(id)] += 1
      return (id, Int32(clamping: feature.count))
    }
    return Sketch(words: words)
  }

  /// Whether a text has so much in common with a known one that they may be of one service.
  func areAlike(_ known: Sketch, _ text: [Lesson.Feature]) -> Bool {
    // Of two texts without a word nothing speaks against it.
    if known.words.isEmpty, text.isEmpty { return true }
    var weights: [Int32: Double] = [:]
    var knownSquare = 0.0
    for word in known.words {
      let weight = weight(of: lexicon.word(word.id), id: word.id, count: Int(word.count))
      weights[word.id, default: 0] += weight
      knownSquare += weight * weight
    }
    var (common, square) = (0.0, 0.0)
    for feature in text {
      let id = lexicon.id(of: feature.stem)
      let weight = weight(of: feature.stem, id: id, count: feature.count)
      if let id { common += weight * (weights[id] ?? 0) }
      square += weight * weight
    }
    return common > 0 && common >= Self.enough * (knownSquare * square).squareRoot()
  }

  private func weight(of stem: String, id: Int32?, count times: Int) -> Double {
    let texts = id.map { spread[Int($0)] } ?? 0
    let rarity = log(Double(count + 2) / Double(max(1, texts)))
    return Double(times) * rarity
      * (GenericWords.carriers.contains(stem) ? Self.genericWeight : 1)
  }
}
