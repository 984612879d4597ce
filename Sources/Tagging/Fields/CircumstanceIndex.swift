import WaymarkFormats
package import WaymarkTaxonomy

/// The words that name the circumstances of a person, and which of these serve as eligibility.
package struct CircumstanceIndex: Sendable {
  private var phrases: [(text: String, term: TermIndex)] = []
  /// The circumstances that a service may demand.
  private(set) var eligible: Set<TermIndex> = []
  /// The words that name a circumstance alone, as `saidAlone` tells them.
  private(set) var alone: Set<UInt64> = []

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

  mutating func add(to compiler: inout CuePatternCompiler) {
    var takers: [[Int32]: TermIndex] = [:]
    for phrase in phrases {
      guard let value = Int32(exactly: phrase.term) else { continue }
      // Two spellings may have the same stems; the first, which outranks, keeps them.
      let words = compiler.words(phrase.text[...])
      if takers[words] == nil {
        takers[words] = phrase.term
        compiler.add(phrase: words, family: .circumstance, value: value)
      }
      if words.count == 1, takers[words] == phrase.term {
        alone.insert(Self.saidAlone(phrase.text, phrase.term))
      }
    }
  }

  /// What a word that names a circumstance alone is known by, whatever its inflection: "reserved" has
  /// the stem of "reservist", and names nobody.
  static func saidAlone(_ word: String, _ term: TermIndex) -> UInt64 {
    // "Ealing" is no inflection of EAL: of so few letters only the plural is one.
    let single = word.hasSuffix("s") ? word.dropLast() : Substring(word)
    let isShort = single.utf8.count <= 3
    var hash = FNV1a(isShort ? single.lowercased().utf8 : Inflection.base(of: word).utf8)
    hash.add(isShort ? 1 : 0)
    for byte in 0..<4 { hash.add(UInt8(truncatingIfNeeded: term >> (8 * byte))) }
    return hash.value
  }
}
