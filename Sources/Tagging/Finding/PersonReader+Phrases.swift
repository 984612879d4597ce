import WaymarkTextAnalysis

extension PersonReader {
  /// A phrase found in a text, in places of its words.
  struct Found {
    var phrase: Int
    var places: [Int]
    var share: Double
    var span: ClosedRange<Int> { (places.min() ?? 0)...(places.max() ?? 0) }
  }

  /// What a phrase is worth whose words stand apart.
  private static let loose = 0.7

  /// The phrases that a text has.
  func phrases(in said: PersonWords, _ text: AnalyzedText) -> [Found] {
    let words = said.words
    var found: [Found] = []
    var seen: Set<Int> = []
    for (place, word) in words.enumerated() where word.id > 0 && !word.isLight {
      for number in phrasesOfWord[Int(word.id)] {
        let phrase = phrases[number]
        if let start = firstMatch(of: phrase.words, around: place, in: words, text) {
          if !phrase.faint.isEmpty, !hasFaint(phrase, near: word.position, in: said) { continue }
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

  private func hasFaint(_ phrase: Phrase, near position: Int, in said: PersonWords) -> Bool {
    said.faint.contains { phrase.faint.contains($0.id) && abs($0.position - position) <= 3 }
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

  /// The places of the telling words of a phrase close to each other, in their order.
  private func scattered(
    _ phrase: Phrase, around place: Int, in words: [PersonWords.Word], _ text: AnalyzedText
  ) -> [Int]? {
    // "No heating" is not said by "heating"; what denies must stand there too. And the order
    // counts, for who hits whom makes a difference.
    let wanted = phrase.words.filter {
      $0 == PersonWords.denial || phrase.content.contains($0)
    }
    let reach = wanted.count + 2
    var places: [Int] = []
    for start in max(0, place - reach)...place where words[start].id == wanted[0] {
      places = [start]
      for word in wanted.dropFirst() {
        let rest = words[(places[places.count - 1] + 1)...].prefix(reach)
        guard let next = rest.indices.first(where: { words[$0].id == word })
        else { break }
        places.append(next)
      }
      if places.count == wanted.count { break }
    }
    guard places.count == wanted.count else { return nil }
    guard let first = places.first, let last = places.last, last - first <= reach,
      isOneSentence(words[first].position, words[last].position, text)
    else { return nil }
    return places
  }

  func isOneSentence(_ first: Int, _ last: Int, _ text: AnalyzedText) -> Bool {
    first >= last || !((first + 1)...last).contains { text.tokens[$0].boundary >= .clause }
  }
}
