import WaymarkTextAnalysis

extension CueText {
  /// So many words have to be the same.
  private static let sameWords = 8
  /// No summary is longer, in words.
  private static let longestSummary = 90

  /// The word of a text at which it begins again, if it does.
  static func repetition(in text: AnalyzedText) -> Int? {
    let last = min(longestSummary, text.tokens.count - sameWords)
    guard last >= sameWords else { return nil }
    return text.stems.withUnsafeBufferPointer { stems in
      (sameWords...last).first { place in
        text.tokens[place].boundary == .sentence
          && (0..<sameWords).allSatisfy {
            stems[text.tokens[$0].stem].elementsEqual(stems[text.tokens[place + $0].stem])
          }
      }
    }
  }
}
