import WaymarkTextAnalysis

/// Reads from what age to what age a service is for.
///
/// A text may name several groups; the service is for all of them, so the lowest and the highest age
/// count, and a group without an upper bound opens the whole.
struct AgeReader {
  /// One age or span of ages in a text.
  struct Span: Hashable {
    var minimum: Int?
    var maximum: Int?
    var positions: Range<Int>
  }

  let text: CueText
  private(set) var spans: [Span] = []
  private(set) var welcomesAll = false

  private static let highest = 110

  /// Reads all ages of a text.
  init(_ text: CueText, kind: RecordKind) {
    self.text = text
    // The longest phrases win, so that "for 5 years" leaves "5 years and over" alone.
    for match in text.resolved(.age) {
      let inName = match.start < text.nameCount
      // A body, and a list of activities, give the ages of some of what they do.
      if !inName, kind == .signposting || text.isInList(match.positions) { continue }
      if let span = span(of: match), !isAside(match) { spans.append(span) }
    }
  }

  /// The lowest and the highest age with the words that they come from.
  var bounds: (minimum: Span?, maximum: Span?) {
    if welcomesAll && spans.isEmpty { return (nil, nil) }
    // "Under 13s until seven" is about some of those between 10 and 19.
    let whole = spans.filter { $0.minimum != nil && $0.maximum != nil }
    let spans = spans.filter { span in
      guard (span.minimum == nil) != (span.maximum == nil), let bound = span.minimum ?? span.maximum
      else { return true }
      return !whole.contains { ($0.minimum ?? 0)...($0.maximum ?? 0) ~= bound }
    }
    var minimum = spans.first
    var maximum = spans.first
    for span in spans.dropFirst() {
      if let least = minimum?.minimum {
        if span.minimum.map({ $0 < least }) ?? true { minimum = span }
      }
      if let most = maximum?.maximum {
        if span.maximum.map({ $0 > most }) ?? true { maximum = span }
      }
    }
    return (
      minimum?.minimum == nil ? nil : minimum, maximum?.maximum == nil ? nil : maximum
    )
  }
}

// MARK: - One phrase

extension AgeReader {
  private mutating func span(of match: CueMatch) -> Span? {
    guard let cue = AgeCue(rawValue: match.value) else { return nil }
    let places = match.positions.filter { text.isNumber[$0] }
    var values: [Int] = []
    for place in places {
      guard let number = text.numbers[place], isPlausible(number, at: place) else { return nil }
      values.append(number.value)
    }
    func span(_ minimum: Int?, _ maximum: Int?) -> Span? {
      if let minimum, let maximum, minimum > maximum { return nil }
      return Span(minimum: minimum, maximum: maximum, positions: match.positions)
    }
    let first = values.first
    let last = values.last
    switch cue {
    case .nothing:
      // "Over 60s people": the plural says that these are ages all the same.
      guard let place = places.first, places.count == 1, let first else { return nil }
      let isNamed = place < text.nameCount && first >= 40 && isOver(match)
      guard text.numbers[place]?.suffix == .plural || isNamed else { return nil }
      if text.words[match.start] == text.words[place] { return nil }
      return isUnder(match) ? span(nil, first) : isOver(match) ? span(first, nil) : nil
    case .range: return isJoined(places, match) ? span(first, last) : nil
    case .maybeRange:
      guard isJoined(places, match), places.count == 2, first != last, isAges(places, match) else {
        return nil
      }
      return span(first, last)
    case .minimum:
      // "People over three floors": a small number in letters is an age only where years are named.
      guard let place = places.first, text.numbers[place]?.isSpelled != true
        || (first ?? 0) >= 10 || namesYears(match)
      else { return nil }
      if match.end - place == 1, isTime(match.end) { return nil }
      return span(first, nil)
    case .untilAdult: return span(first, nil)
    case .maybeMinimum:
      guard let place = places.first, let first, isMinimum(place, match) else { return nil }
      return span(first, nil)
    case .maximum: return span(nil, last)
    case .maybeMaximum:
      guard let place = places.first, let first, isMaximum(place, match) else { return nil }
      return span(nil, first)
    case .exact: return span(first, last)
    case .fromBirth: return span(0, last)
    case .monthsToYears: return span((first ?? 0) / 12, last)
    case .months, .adultsOnly, .allAges, .schoolYears, .schoolYear, .receptionTo, .reception,
      .keyStage, .primary, .secondary:
      return named(cue, first, last).flatMap { span($0.0, $0.1) }
    }
  }

  /// Ages that are known by a name.
  private mutating func named(_ cue: AgeCue, _ first: Int?, _ last: Int?) -> (Int?, Int?)? {
    switch cue {
    case .allAges: welcomesAll = true
    case .adultsOnly: return (18, nil)
    case .schoolYears, .schoolYear:
      // Year 3 is for those who turn eight in it.
      if let first, let last, (1...13).contains(first), (first...13).contains(last) {
        return (first + 4, last + 5)
      }
    case .receptionTo:
      if let last, (1...13).contains(last) { return (4, last + 5) }
    case .reception: return (4, 5)
    case .keyStage:
      let starts = [5, 7, 11, 14, 16]
      let ends = [7, 11, 14, 16, 18]
      if let first, let last, (1...5).contains(first), (1...5).contains(last) {
        return (starts[first - 1], ends[last - 1])
      }
    case .primary: return (5, 11)
    case .secondary: return (11, 16)
    default: break
    }
    return nil
  }

  private func isPlausible(_ number: CueNumber, at place: Int) -> Bool {
    guard (0...Self.highest).contains(number.value), number.suffix != .other else { return false }
    let before = text.before[place]
    let after = text.after[place]
    if before.contains(.currency) || after.contains(.percent) { return false }
    // A time or a decimal: its parts stand together without a space.
    if place > 0, text.isNumber[place - 1], text.boundaries[place] < .sentence {
      let isPoint = before.contains(.point) || before.contains(.colon)
      if isPoint && !before.contains(.dash) { return false }
    }
    if place + 1 < text.count, text.isNumber[place + 1], text.boundaries[place + 1] < .sentence {
      let isPoint = after.contains(.point) || after.contains(.colon)
      if isPoint && !after.contains(.dash) { return false }
    }
    return true
  }

  private func isPlural(_ place: Int) -> Bool {
    guard let number = text.numbers[place] else { return false }
    return number.suffix == .plural || number.isSpelled && number.value > 1
  }

  private func namesYears(_ match: CueMatch) -> Bool {
    match.positions.contains { isWord($0, in: FieldWords.shared.years) }
  }

  /// Whether two numbers side by side are joined as a range.
  private func isJoined(_ places: [Int], _ match: CueMatch) -> Bool {
    guard places.count == 2 else { return false }
    if places[1] - places[0] > 1 { return true }
    return text.before[places[1]].contains(.dash)
  }
}

// MARK: - What stands around it

extension AgeReader {
  private func isWord(_ position: Int, in set: Set<Int32>) -> Bool {
    position >= 0 && position < text.count && set.contains(text.words[position])
  }

  /// Whether people stand right before a place, as in "boys and girls 6-8".
  private func followsPeople(_ start: Int) -> Bool {
    guard start > 0, text.boundaries[start] < .sentence else { return false }
    return text.matches.contains {
      $0.family == .person && $0.value == PersonCue.noun.rawValue && $0.end == start
    } || isWord(start - 1, in: FieldWords.shared.ageGroups)
  }

  private func isUnder(_ match: CueMatch) -> Bool {
    isWord(match.start, in: FieldWords.shared.under)
  }

  private func isOver(_ match: CueMatch) -> Bool {
    match.positions.contains { isWord($0, in: FieldWords.shared.over) }
  }

  private func isAges(_ places: [Int], _ match: CueMatch) -> Bool {
    guard !isTime(match.end), let last = text.numbers[places[1]] else { return false }
    if last.suffix == .plural || last.suffix == .years { return true }
    if followsPeople(match.start) { return true }
    let isAlone = !last.isSpelled && (match.end >= text.count || !text.isNumber[match.end])
      && (match.start == 0 || !text.isNumber[match.start - 1])
    if isAlone, match.start < text.nameCount, last.value < 100 { return true }
    let isSentence = text.boundaries[match.start] == .sentence
      && (match.end >= text.count || text.boundaries[match.end] == .sentence)
    if isAlone, isSentence, last.value > 12 { return true }
    let inYears = match.end - places[1] > 1
    return inYears && isWord(match.start - 1, in: FieldWords.shared.forWords)
      || text.before[match.start].contains(.bracket) && inYears
  }

  private func isTime(_ position: Int) -> Bool {
    guard position < text.count, text.boundaries[position] < .clause else { return false }
    return isWord(position, in: FieldWords.shared.units)
  }

  private func hasPlus(_ place: Int) -> Bool {
    text.after[place].contains(.plus) || text.numbers[place]?.suffix == .plus
  }

  private func isMinimum(_ place: Int, _ match: CueMatch) -> Bool {
    let after = match.end
    let inName = place < text.nameCount
    let isFree = after >= text.count || text.boundaries[after] >= .comma
    if match.start < place, isOver(match) {
      if isPlural(place) { return !isTime(after) }
      // "If you're over 50, …" is a pattern of its own; here a bare "over 50" remains.
      let value = text.numbers[place]?.value ?? 0
      if inName && value >= 40 || followsPeople(match.start) && !isTime(after) { return true }
      if text.boundaries[match.start] >= .clause { return value >= (isFree ? 14 : 40) && !isTime(after) }
      let ends = after >= text.count || text.boundaries[after] >= .clause
      return ends && (14...90).contains(value)
        && isWord(match.start - 1, in: FieldWords.shared.forWords)
    }
    guard hasPlus(place) else { return false }
    if isTime(after) && !text.after[place].contains(.bracket) { return false }
    let previous = match.start - 1
    return inName || match.start < place || isFree && text.boundaries[match.start] >= .clause
      || followsPeople(match.start) || isWord(previous, in: FieldWords.shared.ageGroups)
      || isWord(previous, in: FieldWords.shared.forWords)
      || isWord(previous, in: FieldWords.shared.demands)
      || isWord(after, in: FieldWords.shared.ageFollowers)
  }

  private func isMaximum(_ place: Int, _ match: CueMatch) -> Bool {
    if isTime(match.end) { return false }
    let isSpelled = text.numbers[place]?.isSpelled == true
    if isPlural(place), !isSpelled || isUnder(match) { return true }
    let isFree = match.end >= text.count || text.boundaries[match.end] >= .comma
    return followsPeople(match.start) && isFree || match.end - place > 1 && isFree
  }

  /// Whether an age is named for another reason: who comes free, who must be brought, who may
  /// volunteer, whom carers look after.
  private func isAside(_ match: CueMatch) -> Bool {
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
      if steps < 6, isWord(position, in: words.children), hasParents(before: position) { return true }
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
