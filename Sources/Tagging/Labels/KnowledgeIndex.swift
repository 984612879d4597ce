import Foundation
package import WaymarkTaxonomy
package import WaymarkTextAnalysis

/// Every label, alternative label and keyword of the terms that may be suggested, word by word.
///
/// One row per label, not one bag per term: a term is as good as its best label, not as the sum of
/// its synonyms. The index is immutable, in flat arrays, and holds no text but its lexicon.
package struct KnowledgeIndex: Sendable {
  /// What kind of name an entry is.
  package enum Kind: UInt8, Sendable, Hashable {
    /// The preferred label.
    case label
    /// Another label of the vocabulary.
    case alternative
    /// A word or phrase that people use.
    case keyword
  }

  /// All stems that the entries and the scope notes use.
  package internal(set) var lexicon = Lexicon()
  /// How telling each stem is: 1 for a word of one term only, near 0 for one of all terms.
  package internal(set) var telling: [Float] = []
  /// The term of each entry.
  package internal(set) var terms: [Int32] = []
  /// The kind of each entry, as `Kind.rawValue`.
  package internal(set) var kinds: [UInt8] = []
  /// The weight of each entry; below zero where the phrase misleads.
  package internal(set) var weights: [Float] = []
  /// Where the words of each entry start; one more than there are entries.
  package internal(set) var wordStarts: [Int32] = [0]
  /// The stems of the entries in order, function words left out.
  package internal(set) var words: [Int32] = []
  /// The sum of `telling` over the words of each entry.
  package internal(set) var masses: [Float] = []
  /// Where the entries of each stem start; one more than there are stems.
  package internal(set) var entryStarts: [Int32] = [0]
  /// The entries of each stem that are worth looking at where the text has it.
  package internal(set) var entries: [Int32] = []

  /// Where the entries of each term start; one more than the greatest term with entries.
  package internal(set) var termStarts: [Int32] = [0]
  /// The entries of each term.
  package internal(set) var entriesByTerm: [Int32] = []

  /// Makes an index of nothing.
  package init() {}

  /// The number of entries.
  package var count: Int { terms.count }

  /// The words of an entry.
  package func words(of entry: Int) -> ArraySlice<Int32> {
    words[Int(wordStarts[entry])..<Int(wordStarts[entry + 1])]
  }

  /// The entries of a term.
  package func entries(of term: TermIndex) -> some Sequence<Int> {
    let range =
      term + 1 < termStarts.count ? Int(termStarts[term])..<Int(termStarts[term + 1]) : 0..<0
    return entriesByTerm[range].lazy.map { Int($0) }
  }

  /// The kind of an entry.
  package func kind(of entry: Int) -> Kind { Kind(rawValue: kinds[entry]) ?? .keyword }
}

extension KnowledgeIndex {
  /// Indexes the terms of a graph that may be suggested.
  ///
  /// - Parameters:
  ///   - graph: The vocabularies.
  ///   - keywords: What people call the terms; those of unknown and retired terms are
  ///     passed over.
  ///   - roles: The roles of the terms to index.
  ///   - analyzer: What cuts names into words.
  package init(
    graph: TermGraph, keywords: [Keyword], roles: Set<Role> = [.type], analyzer: Analyzer
  ) {
    self.init(graph: graph, keywords: keywords, roles: roles, analyzer: analyzer) { _, _, _ in }
  }

  /// Indexes the terms of a graph, and tells of each text that is read.
  ///
  /// - Parameters:
  ///   - graph: The vocabularies.
  ///   - keywords: What people call the terms.
  ///   - roles: The roles of the terms to index.
  ///   - analyzer: What cuts names into words.
  ///   - note: Told the stems of each text in order, the term that it is of, and what it is.
  init(
    graph: TermGraph, keywords: [Keyword], roles: Set<Role> = [.type], analyzer: Analyzer,
    note: (_ stems: [Int32], _ term: TermIndex, _ text: IndexedText) -> Void
  ) {
    self.init()
    var reader = StemReader(analyzer)
    var seen: Set<[Int32]> = []
    var notes: [[Int32]] = []
    func read(_ text: String, _ term: TermIndex, _ kind: IndexedText) -> [Int32] {
      let stems = reader.stems(of: text, interning: &lexicon)
      note(stems, term, kind)
      return reader.content(of: stems)
    }
    for (term, description) in graph.terms.enumerated()
    where roles.contains(graph.role(of: term)) && !description.isRetired {
      seen.removeAll(keepingCapacity: true)
      func addOnce(_ content: [Int32], _ kind: Kind) {
        if seen.insert(content).inserted { add(content, term, kind, 1) }
      }
      addOnce(read(description.label, term, .label), .label)
      for label in description.alternativeLabels {
        addOnce(read(label, term, .alternative), .alternative)
      }
      notes.append(read(description.scopeNote ?? "", term, .note))
    }
    for keyword in keywords {
      guard let term = graph.index(of: keyword.term), roles.contains(graph.role(of: term)),
        !graph.terms[term].isRetired, abs(keyword.weight) > 0
      else { continue }
      add(
        read(keyword.text, term, .keyword(weight: keyword.weight)), term, .keyword,
        Float(min(max(keyword.weight, -1000), 1000)))
    }
    weigh(notes: notes)
  }

  private mutating func add(
    _ content: [Int32], _ term: TermIndex, _ kind: Kind, _ weight: Float
  ) {
    guard !content.isEmpty else { return }
    terms.append(Int32(term))
    kinds.append(kind.rawValue)
    weights.append(weight)
    words.append(contentsOf: content)
    wordStarts.append(Int32(words.count))
  }

  /// How telling a word must be to be reason by itself to look at an entry, given the best one there.
  ///
  /// It is where it tells something, or is the best that the entry has. "Support" and "service" stand in hundreds of labels and lead to none of them.
  static func leastWorthwhile(best: Float) -> Float { min(leastTelling, best) }

  private func isWorthwhile(_ stem: Int32, in entry: Int) -> Bool {
    let best = words(of: entry).reduce(0) { max($0, telling[Int($1)]) }
    return telling[Int(stem)] >= Self.leastWorthwhile(best: best)
  }

  private static let leastTelling: Float = 0.4

  /// Derives what follows from the entries: how telling each stem is, masses and postings.
  private mutating func weigh(notes: [[Int32]]) {
    let stems = lexicon.count
    var termsOfStem = [Set<Int32>](repeating: [], count: stems)
    var entriesOfStem = [[Int32]](repeating: [], count: stems)
    for entry in 0..<count {
      for word in words(of: entry) {
        termsOfStem[Int(word)].insert(terms[entry])
        if entriesOfStem[Int(word)].last != Int32(entry) {
          entriesOfStem[Int(word)].append(Int32(entry))
        }
      }
    }
    var noteCount = [Int](repeating: 0, count: stems)
    for note in notes { for word in Set(note) { noteCount[Int(word)] += 1 } }
    let termCount = Double(Set(terms).count)
    let top = log(termCount + 1)
    telling = (0..<stems).map { stem in
      // A word that scope notes use freely is no name of anything, though few labels have it.
      let spread = Double(max(termsOfStem[stem].count, noteCount[stem] / 2))
      return top > 0 ? Float(max(0.02, log((termCount + 1) / max(1, spread)) / top)) : 1
    }
    masses = (0..<count).map { entry in
      words(of: entry).reduce(0) { $0 + telling[Int($1)] }
    }
    var entriesOfTerm = [[Int32]](repeating: [], count: Int(terms.max() ?? -1) + 1)
    for entry in 0..<count { entriesOfTerm[Int(terms[entry])].append(Int32(entry)) }
    termStarts = [0]
    entriesByTerm = []
    for row in entriesOfTerm {
      entriesByTerm.append(contentsOf: row)
      termStarts.append(Int32(entriesByTerm.count))
    }
    entryStarts = [0]
    entries = []
    for (stem, row) in entriesOfStem.enumerated() {
      entries.append(contentsOf: row.filter { isWorthwhile(Int32(stem), in: Int($0)) })
      entryStarts.append(Int32(entries.count))
    }
  }
}
