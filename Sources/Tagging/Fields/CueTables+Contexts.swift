// MARK: - Contexts and people

/// What a pattern of context begins.
enum ContextCue: Int32 {
  case nothing
  /// People follow, or what they have or are.
  case audience
  /// A list of people or circumstances follows, whatever it begins with.
  case audienceList
  /// What one must be follows.
  case eligibility
  case partner
  case referral
  case example
}

/// What a word for people is.
enum PersonCue: Int32 {
  /// A noun that stands for people of itself: carers, women.
  case noun
  /// A word that goes on from such a noun to what they have or are: with, who are.
  case modifier
  /// Who want, who would like: what follows is what the service does.
  case wish
}

extension CueTables {
  static func contexts(_ compiler: inout CuePatternCompiler) {
    func add(_ cue: ContextCue, _ patterns: String) {
      compiler.add(patterns, family: .context, value: cue.rawValue)
    }
    add(
      .audience,
      """
      (for|to|aimed at|targeted at|targeting|designed for|intended for|tailored to|open to|suitable for|available to|dedicated to|on behalf of)
      (works|work|working) with
      (help|helps|helping|support|supports|supporting|enable|enables|enabling|assist|assists|assisting|serve|serves|serving|empower|empowers|empowering|benefit|benefits|encourage|encourages|welcome|welcomes|welcoming|bring|brings|bringing together|of|by|invite|invites|reach|among|amongst|between|including|include|includes|from|give|gives|offer|offers|offering|provide|provides|providing|allow|allows|allowing|lives of|needs of|visit|visits|visiting)
      """)
    add(
      .audienceList,
      """
      (whether|if) (you are|you re|you have|you ve|you live with|you suffer from|you care for) (a|an|been|)
      are you (a|an)
      do you (care for|have|suffer from|live with)
      """)
    add(
      .eligibility,
      """
      (must|need to|needs to|have to|has to|should) (be|have|live)
      (eligible|eligibility|entitled)
      (only|exclusively|strictly|solely) (for|to|available to|open to|available for)
      (open|available|restricted|limited|offered) (only|exclusively) (to|for)
      (restricted|limited) to
      (criteria|qualify|qualifying)
      """)
    add(
      .partner,
      """
      (in|) (partnership|association|collaboration|conjunction|co operation|cooperation|liaison) with
      (funded|part funded|supported|sponsored|commissioned|run|delivered|managed|provided|organised|organized|hosted|coordinated|co ordinated|facilitated|founded|owned|led|backed|developed|created|operated|overseen|set up|maintained|regulated|accredited|approved|inspected|licensed|registered) (jointly|) by
      (funding|support|grant|grants|donation|sponsorship|donations) from
      (thanks to|on behalf of) (the|our|a) (funding|funders|generous|support)
      (partners|partnered|partner|affiliated) (with|to|include|are)
      (member|part|branch|affiliate|division) of the
      (registered|regulated) with (the|ofsted|cqc)
      """)
    add(
      .referral,
      """
      (referral|referrals|referred|refer) (from|by|via|through) (a|an|your|the|)
      (self refer|self referral)
      (ask|speak to|talk to|contact|see|via|through) your (gp|doctor|social worker|health visitor|midwife|nurse)
      """)
    add(.example, "such as\neg\ne g\nfor example\nfor instance")
    add(
      .nothing,
      """
      for (free|hire|more|further|details|information|example|all the|the benefit|fun|a|an|about|the first|over|up to|just|only)
      """)
    people(&compiler)
  }

  private static func people(_ compiler: inout CuePatternCompiler) {
    compiler.add(
      """
      (people|person|persons|adult|adults|child|children|kids|kid|teenager|teenagers|teens|youth|youths|youngster|youngsters|young people|young person|older people|family|families|parent|parents|carer|carers|mother|mothers|mum|mums|father|fathers|dad|dads|grandparent|grandparents|woman|women|man|men|girl|girls|boy|boys|lady|ladies|gentlemen|baby|babies|toddler|toddlers|infants|pupil|pupils|student|students|resident|residents|tenant|tenants|leaseholder|leaseholders|homeowners|veteran|veterans|ex servicemen|servicemen|refugee|refugees|asylum seeker|asylum seekers|migrant|migrants|newcomers|offender|offenders|ex offender|ex offenders|prisoner|prisoners|pensioner|pensioners|senior citizen|senior citizens|seniors|elders|elderly|the elderly|homeless|the homeless|disabled|the disabled|unemployed|the unemployed|bereaved|the bereaved|blind|the blind|deaf|the deaf|vulnerable|beginners|learners|patient|patients|victim|victims|survivor|survivors|sufferer|sufferers|employer|employers|employee|employees|worker|workers|jobseeker|jobseekers|job seekers|volunteer|volunteers|professionals|business|businesses|charities|community groups|voluntary organisations|household|households|individual|individuals|everyone|everybody|anyone|anybody|those|communities|community|public|general public|neighbours|newborns|under fives|care leavers|care leaver|orphans|widows|widowers|couple|couples|singles|lgbt|lgbtq|bame|travellers|gypsies|muslims|christians|jews|somalis|customers|clients|visitors|members|users|service users|preschoolers|schoolchildren)
      """, family: .person, value: PersonCue.noun.rawValue)
    compiler.add(
      """
      (with|living with|affected by|experiencing|suffering from|suffering|suffering with|facing|at risk of|at risk|struggling with|struggling|recovering from|diagnosed with|coping with|in need|in need of|in|without|over|under|aged|of all ages|from|caring for|on|who have|who are|who have been|who live with|who suffer|who suffer from|who experience|who face|who feel|who care for|who may be|who may have|who re|who is|who has|that are|that have|whose|having|dealing with|fleeing|escaping|leaving|receiving|claiming|being|registered)
      """, family: .person, value: PersonCue.modifier.rawValue)
    compiler.add(
      """
      (who|that) (want|wants|would like|wish|wishes|need|needs|like|enjoy|love|are interested in|is interested in|are looking for|are looking to|are seeking|are learning|are trying|are keen|can|cannot|are able|are unable|could|use|work|live)
      (who are|who is) (looking|interested|seeking|learning|trying|keen|able|unable|wanting|hoping|thinking)
      (interested in|looking for|looking to|wanting to|wishing to|seeking to|with an interest|with a love|with a passion|who share)
      in (the|our|your|a|this)
      on (the|our|a|monday|tuesday|wednesday|thursday|friday|saturday|sunday)
      from (the|our|a|all|across)
      with (the|our|your|their|its)
      """, family: .person, value: PersonCue.wish.rawValue)
  }
}
