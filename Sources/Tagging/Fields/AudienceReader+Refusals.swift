import WaymarkTextAnalysis

// Who is named to be kept out, to come along or to pay less is not the audience.
extension AudienceReader {
  /// Whether a mention turns people away, lets them in beside others, for less or along with them.
  func isTurnedAway(_ match: CueMatch) -> Bool {
    isFriendly(match) || isDenied(match) || isRefused(match) || isCompany(match)
      || isReduced(match)
  }

  /// Whether others are let in and it is not theirs: "dementia-friendly".
  private func isFriendly(_ match: CueMatch) -> Bool {
    isWord(match.end - 1, in: FieldWords.shared.friendly)
      || match.end < text.count && text.words[match.end].boundary == .none
        && isWord(match.end, in: FieldWords.shared.friendly)
  }

  /// How many words may stand between what denies and what it denies.
  private static let reachOfDenial = 10

  /// Whether it is denied before: "no children", "not suitable for children", "we cannot help people who are
  /// homeless".
  ///
  /// "People who cannot get out because of a disability" are not kept out, and "not only" keeps nobody out.
  private func isDenied(_ match: CueMatch) -> Bool {
    let words = FieldWords.shared
    var position = match.start - 1
    while position >= 0, match.start - position <= Self.reachOfDenial {
      if text.words[position + 1].boundary >= .clause { return false }
      if isWord(position, in: words.noWord), match.start - position <= 2 { return true }
      if isWord(position, in: words.denying) {
        let isOfPeople = (position - 3..<position).contains { isWord($0, in: words.subjects) }
        return !isOfPeople && !isWord(position + 1, in: words.only)
          && !isWord(position + 1, in: words.needing)
      }
      position -= 1
    }
    return false
  }

  /// Whether it is refused after: "people with epilepsy should not take part".
  private func isRefused(_ match: CueMatch) -> Bool {
    let words = FieldWords.shared
    for position in match.end..<min(match.end + 4, text.count) {
      if text.words[position].boundary >= .clause || isWord(position, in: words.subjects) {
        return false
      }
      if isWord(position, in: words.denying) {
        return isWord(position - 1, in: ScopeWords.shared.modals)
          || isWord(position, in: words.cannot)
      }
    }
    return false
  }

  /// Whether they pay less: "concessions for pensioners".
  private func isReduced(_ match: CueMatch) -> Bool {
    (match.start - 4..<match.start).contains { isWord($0, in: FieldWords.shared.reductions) }
  }

  /// Whether they come along with those who do: "accompanied by an adult".
  private func isCompany(_ match: CueMatch) -> Bool {
    (match.start - 4..<match.start).contains { isWord($0, in: FieldWords.shared.accompanied) }
      || isWord(match.start - 1, in: FieldWords.shared.oneOf)
        && (match.start - 3..<match.start - 1).contains {
          isWord($0, in: FieldWords.shared.besides)
        }
  }
}
