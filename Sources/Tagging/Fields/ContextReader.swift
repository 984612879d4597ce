import WaymarkTextAnalysis

/// Marks what each word of a record is there for.
///
/// Words are marked only where a cue is sure of it, since what a service does must stay `main`: "classes
/// for adults" marks the adults and leaves the classes.
struct ContextReader: CueLooker {
  private(set) var contexts: [WordContext]
  /// Where one must be what follows, in positions.
  private(set) var demands: [Range<Int>] = []
  let text: CueText
  private let strip: [StripRule.Extent]
  /// The longest match of each of these families at a position, or -1.
  private var personEnd: [Int]
  private var personCue: [PersonCue?]
  private var circumstanceEnd: [Int]

  /// Marks a text.
  init(_ text: CueText, strip: [StripRule.Extent]) {
    self.text = text
    self.strip = strip
    contexts = [WordContext](repeating: .main, count: text.count)
    personEnd = [Int](repeating: -1, count: text.count)
    personCue = [PersonCue?](repeating: nil, count: text.count)
    circumstanceEnd = personEnd
    for match in text.matches {
      switch match.family {
      case .person:
        personEnd[match.start] = match.end
        personCue[match.start] = PersonCue(rawValue: match.value)
      case .circumstance: circumstanceEnd[match.start] = match.end
      default: break
      }
    }
    markPlaces()
    markPeople()
    for match in text.matches where match.family == .context { mark(match) }
    for match in text.matches where match.family == .strip { stripAway(match) }
  }

  private mutating func set(_ range: Range<Int>, _ context: WordContext, over weaker: Bool = true) {
    for position in range where weaker || contexts[position] == .main {
      contexts[position] = context
    }
  }

  /// The first position from a place on that belongs to another sentence.
  private func sentenceEnd(_ position: Int) -> Int {
    var end = position + 1
    while end < text.count, text.words[end].boundary < .sentence { end += 1 }
    return min(end, text.count)
  }

  private func sentenceStart(_ position: Int) -> Int {
    var start = position
    while start > 0, text.words[start].boundary < .sentence { start -= 1 }
    return start
  }
}

// MARK: - Cues

extension ContextReader {
  private mutating func mark(_ match: CueMatch) {
    guard match.end < text.count, let cue = ContextCue(rawValue: match.value) else { return }
    switch cue {
    case .nothing: break
    case .audience:
      guard text.words[match.end].boundary < .clause else { return }
      markAudience(after: match)
    case .audienceList:
      guard text.words[match.end].boundary < .clause else { return }
      set(match.end..<listEnd(from: match.end, isOpen: true), .audience)
    case .eligibility: demands.append(match.start..<sentenceEnd(match.start))
    case .partner: set(match.start..<partnerEnd(from: match.end), .partner)
    case .referral:
      // "Ward staff can refer by post" tells how, "referred by ward staff" who.
      let isPlain = isWord(match.start, in: FieldWords.shared.refer)
      if isPlain, !text.words[match.start].shape.contains(.past) { return }
      set(match.start..<partnerEnd(from: match.end), .referral)
    case .example:
      var end = match.end
      while end < text.count, text.words[end].boundary < .clause { end += 1 }
      set(match.end..<end, .example, over: false)
    }
  }

  /// A name after "funded by", up to the next clause or verb.
  private func partnerEnd(from start: Int) -> Int {
    var end = start
    while end < text.count, end - start < 16 {
      if end > start, text.words[end].boundary >= .clause { break }
      if end > start, isWord(end, in: FieldWords.shared.partnerStops) { break }
      end += 1
    }
    return end
  }

  /// People after "for": at most four words up to the noun, with the list that goes on from it.
  private mutating func markAudience(after match: CueMatch) {
    let start = match.end
    guard let noun = personAhead(from: start) else {
      // A circumstance itself may follow: "support for dementia" stays main, being what is done.
      return
    }
    set(start..<extended(from: noun), .audience)
  }

  /// The end of the noun phrase for people that begins at a place.
  private func personAhead(from start: Int) -> Int? {
    var position = start
    while position < text.count, position - start < 5 {
      if position > start, text.words[position].boundary >= .clause { return nil }
      if personCue[position] == .noun {
        let end = personEnd[position]
        // In "for family mediation" or "for community centres" the noun only leads to another.
        return isHead(at: end) ? end : nil
      }
      if isWord(position, in: FieldWords.shared.prepositions) { return nil }
      if isWord(position, in: FieldWords.shared.stops),
        !isWord(position, in: FieldWords.shared.pronouns)
      {
        return nil
      }
      position += 1
    }
    return nil
  }

  /// Whether a noun for people ends its phrase there, and is no part of a longer name.
  private func isHead(at end: Int) -> Bool {
    guard end < text.count, text.words[end].boundary == .none else { return true }
    let words = FieldWords.shared
    return personCue[end] != nil || isWord(end, in: words.stops) || isWord(end, in: words.joiners)
      || isWord(end, in: words.prepositions) || isWord(end, in: words.placeCues)
      || isWord(end, in: words.forWords) || isWord(end, in: words.pronouns)
      || text.words[end].isNumber || isWord(end, in: words.over) || isWord(end, in: words.under)
      || text.words[end].before.contains(.dash) == false && isWord(end, in: words.headEnds)
  }

  /// Goes on from a noun for people over what they have or are, and over more of them.
  private func extended(from noun: Int) -> Int {
    var end = noun
    while end < text.count, text.words[end].boundary < .clause {
      if personCue[end] == .modifier {
        if tellsDeed(after: end) { break }
        end = listEnd(from: personEnd[end], isOpen: true)
        continue
      }
      if personCue[end] == .wish { break }
      var next = end
      while next < text.count, isWord(next, in: FieldWords.shared.joiners) { next += 1 }
      guard next > end || text.words[end].boundary == .comma, let more = personAhead(from: next)
      else {
        break
      }
      end = more
    }
    return end
  }

  /// The end of a list of circumstances: at the clause, at a verb, at a comma before a new thought.
  private func listEnd(from start: Int, isOpen: Bool) -> Int {
    let words = FieldWords.shared
    var end = start
    var item = start
    while end < text.count, end - start < 40 {
      // An item that goes on and on tells more than what people have.
      if text.words[end].boundary == .comma || isWord(end, in: words.joiners) { item = end }
      if end - item > 8 { break }
      if end > start, text.words[end].boundary >= .clause { break }
      if circumstanceEnd[end] > end {
        end = circumstanceEnd[end]
        continue
      }
      if end > start, personCue[end] == .wish { break }
      if end > start, personCue[end] == .modifier {
        if tellsDeed(after: end) { break }
        end = personEnd[end]
        continue
      }
      if text.words[end].boundary == .comma, end > start,
        isWord(end, in: words.pronouns) || text.words[end].shape.contains(.gerund)
          || text.words[end].shape.contains(.capital) && !followsCapital(end)
      {
        break
      }
      if isWord(end, in: words.stops), end > start, !isWord(end, in: words.pronouns) { break }
      if end > start, isWord(end, in: words.listStops) { break }
      end += 1
    }
    return end
  }

  /// Whether "who have" goes on to something done, as in "who have missed a vaccination", which may
  /// well be what the service is about.
  private func tellsDeed(after position: Int) -> Bool {
    let next = personEnd[position]
    guard next < text.count, text.words[next].shape.contains(.past) else { return false }
    return isWord(next - 1, in: FieldWords.shared.having)
      && !isWord(next, in: FieldWords.shared.suffered)
  }

  private func followsCapital(_ position: Int) -> Bool {
    position > 0 && text.words[position - 1].shape.contains(.capital)
  }

  /// People with what they have are the audience wherever they stand: "adults with autism".
  private mutating func markPeople() {
    for start in personCue.indices where personCue[start] == .noun {
      let end = personEnd[start]
      guard start >= text.nameCount, end < text.count, text.words[end].boundary == .none,
        personCue[end] == .modifier, contexts[start] == .main
      else { continue }
      if tellsDeed(after: end) { continue }
      let isStrong = personEnd[end] - end > 1 || isWord(end, in: FieldWords.shared.strongModifiers)
      if isStrong { set(start..<listEnd(from: personEnd[end], isOpen: false), .audience) }
    }
  }
}

// MARK: - Places and the strip list

extension ContextReader {
  /// A venue after "at" or "in": its name in capitals, or a plain "in the library".
  private mutating func markPlaces() {
    let words = FieldWords.shared
    for cue in text.words.indices where isWord(cue, in: words.placeCues) {
      var position = cue + 1
      while position < text.count, text.words[position].boundary == .none,
        isWord(position, in: words.determiners)
      {
        position += 1
      }
      let hasDeterminer = position > cue + 1
      var capitals = 0
      var end: Int?
      while position < text.count, position - cue < 9 {
        if text.words[position].boundary >= .clause { break }
        let isCapital = text.words[position].shape.contains(.capital)
        if isCapital { capitals += 1 }
        if isWord(position, in: words.venues), isCapital || capitals > 0 || hasDeterminer {
          end = position + 1
        } else if !isCapital && !isWord(position, in: words.smallWords)
          && !(hasDeterminer && position - cue < 4 && !isWord(position, in: words.stops))
        {
          break
        }
        position += 1
      }
      if let end { set((cue + 1)..<end, .place) }
    }
  }

  private mutating func stripAway(_ match: CueMatch) {
    switch strip[Int(match.value)] {
    case .phrase: set(match.positions, .boilerplate)
    case .rest: set(match.start..<sentenceEnd(match.start), .boilerplate)
    case .sentence: set(sentenceStart(match.start)..<sentenceEnd(match.start), .boilerplate)
    case .section:
      // Only a line that begins so is a heading.
      guard text.words[match.start].boundary == .sentence, match.start >= text.nameCount else {
        return
      }
      var end = sentenceEnd(match.start)
      while end < text.count, !text.words[end].before.contains(.heading) { end = sentenceEnd(end) }
      set(match.start..<end, .boilerplate)
    }
  }
}
