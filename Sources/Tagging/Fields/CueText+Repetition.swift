import WaymarkTextAnalysis

extension CueText {
  /// A summary has so many words at least.
  private static let shortestSummary = 8
  /// And no more than these.
  private static let longestSummary = 90

  /// The word of a text at which it begins again, if all before it is its own beginning, but for a last
  /// word that may be cut.
  static func repetition(in text: AnalyzedText) -> Int? {
    let last = min(longestSummary, text.tokens.count / 2)
    guard last >= shortestSummary else { return nil }
    return text.stems.withUnsafeBufferPointer { stems in
      (shortestSummary...last).first { place in
        text.tokens[place].boundary == .sentence
          && (0..<place - 1).allSatisfy {
            stems[text.tokens[$0].stem].elementsEqual(stems[text.tokens[place + $0].stem])
          }
      }
    }
  }
}
