import WaymarkTextAnalysis

/// Reads from what age to what age a service is for.
///
/// A text may name several groups; the service is for all of them, so the lowest and the highest age
/// count, and a group without an upper bound opens the whole.
struct AgeReader: CueLooker {
  /// One age or span of ages in a text.
  struct Span: Hashable {
    var minimum: Int?
    var maximum: Int?
    var positions: Range<Int>
    /// Whether it was told in school years.
    var isOfSchool = false
    /// Whether it is an age only where the next section goes on from it.
    var isDoubtful = false

    /// Whether both ends are given.
    var isWhole: Bool { minimum != nil && maximum != nil }
  }

  let text: CueText
  private(set) var spans: [Span] = []
  /// Where a text first says that all ages are welcome.
  private(set) var welcome: Range<Int>?
  /// The last of the spans of the description that are told of the service.
  private var section: Span?

  private static let highest = 110
  /// A higher one is no limit but a way to say that there is none.
  private static let highestReal = 94
  private static let highestLimit = 85
  /// At most so many words stand between the ages of one section and of the next.
  private static let sectionLength = 40

  /// Reads all ages of a text.
  init(_ text: CueText, kind: RecordKind) {
    self.text = text
    // The longest phrases win, so that "for 5 years" leaves "5 years and over" alone.
    var parts: [Span] = []
    var later: [Span] = []
    for match in text.resolved(.age) {
      if kind == .signposting, !text.isLead(match.positions) { continue }
      if match.value == AgeCue.allAges.rawValue, welcome == nil { welcome = match.positions }
      guard let span = span(of: match), isPlausible(span) else { continue }
      if match.start < text.nameCount {
        spans.append(span)
        continue
      }
      let aside = AgeAside(span, in: text)
      if aside.isOfPart {
        parts.append(span)
      } else if !aside.isAside {
        let isLater = aside.scope.follows(sentences: Scope.leadSentences)
        if isLater && !aside.isOfWhole { later.append(span) } else { spans.append(span) }
        section = span
      }
    }
    addSections(later)
    spans.removeAll { $0.isDoubtful }
    if spans.isEmpty { return }
    // Where a sentence lists what is done for some, it lists it for others too; and who knows the age
    // need not guess it from the school year.
    let all = spans
    spans = all.filter { span in
      !parts.contains { text.isOneSentence($0.positions, span.positions) }
        && !all.contains {
          (isApart(span, $0) || span.isOfSchool && !$0.isOfSchool)
            && text.isOneSentence($0.positions, span.positions)
        }
    }
  }

  /// Adds the groups, told of further on, that are the sections of one whole, such as Beavers of 6 to 8
  /// and Cubs of 8 to 10.
  private mutating func addSections(_ later: [Span]) {
    guard !later.isEmpty || spans.contains(where: \.isDoubtful) else { return }
    let groups = (spans + later).filter(\.isWhole)
      .sorted { $0.positions.lowerBound < $1.positions.lowerBound }
    for (one, next) in zip(groups, groups.dropFirst()) {
      guard let end = one.maximum, let start = next.minimum, (end...end + 1).contains(start),
        next.positions.lowerBound - one.positions.upperBound <= Self.sectionLength
      else { continue }
      for var section in [one, next] {
        section.isDoubtful = false
        if !spans.contains(section) { spans.append(section) }
      }
    }
  }

  /// The lowest and the highest age with the words that they come from.
  ///
  /// A name decides before the text does. Where one age span is given whole, one that lacks a bound is
  /// about some of those in it; "and adults from 16" opens it.
  var bounds: (minimum: Span?, maximum: Span?) {
    if spans.isEmpty { return (nil, nil) }
    let named = self.spans.filter { $0.positions.lowerBound < text.nameCount }
    // "For all ages. The juniors are 8 to 11"; but "over 60s, with spouses of any age".
    let spans =
      named.isEmpty
      ? self.spans.filter { span in
        guard let all = welcome else { return true }
        return all.lowerBound > span.positions.lowerBound
          || text.isOneSentence(all, span.positions)
      } : named
    let whole = spans.filter(\.isWhole)
    let rest = whole.isEmpty ? spans : whole
    let minimum = first(of: rest) { $0.minimum.map { -$0 } }
    let maximum = first(of: rest) { $0.maximum }
    guard let lowest = minimum?.minimum, let highest = maximum?.maximum else {
      return (minimum, maximum)
    }
    if whole.isEmpty, lowest >= highest {
      // "For people over 18. Those under 18 are seen elsewhere": who is named first is served.
      guard let minimum, let maximum else { return (nil, nil) }
      let isMinimumFirst = minimum.positions.lowerBound < maximum.positions.lowerBound
      return isMinimumFirst ? (minimum, nil) : (nil, maximum)
    }
    if whole.isEmpty { return (minimum, maximum) }
    let isOpen = spans.contains { $0.maximum == nil && ($0.minimum ?? 0) >= highest }
    return (minimum, isOpen ? nil : maximum)
  }

  /// Whether two spans are of groups that do not make one, as in "ponds for ages 4+, bats for over
  /// 8s"; "for 5-7s and 8-11s" do.
  private func isApart(_ one: Span, _ other: Span) -> Bool {
    if one.minimum == other.minimum && one.maximum == other.maximum { return false }
    if one.isWhole != other.isWhole {
      return [one, other].allSatisfy {
        isWord($0.positions.lowerBound - 1, in: ScopeWords.shared.aims)
      }
    }
    if one.isWhole { return false }
    // Groups that are given whole beside them, "juniors 5-11, seniors 12-16, adults 17+", make one.
    if spans.contains(where: \.isWhole) { return false }
    return (one.minimum == nil) == (other.minimum == nil)
  }

  /// The first of those spans for which a value is the greatest.
  private func first(of spans: [Span], by value: (Span) -> Int?) -> Span? {
    var best: Span?
    for span in spans {
      guard let new = value(span) else { continue }
      if let known = best.flatMap(value), known >= new { continue }
      best = span
    }
    return best
  }

  /// Whether a span may be a limit; "residents aged from 17 to 93" only tells who there is.
  private func isPlausible(_ span: Span) -> Bool {
    max(span.minimum ?? 0, span.maximum ?? 0) <= Self.highestLimit
  }
}

// MARK: - One phrase

extension AgeReader {
  private func span(of match: CueMatch) -> Span? {
    guard let cue = AgeCue(rawValue: match.value) else { return nil }
    let places = match.positions.filter { text.words[$0].isNumber }
    var values: [Int] = []
    for place in places {
      guard let number = text.words[place].number, isPlausible(number, at: place) else {
        return nil
      }
      // Who is taken up to the eighteenth birthday is seventeen.
      values.append(number.suffix == .ordinal ? number.value - 1 : number.value)
    }
    func span(_ minimum: Int?, _ maximum: Int?) -> Span? {
      if let minimum, let maximum, minimum > maximum { return nil }
      // "From 16 to 99" is from 16 on.
      let isOpen = minimum != nil && maximum.map { $0 > Self.highestReal } == true
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
    case .range: return isJoined(places, match) ? span(first, last) : nil
    case .maybeRange:
      guard isJoined(places, match), places.count == 2, first != last else { return nil }
      if isAges(places, match) || continuesSections(match, from: first) { return span(first, last) }
      guard isSection(match), var section = span(first, last) else { return nil }
      section.isDoubtful = true
      return section
    case .minimum:
      // "People over three floors": a small number in letters is an age only where years are named.
      guard let place = places.first,
        text.words[place].number?.isSpelled != true
          || (first ?? 0) >= 10 || namesYears(match) || namesBirthday(match)
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
    case .maybeMaximum:
      guard let place = places.first, let first, isMaximum(place, match) else { return nil }
      return span(nil, first)
    case .exact: return text.words[match.end - 1].shape.contains(.plural) ? span(first, last) : nil
    case .fromBirth: return span(0, last)
    case .monthsToYears: return span((first ?? 0) / 12, last)
    case .months, .adultsOnly, .allAges, .schoolYears, .schoolYear, .receptionTo, .reception,
      .keyStage, .primary, .secondary:
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

  func isPlural(_ place: Int) -> Bool {
    guard let number = text.words[place].number else { return false }
    return number.suffix == .plural
  }

  private func namesYears(_ match: CueMatch) -> Bool {
    match.positions.contains { isWord($0, in: FieldWords.shared.years) }
  }

  private func namesBirthday(_ match: CueMatch) -> Bool {
    match.positions.contains { isWord($0, in: ScopeWords.shared.reached) }
  }

  /// Whether numbers go on where the ages of the section before end: "Beavers (6 to 8 years), Cubs (8
  /// to 10)".
  private func continuesSections(_ match: CueMatch, from first: Int?) -> Bool {
    guard let section, section.isWhole, let end = section.maximum, let first else {
      return false
    }
    return (end...end + 1).contains(first) && !isTime(match.end)
      && match.start - section.positions.upperBound <= Self.sectionLength
  }

  /// Whether numbers stand as the ages of a section do: in brackets, or after a name at the end of its
  /// part, as in "Cubs 8 to 10, Monday".
  private func isSection(_ match: CueMatch) -> Bool {
    let words = FieldWords.shared
    guard match.start > 0, !isTime(match.end), !isWord(match.start - 1, in: words.days) else {
      return false
    }
    let before = text.words[match.start].before
    if before.contains(.bracket) { return true }
    return text.words[match.start - 1].shape.contains(.capital) && before.isEmpty
      && text.boundary(at: match.end) >= .comma
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
    case .schoolYears, .schoolYear, .receptionTo, .reception, .keyStage: true
    default: false
    }
  }
}
