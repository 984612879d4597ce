import WaymarkTextAnalysis

/// Reads how a session is entered.
struct AccessReader {
  /// What was found, the surest first; at most one of each.
  private(set) var found: [Located<SessionAccess>] = []

  /// A phrase that tells a way in, and where it stands.
  struct Phrase {
    let access: SessionAccess
    let positions: Range<Int>
    fileprivate(set) var standing: Standing
  }

  /// Reads a text, leaving out the words of some contexts.
  init(_ text: CueText, contexts: [WordContext], kind: RecordKind) {
    let matches = Self.matches(of: text, contexts: contexts)
    let letsOthersIn = matches.contains { $0.value == AccessCue.openToOthers.rawValue }
    let phrases = Self.phrases(matches, of: text, kind: kind, letsOthersIn: letsOthersIn)
    if let main = Self.main(of: phrases) {
      found = Self.chosen(main, of: phrases, text)
    } else if kind == .service {
      var members = MemberEvidence()
      for match in matches {
        guard let cue = AccessCue(rawValue: match.value) else { continue }
        members.add(cue, match.positions, inName: match.start < text.nameCount)
      }
      if let positions = members.positions(besideOthers: letsOthersIn) {
        found = [Located(value: .membership, positions: positions)]
      }
    }
  }

  /// Fitted to the invented records that were looked at; `swift test --filter FieldWeights` fits anew.
  static let weights: Standing.Weights = [
    .constant: 2.21, .rivalsBefore: -1.83, .rivalsAfter: -0.41, .sentence: -0.69, .isOpening: 0.23,
    .others: -0.65, .isGeneral: 1.0, .services: -0.65, .isItem: -0.32, .pointsElsewhere: -1.65,
    .same: 1.15, .isLong: 0.81, .ofMembers: 0.66, .isWeak: 0.39,
  ]

  /// How likely a phrase is said of the whole where it tells the way in, as the logarithm of the odds:
  /// 62 in a hundred.
  private static let enough = 0.5

  /// What may tell of a way in, but for what is said of partners, and for what is said again.
  static func matches(of text: CueText, contexts: [WordContext]) -> [CueMatch] {
    text.resolved(.access).filter {
      contexts[$0.start] != .partner && !text.isRepeated($0.start)
    }
  }

  /// Those of the matches that tell a way in, in order of the text.
  static func phrases(
    _ matches: [CueMatch], of text: CueText, kind: RecordKind, letsOthersIn: Bool
  ) -> [Phrase] {
    let found = matches.compactMap { match -> (cue: AccessCue, way: Located<SessionAccess>)? in
      guard let cue = AccessCue(rawValue: match.value), let access = cue.access,
        !isOther(match, access, text), cue != .weakMembership || !letsOthersIn
      else { return nil }
      return (cue, Located(value: access, positions: match.positions))
    }
    var said: [SessionAccess: Int] = [:]
    return zip(found, Standing.rivals(of: found.map(\.way.value))).map { found, rivals in
      let way = found.way
      var standing = Standing(of: way.positions, in: text, kind: kind, rivals: rivals)
      standing[.same] = Double(min(2, said[way.value, default: 0]))
      standing[.isLong] = way.positions.count >= 4 ? 1 : 0
      standing[.ofMembers] = way.value == .membership ? 1 : 0
      standing[.isWeak] = found.cue.isWeak ? 1 : 0
      said[way.value, default: 0] += 1
      return Phrase(access: way.value, positions: way.positions, standing: standing)
    }
  }

  /// The likeliest of the phrases that are said of the whole, and of two that are as likely the first.
  ///
  /// What says it by the way counts only where no other phrase does.
  private static func main(of phrases: [Phrase]) -> Phrase? {
    func best(ofWeak isWeak: Bool) -> Phrase? {
      var best: (phrase: Phrase, score: Double)?
      for phrase in phrases where (phrase.standing[.isWeak] == 1) == isWeak {
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
    return scope.isOfHelpersAlone || scope.isOfPast
  }
}

extension AccessCue {
  /// The way in that it tells, if it does.
  fileprivate var access: SessionAccess? {
    switch self {
    case .nothing, .openToOthers, .memberWord, .memberPhrase, .joining, .club, .mutual: nil
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
