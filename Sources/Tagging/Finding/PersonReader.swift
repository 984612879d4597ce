package import WaymarkTaxonomy
import WaymarkTextAnalysis

/// Reads needs and circumstances from what a person says of themselves.
///
/// A person's words are no description of a service: whatever they name is theirs, unless they deny
/// it. A denied circumstance is none ("I am not disabled"), while what one lacks is a need ("I have
/// no food").
///
///     let reader = PersonReader(graph: graph, keywords: keywords)
///     reader.read("I am lonely since my husband died")  // lonely, widowed, bereaved …
package struct PersonReader: Sendable {
  /// A term that a phrase names.
  struct Target: Sendable {
    var term: TermIndex
    var weight: Double
    /// What the only telling word is without its inflection, as it may be said; none for longer phrases.
    var bases: Set<String> = []
  }

  /// One way to name terms.
  struct Phrase: Sendable {
    var words: [Int32]
    /// The words of it that are not light.
    var content: [Int32]
    /// The faint words of which one must stand beside the only other word; none for longer phrases.
    var faint: [Int32]
    var targets: [Target]
  }

  private let lexicon: Lexicon
  let phrases: [Phrase]
  /// The phrases that have a word, by the rarest of their words.
  let phrasesOfWord: [[Int]]
  private let ages: AgeBands
  /// How many terms each word names, alone or with others.
  private let termCount: [Int]
  let isNeed: [Bool]
  private let analyzer = Analyzer()
}

extension PersonReader {
  /// Makes a reader of the needs and circumstances of a graph.
  ///
  /// - Parameters:
  ///   - graph: Its terms of role `need` and `circumstance` are read, with all their labels.
  ///   - keywords: Further words for them; those of no or negative weight are left out.
  package init(graph: TermGraph, keywords: [Keyword]) {
    let analyzer = Analyzer()
    var lexicon = Lexicon()
    _ = lexicon.intern("\u{0}")
    var places: [[Int32]: Int] = [:]
    var phrases: [Phrase] = []
    var text = AnalyzedText()
    var ages = AgeBands()
    func isRead(_ term: TermIndex) -> Bool {
      let role = graph.role(of: term)
      return (role == .need || role == .circumstance) && !graph.terms[term].isRetired
    }
    func add(_ label: String, _ term: TermIndex, _ weight: Double, isLabel: Bool = false) {
      // What is in brackets explains a label; nobody says it.
      var label = String(label.prefix { $0 != "(" })
      label.withUTF8 { analyzer.analyze($0, into: &text) }
      // Of "over 60s" and "very old" nobody's words are to be found, but the years they tell.
      if ages.add(AgeWords(text, of: label), of: label, term, weight: weight) { return }
      let said = PersonWords(text, of: label) { lexicon.intern($0) }
      let words = said.words.drop { said.leadsIn($0) }
      let content = words.filter { !$0.isLight }.map(\.id)
      guard !content.isEmpty else { return }
      // In "people with diabetes" and "affected by floods" they only lead to what counts, and in a
      // label, as "Disabled person", they fill it up.
      let isLedTo = said.words.count > words.count
      let faint = words.count > 1 || isLedTo || isLabel ? [] : said.faint.map(\.id)
      let key = words.map(\.id)
      let place = places[key + [-1] + faint] ?? phrases.count
      if place == phrases.count {
        places[key + [-1] + faint] = place
        phrases.append(Phrase(words: key, content: content, faint: faint, targets: []))
      }
      let bases = content.count > 1 ? [] : words.filter { !$0.isLight }.map(\.base)
      if let known = phrases[place].targets.firstIndex(where: { $0.term == term }) {
        let best = max(phrases[place].targets[known].weight, weight)
        phrases[place].targets[known].weight = best
        phrases[place].targets[known].bases.formUnion(bases)
      } else {
        phrases[place].targets.append(Target(term: term, weight: weight, bases: Set(bases)))
      }
    }
    for term in graph.terms.indices where isRead(term) {
      add(graph.terms[term].label, term, 1, isLabel: true)
      for label in graph.terms[term].alternativeLabels { add(label, term, 1, isLabel: true) }
    }
    for keyword in keywords where keyword.weight > 0 {
      guard let term = graph.index(of: keyword.term), isRead(term) else { continue }
      for text in KinNames.variants(of: keyword.text) { add(text, term, min(1, keyword.weight)) }
    }
    var having = [Set<TermIndex>](repeating: [], count: lexicon.count)
    for phrase in phrases {
      for word in phrase.content { having[Int(word)].formUnion(phrase.targets.map(\.term)) }
    }
    let counts = having.map(\.count)
    var index = [[Int]](repeating: [], count: lexicon.count)
    for (number, phrase) in phrases.enumerated() {
      if let rarest = phrase.content.min(by: { counts[Int($0)] < counts[Int($1)] }) {
        index[Int(rarest)].append(number)
      }
    }
    self.lexicon = lexicon
    self.ages = ages
    self.phrases = phrases
    phrasesOfWord = index
    termCount = counts
    isNeed = graph.terms.indices.map { graph.role(of: $0) == .need }
  }
}

// MARK: - Reading

extension PersonReader {
  /// Returns the needs and circumstances that a text names, the surest first.
  ///
  /// Only its first 500 words are read; nobody tells more of themselves at once.
  package func read(_ text: String) -> [PersonReading] {
    let analyzed = analyzer.analyze(text)
    let said = PersonWords(analyzed, of: text) { lexicon.id(of: $0) }
    let words = said.words
    var found = phrases(in: said, analyzed)
    // A word within a longer phrase that was found says nothing of its own: "care" in "care home".
    found.sort { $0.places.count > $1.places.count }
    var best: [TermIndex: PersonReading] = [:]
    for (number, match) in found.enumerated() {
      let around = found[..<number].filter { other in
        other.share == 1 && other.places.count > match.places.count
          && Set(match.places).isSubset(of: other.places)
      }
      let targets = phrases[match.phrase].targets.filter { target in
        // One word that decides alone must be the very word.
        target.bases.isEmpty
          || match.places.contains { !words[$0].isLight && target.bases.contains(words[$0].base) }
      }
      for target in targets {
        // A longer phrase for a need still leaves its words to circumstances, and the reverse.
        let isWithin = around.contains { other in
          phrases[other.phrase].targets.contains { isNeed[$0.term] == isNeed[target.term] }
        }
        if isWithin { continue }
        if isDenied(match, isNeed[target.term], words, analyzed) { continue }
        if isOfRelative(match, isNeed[target.term], words, analyzed) { continue }
        let alike = targets.count { isNeed[$0.term] == isNeed[target.term] }
        let strength =
          weight(of: target.weight, for: phrases[match.phrase]) * match.share / Double(alike)
        guard strength >= Self.least, strength > best[target.term]?.strength ?? 0 else { continue }
        let places = words[match.span.lowerBound].position...words[match.span.upperBound].position
        best[target.term] = reading(of: target.term, strength, places, analyzed, text)
      }
    }
    for age in SpokenAges.read(AgeWords(analyzed, of: text)) {
      for term in ages.terms(at: age.years) where best[term] == nil {
        best[term] = reading(of: term, Self.ofAge, age.places, analyzed, text)
      }
    }
    return best.values.sorted { left, right in
      left.strength != right.strength ? left.strength > right.strength : left.term < right.term
    }
  }

  /// The least strength of a reading; chosen, not measured.
  private static let least = 0.4

  /// What a phrase is worth: one doubtful word only counts where few terms have it, since "home" and
  /// "work" are said in passing.
  private func weight(of weight: Double, for phrase: Phrase) -> Double {
    guard weight < 1, phrase.content.count == 1, let word = phrase.content.first else {
      return weight
    }
    return termCount[Int(word)] <= Self.few ? weight : 0
  }

  /// How many terms may have a doubtful word; chosen, not measured.
  private static let few = 6

  /// How surely an age tells of a circumstance; what else a person says counts for more; chosen, not
  /// measured.
  private static let ofAge = 0.6

  private func reading(
    of term: TermIndex, _ strength: Double, _ places: ClosedRange<Int>, _ analyzed: AnalyzedText,
    _ text: String
  ) -> PersonReading {
    let start = beginning(at: places.lowerBound, analyzed, text)
    let bytes = start..<analyzed.tokens[places.upperBound].range.upperBound
    return PersonReading(
      term: term, strength: strength,
      text: String(
        decoding: text.utf8.dropFirst(bytes.lowerBound).prefix(bytes.count), as: UTF8.self),
      range: utf16Range(bytes, in: text))
  }

  /// Where a word begins as it is written: "can't" is one word, though it is read as two.
  private func beginning(at place: Int, _ analyzed: AnalyzedText, _ text: String) -> Int {
    let words = analyzed.tokens
    var place = place
    while place > 0,
      text.joint(between: words[place - 1].range, and: words[place].range) == .apostrophe
    {
      place -= 1
    }
    return words[place].range.lowerBound
  }
}
