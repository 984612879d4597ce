// MARK: - Session access

/// What a pattern of session access says.
enum AccessCue: Int32 {
  /// Nothing: a longer phrase that takes the shorter one in it out of the way.
  case nothing
  case dropIn
  case appointment
  case referral
  case membership
  /// Says it only where nothing surer does.
  case weakDropIn
  case weakAppointment
  case weakReferral
  /// Tells of membership; it is the way in where nobody else is let in.
  case weakMembership
  /// Lets others in than members.
  case openToOthers
  /// Speaks of members or of what they pay.
  case memberWord
  /// Speaks of how one becomes a member, or of what that costs.
  case memberPhrase
  /// Speaks of joining.
  case joining
  /// Names a body that none but its members can use.
  case mutual
  /// Tells that one may come without being sent.
  case ownWay
}

extension CueTables {
  static func access(_ compiler: inout CuePatternCompiler) {
    func add(_ cue: AccessCue, _ patterns: String) {
      compiler.add(patterns, family: .access, value: cue.rawValue)
    }
    dropIn(add)
    appointment(add)
    referral(add)
    membership(add)
  }

  private static func dropIn(_ add: (AccessCue, String) -> Void) {
    let booking =
      "(appointment|appointments|booking|bookings|advance booking|pre booking|registration|reservation|sign up)"
    let book =
      "(book|pre book|register|phone|ring|call|telephone|text|email|join|sign up|make an appointment|book an appointment|have an appointment|arrange an appointment|let us know|tell us)"
    let needed = "(needed|required|necessary|essential)"
    add(
      .dropIn,
      """
      drop in
      drop ins
      dropin
      dropins
      (simply|just|feel free to) (turn up|come along|come in|pop in|pop along|pop by|call in|walk in|show up|come down)
      (can|may|to|please|do) (pop in|pop along|pop by|walk in|wander in|call in)
      turn up $
      turn up (in|on|and|at|when|whenever|any|anytime|between|for|with)
      (can|may|always) turn up
      (can t|cannot) (book|reserve|be booked|be reserved) (in advance|ahead|beforehand|a place|places)
      walk in (clinic|clinics|centre|service|session|sessions|advice|welcome|appointment|only|basis|)
      walk ins (welcome|)
      open access
      open door (session|sessions)
      ^open door (on|every|each|from|between|monday|tuesday|wednesday|thursday|friday|saturday|sunday)
      simply come (through|in|along|and|to)
      come and go as you (please|like)
      just come (and|on|as|to)
      (call|pop) in (any time|anytime|at any time|at any point|between|whenever|on|for)
      ^just come $
      (booking|bookings|appointments|an appointment|registration) (is|are) no longer (\(needed.dropFirst().dropLast()))
      no longer (need|have|necessary|required) to \(book)
      no (need|requirement|necessity) to \(book) (in|in advance|ahead|first|beforehand|)
      no (need|requirement) for (an|a|any|) \(booking)
      no (prior|advance|pre|) \(booking) (is|are|) (\(needed.dropFirst().dropLast()))
      no (prior|advance|pre|) \(booking)
      nothing to (book|arrange|sign|join)
      (just|simply|please|always|can|to|and) rock up
      (push|walk through|step through) the (*|) door
      nobody (keeps|takes) a register
      come as you are
      no list to (be put on|go on|join)
      (can t|cannot) (make|book) an appointment (for|at|in advance) (this|the|our|any|*)
      no (name|names|voucher|letter|letters|ticket|tickets|form|forms|booking|slot|fuss) no (*|) (referral|referrals|id|slot|questions|assessment|assessments|ticket|tickets|booking|appointment|forms)
      no (booking|appointment|referral|id|name|questions|forms) (or|nor) (booking|appointment|referral|id|name|questions|forms|registration)
      (don t|do not|needn t|haven t got to) (have to|need to|) (let|tell) (us|anyone|anybody) (know|) (first|beforehand|in advance|you re coming|before you come)
      (needn t|need not|don t have to|no need to) (tell us|let us know|say|warn us) (that|) (you re|you are) (coming|on your way)
      (need|needs|require|requires) no (appointment|booking|advance booking|registration)
      (nobody|no one) (books|needs to book|has to book)
      (don t|do not|needn t) need (a|any) (ticket|tickets)
      (an|) (advance|prior|) \(booking) (is|are) not \(needed)
      (an|) (advance|prior|) \(booking) (isn t|aren t) \(needed)
      without (an|any|) (appointment|booking|pre booking|booking first|booking in advance)
      (don t|do not|doesn t|does not|needn t|need not|won t) (need|have|) to \(book)
      (needn t|need not) \(book)
      (don t|do not|doesn t|does not|won t) need (an|any|a|) \(booking)
      (turn|show|roll) up (on the day|whenever|when|any time|any day|as you like)
      (just|simply) (show|roll) up
      roll up (on|and|any|at)
      (drop|call|swing) by $
      (drop|stop|call|swing|pop) by (any|on|at|between|when|whenever|during|and|for a)
      (can|may|please|just|simply|do) (drop|call|stop|swing) by
      ^(wander|stroll|nip|drift|breeze) (in|along|down|by|over|round)
      ^pop (in|along) (and|for|to|any|on|between|at|when)
      there (is|s) no (booking|booking system|need to ring|need to tell|sign up|signing up|registration|register|list)
      there isn t (any|a) (booking|sign up|signing up|registration|register|list)
      (needn t|need not|don t need to|don t have to|no need to|nothing to) (arrange|fix|organise|plan|reserve|enrol) (it|anything|a time|a visit|this|things|) (beforehand|in advance|first|ahead|)
      no need to (arrange|reserve|enrol|fix)
      nothing to (pre book|prebook|reserve)
      (we|staff|they) (don t|do not) (need|have|ask) to know (in advance|beforehand|first|that you|you re)
      seen in (turn|order of arrival|the order)
      in order of arrival
      (wait|waiting) your turn
      (anyone|everyone|anybody|everybody|whoever) (who|that) (turns up|walks in|walks through|comes through|shows up|drops in)
      whoever (turns up|walks in|walks through|comes through|shows up|drops in)
      without (ringing|phoning|calling|telephoning|registering|telling anyone) (first|ahead|beforehand|in advance|)
      no (notice|warning) (is|) (needed|required|necessary)
      (don t|do not|needn t|no) (need|have|) (to give|give|) (us|) (any|) notice
      walk ups (are|) (welcome|fine)
      (won t be given|don t need|do not need|no need for) a (time|time slot|slot)
      """)
    add(
      .nothing,
      """
      drop in (income|earnings|number|numbers|temperature|price|prices|benefit|benefits|pressure|mood|confidence|sales|the|your|hearing|funding|performance|energy|standards|demand|crime|rent|wages)
      (if|unless|who|those who) (you|they|) (don t|do not) sign up
      (had to|used to) (pre|) (book|register|reserve|sign up|make an appointment)
      (had to|used to) (pre|) (book|reserve) (a|your|their) *
      (booking|bookings|appointments|appointment) (was|were) *
      (used to|once) (have|run|hold|be) a (*|) (drop in|walk in)
      (drop in|walk in) (*|) (*|) (has|have|is now|was) (now|) (closed|stopped|ended|finished)
      (do i|do we|do you|whether you) (need|have) to (book|register|be referred|make an appointment|be a member)
      (don t|do not|doesn t|no longer) (run|offer|have|operate|hold) (a|any|our|) (walk in|walk ins|drop in|drop ins|open door|open access)
      (grew|grown|began|begun|started|born|developed) (out of|as|from) (a|the|our) (*|) (drop in|drop ins)
      do i just turn up
      (they|he|she|it) (turn|turns) up
      (they|he|she|it) (turn|turns) up *
      (it|he|she|team|officer|officers|staff|adviser|advisers|nurse|who|worker|workers) drop in (to|on|at)
      drop in for (a|an) (informal|quick|) (look|visit|chat with|tour|viewing)
      (please|) (call|ring|phone|telephone) in advance
      (turn up|come along|pop in|walk in|call in|drop in) to (find out more|learn more|see what|see if|see whether|meet the)
      turn up (late|early|the)
      (walk ins|walk in|drop ins|drop in) (is|are|) (not|never|no longer) (accepted|available|possible|offered|allowed)
      (walk ins|walk in|drop ins|drop in) (is|are|) (suspended|cancelled|now closed|currently closed)
      (no|not a|not offer a|not run a|not) (drop in|drop ins|walk ins|walk in|turn up)
      walk in (the|a|your|our|wardrobe|fridge|freezer|bath|shower)
      (not|cannot|can t|don t|unable|nobody|never) (*|) (*|) (*|) (*|) without (an|a|any|) (appointment|booking)
      without (an|a|any|) (appointment|booking) (will|may|cannot|can t)
      (not|cannot|can t|don t|unable|please don t) (*|) (*|) (*|) (turn up|walk in|drop in|pop in)
      (some|certain|other) (*|) (*|) (is|are|) (on a|) drop in
      pop in for (a|an|our|the|your) (form|forms|leaflet|membership|application|key|look|copy|programme|brochure)
      walk in (summer|winter|spring|autumn|january|february|march|april|may|june|july|august|september|october|november|december|local|nearby|beautiful|surrounding|woodland|woods|parks|nature|all weathers|and around|our local|good|a group|groups|pairs|company)
      (many|most|several) of (the|these|them) (*|) (is|are) (a|) (drop in|drop ins|walk in|walk ins)
      who to (call|drop|pop) in *
      """)
    add(
      .weakDropIn,
      """
      first come first (served|seen)
      come (when|whenever|as often as) you (can|are able|like|wish)
      (come|walk) (straight|right) in
      come along any (monday|tuesday|wednesday|thursday|friday|saturday|sunday|evening|morning|afternoon|day|week|time)
      ^come along on (monday|tuesday|wednesday|thursday|friday|saturday|sunday)
      (anyone|anybody|everyone|all) can (come|come along|just come|turn up) (to|and|on|at|along)
      for you to come along
      come to (any|whichever|whatever) (session|sessions|class|evening|meeting|of)
      (no|nothing) (booking|bookings|to book|sign up)
      (don t|do not|needn t) sign up
      (like to|want to|free to) (turn up|pop in|drop in|come in)
      (open|there) for (anyone|anybody|everyone|all|you) to (come|walk|drop|pop) (in|along)
      (anyone|anybody|everyone|everybody) (can|may|is welcome to) help (themselves|yourself)
      (arrive|come|leave|go) when you (like|please|want|can|wish|fancy)
      (simply|just) (ask|come|go|walk|head) (at|to|up to) the (counter|desk|bar|reception|till)
      (take|pick) a (*|) ticket (and wait|and|from|on arrival|when)
      (sit|sit down) and wait
      no questions (asked|and no|no)
      """)
  }

  private static func appointment(_ add: (AccessCue, String) -> Void) {
    let needed = "(necessary|required|needed|essential|compulsory)"
    add(
      .appointment,
      """
      (by|via) (prior|) (appointment|appointments) (only|)
      appointments only
      appointment only
      (an|) (advance|prior|pre|) (appointment|appointments|booking|bookings|reservation) (is|are|will be|) \(needed)
      (booking|bookings|pre booking|advance booking) (is|are|) (strongly|highly|) (recommended|advised|advisable)
      (appointment|appointments) must be (made|booked|arranged)
      (appointment|appointments) (need|needs|has|have|will need) to be (made|booked|arranged)
      appointment will need to made
      (make|book|arrange|schedule|request|need) (an|your|a first|an initial|an introductory|a one to one) (appointment|assessment|consultation|initial appointment|initial assessment)
      (book|booked|booking) (in|) advance
      (advance|prior) booking
      pre (book|booked|booking|bookable)
      prebook
      prebooked
      (place|places|session|sessions|slot|slots|class|classes|space|spaces|visit|visits|collection|collections|seat|seats|lesson|lessons|course|courses|assessments|and|all|this|it|they|these) (*|) (must|should|need to|needs to|has to|have to) be (pre|) (booked|reserved)
      ^(must|should) be (pre|) (booked|reserved)
      (you|you ll|participants|places|families|parents|visitors|readers|users|and|but) (must|need to|needs to|should|will need to|have to) (pre|) (book|reserve)
      must (book|reserve) (online|a|your|by|through|via|before|at least)
      (book|reserve) (a|your|their) (free|) (place|slot|session|space|time|class|seat|place now)
      (place|places|slot|slots|session|sessions|space|spaces|classes|class) (can|may|should|are) (be|) (pre|) (booked|bookable)
      book (into|onto|on to) (a|the|our|your|one|any)
      book a (*|) (appointment|visit|assessment|consultation|meeting|taster)
      book (by|before) (the|) (monday|tuesday|wednesday|thursday|friday|saturday|sunday|phone|noon|calling|email)
      (please|must) book (ahead|early|by|at|via|through|with|on|in)
      book ahead
      (please|must|always|so|and|to|) book first
      (do|so|then|must|to|and) book (with|through|by|early|via|your|now|well|as)
      book online
      (call|ring|phone|telephone|email|contact) (us|) (*|) (*|) (*|) for an appointment
      book # (hours|days|working|day) *
      book the day before
      (timed|pre booked) (slots|slot|appointments)
      (booking|bookings) only
      pre arranged
      (journeys|trips|lifts|transport|visits) (have to|must|need to|should) be (requested|booked|arranged)
      (places|classes|sessions|collections|visits) (have to be|must be|are) (purchased|bought|sold|paid for) (as|in) (a|an|courses|blocks|advance)
      (must|need to|will need to|has to) have (pre|) (booked|registered|enrolled|signed up|reserved)
      reserve (your|a|their|yours) (hour|place|slot|seat|spot|mat|space|table|session) (at|on|by|online|via|in advance|beforehand|before)
      (after|once|when|until|unless) you (ve|have) (enrolled|registered|booked)
      need your name on the list
      (no|walk ups|walk up) (walk ups|cannot|can t)
      (cannot|can t|unable to|not able to|won t) (see|admit|accept|take|let in) (people|anyone|anybody|callers|clients|visitors|patients|those|children) (*|) who
      who (haven t|hasn t|have not|has not) (pre|) (booked|registered|signed up)
      without having (booked|registered|signed up)
      (has|have|need|needs|must|got) (to|) be (signed up|enrolled|reserved|registered) (on|via|with|online|by|before|beforehand|in advance|no later|at least)
      (you|you ll|participants|learners|families|parents|everyone|all|and) (must|need to|have to|will need to|should) (enrol|sign up|register) (and pay|) (online|on|in advance|beforehand|by|before|first|for|via|with us)
      (must|need to|have to) (enrol|sign up|register) (and pay|) (in advance|beforehand|by|before|online)
      (asked|need|needed|have) to (arrange|book|reserve) (your|their|a) (visit|place|seat|time|session)
      (places|place|spaces|stays|seats) (must|have to|need to|should) be (agreed|arranged|reserved|requested)
      register (your child|you|them|her|him) (on|via|through|online|in advance)
      (sessions|session|places|classes|lessons|lunches|meals|visits|journeys|all) to be (pre|) booked
      (please|to) reserve (by|online|ahead|early|with|via|through|your)
      (must|have to|need to|please|and) (book|reserve) (an|a free|a) (initial|first|free|) (assessment|consultation|call|chat)
      (book|reserve) a free (*|) (*|) (call|consultation|chat|session|trial)
      (must|have to|need to) have an (initial|) (assessment|interview) (before|first|with us)
      (must|have to|need to|has to) (pick|choose|pre pay for) a (slot|time|place|session)
      ^(enrol|enroll) (at|online|with|on|by)
      enrolment (online|on line|only|is in)
      (pay|reserve|book) and (pay|reserve|book) (online|on line|in advance)
      (ring|phone|call|text|book) by (noon|midday|# am|# pm|#) the day before
      appointments (at|on|from|only|every|usually|take|last) *
      appointment system
      appointment based
      appointments (are|) available
      appointments (can|may) be (made|booked|arranged)
      (must|have to|has to|need to|needs to|should) be (requested|arranged|agreed|reserved|made|pre arranged|prearranged) (with|through|by phone|by telephone|in advance|beforehand|ahead|first|via|at least|online|before)
      (appointment|appointments) (are|is|) (given out|handed out|released|allocated|issued|offered) (*|) (over|by|on|via|through|from|daily|each)
      (spaces|places|numbers) (are|is|) (limited|few|restricted) (so|please|and) (please|do|you must|must|) (book|reserve|sign up|register)
      (book|reserve) an (hour|half hour|evening|hour s) (at|with|online|slot|on|in)
      (by|on) (an|) appointment basis
      appointments (with|are with) (*|) (*|) (can be|are|must be) (made|booked|arranged)
      """)
    add(
      .nothing,
      """
      (must|have to|has to|need to|needs to|should) be registered (with|as|by|blind|disabled|deaf|sight|partially) *
      (must|have to|has to|need to|needs to|should) be registered (blind|disabled|deaf)
      (you|people|families) (can|may) book (our|the|a|this) (hall|halls|room|rooms|main hall|venue|pitch|court)
      (at|from|to) (the|your) (nearest|local) walk in (centre|clinic|centres|clinics)
      (information|details|info|more|questions) or (to|) book (a|your) place
      to book (the|a|our|this|one of the|one of our|) (hall|halls|room|rooms|venue|pitch|court|space|spaces|centre|facilities|ticket|tickets|table|main hall|village hall|community hall)
      (make|book|arrange|need) (an|) appointment (with|to see) (your|a|the) (gp|doctor|midwife|dentist|own|social|practice)
      (doctor|doctors|gp|hospital|medical|dental|dentist|health|nhs|doctor s|gp s) (appointment|appointments)
      (attend|attending|to|getting to|lifts to|transport to|trips to|missed|keep|support at) (your|their|) (hospital|medical|doctor|) appointments
      appointment of
      book on (wheels|prescription|loan|tape|cd|cassette)
      (that|which) (may|can) be (seen|viewed|visited|consulted) by (prior|) appointment
      (group|groups|parties|schools|tours|coaches) (welcome|) (are|) by (prior|) appointment
      (school|group|class|party|coach|evening|educational|private) (visits|visit|tours|bookings|parties) (are|welcome|available|) (welcome|) by (prior|) (appointment|arrangement)
      (some|certain|other) (*|) (*|) (must|need to|have to|should) be (pre|) booked
      for others (you|you ll) (must|need to|have to|should) (pre|) book
      (call|ring|phone|please|contact us) to (arrange|book) a (viewing|tour|look|showround|party|hire)
      """)
    add(
      .weakAppointment,
      """
      (call|ring|phone|email|telephone|contact us|contact the office) to (book|make an appointment|arrange an appointment|arrange a time|arrange a meeting|arrange a session|arrange a visit)
      please book
      (half hour|hour|minute) (slots|slot|appointments)
      to book
      to book (in|on)
      (is|are) bookable
      (let us know|contact us|email us) (beforehand|in advance|ahead|first|before you come|the day before)
      (you can|you may|people can|families can) book
      (must|have to|has to|need to|needs to|should) be (booked|registered|enrolled)
      (ring|phone|call|text|email) (us|) (*|) (*|) (first|) (*|) to be given (a|an|your) (time|slot|place|appointment)
      (need|needs|is|are) to be (booked|reserved)
      ^(enrol|sign up) (by|before) the
      (everybody|everyone) has to (enrol|register|sign up|book)
      (place|places) (has|have|must|need|needs) (to|) be applied for
      (must|have to|has to|need to) first (telephone|ring|phone|call) (us|)
      (ring|phone|call) (*|) (*|) (*|) for a (slot|time|place)
      secure (your|a) place
      deposit (*|) (*|) (holds|secures|reserves) (the|your|a) place
      (tickets|places) in advance
      enrolment (for|opens|is)
      (arrange|fix|agree|book) (a|your) (date|time|taster|taster day|trial|taster session)
      by (prior|) arrangement only
      (before|after) (an|your|the) (initial|first) (assessment|consultation|appointment)
      ^book (with|by|online|through|via|on|at|your)
      (ring|call|phone|telephone|text|email|message|contact) (*|) (*|) (*|) to (arrange|fix|fix up|agree|set up|reserve|organise|schedule|make) (a|an|your|their) (first|initial|home|free|) (time|date|day|slot|visit|meeting|session|consultation|place|collection|lesson|time and date|one to one)
      (ring|call|phone|telephone|text|email|contact us) (*|) (*|) and (*|) (ll|will|can|) (find|give|fix|offer|sort|arrange|agree) (you|) (a|an) (time|slot|date|day|place)
      with a (date and time|time and date|date and a time|time and a date|time|date) $
      (is|are|strictly|only) by (prior|) arrangement
      (pick|choose|select) (a|your) (date|time|slot|day) (on|from|in|online|and|that|when)
      (hour|minute|hour long|half hour) (slot|slots) (which|that|to be|must|can be|you|are|from|at)
      (ring|call|phone|text|email) (first|ahead|beforehand|in advance|before|a day|the day) (*|) (*|) (*|) to (book|arrange|fix|reserve|agree|make)
      (ring|call|phone|text|email|contact us|contact the office) to reserve
      (put|get|have) your name (down|on the list|in the book|in the diary)
      let (us|me|*) know (you re|you are|if you re|if you are|how many of you are) coming
      """)
  }
}
