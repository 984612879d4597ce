import WaymarkTextAnalysis

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
