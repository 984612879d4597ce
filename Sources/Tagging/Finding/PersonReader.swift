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
  /// One way to name a term.
  private struct Phrase: Sendable {
    var words: [Int32]
    /// The words of it that are not light.
    var content: [Int32]
    var targets: [(term: TermIndex, weight: Double)]
  }

  private let lexicon: Lexicon
  private let phrases: [Phrase]
  /// The phrases that have a word, by the rarest of their words.
  private let phrasesOfWord: [[Int]]
  private let isNeed: [Bool]
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
    func isRead(_ term: TermIndex) -> Bool {
      let role = graph.role(of: term)
      return (role == .need || role == .circumstance) && !graph.terms[term].isRetired
    }
    func add(_ label: String, _ term: TermIndex, _ weight: Double) {
      // What is in brackets explains a label; nobody says it.
      var label = String(label.prefix { $0 != "(" })
      label.withUTF8 { analyzer.analyze($0, into: &text) }
      let words = PersonWords(text) { lexicon.intern($0) }.words
      let content = words.filter { !$0.isLight }.map(\.id)
      guard !content.isEmpty else { return }
      let key = words.map(\.id)
      let place = places[key] ?? phrases.count
      if place == phrases.count {
        places[key] = place
        phrases.append(Phrase(words: key, content: content, targets: []))
      }
      if let known = phrases[place].targets.firstIndex(where: { $0.term == term }) {
        let best = max(phrases[place].targets[known].weight, weight)
        phrases[place].targets[known].weight = best
      } else {
        phrases[place].targets.append((term, weight))
      }
    }
    for term in graph.terms.indices where isRead(term) {
      add(graph.terms[term].label, term, 1)
      for label in graph.terms[term].alternativeLabels { add(label, term, 1) }
    }
    for keyword in keywords where keyword.weight > 0 {
      guard let term = graph.index(of: keyword.term), isRead(term) else { continue }
      add(keyword.text, term, min(1, keyword.weight))
    }
    var counts = [Int](repeating: 0, count: lexicon.count)
    for phrase in phrases { for word in Set(phrase.content) { counts[Int(word)] += 1 } }
    var index = [[Int]](repeating: [], count: lexicon.count)
    for (number, phrase) in phrases.enumerated() {
      if let rarest = phrase.content.min(by: { counts[Int($0)] < counts[Int($1)] }) {
        index[Int(rarest)].append(number)
      }
    }
    self.lexicon = lexicon
    self.phrases = phrases
    phrasesOfWord = index
    isNeed = graph.terms.indices.map { graph.role(of: $0) == .need }
  }
}

// MARK: - Reading

extension PersonReader {
  /// A phrase found in a text, in places of its words.
  private struct Found {
    var phrase: Int
    var places: [Int]
    var share: Double
    var span: ClosedRange<Int> { (places.min() ?? 0)...(places.max() ?? 0) }
  }

  /// Returns the needs and circumstances that a text names, the surest first.
  package func read(_ text: String) -> [PersonReading] {
    let analyzed = analyzer.analyze(text)
    let words = PersonWords(analyzed) { lexicon.id(of: $0) }.words
    var found = phrases(in: words, analyzed)
    // A word within a longer phrase that was found says nothing of its own: "care" in "care home".
    found.sort { $0.places.count > $1.places.count }
    var best: [TermIndex: PersonReading] = [:]
    for (number, match) in found.enumerated() {
      let isWithin = found[..<number].contains { other in
        other.share == 1 && other.places.count > match.places.count
          && Set(match.places).isSubset(of: other.places)
      }
      if isWithin { continue }
      let targets = phrases[match.phrase].targets
      for target in targets {
        if isDenied(match, isNeed[target.term], words, analyzed) { continue }
        if isOfRelative(match, isNeed[target.term], words, analyzed) { continue }
        let alike = targets.count { isNeed[$0.term] == isNeed[target.term] }
        let strength = target.weight * match.share / Double(alike)
        guard strength >= Self.least, strength > best[target.term]?.strength ?? 0 else { continue }
        best[target.term] = reading(of: target.term, strength, match, words, analyzed, text)
      }
    }
    return best.values.sorted { left, right in
      left.strength != right.strength ? left.strength > right.strength : left.term < right.term
    }
  }

  /// The least strength of a reading.
  private static let least = 0.4
  /// What a phrase is worth whose words stand apart.
  private static let loose = 0.7

  private func phrases(in words: [PersonWords.Word], _ text: AnalyzedText) -> [Found] {
    var found: [Found] = []
    var seen: Set<Int> = []
    for (place, word) in words.enumerated() where word.id > 0 && !word.isLight {
      for number in phrasesOfWord[Int(word.id)] {
        let phrase = phrases[number]
        if let start = firstMatch(of: phrase.words, around: place, in: words, text) {
          let places = Array(start..<(start + phrase.words.count))
          found.append(Found(phrase: number, places: places, share: 1))
        } else if phrase.content.count > 1, seen.insert(number).inserted,
          let places = scattered(phrase, around: place, in: words, text)
        {
          found.append(Found(phrase: number, places: places, share: Self.loose))
        }
      }
    }
    return found
  }

  /// Where the words of a phrase stand one after the other, with a place among them.
  private func firstMatch(
    of phrase: [Int32], around place: Int, in words: [PersonWords.Word], _ text: AnalyzedText
  ) -> Int? {
    let starts = max(0, place - phrase.count + 1)...place
    return starts.first { start in
      guard start + phrase.count <= words.count else { return false }
      return phrase.indices.allSatisfy { words[start + $0].id == phrase[$0] }
        && isOneSentence(words[start].position, words[start + phrase.count - 1].position, text)
    }
  }

  /// The places of the telling words of a phrase close to each other, in any order.
  private func scattered(
    _ phrase: Phrase, around place: Int, in words: [PersonWords.Word], _ text: AnalyzedText
  ) -> [Int]? {
    // "No heating" is not said by "heating"; what denies must stand there too.
    var wanted = phrase.content
    if phrase.words.contains(PersonWords.denial) { wanted.append(PersonWords.denial) }
    let reach = wanted.count + 2
    var places: [Int] = []
    for word in wanted {
      let near = max(0, place - reach)...min(words.count - 1, place + reach)
      let next = near.filter { words[$0].id == word && !places.contains($0) }
        .min { abs($0 - place) < abs($1 - place) }
      guard let next else { return nil }
      places.append(next)
    }
    places.sort()
    guard let first = places.first, let last = places.last, last - first <= reach,
      isOneSentence(words[first].position, words[last].position, text)
    else { return nil }
    return places
  }

  private func isOneSentence(_ first: Int, _ last: Int, _ text: AnalyzedText) -> Bool {
    first >= last || !((first + 1)...last).contains { text.tokens[$0].boundary >= .clause }
  }

  private func reading(
    of term: TermIndex, _ strength: Double, _ match: Found, _ words: [PersonWords.Word],
    _ analyzed: AnalyzedText, _ text: String
  ) -> PersonReading {
    let first = words[match.span.lowerBound].position
    let last = words[match.span.upperBound].position
    let bytes = analyzed.tokens[first].range.lowerBound..<analyzed.tokens[last].range.upperBound
    return PersonReading(
      term: term, strength: strength,
      text: String(decoding: text.utf8.dropFirst(bytes.lowerBound).prefix(bytes.count), as: UTF8.self),
      range: utf16Range(bytes, in: text))
  }
}

// MARK: - What is not the person's

extension PersonReader {
  /// Whether a match is denied: for a circumstance "I am not", "I don't have", for a need only
  /// "I don't need".
  private func isDenied(
    _ match: Found, _ isNeed: Bool, _ words: [PersonWords.Word], _ text: AnalyzedText
  ) -> Bool {
    let first = match.span.lowerBound
    if phrases[match.phrase].words.contains(PersonWords.denial) { return false }
    // "Not deaf or blind", "neither deaf nor blind": one denial may hold for several.
    for place in stride(from: first - 1, through: max(0, first - 4), by: -1) {
      guard place < words.count, place >= 0,
        isOneSentence(words[place].position, words[first].position, text)
      else { return false }
      guard words[place].id == PersonWords.denial else { continue }
      let between = (words[place].position + 1)..<words[first].position
      let said = between.map { text.stem(of: $0) }
      if said.contains(where: PersonSpeech.endsDenial) { return false }
      let asks = said.contains(where: PersonSpeech.asks)
      if isNeed { return asks }
      // Who cannot do something is no less what they are: "I cannot tell my deaf father".
      let position = words[place].position
      let isOfAbility =
        PersonSpeech.isAbility(text.stem(of: position))
        || position > 0 && PersonSpeech.isAbility(text.stem(of: position - 1))
      return !isOfAbility
    }
    return false
  }

  /// Whether a match is only what somebody is to the person: "my mum" says nothing of motherhood.
  private func isOfRelative(
    _ match: Found, _ isNeed: Bool, _ words: [PersonWords.Word], _ text: AnalyzedText
  ) -> Bool {
    guard !isNeed, match.places.count == 1 else { return false }
    let position = words[match.span.lowerBound].position
    return position > 0 && PersonSpeech.isElder(text.stem(of: position))
      && PersonSpeech.isPossessive(text.stem(of: position - 1))
  }
}

/// The words by which a person denies, asks, and speaks of others.
private enum PersonSpeech {
  private static func stems(_ words: String) -> Set<String> {
    let text = Analyzer().analyze(words)
    return Set(text.tokens.indices.map { text.stem(of: $0) })
  }

  private static let ends = stems(
    """
    but because since as although though only just know understand cope manage think sure afford find
    help stop like sleep who when if and
    """)
  private static let wishes = stems("need want require look after interested wish")
  private static let abilities = stems(
    "can could won couldn cannot cant unable hardly barely couldnt wont")
  private static let elders = stems(
    """
    mum mums mother mam mummy dad father daddy parents gran nan grandma grandad grandmother grandfather
    husband wife
    """)
  private static let possessives = stems("my our his her their your s")

  static func endsDenial(_ stem: String) -> Bool { ends.contains(stem) }
  static func asks(_ stem: String) -> Bool { wishes.contains(stem) }
  static func isAbility(_ stem: String) -> Bool { abilities.contains(stem) }
  static func isElder(_ stem: String) -> Bool { elders.contains(stem) }
  static func isPossessive(_ stem: String) -> Bool { possessives.contains(stem) }
}
