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
    /// Whether it may lead from people to what they are.
    var isLeading = false
    /// It itself, in small letters.
    var said = ""

    /// It itself without its inflection.
    var base: String { Inflection.base(of: said) }
  }

  /// How many words are looked at.
  static let limit = 500

  /// The id of whatever denies: "no", "not", "never", "without", the end of "don't".
  static let denial: Int32 = 0

  /// The words that are left, in order.
  private(set) var words: [Word] = []
  /// The words that were left out and yet say something where only one other is left, as "time for
  /// myself" is more than "time".
  private(set) var faint: [Word] = []

  /// Takes the words of a text, numbering them with `number`.
  init(_ text: AnalyzedText, of source: String, number: (UnsafeBufferPointer<UInt8>) -> Int32?) {
    var source = source
    source.withUTF8 { bytes in
      var wasShort = false
      for (position, token) in text.tokens.prefix(Self.limit).enumerated() {
        // The stem of "personal" is that of "person"; so the words themselves are looked at.
        let said = String(decoding: bytes[token.range], as: UTF8.self).lowercased()
        let isTail = wasShort && said == "t"
        wasShort = Self.shortened.contains(said)
        if isTail || Self.denials.contains(said) {
          words.append(Word(id: Self.denial, position: position, isLight: true))
        } else if !wasShort, !Self.silent.contains(said) {
          text.withStem(of: position) { stem in
            let isLight = said.utf8.count < stem.count + 2 && StopWords.contains(stem)
            let word = Word(
              id: number(stem) ?? -1, position: position, isLight: isLight,
              isLeading: Self.leading.contains(said), said: said)
            if Self.faint.contains(said) { faint.append(word) } else { words.append(word) }
          }
        }
      }
    }
  }

  /// Whether a word only leads from a faint one to what counts: the "with" of "people with diabetes".
  func leadsIn(_ word: Word) -> Bool {
    word.isLeading && faint.contains { $0.position < word.position }
  }

  /// The words of a list.
  static func set(_ words: String) -> Set<String> {
    Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  /// What stands before the "t" of a shortened "not".
  private static let shortened = set(
    "can don doesn didn isn aren wasn weren won wouldn couldn shouldn hasn haven hadn ain")
  private static let denials = set(
    """
    not no never without cannot cant dont doesnt didnt isnt arent wasnt havent hasnt wont couldnt
    neither nor unable hardly barely
    """)
  /// Words that a phrase may have or lack and still say the same.
  private static let silent = set(
    """
    a an the my your his her our their its i me we us he him she it they them you am is are was were
    been m s re ve d ll to of some any very so just really quite now at could would will do does did
    im ive id
    """)
  private static let leading = set("with who by from in")
  private static let faint = set(
    """
    have has had having be being get gets getting got person people someone somebody anyone anybody
    feel feeling feels live living lives suffer suffering suffers affected diagnosed myself yourself
    themselves should
    """)
}
