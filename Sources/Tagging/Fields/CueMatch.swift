/// What a pattern is about; of each family the longest match at a place counts.
enum CueFamily: UInt8, Sendable, CaseIterable {
  case access
  case attending
  case gender
  case age
  case context
  case person
  case kind
  case serviceWord
  case strip
  case circumstance

  /// Whether a longer match wins over one that begins before it; see `CueText.resolved`.
  var resolvesLongest: Bool {
    switch self {
    case .access, .attending, .gender, .age: true
    default: false
    }
  }
}

/// One match of a pattern, in positions of words.
struct CueMatch: Hashable, Sendable {
  var family: CueFamily
  var value: Int32
  var start: Int
  var end: Int

  var positions: Range<Int> { start..<end }
}
