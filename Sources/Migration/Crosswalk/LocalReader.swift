import Foundation
import WaymarkTagging
import WaymarkTaxonomy
import WaymarkTextAnalysis

/// What is known of one local term before anything is decided.
struct LocalReading: Sendable {
  /// Its name, as words.
  var name: StemmedName
  /// How well each term fits the label alone.
  var byLabel: [TermIndex: Double] = [:]
  /// How well each term fits the label among its other names, its description and what is above it.
  var byContext: [TermIndex: Double] = [:]
  /// For each side of an enumeration, what fits it best.
  var bySide: [(text: String, term: TermIndex, confidence: Double)] = []
}

/// Reads the names of local terms with an assistant.
struct LocalReader {
  private var assistant: Assistant
  private let analyzer = Analyzer()

  init(_ assistant: Assistant) { self.assistant = assistant }

  /// Reads a local term.
  mutating func read(_ term: TermIndex, of list: LocalList) -> LocalReading {
    let described = list.graph.terms[term]
    var reading = LocalReading(name: StemmedName(described.label, analyzer: analyzer))
    let label = known(described.label)
    reading.byLabel = confidences(name: label)
    let context =
      described.alternativeLabels + [described.scopeNote ?? ""] + list.labelsAbove(term)
    let text = context.filter { !$0.isEmpty }.map(known).joined(separator: ". ")
    reading.byContext = text.isEmpty ? reading.byLabel : confidences(name: label, text)
    let sides = Self.sides(of: described.label)
    if sides.count > 1 {
      reading.bySide = sides.compactMap { side in
        let best = confidences(name: known(side)).max { ($0.value, $1.key) < ($1.value, $0.key) }
        return best.map { (side, $0.key, $0.value) }
      }
    }
    return reading
  }

  /// How well each term fits a text.
  mutating func confidences(name: String, _ description: String = "") -> [TermIndex: Double] {
    let tagged = assistant.tag(name: name, description: description)
    return Dictionary(
      tagged.ranking.map { ($0.term, Double($0.confidence)) }, uniquingKeysWith: max)
  }

  /// A text in which words that nobody knows are cut into two that are known: `afterschool`.
  private func known(_ text: String) -> String {
    let analyzed = analyzer.analyze(text)
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var start = 0
    for index in analyzed.tokens.indices {
      let range = analyzed.tokens[index].range
      guard range.count >= 2 * Self.shortestHalf,
        assistant.engine.lexicon.id(of: analyzed.stem(of: index)) == nil,
        let cut = cut(bytes[range])
      else { continue }
      result += bytes[start..<cut] + [0x20]
      start = cut
    }
    return String(decoding: result + bytes[start...], as: UTF8.self)
  }

  /// Where a word falls into two known ones, as near to the middle as may be.
  private func cut(_ word: ArraySlice<UInt8>) -> Int? {
    let places = (word.startIndex + Self.shortestHalf)...(word.endIndex - Self.shortestHalf)
    let middle = (word.startIndex + word.endIndex) / 2
    return places.sorted { (abs($0 - middle), $0) < (abs($1 - middle), $1) }.first { cut in
      [word[..<cut], word[cut...]].allSatisfy { half in
        let analyzed = analyzer.analyze(String(decoding: half, as: UTF8.self))
        return analyzed.tokens.count == 1
          && assistant.engine.lexicon.id(of: analyzed.stem(of: 0)) != nil
      }
    }
  }

  private static let shortestHalf = 3

  /// The sides of a label that enumerates: `Clubs / Classes`, `Toys & Gifts`, `Advice and Support`.
  private static func sides(of label: String) -> [String] {
    var sides: [String] = []
    for piece in label.split(whereSeparator: { "&/,;+|".contains($0) }) {
      var words: [Substring] = []
      for word in piece.split(separator: " ") {
        if ["and", "or"].contains(word.lowercased()) {
          sides.append(words.joined(separator: " "))
          words = []
        } else {
          words.append(word)
        }
      }
      sides.append(words.joined(separator: " "))
    }
    return sides.filter { !$0.isEmpty }
  }
}
