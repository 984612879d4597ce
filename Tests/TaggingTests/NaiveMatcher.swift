import WaymarkTaxonomy

@testable import WaymarkTagging

/// `LabelMatcher` as one would first write it: every entry, every place, nothing remembered.
struct NaiveMatcher {
  let text: RecordText
  let index: KnowledgeIndex

  /// The content words: their stems and positions.
  private var content: [(stem: Int32, position: Int)] {
    (0..<text.count).filter { !text.words[$0].isStopWord }.map { (text.words[$0].id, $0) }
  }

  private func words(_ entry: Int) -> [Int32] { Array(index.words(of: entry)) }

  private func telling(_ stem: Int32) -> Float { stem >= 0 ? index.telling[Int(stem)] : 1 }

  private func isIn(_ stem: Int32, nameOnly: Bool = false) -> Bool {
    content.contains { $0.stem == stem && (!nameOnly || $0.position < text.nameCount) }
  }

  /// The stems of an entry that alone are reason to look at it.
  private func worthwhile(_ entry: Int) -> Set<Int32> {
    let greatest = words(entry).map(telling).max() ?? 0
    return Set(words(entry).filter { telling($0) >= 0.4 || telling($0) == greatest })
  }

  private var entries: [Int] {
    (0..<index.count).filter { entry in worthwhile(entry).contains { isIn($0) } }
  }

  var touched: Set<Int32> { Set(entries.map { index.terms[$0] }) }

  var phrases: Set<PhraseMatch> {
    Set(entries.filter { index.weights[$0] > 0 }.compactMap { phrase($0) })
  }

  /// The best of all ways to find the words of an entry one after the other in one field.
  private func phrase(_ entry: Int) -> PhraseMatch? {
    let wanted = words(entry)
    guard wanted.allSatisfy({ isIn($0) }) else { return nil }
    var best: (gaps: Int, places: ClosedRange<Int>)?
    func search(_ word: Int, from first: Int, last: Int) {
      if word == wanted.count {
        let gaps = last - first + 1 - wanted.count
        if last - first <= wanted.count + 2, isOneField(first, last), gaps < best?.gaps ?? .max {
          best = (gaps, first...last)
        }
        return
      }
      for place in content.indices where place > last && content[place].stem == wanted[word] {
        search(word + 1, from: first, last: place)
      }
    }
    for place in content.indices where content[place].stem == wanted[0] {
      search(1, from: place, last: place)
    }
    if let best { return match(entry, best.places, 1 / (1 + 0.5 * Float(best.gaps))) }
    guard wanted.count > 1 else { return nil }
    let firsts = wanted.compactMap { word in content.firstIndex { $0.stem == word } }
    guard let low = firsts.min(), let high = firsts.max(), high - low <= 3 * wanted.count,
      isOneField(low, high)
    else { return nil }
    return match(entry, low...high, 0.25)
  }

  private func isOneField(_ first: Int, _ last: Int) -> Bool {
    (content[first].position < text.nameCount) == (content[last].position < text.nameCount)
  }

  private func match(_ entry: Int, _ places: ClosedRange<Int>, _ quality: Float) -> PhraseMatch {
    PhraseMatch(
      entry: Int32(entry),
      words: content[places.lowerBound].position...content[places.upperBound].position,
      quality: quality)
  }

  /// How much of the name one label of a term explains at best.
  func nameExplained(of term: Int) -> Float {
    let nameMass = content.filter { $0.position < text.nameCount }
      .reduce(Float(0)) { $0 + telling($1.stem) }
    let shares = entries.filter { Int(index.terms[$0]) == term && index.weights[$0] > 0 }
      .map { entry in
        let mass = words(entry).reduce(Float(0)) { $0 + telling($1) }
        let inName = words(entry).filter { isIn($0, nameOnly: true) }
          .reduce(Float(0)) { $0 + telling($1) }
        let trust = index.kind(of: entry) == .keyword ? min(1, index.weights[entry]) : 1
        return inName / mass * inName / nameMass * trust
      }
    return nameMass > 0 ? shares.max() ?? 0 : 0
  }

  func match(of term: Int) -> LabelMatch {
    var result = LabelMatch()
    let own = entries.filter { Int(index.terms[$0]) == term }
    let seen = own.reduce(into: Set<Int32>()) { $0.formUnion(worthwhile($1)) }.filter { isIn($0) }
    result.spread = seen.reduce(0) { $0 + telling($1) }
    for entry in own {
      let mass = words(entry).reduce(Float(0)) { $0 + telling($1) }
      let inText = words(entry).filter { isIn($0) }.reduce(Float(0)) { $0 + telling($1) }
      let inName = words(entry).filter { isIn($0, nameOnly: true) }
        .reduce(Float(0)) { $0 + telling($1) }
      let phrase = phrase(entry)
      let weight = index.weights[entry]
      if weight < 0 {
        if let phrase, phrase.quality > 0.9 { result.keywordAgainst -= weight }
        continue
      }
      let isKeyword = index.kind(of: entry) == .keyword
      let trust = isKeyword ? min(1, weight) : 1
      result.shareInName = max(result.shareInName, inName / mass * trust)
      result.shareInText = max(result.shareInText, inText / mass * trust)
      if index.kind(of: entry) == .label {
        result.preferredInText = max(result.preferredInText, inText / mass)
      }
      result.massInName = max(result.massInName, inName * inName / mass * trust)
      result.massInText = max(result.massInText, inText * inText / mass * trust)
      guard let phrase else { continue }
      let start = phrase.words.lowerBound
      let said = isKeyword ? weight * phrase.quality : 0
      if start < text.nameCount {
        result.phraseInName = max(result.phraseInName, mass * phrase.quality * trust)
        result.keywordInName += said
      } else {
        result.phraseInDescription = max(result.phraseInDescription, mass * phrase.quality * trust)
        result.keywordInDescription += said
      }
      let place = Float(max(0, start - text.nameCount))
      result.earliness = max(result.earliness, phrase.quality / (1 + place / 12))
    }
    return result
  }

  /// Whether two matches say the same but for rounding.
  static func isSame(_ left: LabelMatch, _ right: LabelMatch) -> Bool {
    values(left).elementsEqual(values(right)) { abs($0 - $1) < 1e-4 }
  }

  private static func values(_ match: LabelMatch) -> [Float] {
    [
      match.shareInName, match.shareInText, match.preferredInText, match.massInName,
      match.massInText, match.phraseInName, match.phraseInDescription,
      match.keywordInName, match.keywordInDescription, match.keywordAgainst, match.earliness,
      match.spread,
    ]
  }
}
