// MARK: - Gender

/// What a pattern of gender says.
enum GenderCue: Int32 {
  case nothing
  case female
  case male
  /// These need nothing beside them.
  case femaleOnly
  case maleOnly
  /// In a name, after a heading, or where a text begins, these say for whom it is.
  case femaleName
  case maleName
  /// These bodies are for them alone by what they are.
  case femaleBody
  case maleBody
  /// These count where something is for them.
  case femaleNoun
  case maleNoun
  /// Men and women both: the record is for neither alone.
  case both
  /// They may come too.
  case femaleWelcome
  case maleWelcome
  /// Everyone: the record is for no gender alone, unless its name says so.
  case everyone
}

extension CueTables {
  /// What a group that is named after women or men is.
  private static let bodies =
    "group|groups|club|clubs|aid|centre|project|refuge|football|fc|netball|choir|institute|network|gym|fitness|swim|swimming|circle|guild|forum|hub|cricket|rugby|hockey|team|brigade|fellowship|space|session|sessions|yoga|cycling|rides|breakfast|service|services|association|society|organisation|federation|league|class|classes|hostel|house|hour|gymnastics|boxing|tennis|bowls|cafe|drop in"

  private static let persons =
    "(survivors|victims|carers|offenders|prisoners|veterans|students|residents|ex offenders)"

  static func gender(_ compiler: inout CuePatternCompiler) {
    func add(_ cue: GenderCue, _ patterns: String) {
      compiler.add(patterns, family: .gender, value: cue.rawValue)
    }
    for (cue, onlyCue, nameCue, nounCue, noun, one) in [
      (
        GenderCue.female, GenderCue.femaleOnly, GenderCue.femaleName, GenderCue.femaleNoun,
        "(women|girls|ladies|females|mums|mothers|moms)", "(woman|girl|lady|female)"
      ),
      (
        .male, .maleOnly, .maleName, .maleNoun,
        "(men|boys|males|gentlemen|dads|fathers|blokes|lads|grandads)", "(man|boy|male)"
      ),
    ] {
      add(
        cue,
        """
        ^\(noun) (aged|of age|over|under|ages|of all ages|of any age|# years|#)
        any \(one) (who|aged|over|experiencing|living|in|being|can|needing|affected|escaping|fleeing)
        ^\(noun) (who|experiencing|come together|meet)
        group of (*|) \(noun)
        (other|fellow) \(noun)
        where (*|) \(noun) (can|aged|who|with)
        all \(noun)
        (between|among|amongst) \(noun) (who|with|affected|living)
        (gives|give|giving|offers|offering|brings|bringing) (*|) \(noun) (somewhere|a place|a space|a chance|the chance|time|together)
        ^\(one) \(Self.persons)
        """)
      add(
        onlyCue,
        """
        \(noun) only (\(Self.bodies)|)
        \(one) only
        only (for|open to|available to) \(noun)
        only \(noun)
        single sex \(noun)
        """)
      add(
        nameCue,
        """
        \(noun) (s|) (*|) (*|) (\(Self.bodies))
        \(noun) $
        \(noun) (s|) (only|led|in)
        \(noun) (from|aged|with|who|of|over|experiencing)
        """)
      add(
        nounCue,
        """
        \(noun)
        \(one) \(Self.persons)
        """)
    }
    add(
      .femaleBody,
      "(wi|w i|women s institute|girlguiding|girls brigade|townswomen s guild|mothers union|women s refuge|women s aid)"
    )
    add(.maleBody, "(male voice choir|boys brigade)")
    let pair = [
      "women and men", "men and women", "girls and boys", "boys and girls", "ladies and gentlemen",
      "ladies and men", "men and ladies", "male and female", "female and male", "males and females",
      "men or women", "women or men", "men women", "women men", "boys girls", "girls boys",
      "men s and women s", "women s and men s", "ladies and gents", "men ladies", "women and men s",
      "ladies and men s", "men s and ladies", "boys or girls", "male or female", "both sexes",
      "girls as well as boys", "boys as well as girls", "men as well as women",
      "women as well as men",
      "all genders", "any gender", "mixed gender",
      "regardless of gender", "mothers and fathers", "mums and dads", "fathers and mothers",
      "dads and mums", "mums dads",
      "women and partners", "mums or dads", "mothers fathers", "women and families",
      "women and anyone", "both genders",
      "men welcome", "boys and young men girls and young women", "women children and men",
      "men women and children", "women men and children", "boys and the girls",
      "men and boys and women",
    ].joined(separator: "|")
    add(
      .both,
      """
      (for|to|help|helps|helping|supports|supporting|support|) (all|any|young|local|older|both|isolated|disabled|single|) (\(pair))
      (otherwise|usually|normally) mixed
      including (men|women|boys|girls)
      (men|boys|gentlemen|women|girls|ladies) (can|may) (come|join|attend|play) (too|also|as well)
      """)
    add(
      .femaleWelcome,
      """
      (women|girls|ladies|mums|mothers) are (also|very|) welcome
      (women|girls|ladies|mums|mothers) (too|as well) $
      """)
    add(
      .maleWelcome,
      """
      (men|boys|gentlemen|dads|fathers) are (also|very|) welcome
      (men|boys|gentlemen|dads|fathers) (too|as well) $
      """)
    add(
      .everyone,
      """
      (open|available) to (everyone|everybody|anyone|anybody|the public|people)
      (open|available) to all $
      for (everyone|everybody|all the family|all the community|the whole community|the whole family)
      (everyone|everybody) (is|are|) (very|) welcome
      """)
    add(
      .nothing,
      """
      (not just|not only|not exclusively|isn t just|isn t only|aren t just|aren t only) (for|) (women|men|girls|boys|ladies|mums|dads)
      (women|ladies|girls) (toilet|toilets|changing|rooms|hairdresser|hairdressing)
      (men|boys|gentlemen) s (toilet|toilets|changing|rooms)
      (for|to|supports|supporting|support|help|helps|) (new and|) (pregnant|expectant) (women|woman|girls|mothers|mums)
      (pregnant|expectant|new and expectant) (women|mothers|mums) (who|aged|)
      (women|men|ladies|girls|boys|female|male) only (on|#|matches|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weds|hour|hours)
      (to|help|helps|support|supports) a (lady|woman|man|girl|boy)
      (mums|mothers|dads|fathers) and (babies|toddlers|tots|children|carers)
      (mums|dads|mothers|fathers) (grandparents|carers|parents|and grandparents|and carers|childminders|or carers)
      violence against women (and girls|)
      (women|men|girls|boys) s (rights|health|history|suffrage|library|studies|fashion|week|day)
      (women s|men s|men|women) (clothes|clothing|wear|shoes|fashion|haircuts)
      men in sheds
      men s sheds
      men s shed
      (work|working) men s (club|clubs)
      (working|work) mens
      (old|grand) boys
      """)
  }
}
