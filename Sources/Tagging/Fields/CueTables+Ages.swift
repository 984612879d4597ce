// MARK: - Ages

/// What a pattern of ages says; the reader then looks at the numbers and at what stands around them.
enum AgeCue: Int32 {
  /// Not an age, though a shorter pattern would say so; but "over 60s" is one all the same.
  case nothing
  /// No limit whatever follows: "from under 6s to veterans".
  case whole
  /// From one number to another, certainly ages.
  case range
  /// From one number to another, ages only beside people or as "8 to 11s".
  case maybeRange
  case minimum
  case maybeMinimum
  case maximum
  case maybeMaximum
  /// Of just that age.
  case exact
  case schoolYears
  case schoolYear
  /// From a school year on.
  case fromSchoolYear
  /// From the reception class up to a school year.
  case receptionTo
  case reception
  case keyStage
  /// One or several classes of a Scottish primary school, in words, and from one on.
  case primaryClass
  case fromPrimaryClass
  case primary
  case secondary
  case adultsOnly
  case fromBirth
  case monthsToYears
  case months
  case allAges
  /// Until a birthday is reached, so the age before it is the last.
  case untilReached
  /// From a number on, with no upper bound.
  case untilAdult
}

extension CueTables {
  static func ages(_ compiler: inout CuePatternCompiler) {
    func add(_ cue: AgeCue, _ patterns: String) {
      compiler.add(patterns, family: .age, value: cue.rawValue)
    }
    let years = "(year|years|yr|yrs|y)"
    add(
      .range,
      """
      (age|ages|aged|age range|age group|age groups|age range of) (between|from|of|range|) # (year|years|yr|yrs|) (to|and|until|till|up to|through to|through|) # (year|years|yr|yrs|)
      (age|ages|aged) (between|from|) # (years|) (old|) (to|and|until|up to|) # (years|) (old|inclusive|)
      between (the ages of|ages|the ages) # (to|and|) # (years|) (old|)
      between # and # years (old|of age)
      between # (to|and|) # year olds
      (from|) (the|) (age|ages) (of|) # (to|up to|until|through to) (the age of|age|) #
      # \(years) (old|olds|) (to|and|until|up to|) # \(years) (old|olds|of age|)
      # (to|and|or|) # \(years) (old|olds|of age)
      # (to|and|) # yo
      from # (to|up to|until) # years
      (people|children|girls|boys|adults|those|youngsters|pupils|students|learners|members|cadets|clients) (of|from|between) # (to|and|) #
      (you are|you re|are you|who are|children are) (aged|) # (to|) #
      (you are|you re|are you|who are|people|anyone|those|be) (aged|) between # and # (years|) (old|of age|)
      (aged|ages|) # and a half (to|) # (years|)
      (from|) (the age of|age|) # (up|) (to|until) (their|your|his|her) # birthday
      (you are|you re|who are|aged|ages) # or #
      (must|need to|needs to|have to|has to) be (aged|) # to #
      (players|singers|dancers|musicians|residents|women|men|anyone|anybody|everyone|teenagers|teens|kids|swimmers|actors|writers|runners|riders|skaters|carers|patients) (of|from|between) # (to|and|) #
      from # (right|all the way|) (up|) (to|until) (the|their|your|his|her) # birthday
      """)
    add(
      .maybeRange,
      """
      # (to|) # (years|yrs|yr|)
      from # (to|up to|until) #
      between # and #
      between # and # years
      # and # years
      """)
    add(
      .minimum,
      """
      (over|above) (the|) age (of|) #
      (over|above|older than) # \(years) (old|of age)
      (people|adults|adult|anyone|anybody|everyone|everybody|those|men|women|person|residents|carers|seniors|pensioners|ladies|individuals|learners|participants|members|clients|tenants|students) (who are|that are|aged|) (over|above) (the age of|) # (years|)
      (aged|age|ages) (over|above|from|at least) # (years|) (old|)
      (aged|age|ages) # (years|) (old|) (and|or|) (over|above|older|upwards|up|onwards|plus|more)
      # (years|yrs|) (old|of age|) (and|or) (over|above|older|upwards|up|onwards)
      (you are|you re|are you|if you re|if you are|must be|to be|be|who are|who is|and are|being) (aged|) (over|above|at least|a minimum of|older than) # (years|) (old|of age|)
      (must|should|need to|needs to|have to|has to) be # (or|and|years) (over|above|older|old)
      (must|need to|needs to|have to|has to) be # (before|on|by|and)
      must be (members|a member) (*|) (*|) (*|) and (aged|) # or over
      (have|has|ve|having) (turned|reached) (the age of|) # (years|)
      lower (age|) limit (is|of) # (years|)
      (over|overs) # s
      no (children|people|one|person|persons|young people|) (aged|) (under|unders|below) (the age of|) # (s|)
      (not|isn t|never) (suitable|recommended|appropriate|intended|open|available) (for|to) (children|people|those|anyone|babies|young people|) (aged|) (under|unders|below) (the age of|) # (s|)
      (not|cannot|can t|don t|doesn t|never) (*|) (treat|take|see|accept|admit|serve|allow|help|support|offer|work with) (children|people|those|anyone|anybody|babies|young people|patients|) (aged|) (under|unders|below) (the age of|) # (s|)
      unsuitable for (children|people|those|anyone|babies|) (aged|) (under|unders|below) (the age of|) # (s|)
      (under|unders) # (s|) (are|) not (admitted|allowed|permitted|accepted) $
      (children|pupils|babies|toddlers|youngsters|kids|boys|girls|anyone|those|people|teenagers) from # years
      (from|from the) age (of|) # (upwards|onwards|and over|up|years|)
      from age # (upwards|onwards|and over|up|)
      from # (years|yrs) (old|of age|upwards|onwards|and over|up)
      from # (upwards|onwards|plus)
      minimum age (is|of|limit|limit is|) #
      minimum age (for|to) (*|) (*|) (*|) is #
      (be|are|re|aged|aged at least) # (years|) or more
      (lower age limit|age limit) (is|of|) # (and over|plus)
      the over #
      at least # years (old|of age)
      (anyone|anybody|everyone|everybody|people|adults|those) of # or (more|over|above|older)
      (anyone|anybody|everyone|everybody|people|adults|those|clients|learners|members|women|men) from # (up|upwards|onwards)
      all over # (can|may|are|welcome|living)
      (start|started|starting|begin|begun|join|joined|joining|enter|taken|accepted) (at|from) (the age of|age) #
      (aged|age|ages) # and a half (years|year|) (old|)
      from # and a half (years|year) (old|)
      # (years|yrs|) (plus|upwards|onwards)
      # upwards
      (anyone|anybody|everyone|everybody|people|adults|those|residents|women|men|carers|learners|members|clients|patients|players|tenants) of # (plus|or above|and above|or over|and over|or more|and more|or older|and older|upwards|onwards)
      not for (the|anyone|those|children|people|) (aged|) (under|unders|below) (the age of|) # (s|)
      (children|pupils|babies|toddlers|youngsters|kids|boys|girls|anyone|those|people|teenagers) from # $
      """)
    add(
      .maybeMinimum,
      """
      (over|overs) #
      #
      (aged|age|ages) #
      # \(years)
      (from|aged) # (years|yrs)
      """)
    add(
      .maximum,
      """
      (under|below|younger than) (the|) age (of|) #
      (under|below|younger than) # \(years) (old|of age|)
      (aged|age|ages) (under|below|up to|up to and including) # (years|) (old|)
      (aged|age|ages) # (years|) (old|) (and|or) (under|below|younger)
      # (years|yrs|) (old|of age|) (and|or) (under|below|younger)
      (up to|until|to) (the age of|age|the age|their * birthday age) # (years|)
      up to # \(years) (old|olds|of age)
      (up to|until|to|before) (their|your|his|her) # birthday
      (under|unders) # s
      (from|) (under|unders) # (s|) (to|up to|through to) (under|unders) # (s|)
      (maximum|upper) age (is|of|limit|limit is|limit of|) #
      upper limit (is|of) # (years|)
      (up to|until) and including (the age of|) # (years|)
      (no|not) older than #
      (no more than|at most) # years (old|of age)
      (children|people|young people|those|anyone|babies|pupils|adults|students|youngsters|kids|child|patients) (who are|that are|aged|) (under|below) (the age of|) # (years|)
      (children|people|young people|those|anyone|babies|pupils|youngsters|kids) (aged|) up to # (years|)
      (you are|you re|who are|must be) (aged|) (under|below|up to|younger than) # (years|) (old|of age|)
      """)
    add(
      .untilAdult,
      """
      (aged|ages|age|from) # (to|and|) (adult|adulthood|adults|upwards)
      # years (to|and|) (adult|adulthood|adults)
      (from|aged) (the age of|age) # (and a half|) (years|year|) (old|) (to|until|till|up to) (they|the|) (go to|go off to|start|begin|starting|starting at|reach|) (primary|infant|reception|statutory|compulsory|) school (age|)
      (from|aged) # (and a half|) (years|year) (old|) (to|until|till|up to) (they|the|) (go to|go off to|start|begin|starting|starting at|reach|) (primary|infant|reception|statutory|compulsory|) school (age|)
      """)
    add(.untilReached, "(until|till|before) (they|you|he|she|the day they) (turn|reach) #")
    add(.maybeMaximum, "(under|unders) #\nup to #\nup to # (years|yrs)")
    add(.exact, "(for|all) # (year|yr) olds\n(for|all|) # and # year olds")
    add(
      .fromBirth,
      """
      (from|) (birth|newborn|newborns|babies|bump) (to|up to|until) (age|the age of|) # (years|) (old|)
      bump to (under|unders) # (s|)
      (from|) (birth|newborn) (to|up to|until) (school age|starting school|pre school)
      """)
    add(
      .monthsToYears,
      """
      # (months|month|mths) (old|) (to|and|up to|) # (years|year|yrs) (old|)
      (from|aged) # (months|month) (old|) (to|and|up to|) # (years|year|yrs) (old|)
      # weeks (old|) (to|up to|) # (years|yrs) (old|)
      """)
    add(.months, "(aged|) (from|) # (to|) # months (old|)\n# months (old|)")
    schoolAges(add)
    add(
      .allAges,
      """
      all (ages|age groups|age ranges|age)
      (any|every) age
      (no|without) age (limit|limits|restriction|restrictions)
      whatever (your|their) age
      regardless of age
      ages (all|any)
      young and old
      """)
    add(
      .adultsOnly,
      "adults only $\n(for|open to|strictly|is|are) adults only\nonly (for|open to) adults")
    add(
      .whole,
      "(under|unders) # (s|) (up|through|) to (veterans|veteran|adults|adult|seniors|senior|masters|over)"
    )
    notAges(add)
  }

  private static func schoolAges(_ add: (AgeCue, String) -> Void) {
    add(
      .schoolYears,
      """
      (school|) (year|years|yr|yrs) (group|groups|) # (to|and|through to|until|up to|) (year|years|yr|) #
      (school|) years # # and #
      """)
    add(
      .schoolYear,
      """
      (in|for|school|from|all|our) year # (pupils|pupil|children|students|student|child)
      year # (pupils|pupil|children|students|student|child)
      school year #
      (in|for) years # and #
      """)
    add(
      .fromSchoolYear,
      """
      from (the|) (beginning|start) of (school|) year #
      from (school|) year # (on|onwards|upwards|up)
      (in|for|from|) (school|) year # (and|or) (above|over|older|upwards|up)
      """)
    add(
      .receptionTo,
      """
      (reception|year r|years r|yr r|foundation stage) (class|age|) (to|up to|through to|until|) (year|yr|years|) #
      """)
    add(
      .reception,
      """
      reception (class|classes|age|aged|year|children|pupils)
      (in|starting) reception (class|year)
      """)
    add(.keyStage, "key (stage|stages) #\nkey (stage|stages) # (to|and|) (key stage|) #\nks #")
    add(.primaryClass, "(in|for|from|) primary # (to|and|) (primary|) #\n(in|for|from) primary #")
    add(
      .fromPrimaryClass,
      "(from|) primary # (upwards|onwards|and up|and above|and over|and upwards|and onwards)")
    add(
      .primary,
      """
      primary (school|) (age|aged) (children|pupils|)
      primary school (children|pupils)
      """)
    add(
      .secondary,
      """
      secondary (school|) (age|aged) (children|pupils|students|)
      secondary school (children|pupils|students)
      """)
  }

  private static func notAges(_ add: (AgeCue, String) -> Void) {
    let unit =
      "(minutes|minute|mins|min|hours|hour|hrs|nights|night|evenings|days|day|weeks|week|months|miles|mile|km|metres|pounds|p|per|percent|am|pm|people|places|languages|countries|members|volunteers|staff|organisations|organizations|schools|charities|different|sessions|classes|courses|sites|projects|families|households|homes|books|items|seats|million|thousand|hundred|guests|delegates|students|visitors|pupils|other|local|businesses|services|centres|branches|events|shops|stalls|community|performances|nationalities|acres|hectares|new|residents|teams|singers|players|dogs|cats|of|more|january|february|march|april|may|june|july|august|september|october|november|december|times|partners|london|professional|professionals|trained|qualified|part|full|free|small|large|adults|children|young|participants|persons|spaces|rooms|boats|bikes|beds|units|flats|properties|countries|towns|villages|counties|awards|years)"
    let experience =
      "(experience|of experience|of service|of history|of providing|of delivering|of working|of helping|of expertise|of supporting|of continuous|service|history|ago|in business|s experience|worth|now|delivering|providing|working|in the)"
    add(
      .nothing,
      """
      (over|above|for over|under|up to|the last|last|past|the past|next|for|in|within|more than|nearly|almost|around|about|at least|every|some|between # and) # \(unit)
      (over|for|for over|more than|with over|nearly|almost|of over|combined) # (years|yrs|year) \(experience)
      (stay|stays|staying|stayed|last|lasts|take|takes) (for|between|from|) # (months|weeks) (to|and) # (years|year|months)
      once (they|you) (turn|reach) (the age of|) #
      (come|comes|came|join|joins|joined) (in|) before (they|you) (turn|reach) #
      no (children|young people|one|person|people) (aged|) (under|below) # (without|unless|unaccompanied|on their own)
      (now|already|nearly|almost) (over|well over|) # years old
      # (years|yrs) (experience|of experience|of service|ago|s experience|worth|in business)
      (for|for over|for more than|for nearly|for almost|over|the last|the past|last|past|next|the next|within|in|after|every|than|than over) # (to # |) (years|yrs|year)
      (open|opened|established|running|lasted|lasting|takes|serving|been|going) (for|) (over|) # (years|yrs|year|to # years)
      # to # (minutes|mins|hours|hrs|weeks|months|days|miles|people|places|members|delegates|guests|am|pm|per|times|sessions|working days)
      # # (minutes|mins|hours|hrs|weeks|days|miles|people|places|members|delegates|guests|am|pm|per|times|sessions)
      year # of (the|our|a|this)
      school (visit|visits|trips|parties|groups|workshops) (for|from|) (key stage|key stages|ks|year|years|) # (to|and|) #
      school (visit|visits|trips|parties|groups|workshops) (for|from|) (key stage|key stages|ks|year|years|) #
      (prior to|before|since|long before) (the age of|age) #
      (last|this|next|each|every|per|a|one|that) (year|years) # (to|)
      (last|this|next|each|every|per|a|one|that) (year|years) # (to|) #
      in (year|years) # of
      (grade|grades|level|levels|stage|stages|tier|band|belt|division|group) # (and|or) (above|over|upwards|up|higher|beyond|below|under)
      over # (*) (groups|clubs|activities|subjects|stalls|organisations|sessions|classes|societies|sections)
      (creche|creches|childcare|babysitting) (*|) (for|from) (the|) (under|unders|over) # (s|)
      (creche|creches|childcare|babysitting) (*|) (for|from) (the|) (children|babies|those|aged|ages) (aged|) # (to|and|) (#|)
      """)
  }
}
