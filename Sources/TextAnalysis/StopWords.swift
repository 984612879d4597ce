/// The words that hold English sentences together and say nothing about a service.
///
/// Only closed classes: articles, pronouns, prepositions, conjunctions, auxiliaries and a few adverbs.
package enum StopWords {
  private static let words = """
    a an the this that these those some any all both each either neither no none not nor such own same
    i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself
    she her hers herself it its itself they them their theirs themselves who whom whose which what
    whatever someone anyone everyone something anything everything
    of in on at by to from with within without for about into onto upon over under above below between
    among through throughout during before after since until towards against across along around as per
    via up down out off
    and or but if so than then because while whilst although though unless whether also however therefore
    where when why how here there
    be am is are was were been being have has had having do does did doing done will would shall should
    can could may might must cannot
    s t ll ve re d m don doesn didn isn aren wasn weren won wouldn couldn shouldn can hasn haven hadn
    very too just only more most much many few other others another again further once ever even still
    etc eg ie e g i.e e.g
    """

  private static let lexicon: Lexicon = {
    var lexicon = Lexicon()
    let text = Analyzer().analyze(words)
    for index in text.tokens.indices {
      text.withStem(of: index) { _ = lexicon.intern($0) }
    }
    return lexicon
  }()

  /// Whether a stem is that of a stop word.
  package static func contains(_ stem: UnsafeBufferPointer<UInt8>) -> Bool {
    lexicon.id(of: stem) != nil
  }

  /// Whether a stem is that of a stop word.
  package static func contains(_ stem: String) -> Bool { lexicon.id(of: stem) != nil }
}
