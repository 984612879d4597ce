// MARK: - How one attends, and gender

/// What a pattern of gender says.
enum GenderCue: Int32 {
  case nothing
  case female
  case male
  /// These hold wherever they stand.
  case femaleOnly
  case maleOnly
  /// In a name these say for whom it is, in running text not.
  case femaleName
  case maleName
  /// Men and women both: the record is for neither alone.
  case both
}

extension CueTables {
  static func attending(_ compiler: inout CuePatternCompiler) {
    func add(_ type: AttendingType?, _ patterns: String) {
      let value = type.flatMap { AttendingType.allCases.firstIndex(of: $0) } ?? -1
      compiler.add(patterns, family: .attending, value: Int32(value))
    }
    add(
      .phone,
      """
      (over|on|via) the (phone|telephone)
      by (phone|telephone)
      (telephone|phone) (based|) (advice|support|helpline|befriending|counselling|appointment|appointments|service|line|consultation|consultations|call|calls|interview|interviews|assessment)
      (helpline|help line|hotline|advice line|adviceline|careline|crisis line|support line|freephone helpline|listening service)
      (free|confidential|national|24 hour|hour) (helpline|phone line|telephone line)
      """)
    add(
      .online,
      """
      (via|on|over|by|using|through) (zoom|skype|microsoft teams|teams|video call|video calls|video link|video|webchat|live chat|whatsapp)
      (zoom|online|virtual|remote|web based|digital) (class|classes|session|sessions|course|courses|support|group|groups|meeting|meetings|workshop|workshops|counselling|chat|community|forum|therapy|advice|appointment|appointments|learning|service|services|programme|resources|tool|catalogue)
      (webinar|webinars|webchat|web chat|live chat)
      (held|delivered|available|offered|meet|meets|attend|join|take part|run|accessed|access) (us|) (entirely|also|both|) online
      online or (face|in person|by)
      (in person|face to face|phone|telephone) (or|and) online
      online and (in person|face to face)
      """)
    add(
      .venue,
      """
      (face to face|in person|on site)
      (held|hosted|based|run|located|meet|meets|meeting|runs|takes place|take place|taking place|sessions|classes|session|join us|visit us|come along) (every * |weekly|monthly|fortnightly|) (at|in) (the|our|a|st|various|local|)
      (meet|meets|held|sessions|classes|runs|run) (on|every) (monday|tuesday|wednesday|thursday|friday|saturday|sunday|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays) (morning|mornings|afternoon|afternoons|evening|evenings|) (at|in)
      (at|in) our (centre|office|offices|hall|building|cafe|shop|hub|church|premises|venue|clinic|studio|garden|gym)
      """)
    add(
      .homeVisit,
      """
      home (visit|visits|visiting)
      (in|at) (your|their|people s|clients|the client s|a person s|the person s|patients) (own|) (home|homes)
      (visit|visits|visiting|come to|comes to) (you|people|clients|older people|them|families|patients) (in|at) (home|your home|their home|their homes|their own homes|your own home)
      (people|adults|clients|those) living in their own (home|homes)
      (domiciliary|home) care
      home based (care|support|service)
      (delivered|delivers|deliver|delivery) to your (door|home)
      """)
    add(
      nil,
      """
      (contact|call|email|enquire|enquiries|book|booking|register|reach|reached|contacted|details|information) (us|me|) (by|over|on|via) (the|) (phone|telephone|zoom)
      by (phone|telephone) or (email|e mail)
      by (email|e mail) or (phone|telephone)
      (book|register|apply|order|pay|buy|shop|donate|find us|follow us|view|read|form|details|tickets) online
      online (booking|form|shop|safety|banking|forms|application|applications|store|payment|register|referral|registration|directory|at)
      stay (safe|) online
      living in (your|their|his|her) own (home|homes)
      (remain|stay|live|independent|independence) (living|) (in|at) (your|their) (own|) (home|homes)
      care home
      """)
  }

  static func gender(_ compiler: inout CuePatternCompiler) {
    func add(_ cue: GenderCue, _ patterns: String) {
      compiler.add(patterns, family: .gender, value: cue.rawValue)
    }
    for (cue, onlyCue, nameCue, noun, one) in [
      (
        GenderCue.female, GenderCue.femaleOnly, GenderCue.femaleName,
        "(women|girls|ladies|females|mums|mothers|moms)",
        "(woman|girl|lady|female)"
      ),
      (
        GenderCue.male, .maleOnly, .maleName,
        "(men|boys|males|gentlemen|dads|fathers|blokes|lads|grandads)", "(man|boy|male)"
      ),
    ] {
      add(
        cue,
        """
        (for|to|exclusively for|just for|only for|aimed at|supports|supporting|support|helps|help|helping|empowers|empowering|empower|welcomes|invite|enables|enabling) (*|) \(noun)
        (for|to|exclusively for|just for|only for|aimed at) (*|) \(noun) (and|or) \(noun)
        \(noun) (aged|of age|over|under|ages|of all ages|of any age|# years|#)
        (run by|led by|by) \(noun) for \(noun)
        any \(one) (who|aged|over|experiencing)
        \(noun) who
        \(noun) experiencing
        \(noun) (led|only) (service|space|group|organisation|session|sessions|swimming|swim|gym|class|classes|yoga|refuge|charity)
        all \(one)
        ^\(noun)
        """)
      add(
        onlyCue,
        """
        \(noun) only
        \(one) only
        only (for|open to|available to) \(noun)
        only \(noun)
        single sex \(noun)
        """)
      add(
        nameCue,
        """
        \(noun) (s|) (group|club|aid|centre|project|refuge|football|netball|choir|institute|network|gym|fitness|swim|swimming|shed|circle|guild|forum|health|support|hub|cricket|rugby|hockey|section|team|brigade|fellowship|space|session|sessions|yoga|cycling|rides|breakfast|service|services)
        \(noun) s
        \(noun)
        \(cue == .female ? "(wi|w i)" : "men s")
        """)
    }
    let pair = [
      "women and men", "men and women", "girls and boys", "boys and girls", "ladies and gentlemen",
      "ladies and men", "men and ladies", "male and female", "female and male", "males and females",
      "men or women", "women or men", "men women", "women men", "boys girls", "girls boys",
      "men s and women s", "women s and men s", "ladies and gents", "men ladies", "women and men s",
      "ladies and men s", "men s and ladies", "boys or girls", "male or female", "both sexes",
      "all genders", "any gender", "men are welcome", "women are welcome", "mixed gender",
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
      """)
    add(
      .nothing,
      """
      (not just|not only|isn t just|aren t just) (for|) (women|men|girls|boys|ladies)
      (women|ladies|girls) (toilet|toilets|changing|rooms|hairdresser|hairdressing)
      (men|boys|gentlemen) s (toilet|toilets|changing|rooms)
      (for|to|supports|supporting|support|help|helps|) pregnant (women|woman|girls)
      (pregnant|expectant|new and expectant) (women|mothers|mums) (who|aged|)
      (women|men|ladies|girls|boys|female|male) only (on|#|matches|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weds|hour|hours)
      (to|help|helps|support|supports) a (lady|woman|man|girl|boy)
      (mums|mothers|dads|fathers) and (babies|toddlers|tots|children|carers)
      (mums|dads|mothers|fathers) (grandparents|carers|parents|and grandparents|and carers|childminders|or carers)
      violence against women (and girls|)
      women s rights
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
