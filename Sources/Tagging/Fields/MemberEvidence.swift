/// Adds up what a text says of members.
///
/// One mention of them says nothing of how one comes in; a club that speaks again and again of its
/// members, and of joining, is entered by joining it, though it need not say so.
struct MemberEvidence {
  private var points = 0
  private var isClub = false
  private var joins = false
  private var first: Range<Int>?

  /// What is enough: two mentions by a club of which one tells how one becomes a member, or what that
  /// costs; three by others.
  private static let enough = 5
  /// What is enough where others are let in too: a mention more.
  private static let enoughBesideOthers = 7

  /// Counts a phrase.
  mutating func add(_ cue: AccessCue, _ positions: Range<Int>, inName: Bool) {
    switch cue {
    case .memberWord: points += 2
    case .weakMembership, .memberPhrase: points += 3
    // People join a queue or a call as well; it counts once, beside members.
    case .joining:
      joins = true
      return
    case .club:
      if inName { isClub = true }
      return
    case .mutual:
      if !inName { return }
      points += Self.enough
    default: return
    }
    if first == nil { first = positions }
  }

  /// The words that tell first that one joins; nil where too little does.
  func positions(besideOthers: Bool) -> Range<Int>? {
    let needed = besideOthers ? Self.enoughBesideOthers : Self.enough
    return points + (isClub ? 2 : 0) + (joins ? 2 : 0) >= needed ? first : nil
  }
}
