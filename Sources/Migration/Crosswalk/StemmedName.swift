import WaymarkTagging
import WaymarkTextAnalysis

/// The stems of a name, told apart: what it is about, and what any service might be called.
struct StemmedName: Hashable, Sendable {
  /// The stems that count, in order, each once; all of them where none counts.
  let stems: [String]
  /// Those of them that say what the thing is about; all where none does.
  let specific: Set<String>
  /// The sides of an enumeration (`Furniture and household goods`), each by its specific stems; one
  /// where nothing is enumerated.
  let parts: [Set<String>]
  /// The words that count, without the endings that they take in a sentence.
  let words: Set<String>
  /// All words, likewise.
  let spoken: Set<String>
  /// The stem that the others say more of: the last one before a word such as "at", or a dash; nil
  /// where something is enumerated.
  let head: String?

  /// Reads a name; what stands in brackets explains it and is no part of it.
  init(_ text: String, analyzer: Analyzer) {
    let text = Self.withoutBrackets(text)
    let analyzed = analyzer.analyze(text)
    let bytes = Array(text.utf8)
    var all: [String] = []
    var sides: [[String]] = [[]]
    var last = 0
    var words: Set<String> = []
    var spoken: Set<String> = []
    var head: String?
    var isBehindHead = false
    for index in analyzed.tokens.indices {
      let range = analyzed.tokens[index].range
      let stem = analyzed.stem(of: index)
      let between = bytes[min(last, range.lowerBound)..<range.lowerBound]
      if between.contains(where: { "&/,;+|".utf8.contains($0) }) || Self.joiners.contains(stem) {
        sides.append([])
      }
      // An "s" behind an apostrophe parts nothing.
      let isParting = StopWords.contains(stem) && stem.utf8.count > 1
      if head != nil, isParting || between.contains(0x2D) && between.contains(0x20) {
        isBehindHead = true
      }
      last = range.upperBound
      let word = Inflection.base(of: String(decoding: bytes[range], as: UTF8.self))
      spoken.insert(word)
      if StopWords.contains(stem) { continue }
      if !isBehindHead { head = stem }
      words.insert(word)
      if !all.contains(stem) { all.append(stem) }
      sides[sides.count - 1].append(stem)
    }
    if all.isEmpty { all = analyzed.tokens.indices.map(analyzed.stem) }
    stems = all
    specific = Self.specific(of: all)
    let found = sides.map { Set($0.filter { !GenericWords.carriers.contains($0) }) }
    parts = found.filter { !$0.isEmpty }
    self.words = words
    self.spoken = spoken
    self.head = sides.count { !$0.isEmpty } > 1 ? nil : head
  }

  /// Whether both are the same words, whatever their order and endings: debt advice is advice on debt,
  /// but a care home is no care at home.
  func says(the other: StemmedName) -> Bool {
    if words.isEmpty || words != other.words { return false }
    guard let head, let otherHead = other.head else { return true }
    return head == otherHead
  }

  /// What the name is about, as one text, so that equal names are equal keys.
  var key: String { specific.sorted().joined(separator: " ") }

  private static let joiners: Set<String> = ["and", "or"]

  private static func specific(of stems: [String]) -> Set<String> {
    let kept = stems.filter { !GenericWords.carriers.contains($0) }
    return Set(kept.isEmpty ? stems : kept)
  }

  private static func withoutBrackets(_ text: String) -> String {
    let kept = text.prefix { $0 != "(" }
    return kept.utf8.contains { $0 > 0x20 } ? String(kept) : text
  }
}
