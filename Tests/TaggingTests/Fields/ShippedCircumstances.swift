import Foundation
import WaymarkTagging
import WaymarkTaxonomy

/// The circumstances that ship, with the words for them.
struct ShippedCircumstances: Sendable {
  let graph: TermGraph
  let knowledge: FieldKnowledge
  private let terms: [String: TermIndex]

  static let shared = Result { try ShippedCircumstances() }

  private init() throws {
    let checkout = (0..<4).reduce(#filePath) { path, _ in
      (path as NSString).deletingLastPathComponent
    }
    var builder = TermGraphBuilder()
    _ = try VocabularyReader.read(
      path: checkout + "/taxonomies/circumstances.csv", into: &builder)
    let graph = builder.build().graph
    let keywords = try KeywordReader.read(path: checkout + "/synonyms/keywords.csv", graph: nil)
      .keywords.filter { graph.index(of: $0.term) != nil }
    let eligibility = try String(
      contentsOfFile: checkout + "/taxonomies/eligibility.csv", encoding: .utf8)
    let strip = try String(contentsOfFile: checkout + "/synonyms/boilerplate.txt", encoding: .utf8)
    knowledge = FieldKnowledge(
      circumstances: CircumstanceIndex(
        graph: graph, keywords: keywords,
        eligibility: eligibility.split(whereSeparator: \.isNewline).compactMap { CURIE(String($0)) }
      ),
      stripLines: strip.split(separator: "\n").map(String.init))
    var terms: [String: TermIndex] = [:]
    for index in graph.terms.indices {
      let term = graph.terms[index]
      for label in [term.label] + term.alternativeLabels {
        terms[Self.plain(label)] = terms[Self.plain(label)] ?? index
      }
    }
    for keyword in keywords where keyword.weight > 0 {
      let words = Self.plain(keyword.text)
      terms[words] = terms[words] ?? graph.index(of: keyword.term)
    }
    self.graph = graph
    self.terms = terms
  }

  /// What a label of an audience means: an identifier, a label, or words for a circumstance.
  func term(_ label: String) -> TermIndex? {
    if let id = CURIE(label), let index = graph.index(of: id) { return index }
    let words = Self.plain(label)
    let openings = ["people with ", "people affected by ", "people who are ", "people who "]
    let rest = openings.filter { words.hasPrefix($0) }.map { String(words.dropFirst($0.count)) }
    return ([words] + rest).lazy.compactMap { terms[$0] }.first
  }

  /// Words in small letters and without the endings of their plurals.
  private static func plain(_ text: String) -> String {
    text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "+" && $0 != "'" }
      .map { $0.count > 3 && $0.hasSuffix("s") && !$0.hasSuffix("ss") ? $0.dropLast() : $0 }
      .joined(separator: " ")
  }

  /// Those of some circumstances than which no other is narrower, which is what the program tells.
  func narrowest(of terms: [TermIndex]) -> [TermIndex] {
    terms.filter { term in !terms.contains { graph.isBroader(term, than: $0) } }
  }

  /// Whether two circumstances are the same, or one is the broader of them.
  func areKin(_ first: TermIndex, _ second: TermIndex) -> Bool {
    first == second || graph.isBroader(first, than: second) || graph.isBroader(second, than: first)
  }
}
