import Foundation
import WaymarkTaxonomy
import WaymarkTextAnalysis

/// The names of the terms of a workspace, by their stems.
struct NameTable: Sendable {
  /// One name of one term.
  struct Entry: Sendable {
    /// The term.
    var term: TermIndex
    /// Whether it is a label of the term, and no mere keyword.
    var isLabel: Bool
    /// How surely the name means the term; 1 for labels.
    var weight: Double
    /// The name.
    var name: StemmedName
    /// The name as people spell it, but for capitals and the plural.
    var spelling: String
  }

  /// How well a name fits a term.
  struct Fit: Sendable, Hashable {
    /// The term.
    var term: TermIndex
    /// From 0, nothing in common, to 1, the same specific stems.
    var likeness: Double
    /// Whether a label fits so well, and no mere keyword.
    var isLabel: Bool
    /// Whether the name is spelled the same but for capitals and the plural: an immigrant and
    /// immigration have one stem.
    var isVerbatim: Bool
  }

  /// All names.
  let entries: [Entry]
  private var byStem: [String: [Int]] = [:]
  private var ofTerm: [TermIndex: [Int]] = [:]
  private let termCount: Double

  /// Gathers the names of a graph's terms; keywords that speak against a term are left out.
  init(graph: TermGraph, keywords: [Keyword], analyzer: Analyzer) {
    var entries: [Entry] = []
    func add(_ text: String, _ term: TermIndex, isLabel: Bool, _ weight: Double) {
      let name = StemmedName(text, analyzer: analyzer)
      if name.stems.isEmpty { return }
      entries.append(
        Entry(
          term: term, isLabel: isLabel, weight: weight, name: name, spelling: Self.spelling(text)))
    }
    for (term, described) in graph.terms.enumerated() where !described.isRetired {
      for label in [described.label] + described.alternativeLabels {
        add(label, term, isLabel: true, 1)
      }
    }
    for keyword in keywords where keyword.weight > 0 {
      guard let term = graph.index(of: keyword.term), !graph.terms[term].isRetired else { continue }
      add(keyword.text, term, isLabel: false, min(1, keyword.weight))
    }
    self.entries = entries
    termCount = Double(max(1, graph.terms.count))
    for (index, entry) in entries.enumerated() {
      ofTerm[entry.term, default: []].append(index)
      for stem in entry.name.specific { byStem[stem, default: []].append(index) }
    }
  }

  /// The names of a term, labels first.
  func names(of term: TermIndex) -> [Entry] { (ofTerm[term] ?? []).map { entries[$0] } }

  /// How telling a stem is: large where few names have it.
  func tellingness(of stem: String) -> Double {
    log(1 + termCount / (1 + Double(byStem[stem]?.count ?? 0)))
  }

  /// How many terms have a stem in a label, where it says what they are about.
  func labels(with stem: String) -> Int {
    Set((byStem[stem] ?? []).filter { entries[$0].isLabel }.map { entries[$0].term }).count
  }

  /// What goes first among names as like as each other: the same spelling, then a label.
  ///
  /// So small that likeness decides; chosen, not measured.
  private enum Preference {
    static let spelling = 0.03
    static let label = 0.02
    static let keyword = 0.01
  }

  /// The best fit of a name among the terms that are wanted; the earlier term where two fit alike.
  func best(
    for name: StemmedName, spelled label: String, where isWanted: (TermIndex) -> Bool
  ) -> Fit? {
    var best: Fit?
    var bestValue = 0.0
    var seen: Set<Int> = []
    let spelling = Self.spelling(label)
    for stem in name.specific.sorted() {
      for index in byStem[stem] ?? [] where seen.insert(index).inserted {
        let entry = entries[index]
        guard isWanted(entry.term) else { continue }
        let likeness = likeness(name.specific, entry.name.specific)
        let isVerbatim = entry.spelling == spelling
        let value =
          likeness
          + (entry.isLabel ? Preference.label : Preference.keyword * entry.weight)
          + (isVerbatim ? Preference.spelling : 0)
        if value > bestValue || value == bestValue && entry.term < best?.term ?? .max {
          bestValue = value
          best = Fit(
            term: entry.term, likeness: likeness, isLabel: entry.isLabel, isVerbatim: isVerbatim)
        }
      }
    }
    return best
  }

  private static func spelling(_ text: String) -> String {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }
      .map { $0.hasSuffix("s") ? $0.dropLast() : $0 }.joined(separator: " ")
  }

  /// The share of the telling stems of both that both have.
  func likeness(_ first: Set<String>, _ second: Set<String>) -> Double {
    if first == second { return 1 }
    func mass(_ stems: Set<String>) -> Double {
      stems.sorted().reduce(0) { $0 + tellingness(of: $1) }
    }
    let common = mass(first.intersection(second))
    return common > 0 ? common / mass(first.union(second)) : 0
  }
}
