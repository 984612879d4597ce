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
    let phrases = Self.phrases(matches, of: text, kind: kind)
    let scores = phrases.map { $0.standing.score(Self.weights) }
    // Of two that are as likely, the first.
    guard let best = scores.max(), best >= Self.enough, let main = scores.firstIndex(of: best)
    else {
      if kind == .service, let positions = Self.membership(matches, of: text) {
        found = [Located(value: .membership, positions: positions)]
      }
      return
    }
    found = Self.chosen(phrases[main], of: phrases, text)
  }

  /// Fitted to the invented records that were looked at; `swift test --filter FieldWeights` fits anew.
  static let weights: Standing.Weights = [
    .constant: 2.26, .rivalsBefore: -1.82, .rivalsAfter: -0.42, .sentence: -0.67, .isOpening: 0.2,
    .others: -0.64, .isGeneral: 1.03, .services: -0.46, .isItem: -0.36, .pointsElsewhere: -1.59,
    .same: 1.17, .isLong: 0.75, .ofMembers: 0.8,
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
  static func phrases(_ matches: [CueMatch], of text: CueText, kind: RecordKind) -> [Phrase] {
    let letsOthersIn = matches.contains { $0.value == AccessCue.openToOthers.rawValue }
    let found = matches.compactMap { match -> Located<SessionAccess>? in
      guard let cue = AccessCue(rawValue: match.value), let access = cue.access,
        !isOther(match, access, text), cue != .weakMembership || !letsOthersIn
      else { return nil }
      return Located(value: access, positions: match.positions)
    }
    var said: [SessionAccess: Int] = [:]
    return zip(found, Standing.rivals(of: found.map(\.value))).map { way, rivals in
      var standing = Standing(of: way.positions, in: text, kind: kind, rivals: rivals)
      standing[.same] = Double(min(2, said[way.value, default: 0]))
      standing[.isLong] = way.positions.count >= 4 ? 1 : 0
      standing[.ofMembers] = way.value == .membership ? 1 : 0
      said[way.value, default: 0] += 1
      return Phrase(access: way.value, positions: way.positions, standing: standing)
    }
  }

  /// The words that tell first of members, where all that is said of them is enough.
  private static func membership(_ matches: [CueMatch], of text: CueText) -> Range<Int>? {
    var members = MemberEvidence()
    var letsOthersIn = false
    for match in matches {
      guard let cue = AccessCue(rawValue: match.value) else { continue }
      if cue == .openToOthers { letsOthersIn = true }
      members.add(cue, match.positions, inName: match.start < text.nameCount)
    }
    return members.positions(besideOthers: letsOthersIn)
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
    case .nothing, .openToOthers, .memberWord, .memberPhrase, .joining, .club: nil
    case .dropIn: .dropIn
    case .appointment: .appointment
    case .referral: .referral
    case .membership, .weakMembership: .membership
    }
  }
}
