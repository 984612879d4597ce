// MARK: - How one attends

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
      (online|zoom) (or|and) (by|over the|on the|) (phone|telephone)
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
      (visit|visits) to (your|their|people s|clients) (own|) (home|homes)
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
}
