import WaymarkTextAnalysis

/// How well a text answers a query.
extension SearchQuery {
  /// What a match in each kind of text is worth.
  private static func worth(_ kind: MatchKind) -> Double {
    switch kind {
    case .label: 1
    case .alternative: 0.92
    case .keyword: 0.85
    case .note: 0.3
    }
  }

  /// Returns how well a label or keyword fits: how much of the query it answers, how much of it the
  /// query covers, and whether it is, or begins with, just what was typed.
  func score(of entry: IndexEntry) -> Double {
    let words = entry.words
    var answered = [Double](repeating: 0, count: groups.count)
    var covered = 0.0
    var size = 0.0
    for word in words {
      let weight = StopWords.contains(word.stem) ? 0.3 : 1
      size += weight
      var best = 0.0
      for (index, group) in groups.enumerated() {
        let fit = fit(of: word, to: group)
        answered[index] = max(answered[index], fit)
        best = max(best, fit)
      }
      covered += weight * best
    }
    let asked = groups.reduce(0) { $0 + $1.weight }
    guard size > 0, asked > 0 else { return 0 }
    let answer = zip(groups, answered).reduce(0) { $0 + $1.0.weight * $1.1 } / asked
    let coverage = covered / size
    var score = answer * (0.6 + 0.4 * coverage)
    if let first = groups.first, let word = words.first, fit(of: word, to: first) > 0 {
      score += 0.1 * answer
    }
    // All of the one is all of the other: what was meant, whatever else there is.
    if coverage > 0.999, answer > 0.999 { score += 0.5 }
    return score * Self.worth(entry.kind) * min(max(entry.weight, 0.1), 1)
  }

  /// Returns the worth of a scope note, whose length tells nothing, from its rank in the index.
  func score(ofNote rank: Double) -> Double {
    Self.worth(.note) * rank / (rank + 10)
  }

  private func fit(of word: FoldedWord, to group: Group) -> Double {
    if word.word == group.typed { return 1 }
    if let fit = group.stems[word.stem] { return fit }
    return group.isPrefix && word.word.hasPrefix(group.typed) ? 0.6 : 0
  }

  /// Returns the parts of a text that match, in UTF-16 code units.
  ///
  /// Of a word that was only begun, just the beginning is marked.
  func ranges(in entry: IndexEntry) -> [Range<Int>] {
    var text = entry.text
    let words = entry.words
    return text.withUTF8 { bytes in
      var offsets = UTF16Offsets(bytes)
      return words.compactMap { word in
        guard let group = groups.first(where: { fit(of: word, to: $0) > 0 }) else { return nil }
        var end = word.range.upperBound
        let isWritten = word.range.count == word.word.utf8.count
        if group.isPrefix, isWritten, word.word.hasPrefix(group.typed) {
          end = word.range.lowerBound + group.typed.utf8.count
        }
        let start = offsets.offset(ofUTF8: word.range.lowerBound)
        return start..<offsets.offset(ofUTF8: end)
      }
    }
  }
}
