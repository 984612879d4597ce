import WaymarkTextAnalysis

/// A value with the positions of the words that say it.
struct Located<Value: Hashable & Sendable>: Hashable, Sendable {
  var value: Value
  var positions: Range<Int>
}

/// Reads how a session is entered.
struct AccessReader {
  /// What was found, the surest first; at most one of each.
  private(set) var found: [Located<SessionAccess>] = []

  /// Reads a text, leaving out the words of some contexts.
  init(_ text: CueText, contexts: [WordContext], kind: RecordKind) {
    var weak: [Located<SessionAccess>] = []
    let matches = text.resolved(.access)
    let refersSelf = matches.contains { $0.value == AccessCue.selfReferral.rawValue }
    for match in matches {
      guard contexts[match.start] != .boilerplate, contexts[match.start] != .partner,
        let cue = AccessCue(rawValue: match.value), let (access, isSure) = cue.meaning
      else { continue }
      if access == .referral && refersSelf { continue }
      // The stems of "appointed" and "appointment" are one.
      let isAppointed = match.positions.contains {
        text.shapes[$0].contains(.past) && FieldWords.shared.appointed.contains(text.words[$0])
      }
      if isAppointed { continue }
      // A page that points elsewhere names the sessions of others; how to be referred it does tell.
      let isLong = match.end - match.start >= 5
      let isOfOthers = access == .dropIn || access == .membership || !isLong
      if kind == .signposting && isOfOthers { continue }
      let located = Located(value: access, positions: match.positions)
      guard isSure else {
        weak.append(located)
        continue
      }
      if found.contains(where: { $0.value == access }) { continue }
      // A second way in counts where one sentence gives both: "drop in, or by appointment".
      if let first = found.first, !text.isOneSentence(first.positions, match.positions) { continue }
      found.append(located)
    }
    if found.isEmpty, kind == .service, let first = weak.first { found = [first] }
    // Where anyone may walk in, other ways in are no condition.
    if let walkIn = found.first(where: { $0.value == .dropIn }) {
      found = [walkIn] + found.filter { $0.value == .appointment }
    }
  }
}

extension AccessCue {
  /// The value that it stands for, and whether surely.
  fileprivate var meaning: (SessionAccess, Bool)? {
    switch self {
    case .nothing, .selfReferral: nil
    case .dropIn: (.dropIn, true)
    case .appointment: (.appointment, true)
    case .referral: (.referral, true)
    case .membership: (.membership, true)
    case .weakDropIn: (.dropIn, false)
    case .weakAppointment: (.appointment, false)
    case .weakReferral: (.referral, false)
    case .weakMembership: (.membership, false)
    }
  }
}

/// Reads how one attends.
struct AttendingReader {
  /// What was found, in order of the text; each value once.
  private(set) var found: [Located<AttendingType>] = []

  /// Reads a text, leaving out the words of some contexts.
  init(_ text: CueText, contexts: [WordContext]) {
    for match in text.resolved(.attending) where match.value >= 0 {
      let type = AttendingType.allCases[Int(match.value)]
      guard contexts[match.start] != .boilerplate, !found.contains(where: { $0.value == type })
      else { continue }
      found.append(Located(value: type, positions: match.positions))
    }
  }
}

/// Reads whether a service is for women or for men alone.
struct GenderReader {
  /// What was found.
  private(set) var found: Located<Gender>?

  /// Reads a text, leaving out the words of some contexts.
  init(_ text: CueText, contexts: [WordContext], kind: RecordKind) {
    var first: [Gender: Located<Gender>] = [:]
    func note(_ gender: Gender, _ match: CueMatch) {
      if first[gender] == nil {
        first[gender] = Located(value: gender, positions: match.positions)
      }
    }
    var namesOther: Set<Gender> = []
    for match in text.resolved(.gender) {
      guard let cue = GenderCue(rawValue: match.value) else { continue }
      let inName = match.start < text.nameCount
      if !inName, contexts[match.start] == .boilerplate || contexts[match.start] == .partner {
        continue
      }
      let counts =
        inName || kind == .service && (Self.isEarly(match, text) || match.end == text.count)
      switch cue {
      case .nothing: continue
      case .both: return
      case .female: if counts { note(.female, match) }
      case .male: if counts { note(.male, match) }
      case .femaleOnly: if inName || !text.isInList(match.positions) { note(.female, match) }
      case .maleOnly: if inName || !text.isInList(match.positions) { note(.male, match) }
      case .femaleName: if inName { note(.female, match) } else { namesOther.insert(.female) }
      case .maleName: if inName { note(.male, match) } else { namesOther.insert(.male) }
      }
    }
    guard first.count == 1, let only = first.values.first else { return }
    // A text that also speaks of the others is for both, unless the name decides.
    let other: Gender = only.value == .female ? .male : .female
    if namesOther.contains(other), only.positions.lowerBound >= text.nameCount { return }
    found = only
  }

  /// Whether a phrase stands where a text says what it is about, and not in a list of activities.
  private static func isEarly(_ match: CueMatch, _ text: CueText) -> Bool {
    match.start - text.nameCount < 30 && !text.isInList(match.positions)
  }
}
