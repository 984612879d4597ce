import WaymarkTextAnalysis

/// Reads whether a service is for women or for men alone.
///
/// A name decides where the text speaks of them too, unless it says that both are served: a "Ladies'
/// Circle" may be for anyone in the village. In the text it must be said early, and of whom the service
/// is for; a women's group among other activities is none of it. After the sentences in which a
/// description says whom it is about, it must be said of the whole.
struct GenderReader {
  /// What was found.
  private(set) var found: Located<Gender>?

  /// Reads a text, leaving out the words of some contexts.
  init(_ text: CueText, contexts: [WordContext], kind: RecordKind) {
    var first: [Gender: Located<Gender>] = [:]
    var genders: Set<Gender> = []
    var servesAll = false
    var isSure = false
    var reader: StandingReader?
    for match in text.resolved(.gender) {
      guard let cue = GenderCue(rawValue: match.value), cue != .nothing,
        !Self.isSingular(match, text)
      else { continue }
      let isInName = match.start < text.nameCount
      if !isInName, contexts[match.start] == .boilerplate || contexts[match.start] == .partner {
        continue
      }
      if cue == .both { return }
      if cue == .everyone { servesAll = true }
      // "Fathers are welcome" does not make it theirs, but no longer the mothers' alone.
      if let welcome = cue.welcomed { genders.insert(welcome) }
      guard let gender = cue.gender,
        let positions = Self.positions(of: match, cue, gender, kind, text)
      else { continue }
      // Further on it is told of a part: no find, but the whole is then not for the other gender alone.
      if !isInName, !Self.isOfWhole(match.positions, text, &reader, kind) {
        genders.insert(gender)
        continue
      }
      if isInName, cue.needsNothing { isSure = true }
      if first[gender] == nil { first[gender] = Located(value: gender, positions: positions) }
    }
    genders.formUnion(first.keys)
    guard genders.count == 1, var only = first.values.first else { return }
    only.positions = Self.closed(only.positions, text)
    if only.positions.lowerBound < text.nameCount {
      if isSure || Self.speaks(text, of: only.value) { found = only }
    } else if !servesAll {
      // "Support for women. We are open to all" is for all.
      found = only
    }
  }

  /// The words of a phrase without what only leads on from it: "for women" of "for women aged".
  private static func closed(_ positions: Range<Int>, _ text: CueText) -> Range<Int> {
    var end = positions.upperBound
    while end - positions.lowerBound > 1,
      ScopeWords.shared.leadingOn.contains(text.words[end - 1].id)
    {
      end -= 1
    }
    return positions.lowerBound..<end
  }

  /// Whether a description speaks of those of a gender, or says so little that it need not.
  private static func speaks(_ text: CueText, of gender: Gender) -> Bool {
    let words = ScopeWords.shared
    let those = gender == .female ? words.femaleMentions : words.maleMentions
    let description = text.nameCount..<text.count
    return description.count < short || description.contains { those.contains(text.words[$0].id) }
  }

  /// Whether a phrase of the description is said of the whole, for all that stands around it.
  private static func isOfWhole(
    _ positions: Range<Int>, _ text: CueText, _ reader: inout StandingReader?, _ kind: RecordKind
  ) -> Bool {
    let scope = Scope(of: positions, in: text)
    if scope.follows(sentences: Scope.leadSentences), !scope.isOfWhole { return false }
    let all = reader ?? StandingReader(text, kind: kind)
    reader = all
    return AgeReader.isOfWhole(all.standing(of: positions))
  }

  /// Whether a word is of one person, whose stem is that of all: "a dad", "Lady Anne's".
  private static func isSingular(_ match: CueMatch, _ text: CueText) -> Bool {
    let words = ScopeWords.shared
    let word = text.words[match.start]
    let next = match.start + 1
    if word.shape.contains(.plural) || !words.pluralsInS.contains(word.id) { return false }
    // A name may well say "Girl Guides"; but a lady with a name is one.
    if match.start < text.nameCount {
      return words.lady.contains(word.id) && next < text.nameCount
        && text.words[next].shape.contains(.capital)
        && !text.words[next].shape.contains(.plural)
    }
    let isPossessive = next < text.count && words.possessive.contains(text.words[next].id)
    return match.positions.count == 1 && !isPossessive
  }

  /// The words that say that it is for one gender, or nil where a phrase does not say so.
  private static func positions(
    of match: CueMatch, _ cue: GenderCue, _ gender: Gender, _ kind: RecordKind, _ text: CueText
  ) -> Range<Int>? {
    let isInName = match.start < text.nameCount
    let served = cue.isNoun ? servingStart(before: match, besides: gender, text) : match.start
    let positions = served.map { $0..<match.end } ?? match.positions
    let namesOthers = match.positions.contains { isOther($0, than: gender, text) }
    if isInName { return namesOthers ? nil : positions }
    if served == nil, !cue.isName { return nil }
    let scope = Scope(of: match.positions, in: text)
    if cue == .femaleOnly || cue == .maleOnly { return scope.isOfPart ? nil : positions }
    if kind == .organisation || scope.isOfPart || scope.isOfPast { return nil }
    let words = ScopeWords.shared
    if scope.part.contains(where: { scope.isWord($0, in: words.pregnant) }) { return nil }
    if served == nil {
      let leads =
        match.start - text.beginning(of: match.start) < start && match.end - match.start > 2
      return !namesOthers && (leads || scope.isHeaded) ? positions : nil
    }
    let isEarly = match.start - text.beginning(of: match.start) < early || match.end == text.count
    // "For women, for dads, for carers" is for them all.
    let isOfSeveral = scope.after.contains {
      text.words[$0].boundary == .comma && words.servesThem.contains(text.words[$0].id)
    }
    return isEarly && !isOfSeveral
      && !scope.isJoined(to: gender == .female ? words.males : words.females)
      ? positions : nil
  }

  /// Who names a body for women need not speak of them again in so few words.
  private static let short = 15

  /// Up to which word of a description it says what it is about.
  private static let early = 30

  /// Before which word of a description a group's own kind stands: "A Somali women's group".
  private static let start = 6

  /// Where it is said that something is for those of a phrase: "for", "supports" at most five words
  /// before it, unless others are named on the way, as in "for families and women".
  private static func servingStart(
    before match: CueMatch, besides gender: Gender, _ text: CueText
  ) -> Int? {
    let words = ScopeWords.shared
    // "For men's health": it is not they who are served.
    let isOwner =
      match.end < text.count && text.words[match.end].boundary == .none
      && words.possessive.contains(text.words[match.end].id)
    if isOwner { return nil }
    var position = match.start - 1
    var isFar = false
    while position >= 0, match.start - position <= 5, text.words[position + 1].boundary < .clause {
      let word = text.words[position].id
      if words.servesThem.contains(word) {
        // "For refugees, for women", "for juniors and for girls": one of several that it is for.
        let isOneOfSeveral =
          text.words[position].boundary == .comma || isSecondAim(position, text)
        return isOneOfSeveral ? nil : position
      }
      if words.toThem.contains(word) {
        let isOpen = position > 0 && words.openTo.contains(text.words[position - 1].id)
        return !isFar || isOpen ? position : nil
      }
      if words.withThem.contains(word), position > 0,
        words.aimed.contains(text.words[position - 1].id)
      {
        return position - 1
      }
      if isOther(position, than: gender, text) || words.strays.contains(word)
        || FieldWords.shared.stops.contains(word) || isFar && text.words[position].isNumber
      {
        return nil
      }
      isFar = position < match.start - 1
      position -= 1
    }
    return nil
  }

  /// Whether it is the second "for" of "for juniors and for girls".
  private static func isSecondAim(_ position: Int, _ text: CueText) -> Bool {
    let words = ScopeWords.shared
    guard position > text.nameCount, words.forWord.contains(text.words[position].id),
      FieldWords.shared.joiners.contains(text.words[position - 1].id)
    else { return false }
    let part = Scope(of: position..<position + 1, in: text).part
    return (part.lowerBound..<position).contains { words.forWord.contains(text.words[$0].id) }
  }

  /// Whether a word names others than those of a gender.
  private static func isOther(
    _ position: Int, than gender: Gender, _ text: CueText
  ) -> Bool {
    let words = ScopeWords.shared
    let others = gender == .female ? words.males : words.females
    return words.everybody.contains(text.words[position].id)
      || others.contains(text.words[position].id)
  }
}

extension GenderCue {
  /// The gender that it names.
  fileprivate var gender: Gender? {
    switch self {
    case .female, .femaleOnly, .femaleName, .femaleBody, .femaleNoun: .female
    case .male, .maleOnly, .maleName, .maleBody, .maleNoun: .male
    case .nothing, .both, .everyone, .femaleWelcome, .maleWelcome: nil
    }
  }

  /// The gender that is let in as well.
  fileprivate var welcomed: Gender? {
    switch self {
    case .femaleWelcome: .female
    case .maleWelcome: .male
    default: nil
    }
  }

  /// Whether it may name a body.
  fileprivate var isName: Bool {
    switch self {
    case .femaleName, .maleName, .femaleBody, .maleBody: true
    default: false
    }
  }

  /// Whether a name that says it needs nothing of the text.
  fileprivate var needsNothing: Bool {
    switch self {
    case .femaleOnly, .maleOnly, .femaleBody, .maleBody: true
    default: false
    }
  }

  /// Whether it counts where something is for those that it names.
  fileprivate var isNoun: Bool { isName || self == .femaleNoun || self == .maleNoun }
}
