import WaymarkTextAnalysis

/// Reads how a session is entered.
struct AccessReader {
  /// What was found, the surest first; at most one of each.
  private(set) var found: [Located<SessionAccess>] = []

  /// Reads a text, leaving out the words of some contexts.
  init(_ text: CueText, contexts: [WordContext], kind: RecordKind) {
    var sure: [Located<SessionAccess>] = []
    var weak: [Located<SessionAccess>] = []
    var letsOthersIn = false
    var members = MemberEvidence()
    for match in text.resolved(.access) {
      guard contexts[match.start] != .partner, let cue = AccessCue(rawValue: match.value) else {
        continue
      }
      if cue == .openToOthers { letsOthersIn = true }
      members.add(cue, match.positions, inName: match.start < text.nameCount)
      guard let (access, isSure) = cue.meaning, !Self.isOther(match, access, text) else { continue }
      // A page that points elsewhere names the sessions of others; how to be referred it does tell.
      let isLong = match.end - match.start >= 5
      let isOfOthers = access == .dropIn || access == .membership || !isLong
      if kind == .signposting && isOfOthers && !text.isLead(match.positions) { continue }
      let located = Located(value: access, positions: match.positions)
      if isSure { sure.append(located) } else { weak.append(located) }
    }
    found = Self.chosen(of: sure, text)
    if letsOthersIn { weak.removeAll { $0.value == .membership } }
    guard sure.isEmpty, kind == .service else { return }
    if let positions = members.positions(besideOthers: letsOthersIn) {
      found = [Located(value: .membership, positions: positions)]
    } else if let first = weak.first {
      found = [first]
    }
  }

  /// The ways in that hold for the whole: the first, and a second that its own sentence gives.
  private static func chosen(
    of sure: [Located<SessionAccess>], _ text: CueText
  ) -> [Located<SessionAccess>] {
    var firsts: [Located<SessionAccess>] = []
    for way in sure where !firsts.contains(where: { $0.value == way.value }) { firsts.append(way) }
    // Three ways or more are those of three services.
    guard firsts.count < 3, let main = firsts.first else { return [] }
    return [main]
      + firsts.filter { other in
        guard other.value != main.value else { return false }
        // Where anyone may walk in, other ways in are no condition.
        if main.value == .dropIn, other.value != .appointment { return false }
        return text.isOneSentence(main.positions, other.positions)
      }
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
  /// The value that it stands for, and whether surely.
  fileprivate var meaning: (SessionAccess, Bool)? {
    switch self {
    case .nothing, .openToOthers, .memberWord, .memberPhrase, .joining, .club: nil
    case .dropIn: (.dropIn, true)
    case .appointment: (.appointment, true)
    case .referral: (.referral, true)
    case .membership: (.membership, true)
    case .weakAppointment: (.appointment, false)
    case .weakReferral: (.referral, false)
    case .weakDropIn: (.dropIn, false)
    case .weakMembership: (.membership, false)
    }
  }
}
