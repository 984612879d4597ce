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
      guard let place = places.first,
        text.numbers[place]?.isSpelled != true
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
    let after = text.after(place)
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

  func isPlural(_ place: Int) -> Bool {
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
