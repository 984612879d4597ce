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
      if !inName, kind != .service || text.isInList(match.start) { continue }
      if let span = span(of: match), !isAside(match) { spans.append(span) }
    }
  }

  /// The lowest and the highest age with the words that they come from.
  var bounds: (minimum: Span?, maximum: Span?) {
    if welcomesAll && spans.isEmpty { return (nil, nil) }
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
      guard isPlural(place) || isNamed else { return nil }
      if text.words[match.start] == text.words[place] { return nil }
      return isUnder(match) ? span(nil, first) : isOver(match) ? span(first, nil) : nil
    case .range: return isJoined(places, match) ? span(first, last) : nil
    case .maybeRange:
      guard isJoined(places, match), places.count == 2, isAges(places, match) else { return nil }
      return span(first, last)
    case .minimum: return span(first, nil)
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
      return inName && (text.numbers[place]?.value ?? 0) >= 40 || isFree && followsPeople(match.start)
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
    if isPlural(place) { return true }
    let isFree = match.end >= text.count || text.boundaries[match.end] >= .comma
    return followsPeople(match.start) && isFree || match.end - place > 1 && isFree
  }

  /// Whether an age is named for another reason: who comes free, who must be brought, who may
  /// volunteer, whom carers look after.
  private func isAside(_ match: CueMatch) -> Bool {
    let words = FieldWords.shared
    var position = match.end
    while position < min(text.count, match.end + 7), text.boundaries[position] < .sentence {
      if isWord(position, in: words.accompanied) { return true }
      position += 1
    }
    position = match.start - 1
    var steps = 0
    while position >= 0, steps < 5, text.boundaries[position + 1] < .sentence {
      if isWord(position, in: words.concessions) { return true }
      if isWord(position, in: words.helpers), steps < 4 {
        let between = (position + 1)..<match.start
        if between.allSatisfy({ isWord($0, in: words.demands) }) { return true }
      }
      if isWord(position, in: words.carers), steps < 4, isWord(position + 1, in: words.forWords) {
        return true
      }
      if isWord(position, in: words.someone), steps < 3, isWord(position - 1, in: words.forWords) {
        return true
      }
      position -= 1
      steps += 1
    }
    return false
  }
}
