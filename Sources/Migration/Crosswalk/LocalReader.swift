import Foundation
import WaymarkTagging
import WaymarkTaxonomy
import WaymarkTextAnalysis

/// What is known of one local term before anything is decided.
struct LocalReading: Sendable {
  /// Its label.
  var label: String
  /// The label, as words.
  var name: StemmedName
  /// How well each term fits the label alone.
  var byLabel: [TermIndex: Double] = [:]
  /// How well each term fits the label among its other names, its description and what is above it.
  var byContext: [TermIndex: Double] = [:]
  /// The sides of an enumeration, each read by itself; none where nothing is enumerated.
  var sides: [LocalReading] = []
}

/// Reads the names of local terms with an assistant.
struct LocalReader {
  private var assistant: Assistant
  private let spelling: KnownSpelling
  private let analyzer = Analyzer()

  init(_ assistant: Assistant) {
    self.assistant = assistant
    spelling = KnownSpelling(assistant.engine.lexicon)
  }

  /// Reads a local term.
  mutating func read(_ term: TermIndex, of list: LocalList) -> LocalReading {
    let described = list.graph.terms[term]
    let context =
      described.alternativeLabels + [described.scopeNote ?? ""] + list.labelsAbove(term)
    let text = context.filter { !$0.isEmpty }.map(spelling.of).joined(separator: ". ")
    var reading = read(described.label, text)
    let sides = Self.sides(of: described.label)
    if sides.count > 1 {
      // What stands around the whole speaks for one of its sides, and drowns the others.
      reading.sides = sides.map { read($0, "") }
    }
    return reading
  }

  private mutating func read(_ label: String, _ context: String) -> LocalReading {
    let known = spelling.of(label)
    var reading = LocalReading(label: label, name: StemmedName(known, analyzer: analyzer))
    reading.byLabel = confidences(name: known)
    reading.byContext = context.isEmpty ? reading.byLabel : confidences(name: known, context)
    return reading
  }

  /// How well each term fits a text.
  mutating func confidences(name: String, _ description: String = "") -> [TermIndex: Double] {
    let tagged = assistant.tag(name: name, description: description)
    return Dictionary(
      tagged.ranking.map { ($0.term, Double($0.confidence)) }, uniquingKeysWith: max)
  }

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
