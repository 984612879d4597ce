package import WaymarkTaxonomy

/// The words that name the circumstances of a person, and which of these serve as eligibility.
package struct CircumstanceIndex: Sendable {
  private var phrases: [(text: String, term: TermIndex)] = []
  /// The circumstances that a service may demand.
  private(set) var eligible: Set<TermIndex> = []

  /// Makes an index of nothing.
  package init() {}

  /// Makes an index of the circumstances of a graph.
  ///
  /// - Parameters:
  ///   - graph: Its terms of role `circumstance` are read, with their alternative labels.
  ///   - keywords: Further words for them; those of no or negative weight are left out.
  ///   - eligibility: The circumstances that a service may demand.
  package init(graph: TermGraph, keywords: [Keyword] = [], eligibility: [CURIE] = []) {
    var seen: Set<String> = []
    let terms = graph.terms.indices.filter {
      graph.role(of: $0) == .circumstance && !graph.terms[$0].isRetired
    }
    // A preferred label outranks another label, and any label a keyword.
    for term in terms { add(graph.terms[term].label, term, &seen) }
    for term in terms {
      for label in graph.terms[term].alternativeLabels { add(label, term, &seen) }
    }
    for keyword in keywords where keyword.weight > 0 {
      guard let term = graph.index(of: keyword.term), graph.role(of: term) == .circumstance else {
        continue
      }
      add(keyword.text, term, &seen)
    }
    eligible = Set(eligibility.compactMap { graph.index(of: $0) })
  }

  /// Beginnings of labels that the text puts in many other ways.
  private static let openings = [
    "people with ", "people who are ", "people who have ", "person with ", "living with ",
    "people in ", "people affected by ", "has ", "have ", "is a ", "is ", "being ",
  ]

  private mutating func add(_ label: String, _ term: TermIndex, _ seen: inout Set<String>) {
    // What is in brackets explains a label; nobody writes it.
    let text = label.prefix { $0 != "(" }.lowercased()
    if seen.insert(text).inserted { phrases.append((text, term)) }
    for opening in Self.openings where text.hasPrefix(opening) && text.count > opening.count + 3 {
      let rest = String(text.dropFirst(opening.count))
      if seen.insert(rest).inserted { phrases.append((rest, term)) }
    }
  }

  func add(to compiler: inout CuePatternCompiler) {
    var taken: Set<[Int32]> = []
    for phrase in phrases {
      // Two spellings may have the same stems; the first, which outranks, keeps them.
      let words = compiler.words(phrase.text[...])
      guard taken.insert(words).inserted, let value = Int32(exactly: phrase.term) else { continue }
      compiler.add(phrase: words, family: .circumstance, value: value)
    }
  }
}
