import WaymarkTextAnalysis

extension AgeReader {
  func isWord(_ position: Int, in set: WordSet) -> Bool {
    position >= 0 && position < text.count && set.contains(text.words[position])
  }

  /// Whether people stand right before a place, as in "boys and girls 6-8".
  private func followsPeople(_ start: Int) -> Bool {
    guard start > 0, text.boundaries[start] < .sentence else { return false }
    return text.matches.contains {
      $0.family == .person && $0.value == PersonCue.noun.rawValue && $0.end == start
    } || isWord(start - 1, in: FieldWords.shared.ageGroups)
  }

  func isUnder(_ match: CueMatch) -> Bool {
    isWord(match.start, in: FieldWords.shared.under)
  }

  func isOver(_ match: CueMatch) -> Bool {
    match.positions.contains { isWord($0, in: FieldWords.shared.over) }
  }

  func isAges(_ places: [Int], _ match: CueMatch) -> Bool {
    guard !isTime(match.end), let last = text.numbers[places[1]] else { return false }
    if last.suffix == .plural || last.suffix == .years { return true }
    if followsPeople(match.start) { return true }
    let isAlone =
      !last.isSpelled && (match.end >= text.count || !text.isNumber[match.end])
      && (match.start == 0 || !text.isNumber[match.start - 1])
    if isAlone, match.start < text.nameCount, last.value < 100 { return true }
    let isSentence =
      text.boundaries[match.start] == .sentence
      && (match.end >= text.count || text.boundaries[match.end] == .sentence)
    if isAlone, isSentence, last.value > 12 { return true }
    let inYears = match.end - places[1] > 1
    return inYears && isWord(match.start - 1, in: FieldWords.shared.forWords)
      || text.before[match.start].contains(.bracket) && inYears
  }

  func isTime(_ position: Int) -> Bool {
    guard position < text.count, text.boundaries[position] < .clause else { return false }
    return isWord(position, in: FieldWords.shared.units)
  }

  private func hasPlus(_ place: Int) -> Bool {
    text.after(place).contains(.plus) || text.numbers[place]?.suffix == .plus
  }

  func isMinimum(_ place: Int, _ match: CueMatch) -> Bool {
    let after = match.end
    let inName = place < text.nameCount
    let isFree = after >= text.count || text.boundaries[after] >= .comma
    if match.start < place, isOver(match) {
      if isPlural(place) { return !isTime(after) }
      // "If you're over 50, …" is a pattern of its own; here a bare "over 50" remains.
      let value = text.numbers[place]?.value ?? 0
      if inName && value >= 40 || followsPeople(match.start) && !isTime(after) { return true }
      if text.boundaries[match.start] >= .clause {
        return value >= (isFree ? 14 : 40) && !isTime(after)
      }
      let ends = after >= text.count || text.boundaries[after] >= .clause
      return ends && (14...90).contains(value)
        && isWord(match.start - 1, in: FieldWords.shared.forWords)
    }
    guard hasPlus(place) else { return false }
    if isTime(after) && !text.after(place).contains(.bracket) { return false }
    let previous = match.start - 1
    return inName || match.start < place || isFree && text.boundaries[match.start] >= .clause
      || followsPeople(match.start) || isWord(previous, in: FieldWords.shared.ageGroups)
      || isWord(previous, in: FieldWords.shared.forWords)
      || isWord(previous, in: FieldWords.shared.demands)
      || isWord(after, in: FieldWords.shared.ageFollowers)
  }

  func isMaximum(_ place: Int, _ match: CueMatch) -> Bool {
    if isTime(match.end) { return false }
    let isSpelled = text.numbers[place]?.isSpelled == true
    if isPlural(place), !isSpelled || isUnder(match) { return true }
    let isFree = match.end >= text.count || text.boundaries[match.end] >= .comma
    return followsPeople(match.start) && isFree || match.end - place > 1 && isFree
  }

  /// Whether an age is named for another reason: who comes free, who must be brought, who may
  /// volunteer, whom carers look after.
  func isAside(_ match: CueMatch) -> Bool {
    let words = FieldWords.shared
    if isFreeFor(match) { return true }
    var position = match.end
    while position < min(text.count, match.end + 7), text.boundaries[position] < .sentence {
      if isWord(position, in: words.accompanied) { return true }
      let isNear = position < match.end + 3 && text.boundaries[position] < .comma
      if isNear, isWord(position, in: words.free) { return true }
      position += 1
    }
    position = namesChildren(match) ?? match.start - 1
    var steps = 0
    while position >= 0, steps < 5, text.boundaries[position + 1] < .sentence {
      if isWord(position, in: words.concessions) { return true }
      if isWord(position, in: words.helpers), steps < 4 {
        let between = (position + 1)..<match.start
        if between.allSatisfy({ isWord($0, in: words.demands) }) { return true }
      }
      if steps < 4, isWord(position, in: words.someone), isWord(position - 1, in: words.forWords) {
        return true
      }
      if steps < 6, isWord(position, in: words.children), hasParents(before: position) {
        return true
      }
      position -= 1
      steps += 1
    }
    return false
  }

  /// Where the words of an age begin with the children themselves, as in "children under five".
  private func namesChildren(_ match: CueMatch) -> Int? {
    isWord(match.start, in: FieldWords.shared.children) ? match.start : nil
  }

  /// Whether the children whose age is told are those of the parents that a service is for.
  private func hasParents(before position: Int) -> Bool {
    var back = position - 1
    while back >= 0, position - back < 6, text.boundaries[back + 1] < .sentence {
      if isWord(back, in: FieldWords.shared.parents) {
        return isWord(back + 1, in: FieldWords.shared.parentLinks)
      }
      guard isWord(back, in: FieldWords.shared.parentLinks) else { return false }
      back -= 1
    }
    return false
  }

  private func isFreeFor(_ match: CueMatch) -> Bool {
    let words = FieldWords.shared
    let end = match.positions.first { !isWord($0, in: words.forWords) } ?? match.start
    var position = end - 1
    while isWord(position, in: words.forWords) { position -= 1 }
    return position == end - 2 && isWord(position, in: words.free)
      && isWord(position + 1, in: words.forAlone)
  }
}
