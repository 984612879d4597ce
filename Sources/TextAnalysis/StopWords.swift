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

  /// Words of the calendar and of counting: when and how often, never what.
  private static let calendar = """
    monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays
    fridays saturdays sundays mon tue tues wed thu thur thurs fri sat sun january february march april
    june july august september october november december jan feb apr jun jul aug sept sep oct nov dec
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand
    first second third fourth fifth am pm noon midday midnight
    """

  private static let lexicon = stems(of: words)
  private static let calendarLexicon = stems(of: calendar)

  private static func stems(of words: String) -> Lexicon {
    var lexicon = Lexicon()
    let text = Analyzer().analyze(words)
    for index in text.tokens.indices {
      text.withStem(of: index) { _ = lexicon.intern($0) }
    }
    return lexicon
  }

  /// Whether a stem says when or how often, as the days of the week and numbers in letters do.
  package static func isOfCalendar(_ stem: String) -> Bool { calendarLexicon.id(of: stem) != nil }

  /// Whether a stem is that of a stop word.
  package static func contains(_ stem: UnsafeBufferPointer<UInt8>) -> Bool {
    lexicon.id(of: stem) != nil
  }

  /// Whether a stem is that of a stop word.
  package static func contains(_ stem: String) -> Bool { lexicon.id(of: stem) != nil }
}
