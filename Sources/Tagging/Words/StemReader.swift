import WaymarkTextAnalysis

/// A text of a term, as it is read for the index.
enum IndexedText {
  /// The preferred label.
  case label
  /// Another label.
  case alternative
  /// A keyword.
  case keyword(weight: Double)
  /// The scope note.
  case note
}

/// Turns texts into the numbers of their stems, and remembers which of them are function words.
struct StemReader {
  private let analyzer: Analyzer
  private var buffers = AnalyzedText()
  private var isFunctionWord: [Bool] = []

  init(_ analyzer: Analyzer) { self.analyzer = analyzer }

  /// The stems of a text, in order.
  mutating func stems(of text: String, interning lexicon: inout Lexicon) -> [Int32] {
    var text = text
    text.withUTF8 { analyzer.analyze($0, into: &buffers) }
    return buffers.tokens.indices.map { index in
      buffers.withStem(of: index) { stem in
        let id = lexicon.intern(stem)
        if Int(id) == isFunctionWord.count { isFunctionWord.append(StopWords.contains(stem)) }
        return id
      }
    }
  }

  /// The stems that count in a label: without function words, unless there is nothing else.
  func content(of stems: [Int32]) -> [Int32] {
    let content = stems.filter { !isFunctionWord[Int($0)] }
    return content.isEmpty ? stems : content
  }
}
