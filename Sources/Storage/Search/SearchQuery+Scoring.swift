import WaymarkTextAnalysis

/// How well a text answers a query.
extension SearchQuery {
  /// What a match in each kind of text is worth.
  private static func worth(_ kind: MatchKind) -> Double {
    switch kind {
    case .label, .identifier: 1
    case .alternative: 0.92
    case .keyword: 0.85
    case .note: 0.35
    }
  }

  /// Returns how well an entry fits: how much of the query it answers, how much of it the query
  /// covers, and whether it is, or begins with, just what was typed.
  ///
  /// - Parameters:
  ///   - entry: The entry.
  ///   - analyzed: Buffers to work in.
  /// - Returns: a number from 0 to about 1.7.
  func score(of entry: IndexEntry, using analyzed: inout AnalyzedText) -> Double {
    var text = entry.text
    var answered = [Double](repeating: 0, count: groups.count)
    var covered = 0.0
    var size = 0.0
    var startsRight = false
    text.withUTF8 { bytes in
      Analyzer().analyze(bytes, into: &analyzed)
      for index in analyzed.tokens.indices {
        let best = fit(of: index, in: analyzed, bytes: bytes, answered: &answered)
        let isLittle = analyzed.withStem(of: index) { StopWords.contains($0) }
        let weight = isLittle ? 0.3 : 1.0
        size += weight
        covered += weight * best
        if index == 0 { startsRight = best > 0 && answered[0] > 0 }
      }
    }
    let asked = groups.reduce(0) { $0 + $1.weight }
    guard size > 0, asked > 0 else { return 0 }
    let answer = zip(groups, answered).reduce(0) { $0 + $1.0.weight * $1.1 } / asked
    guard entry.kind != .note else { return Self.worth(.note) * answer }
    let coverage = covered / size
    var score = answer * (0.6 + 0.4 * coverage)
    if startsRight { score += 0.15 * answer }
    // All of the one is all of the other: what was meant, whatever else there is.
    if coverage > 0.999, answer > 0.999 { score += 0.5 }
    return score * Self.worth(entry.kind) * min(max(entry.weight, 0.1), 1)
  }

  /// Returns how well a word of a text fits its best group, and notes for each group what fits it.
  private func fit(
    of index: Int, in analyzed: AnalyzedText, bytes: UnsafeBufferPointer<UInt8>,
    answered: inout [Double]
  ) -> Double {
    var best = 0.0
    if let stem = analyzed.withStem(of: index, { lexicon.id(of: $0) }) {
      for (group, fit) in fits[Int(stem)]
      where groups[group].stands(at: index, of: analyzed.tokens.count, stem: analyzed.stem) {
        answered[group] = max(answered[group], fit)
        best = max(best, fit)
      }
    }
    // Only so many beginnings were looked up; the others are told here.
    if best == 0, let last = groups.indices.last, groups[last].isPrefix {
      let word = UnsafeBufferPointer(rebasing: bytes[analyzed.tokens[index].range])
      if Analyzer().begins(word, with: Array(groups[last].typed.utf8)) {
        best = 0.6
        answered[last] = max(answered[last], best)
      }
    }
    return best
  }

  /// Returns the parts of a text that match, in UTF-16 code units.
  ///
  /// Of a word that was only begun, just the beginning is marked.
  func ranges(in entry: IndexEntry) -> [Range<Int>] {
    var text = entry.text
    let words = entry.words
    return text.withUTF8 { bytes in
      var offsets = UTF16Offsets(bytes)
      return words.enumerated().compactMap { index, word in
        let begun = groups.last { $0.isPrefix && word.word.hasPrefix($0.typed) }
        let isMatch = groups.contains { group in
          group.fits[word.stem] != nil
            && group.stands(at: index, of: words.count) { words[$0].stem }
        }
        guard begun != nil || isMatch else { return nil }
        var end = word.range.upperBound
        if let begun, word.range.count == word.word.utf8.count {
          end = word.range.lowerBound + begun.typed.utf8.count
        }
        let start = offsets.offset(ofUTF8: word.range.lowerBound)
        return start..<offsets.offset(ofUTF8: end)
      }
    }
  }
}

extension SearchQuery.Group {
  /// Whether a word of a text is one of the letters of an abbreviation, with the others beside it; any
  /// word is where there is no abbreviation.
  fileprivate func stands(at index: Int, of count: Int, stem: (Int) -> String) -> Bool {
    if letters.isEmpty { return true }
    return letters.indices.contains { offset in
      let start = index - offset
      return start >= 0 && start + letters.count <= count
        && letters.indices.allSatisfy { stem(start + $0) == letters[$0] }
    }
  }
}
