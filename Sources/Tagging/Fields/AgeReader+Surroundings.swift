import WaymarkTextAnalysis

extension AgeReader {
  /// Whether people stand right before a place, as in "boys and girls 6-8".
  private func followsPeople(_ start: Int) -> Bool {
    guard start > 0, text.words[start].boundary < .sentence else { return false }
    return text.matches.contains {
      $0.family == .person && $0.value == PersonCue.noun.rawValue && $0.end == start
    } || isWord(start - 1, in: FieldWords.shared.ageGroups)
  }

  /// Whether a place tells of the people before it, as in "pupils of S1" and "residents 19+".
  private func isOfPeople(_ start: Int) -> Bool {
    followsPeople(start)
      || isWord(start - 1, in: ScopeWords.shared.ofWord) && followsPeople(start - 1)
  }

  /// Whether people stand right beside a word, as in "S1 pupils" and "pupils of S1".
  func isBesidePeople(_ position: Int) -> Bool {
    isOfPeople(position)
      || text.matches.contains {
        $0.family == .person && $0.value == PersonCue.noun.rawValue && $0.start == position + 1
      }
  }

  func isUnder(_ match: CueMatch) -> Bool {
    isWord(match.start, in: FieldWords.shared.under)
  }

  func isOver(_ match: CueMatch) -> Bool {
    match.positions.contains { isWord($0, in: FieldWords.shared.over) }
  }

  /// The word before "age" where a colon leads from there to a phrase, as in "minimum age: 16".
  func label(of match: CueMatch) -> Int? {
    guard match.start > 0, text.words[match.start].before.contains(.colon) else { return nil }
    return (max(0, match.start - 2)..<match.start).last {
      isWord($0, in: FieldWords.shared.ageWords)
    }.map { $0 - 1 }
  }

  func isAges(_ places: [Int], _ match: CueMatch) -> Bool {
    guard let last = text.words[places[1]].number else { return false }
    if last.suffix == .plural { return true }
    let inYears = match.end - places[1] > 1
    let endsPart = match.end >= text.count || text.words[match.end].boundary >= .comma
    // "Beavers, 6 to 8 years, Mondays"; but a course may take "2 to 4 years".
    let isNamed = match.start > 0 && text.words[match.start - 1].shape.contains(.capital)
    if endsPart, inYears, isNamed, text.words[match.start].boundary == .comma, last.value > 5 {
      return true
    }
    if isTime(match.end) || isCommaDay(match.end) { return false }
    // "Children with additional needs (0-4)": no hour is 0.
    if text.words[places[0]].number?.value == 0, text.words[match.start].before.contains(.bracket) {
      return true
    }
    if last.suffix == .years { return true }
    if followsPeople(match.start) || label(of: match) != nil { return true }
    if last.value > 12, isBetween(match) { return true }
    let isAlone =
      !last.isSpelled && (match.end >= text.count || !text.words[match.end].isNumber)
      && (match.start == 0 || !text.words[match.start - 1].isNumber)
    if isAlone, match.start < text.nameCount, last.value < 100 { return true }
    let isSentence =
      text.words[match.start].boundary == .sentence
      && (match.end >= text.count || text.words[match.end].boundary == .sentence)
    if isAlone, isSentence, last.value > 12 { return true }
    // "Tots 2-4 yrs, …": what lasts is given in years, not in yrs.
    if endsPart, isWord(match.start - 1, in: ScopeWords.shared.are), last.value > 12 { return true }
    if endsPart, inYears, isWord(match.end - 1, in: FieldWords.shared.shortYears) { return true }
    return inYears && isWord(match.start - 1, in: FieldWords.shared.forWords)
      || text.words[match.start].before.contains(.bracket) && inYears
  }

  /// Whether it is people of whom "between" is said, as in "every young person in town between 8 and 21".
  private func isBetween(_ match: CueMatch) -> Bool {
    guard match.start >= text.nameCount, isWord(match.start, in: ScopeWords.shared.between),
      match.end >= text.count || text.words[match.end].boundary >= .comma
    else { return false }
    let near = max(text.nameCount, match.start - 6)..<match.start
    let isOneClause =
      near.isEmpty
      || (near.lowerBound + 1...match.start).allSatisfy {
        text.words[$0].boundary < .clause
      }
    return isOneClause
      && text.matches.contains {
        $0.family == .person && $0.value == PersonCue.noun.rawValue && near.contains($0.start)
      }
  }

  /// Whether what is counted follows at a place, so that the number before it is no age.
  func isTime(_ position: Int) -> Bool {
    position < text.count && text.words[position].boundary == .none
      && isWord(position, in: FieldWords.shared.units)
  }

  /// Whether a day follows after a comma, as in "from 2 to 4, Tuesday".
  private func isCommaDay(_ position: Int) -> Bool {
    position < text.count && text.words[position].boundary == .comma
      && isWord(position, in: FieldWords.shared.days)
  }

  /// Whether a day follows in the same part, as in "from 2 to 4 on Tuesday".
  func isBeforeDay(_ position: Int) -> Bool {
    let day = isWord(position, in: ScopeWords.shared.on) ? position + 1 : position
    return day < text.count && text.words[position].boundary == .none
      && isWord(day, in: FieldWords.shared.days)
  }

  private func hasPlus(_ place: Int) -> Bool {
    text.after(place).contains(.plus) || text.words[place].number?.suffix == .plus
      || isWord(place + 1, in: FieldWords.shared.years) && text.after(place + 1).contains(.plus)
  }

  func isMinimum(_ place: Int, _ match: CueMatch) -> Bool {
    let after = match.end
    let inName = place < text.nameCount
    let isFree = after >= text.count || text.words[after].boundary >= .comma
    if match.start < place, isOver(match) {
      if isPlural(place) {
        return !isTime(after) || isWord(after, in: FieldWords.shared.ageFollowers)
      }
      // "If you're over 50, …" is a pattern of its own; here a bare "over 50" remains.
      let value = text.words[place].number?.value ?? 0
      if inName && value >= 40 || followsPeople(match.start) && !isTime(after) { return true }
      if text.words[match.start].boundary >= .clause {
        return value >= (isFree ? 14 : 40) && !isTime(after)
      }
      let ends = after >= text.count || text.words[after].boundary >= .clause
      return ends && (14...90).contains(value)
        && isWord(match.start - 1, in: FieldWords.shared.forWords)
    }
    guard hasPlus(place) else { return false }
    if isTime(after) && !text.after(place).contains(.bracket) { return false }
    let previous = match.start - 1
    // "Badminton, 16+" tells an age; "3, 4, 5+" may count anything.
    let value = text.words[place].number?.value ?? 0
    let least: Boundary = (14...90).contains(value) ? .comma : .clause
    return inName || match.start < place || isFree && text.words[match.start].boundary >= least
      || isOfPeople(match.start) || isWord(previous, in: FieldWords.shared.ageGroups)
      || isWord(previous, in: FieldWords.shared.forWords)
      || isWord(previous, in: FieldWords.shared.demands)
      || isWord(after, in: FieldWords.shared.ageFollowers)
  }

  func isMaximum(_ place: Int, _ match: CueMatch) -> Bool {
    if isTime(match.end) { return false }
    let isSpelled = text.words[place].number?.isSpelled == true
    if isPlural(place), !isSpelled || isUnder(match) { return true }
    let isFree = match.end >= text.count || text.words[match.end].boundary >= .comma
    return followsPeople(match.start) && isFree || match.end - place > 1 && isFree
  }
}
