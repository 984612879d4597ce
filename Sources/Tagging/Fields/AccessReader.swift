import WaymarkTextAnalysis

/// Reads how a session is entered.
struct AccessReader {
  /// What was found, the surest first; at most one of each.
  private(set) var found: [Located<SessionAccess>] = []

  /// A phrase that tells a way in, and where it stands.
  struct Phrase {
    let access: SessionAccess
    let positions: Range<Int>
    /// Whether it says so only by the way.
    let isWeak: Bool
    let standing: Standing
  }

  /// Reads a text, leaving out the words of some contexts.
  init(_ text: CueText, contexts: [WordContext], kind: RecordKind) {
    let matches = Self.matches(of: text, contexts: contexts)
    if matches.isEmpty { return }
    let phrases = Self.phrases(matches, of: text, kind: kind)
    if let main = Self.main(of: phrases) {
      found = Self.chosen(main, of: phrases, text)
    } else if kind != .signposting {
      let members = MemberEvidence(matches, phrases: phrases, of: text, kind: kind)
      if let positions = members.positions {
        found = [Located(value: .membership, positions: positions)]
      }
    }
  }

  /// Fitted to the invented records that were looked at; `swift test --filter FieldWeights` fits anew.
  static let weights: Standing.Weights = [
    .constant: 1.61, .rivalsBefore: -1.96, .rivalsAfter: -0.68, .sentence: -0.86,
    .pointsElsewhere:
      -1.38, .isOfWhole: 0.15, .ownWords: -0.75, .others: -0.9, .parts: 0.42, .items: -0.44,
    .services: -0.77, .allServices: -0.2, .allSentences: 0.51, .speech: 0.99, .isAddressed: 0.85,
    .bringsUp: -0.71, .people: -0.48, .isDuty: 0.61, .same: 1.6, .isFronted: 0.2, .isDropIn: 0.99,
    .isReferral: 0.67, .isMembership: 0.59, .dropInSentence: -0.44,
  ]

  /// How likely a phrase is said of the whole where it tells the way in, as the logarithm of the odds:
  /// 57 in a hundred.
  private static let enough = 0.3

  /// What may tell of a way in, but for what is said of partners, and for what is said again.
  static func matches(of text: CueText, contexts: [WordContext]) -> [CueMatch] {
    text.resolved(.access).filter {
      contexts[$0.start] != .partner && !text.isRepeated($0.start)
    }
  }

  /// Those of the matches that tell a way in, in order of the text.
  static func phrases(_ matches: [CueMatch], of text: CueText, kind: RecordKind) -> [Phrase] {
    let letsOthersIn = matches.contains { $0.value == AccessCue.openToOthers.rawValue }
    let ownWays = ownWays(matches, text)
    let found = matches.compactMap { match -> (cue: AccessCue, way: Located<SessionAccess>)? in
      guard let cue = AccessCue(rawValue: match.value), let access = cue.access,
        !isOther(match, access, text), cue != .weakMembership || !letsOthersIn,
        access != .referral || !isOneWay(match.positions, beside: ownWays, text)
      else { return nil }
      return (cue, Located(value: access, positions: match.positions))
    }
    if found.isEmpty { return [] }
    let reader = StandingReader(text, kind: kind)
    var said: [SessionAccess: Int] = [:]
    return zip(found, StandingReader.rivals(of: found.map(\.way.value))).map { found, rivals in
      let way = found.way
      var standing = reader.standing(of: way.positions, rivals: rivals)
      standing[.same] = Double(min(2, said[way.value, default: 0]))
      switch way.value {
      case .dropIn:
        standing[.isDropIn] = 1
        standing[.dropInSentence] = standing[.sentence]
      case .referral: standing[.isReferral] = 1
      case .membership: standing[.isMembership] = 1
      case .appointment: break
      }
      said[way.value, default: 0] += 1
      return Phrase(
        access: way.value, positions: way.positions, isWeak: found.cue.isWeak, standing: standing)
    }
  }

  /// Where it is said that one may come without being sent: in words of its own, or by naming referral by
  /// oneself beside that by others.
  private static func ownWays(_ matches: [CueMatch], _ text: CueText) -> [Range<Int>] {
    let words = ScopeWords.shared
    let ways = matches.filter { $0.value == AccessCue.ownWay.rawValue }.map(\.positions)
    let referrals = matches.filter { AccessCue(rawValue: $0.value)?.access == .referral }
    let ofOneself = referrals.filter {
      $0.positions.contains { words.selfWord.contains(text.words[$0].id) }
    }
    return ofOneself.isEmpty || ofOneself.count == referrals.count
      ? ways : ways + ofOneself.map(\.positions)
  }

  /// Whether being referred is but one way, and one may as well come without.
  ///
  /// A form must be filled in whoever does it; and what the sentence before or after says of other things
  /// takes nothing from "you must be referred".
  private static func isOneWay(
    _ positions: Range<Int>, beside ownWays: [Range<Int>], _ text: CueText
  ) -> Bool {
    let words = ScopeWords.shared
    let near = ownWays.filter { text.isNear($0, positions) }
    if near.isEmpty { return false }
    let scope = Scope(of: positions, in: text)
    let asksForForm = scope.sentence.contains {
      scope.isWord($0, in: words.form) && !scope.isWord($0 + 1, in: words.ofWord)
        && !text.words[$0].shape.contains(.past)
    }
    if asksForForm { return false }
    let isNeeded = scope.sentence.contains {
      scope.isWord($0, in: words.obliging) || scope.isWord($0, in: FieldWords.shared.only)
    }
    return !isNeeded || near.contains { text.isOneSentence($0, positions) }
  }

  /// The likeliest of the phrases that are said of the whole, and of two that are as likely the first.
  ///
  /// What says it by the way counts only where no other phrase does.
  static func main(of phrases: [Phrase]) -> Phrase? {
    func best(ofWeak isWeak: Bool) -> Phrase? {
      var best: (phrase: Phrase, score: Double)?
      for phrase in phrases where phrase.isWeak == isWeak {
        let score = phrase.standing.score(weights)
        if score >= enough, score > best?.score ?? -.infinity { best = (phrase, score) }
      }
      return best?.phrase
    }
    return best(ofWeak: false) ?? best(ofWeak: true)
  }

  /// The ways in that hold for the whole: the main one, and others that its own sentence gives.
  private static func chosen(
    _ main: Phrase, of phrases: [Phrase], _ text: CueText
  ) -> [Located<SessionAccess>] {
    var ways = [Located(value: main.access, positions: main.positions)]
    for other in phrases where !ways.contains(where: { $0.value == other.access }) {
      // Where anyone may walk in, other ways in are no condition.
      if main.access == .dropIn, other.access != .appointment { continue }
      guard text.isOneSentence(main.positions, other.positions) else { continue }
      ways.append(Located(value: other.access, positions: other.positions))
    }
    return ways
  }

  /// Whether a phrase is about something else: what was, who helps, whom the staff will ring.
  private static func isOther(
    _ match: CueMatch, _ access: SessionAccess, _ text: CueText
  ) -> Bool {
    let words = ScopeWords.shared
    // The stems of "appointed" and "appointment" are one.
    let isAppointed = match.positions.contains {
      text.words[$0].shape.contains(.past) && words.appointed.contains(text.words[$0].id)
    }
    if isAppointed { return true }
    let scope = Scope(of: match.positions, in: text)
    if scope.isWord(match.start - 1, in: words.futures), access == .appointment,
      scope.isWord(match.start, in: words.calls)
    {
      return true
    }
    // "Advice, advocacy, referral and help with forms" is what is done there.
    let isBare = access == .referral && match.end - match.start == 1
    if isBare, text.boundary(at: match.start) == .comma || text.boundary(at: match.end) == .comma {
      return true
    }
    let mayBePart = access == .dropIn || access == .appointment
    if mayBePart, match.start >= text.nameCount, scope.isOfSome { return true }
    // Helpers who refer are those by whom one comes.
    return scope.isOfHelpersAlone && access != .referral || scope.isOfPast
  }
}

extension AccessCue {
  /// The way in that it tells, if it does.
  fileprivate var access: SessionAccess? {
    switch self {
    case .nothing, .openToOthers, .memberWord, .memberPhrase, .joining, .mutual, .ownWay: nil
    case .dropIn, .weakDropIn: .dropIn
    case .appointment, .weakAppointment: .appointment
    case .referral, .weakReferral: .referral
    case .membership, .weakMembership: .membership
    }
  }

  /// Whether it tells it by the way.
  fileprivate var isWeak: Bool {
    switch self {
    case .weakDropIn, .weakAppointment, .weakReferral, .weakMembership: true
    default: false
    }
  }
}
