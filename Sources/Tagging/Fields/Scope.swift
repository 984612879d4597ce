import WaymarkTextAnalysis

/// The sentence around a phrase: whom it is about, and what it tells of them.
///
/// A phrase says who may use a service, and how, only where its sentence speaks of those who use it
/// now: not of the people who work there, of figures, of the past, or of one activity among many.
struct Scope: CueLooker {
  let text: CueText
  /// The words of the phrase.
  let positions: Range<Int>
  /// The sentence or line that they stand in.
  let sentence: Range<Int>
  /// The part of it between commas and other marks.
  let part: Range<Int>

  /// In how many sentences a description says whom it is about; further on it tells of its parts.
  static let leadSentences = 2

  /// Looks around a phrase.
  init(of positions: Range<Int>, in text: CueText) {
    self.text = text
    self.positions = positions
    sentence = Self.stretch(around: positions, in: text, below: .sentence)
    part = Self.stretch(around: positions, in: text, below: .comma)
  }

  private static func stretch(
    around positions: Range<Int>, in text: CueText, below boundary: Boundary
  ) -> Range<Int> {
    var start = positions.lowerBound
    while start > 0, text.words[start].boundary < boundary { start -= 1 }
    var end = positions.upperBound
    while end < text.count, text.words[end].boundary < boundary { end += 1 }
    return start..<end
  }

  /// The part of the sentence between colons, dashes and the like that the phrase stands in.
  var clause: Range<Int> { Self.stretch(around: positions, in: text, below: .clause) }

  /// The part of a sentence that a word stands in.
  func part(at position: Int) -> Range<Int> {
    Self.stretch(around: position..<position + 1, in: text, below: .comma)
  }

  /// The words of the sentence before the phrase, the nearest first.
  private var before: ReversedCollection<Range<Int>> {
    (sentence.lowerBound..<positions.lowerBound).reversed()
  }

  /// The words of the sentence after the phrase.
  var after: Range<Int> { positions.upperBound..<sentence.upperBound }
}

// MARK: - Whom a sentence is about

extension Scope {
  /// Whether it is said of those who work or help there: "drivers must be over 25".
  var isOfHelpers: Bool {
    let words = ScopeWords.shared
    // "Offers 16 to 19 year olds training as young leaders", "over 16s can volunteer".
    for position in after.prefix(6) where isWord(position, in: words.helpers) {
      let lead = (max(positions.upperBound, position - 2)..<position)
      if lead.contains(where: { isWord($0, in: words.asWord) }) { return true }
    }
    if sentence.contains(where: { isWord($0, in: words.qualities) }) { return true }
    if isOfLeaders { return true }
    // "Our carers are aged 19 to 70": where it is said of them, they are those who work there.
    if isPredicate,
      before.prefix(4).contains(where: {
        isWord($0, in: words.carers) && isWord($0 - 1, in: words.possessors)
      })
    {
      return true
    }
    // "Therapists visit people over 18."
    if isPerson(at: positions.lowerBound) { return false }
    if isPredicate {
      for position in sentence.lowerBound..<positions.lowerBound {
        if isWord(position, in: words.helpers) { return true }
        if isPerson(endingAt: position), !isWord(position + 1, in: words.relative) { return false }
      }
    }
    for position in before.prefix(14) {
      if isWord(position, in: words.helpers) { return true }
      if isPerson(endingAt: position) || isWord(position, in: words.serving) { return false }
    }
    return followsRecruiting || isSought
  }

  /// Whether they are sought: "we need readers aged over 18".
  private var isSought: Bool {
    before.prefix(3).contains {
      isWord($0, in: ScopeWords.shared.seeking) && isWord($0 - 1, in: FieldWords.shared.ours)
    }
  }

  /// Whether it is said of those by whom something is run, "run by students aged 18 to 21"; not of those
  /// for whom it is, as in "run by students for over 60s".
  private var isOfLeaders: Bool {
    let words = ScopeWords.shared
    if isWord(positions.lowerBound, in: words.forWord) { return false }
    for position in before.prefix(4) {
      if isWord(position, in: words.by) { return isWord(position - 1, in: words.led) }
      if isWord(position, in: words.serving) { return false }
    }
    return false
  }

  /// Whether those who help are told to: "volunteers can drop in".
  var isOfHelpersAlone: Bool {
    let words = ScopeWords.shared
    for position in before.prefix(5) {
      if isWord(position, in: words.helpers) { return isWord(position + 1, in: words.modals) }
      guard isWord(position, in: words.imperatives) else { return false }
    }
    return false
  }

  /// Whether the phrase follows a heading such as "Main client groups:".
  var isHeaded: Bool {
    let start = positions.lowerBound
    return start > text.nameCount && text.words[start].boundary == .clause
      && text.words[start].before.contains(.colon)
      && isWord(start - 1, in: ScopeWords.shared.headings)
  }

  /// Whether the phrase is said of the subject of its sentence: "… must be over 18".
  private var isPredicate: Bool {
    let words = ScopeWords.shared
    let start = positions.lowerBound
    return (start - 1...start).contains { isWord($0, in: words.predicates) }
      && !(start - 2..<start).contains { isWord($0, in: words.relative) }
  }

  /// Whether the sentence before looks for helpers and this one tells what they must be.
  private var followsRecruiting: Bool {
    let words = ScopeWords.shared
    guard sentence.lowerBound > text.nameCount,
      sentence.prefix(2).contains(where: { isWord($0, in: FieldWords.shared.pronouns) })
    else { return false }
    let previous = Self.stretch(
      around: sentence.lowerBound - 1..<sentence.lowerBound, in: text, below: .sentence)
    return previous.contains { isWord($0, in: words.helpers) }
      && previous.contains { isWord($0, in: words.recruiting) }
  }

  /// Whether a word for people begins at a place.
  func isPerson(at position: Int) -> Bool {
    text.matches.contains {
      $0.family == .person && $0.value == PersonCue.noun.rawValue && $0.start == position
    }
  }

  private func isPerson(endingAt position: Int) -> Bool {
    text.matches.contains {
      $0.family == .person && $0.value == PersonCue.noun.rawValue && $0.end == position + 1
    }
  }
}

// MARK: - What a sentence tells

extension Scope {
  /// Whether the sentence gives figures: a share, an average, how many there were.
  var isOfFigures: Bool {
    let words = ScopeWords.shared
    return sentence.contains {
      text.after($0).contains(.percent) || isWord($0, in: words.figures)
        || part.contains($0) && isWord($0, in: words.shares) && isWord($0 + 1, in: words.ofWord)
          && !isWord($0 + 2, in: words.what)
    } || isCounted
  }

  /// Whether the people are counted and what is told of them is over: "240 people, 18 of them under
  /// 25, came".
  private var isCounted: Bool {
    let words = ScopeWords.shared
    // "1 in 4 people over 65", "one person in 14 over 65".
    let isShare = before.prefix(5).contains {
      text.words[$0].isNumber && isWord($0 - 1, in: words.inWord) && $0 > 1
        && (text.words[$0 - 2].isNumber || isWord($0 - 2, in: words.one) || isPerson(at: $0 - 2))
    }
    if isShare { return true }
    if isWord(positions.lowerBound - 1, in: words.are),
      isWord(positions.lowerBound - 2, in: words.mostly)
    {
      return true
    }
    guard let count = before.prefix(12).first(where: { isCount($0) }) else { return false }
    // "In every 100 people over 65", "with 300 students aged 16 to 19 and 100 adults".
    if isWord(count - 1, in: words.every) || after.prefix(6).contains(where: { isCount($0) }) {
      return true
    }
    return sentence.contains { position in
      isWord(position, in: words.past)
        || isWord(position, in: words.perfect) && position + 1 < sentence.upperBound
          && (position + 1..<min(sentence.upperBound, position + 3)).contains {
            text.words[$0].shape.contains(.past)
          }
    }
  }

  private func isCount(_ position: Int) -> Bool {
    guard let number = text.words[position].number else { return false }
    // "From 6.45" is a time, and so is "18.30".
    let isTime =
      text.isNumber(at: position - 1)
      && !text.words[position].before.isDisjoint(with: [.point, .colon])
      || text.isNumber(at: position + 1)
        && !text.after(position).isDisjoint(with: [.point, .colon])
    return number.suffix == .none && !number.isSpelled && number.value > 12 && !isTime
      && !isWord(position + 1, in: ScopeWords.shared.durations)
  }

  /// Whether what is told is over: "women first joined in 1982".
  var isOfPast: Bool {
    let words = ScopeWords.shared
    guard part.contains(where: { isWord($0, in: words.past) }) else {
      return positions.lowerBound == part.lowerBound
        && after.contains { (1500...2100).contains(text.words[$0].number?.value ?? 0) }
    }
    // "It was set up for over 60s" holds today.
    guard let beginning = part.first(where: { isWord($0, in: words.beginnings) }),
      beginning < positions.lowerBound
    else { return true }
    return !(beginning..<positions.lowerBound).contains { isWord($0, in: words.aims) }
  }

  /// Whether it is said of somebody in a case that is supposed: "if a visitor is over 80".
  var isSupposed: Bool {
    let words = ScopeWords.shared
    return before.contains {
      isWord($0, in: words.conditions) && !isWord($0 + 1, in: words.addressed)
    }
  }

  /// Whether it is one thing among others that are done: "we also run a playgroup for under 5s".
  var isOfPart: Bool {
    let words = ScopeWords.shared
    return isListed || before.contains { isWord($0, in: words.openers) && !isParenthesis($0) }
  }

  /// Whether it is said of some alone, or of one more thing: "some clinics are by appointment".
  var isOfSome: Bool {
    isListed || before.contains { isWord($0, in: ScopeWords.shared.also) }
  }

  private var isListed: Bool { text.isInList(positions) || isAmidList }

  /// Whether a word opens what stands between two commas before the phrase: "…, including dance, are
  /// for over 60s".
  private func isParenthesis(_ position: Int) -> Bool {
    text.words[position].shape.contains(.gerund) && text.words[position].boundary == .comma
      && part.lowerBound > position
      && (part.lowerBound..<positions.lowerBound).contains {
        isWord($0, in: ScopeWords.shared.are)
      }
  }

  /// Whether it stands amid a list of short items; what ends a list, as in "music, art and games for
  /// ages 5 to 11", is of all of it.
  private var isAmidList: Bool {
    let end = part.upperBound
    guard part.lowerBound > sentence.lowerBound, end < sentence.upperBound,
      text.words[part.lowerBound].boundary == .comma, text.words[end].boundary == .comma,
      part.count > positions.count, !isWord(end, in: ScopeWords.shared.relative),
      !isWord(end, in: ScopeWords.shared.openers)
    else { return false }
    let previous = part(at: part.lowerBound - 1)
    let next = part(at: end)
    // What is long is no item, but the sentence itself.
    return part.count - positions.count < 6 && previous.count < 5 && next.count < 5
      && next.upperBound < sentence.upperBound
  }

  /// Whether the clause speaks, up to the phrase, of the service as a whole: of "you" or of "sessions",
  /// not of a hot lunch.
  ///
  /// More than one word that could not be said of any service names a part.
  var isOfWhole: Bool {
    if isHeaded || isPredicate { return true }
    let words = ScopeWords.shared
    let clause = clause
    // "The ages go from students to grannies, but it is for over 18s".
    let subject = (clause.lowerBound..<positions.lowerBound).last { isWord($0, in: words.itself) }
    let own = (max(clause.lowerBound, subject ?? 0)..<positions.lowerBound).count {
      !text.words[$0].isNumber && !text.words[$0].shape.contains(.capital)
        && !isWord($0, in: words.general)
    }
    return own <= 1
  }

  /// How many sentences or lines of the description come before the phrase, up to a number.
  func sentencesBefore(atMost most: Int) -> Int {
    let beginning = text.beginning(of: positions.lowerBound)
    guard positions.lowerBound >= text.nameCount, sentence.lowerBound > beginning else { return 0 }
    var count = 0
    // It ends with the last that counts, so that a long text with many phrases is not read again for
    // each.
    for position in beginning + 1...sentence.lowerBound
    where text.words[position].boundary == .sentence {
      count += 1
      if count == most { break }
    }
    return count
  }

  /// Whether so many sentences of the description, or more, come before the one of the phrase.
  func follows(sentences count: Int) -> Bool { sentencesBefore(atMost: count) >= count }

  /// Whether it is one thing that there is, as in "there's a playgroup for under 5s"; "there are three
  /// groups" tells of all.
  var isOfOneThere: Bool {
    before.contains { isWord($0, in: ScopeWords.shared.there) && !text.isNumber(at: $0 + 2) }
  }

  /// Whether some words join the phrase in its sentence, as men do in "women at one and men at two".
  func isJoined(to others: WordSet) -> Bool {
    sentence.contains { position in
      isWord(position, in: others)
        && (position - 2..<position).contains { isWord($0, in: FieldWords.shared.joiners) }
    }
  }
}
