import WaymarkTextAnalysis

extension CueText {
  /// Whether two phrases stand in one sentence.
  func isOneSentence(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    let start = min(first.lowerBound, second.lowerBound)
    let end = max(first.upperBound, second.upperBound)
    return (start + 1..<max(start + 1, end)).allSatisfy { words[$0].boundary < .sentence }
  }

  /// How many sentences and lines the description has, without a summary that is said again.
  var sentences: Int {
    words.dropFirst(repetition ?? nameCount).count { $0.boundary == .sentence }
  }

  /// Whether two phrases stand in one sentence, or in two that follow each other.
  func isNear(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    let start = min(first.lowerBound, second.lowerBound)
    let end = max(first.lowerBound, second.lowerBound)
    var boundaries = 0
    for position in start + 1..<max(start + 1, end + 1) where words[position].boundary == .sentence
    {
      boundaries += 1
      if boundaries == 2 { return false }
    }
    return true
  }

  /// Whether a phrase stands in one item of a list of services: "choir, 16-25 courses, yoga".
  func isInList(_ positions: Range<Int>) -> Bool {
    var start = positions.lowerBound
    while start > 0, words[start].boundary == .none { start -= 1 }
    var end = positions.upperBound
    while end < count, words[end].boundary == .none { end += 1 }
    let names = { (range: Range<Int>) in
      matches.contains { $0.family == .serviceWord && range.contains($0.start) }
    }
    guard end - start < 9, names(start..<end) else { return false }
    var others = 0
    while start > 0, words[start].boundary < .sentence {
      start -= 1
      let last = start + 1
      while start > 0, words[start].boundary == .none { start -= 1 }
      if last - start < 9, names(start..<last) { others += 1 }
    }
    while end < count, words[end].boundary < .sentence {
      let first = end
      end += 1
      while end < count, words[end].boundary == .none { end += 1 }
      if end - first < 9, names(first..<end) { others += 1 }
    }
    return others >= 2
  }
}

/// What looks at the words around a place of a text.
protocol CueLooker {
  /// The text.
  var text: CueText { get }
}

extension CueLooker {
  /// Whether a word is one of a set; outside the text none is.
  func isWord(_ position: Int, in set: WordSet) -> Bool {
    position >= 0 && position < text.count && set.contains(text.words[position].id)
  }
}
