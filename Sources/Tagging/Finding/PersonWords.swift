import WaymarkTextAnalysis

/// The words of a text as people say them of themselves: without those that carry nothing, and with
/// all that denies made one.
///
/// "I have no friends" and "I don't have any friends" come out the same, so that one keyword finds
/// both.
struct PersonWords: Sendable {
  /// One word that is left.
  struct Word: Sendable, Hashable {
    /// What it is, in the lexicon of the reader; -1 for a word that no phrase has.
    var id: Int32
    /// Its place among all words of the text.
    var position: Int
    /// Whether it only holds others together.
    var isLight: Bool
  }

  /// The id of whatever denies: "no", "not", "never", "without", the end of "don't".
  static let denial: Int32 = 0

  /// The words that are left, in order.
  private(set) var words: [Word] = []

  /// Takes the words of a text, numbering new ones with `number`.
  init(_ text: AnalyzedText, number: (UnsafeBufferPointer<UInt8>) -> Int32?) {
    var wasShort = false
    for position in text.tokens.indices {
      text.withStem(of: position) { stem in
        // The "t" of "don't" denies, and the "don" before it says nothing.
        let isTail = wasShort && stem.count == 1 && stem[0] == UInt8(ascii: "t")
        wasShort = Self.shortened.id(of: stem) != nil
        if isTail || Self.denials.id(of: stem) != nil {
          words.append(Word(id: Self.denial, position: position, isLight: true))
        } else if !wasShort, Self.silent.id(of: stem) == nil {
          words.append(
            Word(id: number(stem) ?? -1, position: position, isLight: StopWords.contains(stem)))
        }
      }
    }
  }

  private static func lexicon(_ words: String) -> Lexicon {
    var lexicon = Lexicon()
    let text = Analyzer().analyze(words)
    for index in text.tokens.indices { text.withStem(of: index) { _ = lexicon.intern($0) } }
    return lexicon
  }

  /// What stands before the "t" of a shortened "not".
  private static let shortened = lexicon(
    "can don doesn didn isn aren wasn weren won wouldn couldn shouldn hasn haven hadn ain")
  private static let denials = lexicon(
    """
    not no never without cannot cant dont doesnt didnt isnt arent wasnt havent hasnt wont couldnt
    neither nor unable hardly barely
    """)
  /// Words that a phrase may have or lack and still say the same.
  private static let silent = lexicon(
    """
    a an the my your his her our their its i me we us he him she it they them you am is are was were
    be been being m s re ve d ll have has had having got get gets getting to of some any very so just
    really quite now at could would will do does did should person people someone somebody anyone anybody feel feeling feels live living
    lives suffer suffering suffers affected diagnosed myself
    """)
}
