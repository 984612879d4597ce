import WaymarkTextAnalysis

/// Reads the patterns that cues are written in.
///
/// `no (need|requirement) to (pre|) book`: words, with alternatives in brackets, of which one may be
/// empty; `#` is a number, `*` any word; `^` in front wants the beginning of a sentence or line, `$` at
/// the end wants its end.
struct CuePatternCompiler {
  private(set) var lexicon: Lexicon
  private var builder = CueAutomatonBuilder()
  private let analyzer = Analyzer()
  private var cache: [Substring: [Int32]] = [:]

  init(lexicon: Lexicon = Lexicon()) { self.lexicon = lexicon }

  /// Returns the ids of the words of a text, interning what is new.
  mutating func words(_ text: Substring) -> [Int32] {
    if let known = cache[text] { return known }
    let analyzed = analyzer.analyze(String(text))
    var ids: [Int32] = []
    for index in analyzed.tokens.indices {
      analyzed.withStem(of: index) { ids.append(lexicon.intern($0)) }
    }
    cache[text] = ids
    return ids
  }

  /// Sets down each of the patterns of a text, one a line.
  mutating func add(_ patterns: String, family: CueFamily, value: Int32) {
    for line in patterns.split(separator: "\n") {
      var line = line[...]
      while line.first == " " { line = line.dropFirst() }
      while line.last == " " { line = line.dropLast() }
      var meaning = CueAutomaton.Meaning(family: family.rawValue, value: value)
      if line.first == "^" {
        meaning.needsStart = true
        line = line.dropFirst()
      }
      if line.last == "$" {
        meaning.needsEnd = true
        line = line.dropLast()
      }
      builder.add(places(of: line), meaning)
    }
  }

  /// Sets down a plain phrase, of which every character is taken as it stands.
  mutating func add(phrase: [Int32], family: CueFamily, value: Int32) {
    builder.add(phrase: phrase, CueAutomaton.Meaning(family: family.rawValue, value: value))
  }

  /// Makes the automaton with the words that it knows.
  func finish() -> (automaton: CueAutomaton, lexicon: Lexicon) {
    (builder.build(wordCount: lexicon.count), lexicon)
  }

  /// Reads a pattern as the alternatives at each of its places.
  private mutating func places(of pattern: Substring) -> [[[CueAutomatonBuilder.Step]]] {
    var places: [[[CueAutomatonBuilder.Step]]] = []
    var rest = pattern
    while let first = rest.first {
      if first == " " {
        rest = rest.dropFirst()
      } else if first == "(" {
        let body = rest.dropFirst().prefix { $0 != ")" }
        rest = rest.dropFirst(body.count + 2)
        places.append(
          body.split(separator: "|", omittingEmptySubsequences: false).map { steps($0) })
      } else {
        let body = rest.prefix { $0 != "(" }
        rest = rest.dropFirst(body.count)
        places.append([steps(body)])
      }
    }
    return places
  }

  private mutating func steps(_ text: Substring) -> [CueAutomatonBuilder.Step] {
    text.split(separator: " ").flatMap { word -> [CueAutomatonBuilder.Step] in
      switch word {
      case "#": [.number]
      case "*": [.anything]
      default: words(word).map { .word($0) }
      }
    }
  }
}
