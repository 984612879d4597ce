import WaymarkTextAnalysis

extension AgeReader {
  private static let highest = 110
  /// A higher one is no limit but a way to say that there is none.
  private static let highestReal = 98
  private static let highestNamed = 100

  /// The ages that a phrase names, if it names any.
  func span(of match: CueMatch) -> Span? {
    guard let cue = AgeCue(rawValue: match.value) else { return nil }
    let places = match.positions.filter { text.words[$0].isNumber }
    if places.contains(where: { text.words[$0].number?.series != nil }) {
      return schoolSpan(cue, places, match)
    }
    var values: [Int] = []
    for place in places {
      guard let number = text.words[place].number, isPlausible(number, at: place) else {
        return nil
      }
      // Who is taken up to the eighteenth birthday is seventeen.
      values.append(number.suffix == .ordinal ? number.value - 1 : number.value)
    }
    func span(_ minimum: Int?, _ maximum: Int?) -> Span? {
      // Nobody turns 0.
      if (minimum ?? 0) < 0 || (maximum ?? 0) < 0 { return nil }
      if let minimum, let maximum, minimum > maximum { return nil }
      // "From 16 to 99" is from 16 on; up to 101 is only who there is.
      let isOpen = minimum != nil && maximum.map { $0 > Self.highestReal } == true
      if isOpen, let maximum, maximum > Self.highestNamed { return nil }
      return Span(
        minimum: minimum, maximum: isOpen ? nil : maximum, positions: match.positions,
        isOfSchool: cue.isOfSchool)
    }
    let first = values.first
    let last = values.last
    switch cue {
    case .nothing:
      // "Over 60s people", "8-11s per week": the plural says that these are ages all the same.
      if isJoined(places, match), isPlural(places[1]) {
        return Span(minimum: first, maximum: last, positions: places[0]..<places[1] + 1)
      }
      guard let place = places.first, places.count == 1, let first else { return nil }
      let isNamed = place < text.nameCount && first >= 40 && isOver(match)
      guard text.words[place].number?.suffix == .plural || isNamed else { return nil }
      if text.words[match.start].id == text.words[place].id { return nil }
      let positions = match.start..<place + 1
      if isUnder(match) { return Span(minimum: nil, maximum: first, positions: positions) }
      return isOver(match) ? Span(minimum: first, maximum: nil, positions: positions) : nil
    case .whole: return nil
    case .range:
      // "Clients from 10 to 12 on Mondays", "pupils from 3 to 5 pm" are hours.
      if !namesYears(match), isTime(match.end) || isBeforeDay(match.end) { return nil }
      return isJoined(places, match) ? span(first, last) : nil
    case .maybeRange:
      guard isJoined(places, match), places.count == 2, first != last else { return nil }
      if isAges(places, match) || continuesSections(match, from: first) { return span(first, last) }
      guard isSection(match), var doubtful = span(first, last) else { return nil }
      doubtful.isDoubtful = true
      return doubtful
    case .minimum:
      // "People over three floors": a small number in letters is an age only where years are named.
      guard let place = places.first,
        text.words[place].number?.isSpelled != true
          || (first ?? 0) >= 10 || namesYears(match) || tellsReaching(match)
      else { return nil }
      if match.end - place == 1, isTime(match.end) { return nil }
      return span(first, nil)
    case .untilAdult: return span(first, nil)
    case .maybeMinimum:
      guard let place = places.first, let first else { return nil }
      if match.end - match.start == 1, let label = label(of: match) {
        if isWord(label, in: FieldWords.shared.least) { return span(first, nil) }
        return isWord(label, in: FieldWords.shared.most) ? span(nil, first) : nil
      }
      return isMinimum(place, match) ? span(first, nil) : nil
    case .maximum: return span(nil, last)
    case .untilReached: return span(nil, last.map { $0 - 1 })
    case .maybeMaximum:
      guard let place = places.first, let first, isMaximum(place, match) else { return nil }
      return span(nil, first)
    case .exact: return text.words[match.end - 1].shape.contains(.plural) ? span(first, last) : nil
    case .fromBirth: return span(0, last)
    case .monthsToYears: return span((first ?? 0) / 12, last)
    case .months, .adultsOnly, .allAges, .schoolYears, .schoolYear, .fromSchoolYear, .receptionTo,
      .reception, .keyStage, .primary, .secondary, .primaryClass, .fromPrimaryClass:
      return named(cue, first, last).flatMap { span($0.0, $0.1) }
    }
  }

  /// Ages that are known by a name.
  private func named(_ cue: AgeCue, _ first: Int?, _ last: Int?) -> (Int?, Int?)? {
    switch cue {
    case .allAges: break
    case .adultsOnly: return (18, nil)
    case .schoolYears, .schoolYear:
      // Year 3 is for those who turn eight in it.
      if let first, let last, (1...13).contains(first), (first...13).contains(last) {
        return (first + 4, last + 5)
      }
    case .fromSchoolYear:
      if let first, (1...13).contains(first) { return (first + 4, nil) }
    case .receptionTo:
      if let last, (1...13).contains(last) { return (4, last + 5) }
    case .reception: return (4, 5)
    case .keyStage:
      return ages(of: .keyStage, first, last)
    case .primaryClass: return ages(of: .primary, first, last)
    case .fromPrimaryClass: return ages(of: .primary, first, last).map { ($0.0, nil) }
    case .primary: return (5, 11)
    case .secondary: return (11, 16)
    default: break
    }
    return nil
  }

  private func ages(of series: CueNumber.Series, _ first: Int?, _ last: Int?) -> (Int?, Int?)? {
    guard let lowest = first.flatMap(series.ages), let highest = last.flatMap(series.ages),
      lowest.lowerBound <= highest.lowerBound
    else { return nil }
    return (lowest.lowerBound, highest.upperBound)
  }

  /// The ages of classes and key stages that are named by letter and number.
  ///
  /// A lone class may be a house or a postal district, so pupils must be named with it.
  private func schoolSpan(_ cue: AgeCue, _ places: [Int], _ match: CueMatch) -> Span? {
    let classes = places.compactMap { place in
      text.words[place].number.flatMap { $0.series?.ages(of: $0.value) }
    }
    guard classes.count == places.count, let first = classes.first, let last = classes.last,
      first.lowerBound <= last.lowerBound
    else { return nil }
    let isStage = places.allSatisfy { text.words[$0].number?.series == .keyStage }
    switch cue {
    case .range, .maybeRange: guard isJoined(places, match) else { return nil }
    case .minimum: break
    case .maybeMinimum:
      guard places.count == 1, isStage || isBesidePeople(places[0]) else { return nil }
    // "For S2 pupils" looks like a count of them; "school visits for KS2" stays nothing.
    case .nothing:
      guard places.count == 1, match.end == places[0] + 2, isBesidePeople(places[0]) else {
        return nil
      }
    default: return nil
    }
    return Span(
      minimum: first.lowerBound, maximum: cue == .minimum ? nil : last.upperBound,
      positions: match.positions, isOfSchool: true)
  }

  private func isPlausible(_ number: CueNumber, at place: Int) -> Bool {
    guard (0...Self.highest).contains(number.value), number.suffix != .other,
      number.suffix != .ordinal || isWord(place + 1, in: ScopeWords.shared.birthday)
    else { return false }
    let before = text.words[place].before
    let after = text.after(place)
    if before.contains(.currency) || after.contains(.percent) { return false }
    // A time or a decimal: its parts stand together without a space.
    if place > 0, text.words[place - 1].isNumber, text.words[place].boundary < .sentence {
      let isPoint = before.contains(.point) || before.contains(.colon)
      if isPoint && !before.contains(.dash) { return false }
    }
    if place + 1 < text.count, text.words[place + 1].isNumber,
      text.words[place + 1].boundary < .sentence
    {
      let isPoint = after.contains(.point) || after.contains(.colon)
      if isPoint && !after.contains(.dash) { return false }
    }
    return true
  }

  /// Whether a number stands in the plural, as in "over 60s".
  func isPlural(_ place: Int) -> Bool {
    guard let number = text.words[place].number else { return false }
    return number.suffix == .plural
  }

  private func namesYears(_ match: CueMatch) -> Bool {
    match.positions.contains { isWord($0, in: FieldWords.shared.years) }
  }

  /// Whether it says of an age that it is reached, so that a small number in letters is one.
  private func tellsReaching(_ match: CueMatch) -> Bool {
    match.positions.contains { isWord($0, in: ScopeWords.shared.reached) }
  }

  /// Whether two numbers side by side are joined as a range.
  private func isJoined(_ places: [Int], _ match: CueMatch) -> Bool {
    guard places.count == 2 else { return false }
    if places[1] - places[0] > 1 { return true }
    return text.words[places[1]].before.contains(.dash)
  }
}

extension AgeCue {
  /// Whether it tells the age by the school year.
  fileprivate var isOfSchool: Bool {
    switch self {
    case .schoolYears, .schoolYear, .fromSchoolYear, .receptionTo, .reception, .keyStage,
      .primaryClass, .fromPrimaryClass:
      true
    default: false
    }
  }
}
