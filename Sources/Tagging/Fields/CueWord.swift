import WaymarkTextAnalysis

/// A number in a text, in figures or in words.
struct CueNumber: Hashable, Sendable {
  /// What was written right after the figures, in the same word.
  enum Suffix: Sendable { case none, plural, plus, years, ordinal, other }
  /// What the figures count where letters stand before them, as in `P5`, `S2` and `KS2`.
  enum Series: Sendable {
    case primary, secondary, keyStage

    /// The ages of those who are in a class or a key stage, or nil where there is none of that number.
    func ages(of value: Int) -> ClosedRange<Int>? {
      switch self {
      case .primary: (1...7).contains(value) ? value + 3...value + 4 : nil
      case .secondary: (1...6).contains(value) ? value + 10...value + 11 : nil
      case .keyStage: (1...5).contains(value) ? Self.stages[value - 1] : nil
      }
    }

    private static let stages = [5...7, 7...11, 11...14, 14...16, 16...18]
  }

  var value: Int
  var suffix: Suffix
  var isSpelled = false
  /// How many words it takes: "twenty-five" takes two, of which the first is the number.
  var wordCount = 1
  /// A number of a series is none of years.
  var series: Series?
}

extension CueNumber {
  /// The number that a word in letters makes with the one before it, as in "sixty-five" and "sixty-fives".
  func joined(to unit: CueNumber) -> CueNumber? {
    guard isSpelled, unit.isSpelled, wordCount == 1, suffix == .none, (20...90).contains(value),
      value % 10 == 0, (1...9).contains(unit.value)
    else { return nil }
    return CueNumber(
      value: value + unit.value, suffix: unit.suffix, isSpelled: true, wordCount: 2)
  }
}

/// What stands between two words that the boundary does not tell.
struct CueGap: OptionSet, Sendable {
  let rawValue: UInt16

  static let currency = CueGap(rawValue: 1)
  static let plus = CueGap(rawValue: 2)
  static let dash = CueGap(rawValue: 4)
  static let heading = CueGap(rawValue: 8)
  static let percent = CueGap(rawValue: 16)
  static let point = CueGap(rawValue: 32)
  static let colon = CueGap(rawValue: 64)
  static let line = CueGap(rawValue: 128)
  static let question = CueGap(rawValue: 256)
  static let bracket = CueGap(rawValue: 512)
}

/// What a word looks like.
struct CueShape: OptionSet, Sendable {
  let rawValue: UInt8

  static let capital = CueShape(rawValue: 1)
  static let gerund = CueShape(rawValue: 2)
  static let past = CueShape(rawValue: 4)
  static let plural = CueShape(rawValue: 8)
  /// It begins with a capital, and the name of the record, or that with which the text begins, has it too.
  static let named = CueShape(rawValue: 16)
}

/// A word as a cue.
struct CueWord: Sendable {
  /// What patterns call it, or -1.
  var id: Int32
  /// What separates it from the word before.
  var boundary: Boundary
  /// What else stands between the two.
  var before: CueGap
  /// What it looks like.
  var shape: CueShape
  /// The number that it is, if it is one.
  var number: CueNumber?

  /// Whether it is a number.
  var isNumber: Bool { number != nil }
}
