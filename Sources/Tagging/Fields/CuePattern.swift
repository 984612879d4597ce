import WaymarkTextAnalysis

/// Reads the patterns that cues are written in.
///
/// `no (need|requirement) to (pre|) book`: words, with alternatives in brackets, of which one may be
/// empty; `#` is a number, `*` any word; `^` in front wants the beginning of a sentence or line, `$` at
/// the end wants its end.
struct CuePatternCompiler {
  private(set) var lexicon: Lexicon
  private(set) var trie = CueTrie()
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
      var meaning = CueTrie.Meaning(family: family.rawValue, value: value)
      if line.first == "^" {
        meaning.needsStart = true
        line = line.dropFirst()
      }
      if line.last == "$" {
        meaning.needsEnd = true
        line = line.dropLast()
      }
      for steps in expand(line) { trie.add(steps, meaning) }
    }
  }

  /// Makes the tables ready for matching.
  mutating func finish() -> (trie: CueTrie, lexicon: Lexicon) {
    trie.seal(wordCount: lexicon.count)
    return (trie, lexicon)
  }

  private mutating func expand(_ pattern: Substring) -> [[CueTrie.Step]] {
    var results: [[CueTrie.Step]] = [[]]
    var rest = pattern
    while let first = rest.first {
      if first == " " {
        rest = rest.dropFirst()
      } else if first == "(" {
        let body = rest.dropFirst().prefix { $0 != ")" }
        rest = rest.dropFirst(body.count + 2)
        let choices = body.split(separator: "|", omittingEmptySubsequences: false)
          .map { steps($0) }
        results = results.flatMap { head in choices.map { head + $0 } }
      } else {
        let body = rest.prefix { $0 != "(" }
        rest = rest.dropFirst(body.count)
        let tail = steps(body)
        for index in results.indices { results[index] += tail }
      }
    }
    return results
  }

  private mutating func steps(_ text: Substring) -> [CueTrie.Step] {
    text.split(separator: " ").flatMap { word -> [CueTrie.Step] in
      switch word {
      case "#": [.number]
      case "*": [.anything]
      default: words(word).map { .word($0) }
      }
    }
  }
}
