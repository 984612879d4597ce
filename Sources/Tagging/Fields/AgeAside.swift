import WaymarkTextAnalysis

/// Tells whether an age is named for another reason than to say whom the service is for: who comes
/// free, who must be brought, who may volunteer, whom parents look after.
struct AgeAside {
  let span: AgeReader.Span
  let scope: Scope

  init(_ span: AgeReader.Span, in text: CueText) {
    self.span = span
    scope = Scope(of: span.positions, in: text)
  }

  private var text: CueText { scope.text }
  private var start: Int { span.positions.lowerBound }
  private var end: Int { span.positions.upperBound }
  private var isRange: Bool { span.minimum != nil && span.maximum != nil }

  /// Whether the age is told in passing, other than of a part.
  var isAside: Bool {
    scope.isOfHelpers || scope.isOfFigures || scope.isOfPast || scope.isSupposed
      || scope.isOfOneThere || isPrice || isFree || isFunded || isRule || isOfChildren || isDuration
      || isElsewhere || isForSome
  }

  /// Whether it is said of the whole; "those from 8 to 10 learn" is of some of those who were told of
  /// before, "everybody from 18" of all.
  var isOfWhole: Bool {
    let words = ScopeWords.shared
    let around = start - 1...start
    if around.contains(where: { scope.isWord($0, in: words.anybody) }) { return true }
    return scope.isOfWhole
      && !around.contains { $0 == scope.part.lowerBound && scope.isWord($0, in: words.those) }
  }

  /// Whether it is the age for one thing that is done, or for one group, among several.
  var isOfPart: Bool { scope.isOfPart || isOneOfSeveral || isBesideOthers }

  /// Whether those of that age are sent to others: "for those under 18 see the youth team", "if you are 19
  /// or over try the clinic", "people of 16 to 18 should look at the college".
  private var isElsewhere: Bool {
    let words = ScopeWords.shared
    if scope.isWord(end, in: words.should) {
      return scope.after.contains(end + 1) && scope.isWord(end + 1, in: words.advised)
    }
    let isAddressed = (scope.part.lowerBound..<end).contains {
      scope.isWord($0, in: words.conditions) || scope.isWord($0, in: words.those)
    }
    let verb = scope.isWord(end, in: words.please) ? end + 1 : end
    return isAddressed && scope.after.contains(verb) && scope.isWord(verb, in: words.sending)
      && !scope.isWord(verb + 1, in: FieldWords.shared.ours)
  }

  /// Whether it holds for some alone, "16 and up in some cases", or lets them come without others: "16s
  /// and over may ring in their own right".
  private var isForSome: Bool {
    let words = ScopeWords.shared
    return scope.after.prefix(8).contains {
      scope.isWord($0, in: words.right) && scope.isWord($0 - 1, in: words.own)
        || scope.isWord($0, in: words.themselves) && scope.isWord($0 - 1, in: words.by)
    } || scope.isWord(end, in: words.inWord) && scope.isWord(end + 1, in: words.some)
  }

  /// Whether others may come too whatever their age: "over 55s or anyone with diabetes", "over 75 or with
  /// weak lungs".
  private var isBesideOthers: Bool {
    let words = ScopeWords.shared
    guard scope.isWord(end, in: FieldWords.shared.joiners) else { return false }
    let next = scope.isWord(end + 1, in: words.anybody) ? end + 2 : end + 1
    return scope.isWord(next, in: words.having)
      && (next > end + 1 || scope.isWord(end, in: words.orWord))
  }

  /// Whether it is a time that something lasts, or a limit at some hours alone.
  private var isDuration: Bool {
    let words = ScopeWords.shared
    return (max(scope.part.lowerBound, start - 5)..<start).contains {
      scope.isWord($0, in: words.lasting)
    }
      || scope.isWord(end, in: words.until)
        && scope.after.prefix(2).contains { text.words[$0].isNumber }
  }

  /// Whether those of that age are one of several groups: "people over 65, pregnant women, carers".
  private var isOneOfSeveral: Bool {
    var groups = 0
    var position = scope.part.upperBound
    while position < scope.sentence.upperBound, text.words[position].boundary == .comma {
      let next = scope.part(at: position)
      if next.contains(where: { scope.isWord($0, in: FieldWords.shared.theirs) }) { return false }
      guard next.prefix(3).contains(where: { scope.isPerson(at: $0) }) else { break }
      groups += 1
      position = next.upperBound
    }
    return groups > 1
  }

  /// Whether it is the age for a price: "children (3-15) £7", "£2 for over 60s".
  private var isPrice: Bool {
    let words = ScopeWords.shared
    let before = max(scope.sentence.lowerBound, start - 5)..<start
    if before.contains(where: { scope.isWord($0, in: words.concessions) })
      || scope.after.prefix(5).contains(where: { scope.isWord($0, in: words.concessions) })
    {
      return true
    }
    let isAmount = { (position: Int) in text.words[position].before.contains(.currency) }
    if (max(scope.part.lowerBound, start - 4)..<start).contains(where: isAmount) { return true }
    if span.minimum == nil, (scope.sentence.lowerBound..<start).contains(where: isAmount) {
      return true
    }
    // "For 8-11s £4" is for them all the same.
    if isRange,
      (start - 1...start).contains(where: { scope.isWord($0, in: FieldWords.shared.forWords) })
    {
      return false
    }
    // So is "for those aged 17 and over, £36"; but not "adults £6, aged 60 and over, £4".
    let isAimed =
      (start - 2...start).contains { scope.isWord($0, in: words.forWord) }
      && !(scope.sentence.lowerBound..<start).contains(where: isAmount)
    if isAimed, text.boundary(at: end) == .comma { return false }
    return scope.after.prefix(1).contains(where: isAmount)
      || !isRange && (end..<min(end + 4, scope.part.upperBound)).contains(where: isAmount)
  }

  /// Whether it tells who comes free; a service that is free for those of 8 to 11 is for them.
  private var isFree: Bool {
    if isRange { return false }
    let words = ScopeWords.shared
    for position in (max(scope.part.lowerBound, start - 5)..<start)
    where scope.isWord(position, in: words.free) {
      if scope.isWord(position + 1, in: words.freeLinks) { return true }
    }
    return scope.after.prefix(5).contains { position in
      scope.isWord(position, in: words.free)
        && (position + 1 >= scope.sentence.upperBound || text.words[position + 1].boundary >= .comma
          || scope.isWord(position + 1, in: words.freeLinks))
    }
  }

  /// Whether it is the age for which one is paid: "15 funded hours for two-year-olds", "funding for
  /// two-year-olds".
  private var isFunded: Bool {
    let words = ScopeWords.shared
    // "For children aged 2 to 5, with 30 funded hours" is for them.
    if isRange, (start - 2..<start).contains(where: { scope.isWord($0, in: words.forWord) }) {
      return false
    }
    let ahead = max(scope.sentence.lowerBound, start - 6)..<start
    if ahead.contains(where: {
      scope.isWord($0, in: words.funding) && scope.isWord($0 + 1, in: words.forWord)
    }) {
      return true
    }
    let near = Array(ahead) + scope.after.prefix(8)
    return near.contains {
      scope.isWord($0, in: words.hours) && scope.isWord($0 - 1, in: words.funded)
    }
  }

  /// Whether it is a rule for some of those who come: "under 16s must be accompanied".
  private var isRule: Bool {
    let words = ScopeWords.shared
    let near = (max(scope.sentence.lowerBound, start - 3)..<start)
    let around = Array(near) + Array(scope.after.prefix(9))
    if around.contains(where: { scope.isWord($0, in: words.accompanied) }) {
      return span.minimum == nil || scope.after.prefix(4).contains { isRuleWord($0) }
    }
    let preferred = { (position: Int) in scope.isWord(position, in: words.priority) }
    // "Those over 70 will be prioritised", "best for children over 5".
    if (start - 5..<start).contains(where: preferred)
      || scope.after.prefix(6).contains(where: {
        preferred($0) && text.words[$0].shape.contains(.past)
      })
    {
      return true
    }
    if isRange { return isOfSchools }
    // "It sleeps two children under 12."
    let person = scope.isWord(start, in: words.children) ? start : start - 1
    if span.minimum == nil, person > scope.sentence.lowerBound, scope.isPerson(at: person),
      text.words[person - 1].isNumber
    {
      return true
    }
    // "Over 60s may get a free check": it is others who give it.
    if leadsPart,
      scope.after.prefix(8).contains(where: {
        scope.isWord($0, in: words.gains) && scope.isWord($0 - 1, in: words.modals)
      })
    {
      return true
    }
    // "If you are over 75 you have a doctor of your own", "if you are under 18 you must ask".
    if (start - 3...start).contains(where: { scope.isWord($0, in: words.conditions) }) {
      return scope.after.prefix(10).contains {
        scope.isWord($0, in: words.duties) && scope.isWord($0 - 1, in: words.addressed)
      }
    }
    guard span.minimum == nil else { return false }
    if (max(scope.sentence.lowerBound, start - 3)..<start).contains(where: {
      scope.isWord($0, in: words.no)
    }) {
      return true
    }
    // "Nobody may sell tobacco to anyone under 18".
    if (scope.sentence.lowerBound..<start).contains(where: { scope.isWord($0, in: words.denials) })
    {
      return true
    }
    // Where they are the subject, something is said of them alone.
    guard leadsPart, end < scope.part.upperBound else { return false }
    return isRuleWord(end) || namesPeople && !scope.isWord(end, in: words.peopleLinks)
  }

  /// Whether it is the age of the pupils of schools that are served: "for schools, Years 5 and 6".
  private var isOfSchools: Bool {
    let words = ScopeWords.shared
    guard scope.positions.contains(where: { scope.isWord($0, in: words.schoolYears) }) else {
      return false
    }
    let previous = max(text.nameCount, scope.sentence.lowerBound - 16)
    return (previous..<start).contains {
      scope.isWord($0, in: words.school) && text.words[$0].shape.contains(.plural)
    }
  }

  private func isRuleWord(_ position: Int) -> Bool {
    scope.isWord(position, in: ScopeWords.shared.rules)
  }

  /// Whether the people are named, as in "children under 5".
  private var namesPeople: Bool {
    (max(scope.part.lowerBound, start - 1)...start).contains {
      scope.isWord($0, in: FieldWords.shared.ageGroups)
    } || scope.isWord(start, in: ScopeWords.shared.children)
  }

  /// Whether nothing but the people themselves stands before the age in its part of the sentence.
  private var leadsPart: Bool {
    (scope.part.lowerBound..<start).allSatisfy {
      scope.isWord($0, in: FieldWords.shared.ageGroups)
        || scope.isWord($0, in: FieldWords.shared.determiners)
        || scope.isWord($0, in: ScopeWords.shared.contrasts)
    }
  }

  /// Whether the age is that of the children of the parents whom a service is for, or of one for whom
  /// somebody cares.
  private var isOfChildren: Bool {
    let words = ScopeWords.shared
    if scope.isWord(start - 1, in: words.someone) { return true }
    var position = scope.isWord(start, in: words.children) ? start : start - 1
    var steps = 0
    while position >= scope.sentence.lowerBound, steps < 5 {
      if scope.isWord(position, in: words.carers), scope.isWord(position + 1, in: words.ofOrFor) {
        return true
      }
      if steps < 4, scope.isWord(position, in: words.someone),
        scope.isWord(position - 1, in: FieldWords.shared.forWords)
      {
        return true
      }
      if scope.isWord(position, in: words.children), hasParents(before: position) { return true }
      position -= 1
      steps += 1
    }
    return false
  }

  /// Whether parents stand before those children, as in "parents of one or more"; "families and children"
  /// are both served.
  private func hasParents(before position: Int) -> Bool {
    let words = ScopeWords.shared
    var back = position - 1
    var isJoinedAlone = true
    while back >= scope.sentence.lowerBound, position - back < 6 {
      if scope.isWord(back, in: words.parents) {
        return !isJoinedAlone && scope.isWord(back + 1, in: words.parentLinks)
      }
      guard scope.isWord(back, in: words.parentLinks) else { return false }
      if !scope.isWord(back, in: FieldWords.shared.joiners) { isJoinedAlone = false }
      back -= 1
    }
    return false
  }
}
