import WaymarkTextAnalysis

/// The sections of one whole, each with its ages: "Beavers, 6 to 8. Cubs, 8 to 10. Scouts, 10 to 14."
extension AgeReader {
  /// At most so many words stand between the ages of one section and of the next.
  private static let sectionLength = 40
  /// No hour of the clock is higher.
  private static let lastHour = 12

  /// Adds those of the other spans that are the sections of one whole, such as Beavers of 6 to 8
  /// and Cubs of 8 to 10.
  mutating func addSections(_ others: [Span]) {
    guard !others.isEmpty || spans.contains(where: \.isDoubtful) else { return }
    let groups = (spans + others).filter(\.isWhole)
      .sorted { $0.positions.lowerBound < $1.positions.lowerBound }
    var chain: [Span] = []
    for group in groups {
      if let last = chain.last, !goesOn(from: last, to: group) {
        add(sections: chain)
        chain = []
      }
      chain.append(group)
    }
    add(sections: chain)
  }

  private func goesOn(from one: Span, to next: Span) -> Bool {
    guard let end = one.maximum, let start = next.minimum else { return false }
    return (end...end + 1).contains(start)
      && next.positions.lowerBound - one.positions.upperBound <= Self.sectionLength
  }

  /// Adds the sections of one chain; where all are in doubt, "7 to 8, 8 to 9" may as well be hours.
  ///
  /// Where others come too, younger or older, two groups that happen to go on from each other are no
  /// whole, unless one of them is told of the whole by itself.
  private mutating func add(sections: [Span]) {
    guard sections.count > 1,
      sections.contains(where: { !$0.isDoubtful || ($0.maximum ?? 0) > Self.lastHour }),
      sections.count > 2 || sections.contains(where: { spans.contains($0) })
        || !areAmongOthers(sections)
    else { return }
    for var section in sections {
      section.isDoubtful = false
      if !spans.contains(section) { spans.append(section) }
    }
  }

  /// Whether ages are told besides that lie outside those of some sections.
  private func areAmongOthers(_ sections: [Span]) -> Bool {
    guard let lowest = sections.first?.minimum, let highest = sections.last?.maximum else {
      return false
    }
    return mentions.contains { mention in
      guard mention.place != .part, !sections.contains(mention.span) else { return false }
      let limits = [mention.span.minimum, mention.span.maximum].compactMap(\.self)
      return !limits.allSatisfy { (lowest...max(lowest, highest + 1)).contains($0) }
    }
  }

  /// Whether numbers go on where the ages of the section before end: "Beavers (6 to 8 years), Cubs (8
  /// to 10)".
  func continuesSections(_ match: CueMatch, from first: Int?) -> Bool {
    guard let section, section.isWhole, !section.isDoubtful,
      text.words[match.start].before.contains(.bracket)
        || !isWord(match.start - 1, in: FieldWords.shared.days),
      let end = section.maximum, let first
    else {
      return false
    }
    return (end...end + 1).contains(first) && !isTime(match.end)
      && match.start - section.positions.upperBound <= Self.sectionLength
  }

  /// Whether numbers stand as the ages of a section do: in brackets, after "are", or after a name at
  /// the end of its part, as in "Cubs 8 to 10, Monday".
  func isSection(_ match: CueMatch) -> Bool {
    let words = FieldWords.shared
    guard match.start > 0, !isTime(match.end), !isWord(match.start - 1, in: words.days) else {
      return false
    }
    let before = text.words[match.start].before
    if before.contains(.bracket) || isWord(match.start - 1, in: ScopeWords.shared.are) {
      return true
    }
    return text.words[match.start - 1].shape.contains(.capital) && before.isEmpty
      && (text.boundary(at: match.end) >= .comma || isWord(match.end, in: words.days))
  }
}
