/// The patterns of every family, in one place each.
enum CueTables {
  static func add(to compiler: inout CuePatternCompiler) {
    access(&compiler)
    attending(&compiler)
    gender(&compiler)
    ages(&compiler)
    contexts(&compiler)
    kinds(&compiler)
  }
}

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
  case weakMembership
  /// People come of themselves, so a referral is no condition.
  case selfReferral
}

extension CueTables {
  private static func access(_ compiler: inout CuePatternCompiler) {
    func add(_ cue: AccessCue, _ patterns: String) {
      compiler.add(patterns, family: .access, value: cue.rawValue)
    }
    add(
      .dropIn,
      """
      drop in
      drop ins
      dropin
      dropins
      (simply|just|feel free to) (turn up|come along|pop in|pop along|walk in|show up)
      (you can|please|do) (pop in|pop along|walk in)
      turn up (on the (day|night)|and (play|join|go|pay)|at any time)
      turn up
      walk in (clinic|centre|service|session|advice|welcome|appointment|only|basis|)
      walk ins (welcome|)
      open access
      come and go as you (please|like)
      just come
      (call|pop) in (any time|anytime|between|whenever|on)
      on a drop in basis
      no (need|requirement|necessity) to (pre|) (book|register|phone|ring|call) (in advance|ahead|first|)
      no (need|requirement) to (make|have|arrange) (an|) appointment
      no (need|requirement) for (an|) (appointment|advance booking|booking|pre booking)
      no (prior|advance|pre|) (appointment|booking|registration) (is|are|) (needed|required|necessary|essential)
      no (prior|advance|pre|) (appointment|booking|registration)
      nothing to book
      no (need|requirement) to (join|sign up|register) (first|in advance|beforehand)
      (appointments|booking|bookings|registration|an appointment|advance booking) (is|are|) not (needed|required|necessary|essential)
      without (an|any|) (appointment|booking|pre booking)
      (don t|do not|doesn t|needn t|need not|won t) (need|have|) to (pre|) (book|register|make an appointment)
      (don t|do not|doesn t|won t) need (an|any|) (appointment|booking)
      open access (session|sessions|service|group)
      """)
    add(
      .nothing,
      """
      drop in (income|earnings|number|numbers|temperature|price|prices|benefit|benefits|pressure|mood|confidence|sales|the|your|hearing|funding|performance|energy|standards|demand|crime|rent|wages)
      (turn up|come along|pop in|walk in) to (find out more|learn more)
      turn up (late|early|the)
      (walk ins|walk in|drop ins|drop in) (is|are|) (not|never|no longer) (accepted|available|possible|offered|allowed)
      (walk ins|walk in|drop ins|drop in) (is|are|) (suspended|cancelled|closed)
      (no|not a) (drop in|drop ins|walk ins|walk in)
      walk in (the|a|your|our|wardrobe|fridge|freezer|bath|shower)
      """)
    add(
      .appointment,
      """
      (by|via) (prior|) (appointment|appointments) (only|)
      appointments only
      appointment only
      (an|) (appointment|appointments|booking|bookings|pre booking|advance booking) (is|are|will be|) (necessary|required|needed|essential)
      (appointment|appointments) must be (made|booked|arranged)
      (appointment|appointments) (need|needs|has|have|will need) to be (made|booked|arranged)
      appointment will need to made
      (make|book|arrange|schedule|request|need) (an|your) (appointment|initial appointment|assessment|consultation)
      (book|booked|booking) (in|) advance
      (advance|prior) booking
      pre (book|booked|booking|bookable)
      prebook
      prebooked
      (must|should|need to|needs to|has to|have to) be (pre|) (booked|booked in advance)
      (you|please|you ll|participants|places|families|parents) (must|need to|should|will need to|have to) (pre|) book
      (booking|bookings) (is|are|) (strongly|highly|) (essential|required|necessary|needed|recommended|advised|compulsory)
      book (a|your|their) (free|) (place|slot|session|space|time|class|seat|table|place now)
      (place|places|slot|slots|session|sessions|space|spaces|classes|class) (can|may|should) be (pre|) booked
      book (into|onto|on to) (a|the|our|your|one|any)
      book a (*|) (appointment|visit|assessment|consultation|tour|meeting|trial|taster|free trial)
      book (by|before) (the|) (monday|tuesday|wednesday|thursday|friday|saturday|sunday|phone|noon|calling|email)
      (please|must) book (ahead|early|by|at|via|through|with|on)
      book ahead
      book # (hours|days|working|day) *
      book (the|your|a) * appointment
      book the day before
      (half hour|hour|minute) (slots|appointments)
      appointments (at|on|from|only|every|usually|take|last) *
      appointment system
      appointment based
      appointments (are|) available
      appointments (can|may) be (made|booked|arranged)
      """)
    add(
      .nothing,
      """
      (information|details|info|more|questions) or (to|) book (a|your) place
      booking (is|) not (needed|required|necessary|essential)
      to book (the|a|our|this|one of the|one of our|) (hall|halls|room|rooms|venue|pitch|court|space|spaces|centre|facilities|tickets|table|main hall|village hall|community hall)
      (make|book|arrange) an appointment (with|to see) your (gp|doctor|midwife|dentist|own|social)
      (doctor|doctors|gp|hospital|medical|dental|dentist|health|nhs|doctor s|gp s) (appointment|appointments)
      (attend|attending|to|getting to|lifts to|transport to|trips to|missed|keep|support at) (your|their|) (hospital|medical|doctor|) appointments
      appointment of
      """)
    add(
      .weakAppointment,
      """
      (please|) (call|ring|phone|email|telephone|contact us) to (book|make an appointment|arrange)
      please book
      to book
      (is|are) bookable
      """)
    add(
      .referral,
      """
      (by|via|through|on) (a|) (professional|gp|agency|formal|) referral (only|)
      referral only
      referrals only
      (a|all|) (professional|gp|agency|formal|) (referral|referrals) (is|are|will be|must be|) (needed|required|necessary|essential|made|accepted|welcome|welcomed)
      (referral|referrals) (has|have|need|needs|must|can|may|should) (to|) be (made|sent|submitted|received|completed|accepted)
      (accept|accepts|accepting|take|takes|taking|receive|welcome) (self|) (referrals|referral)
      (referral|referrals) (come|comes|are taken|are received|are accepted|taken|accepted|received|welcome) (from|by|via|through)
      (referral|referrals) (from|by|via|through) (a|an|your|any|the|other|all|local|)
      (referred|refer) (to us|in) (by|from|via|through) (a|an|your|)
      (referred|be referred) (by|from|via|through) (a|an|your|their|the|)
      (must|need to|needs to|have to|has to) be referred
      can be referred
      gp referral
      professional referral
      (able to|can|may|wish to|to) refer (someone|a person|a child|children|a client|clients|a patient|patients|families|a family|people|young people|) to (our|this|the) (service|project|team|scheme|group|programme)
      (submit|submitting|complete|completing|fill in|fill out|download|using|use|their|our|the) (an|a|our|the|) (online|) referral (form|forms)
      (make|making) a referral
      referral (criteria|pathway|process|route|routes) (is|are|)
      referral (basis|agency|agencies|partner|partners)
      (ask|through|via) (your|a|the) (gp|doctor|social worker|health visitor|midwife|nurse|district nurse|practice nurse|school|consultant|key worker|care manager|care coordinator) (to refer|for a referral|to be referred|can refer|)
      (via|through) (gp|gps|the gp|social services|adult social care|your care manager|your consultant)
      (gps|schools|professionals|social workers|health visitors|agencies|teachers|doctors) (can|may|must|will|should) refer
      (prescribed|invitation|nominated|referral) by (health|your|a|the|clinician) *
      must be sent by your *
      (on|by|after|upon) (medical|gp|clinical|consultant|self or professional) referral
      (local authority|council|gp|school|agency|social worker|professional|professionals) referrals (only|)
      """)
    add(
      .nothing,
      """
      no (professional|gp|formal|prior|) (referral|referrals) (is|are|) (needed|required|necessary)
      no (professional|gp|formal|prior|) (referral|referrals)
      (referral|referrals) (is|are|) not (needed|required|necessary|essential)
      without (a|the need for a|needing a|any|) (gp|professional|) (referral|referrals)
      (don t|do not|doesn t|won t) (need|require) (a|any|) (gp|professional|doctor s|) (referral|referrals)
      (don t|do not|doesn t) (need|have) to be referred
      no need (for|of) (a|any|) (gp|professional|) referral
      no need to be referred
      (referral|referrals|refer|referring|refers|referred|signposting and referral|referral on) to (other|another|specialist|appropriate|relevant|local|further|external|partner|statutory|more|a range|many|counselling|agencies|organisations|services|suitable|additional|support|the appropriate|the relevant|mainstream|wider)
      (make|makes|making) (a|) (referral|referrals) to (other|another|specialist|appropriate|relevant|local|further|external|partner|statutory)
      (refer|refers|referring|refered) (you|them|people|clients|young people|individuals|families|on|onwards|women|men|victims|residents) (on|) to
      onward (referral|referrals)
      (referral|referrals) (are|can be|may be|is|will be|should be|) (made|given|provided|offered|available|) (to|for|into|on to|onto|regarding|concerning|about)
      (provide|provides|providing|offer|offers|offering|give|gives|includes|include|including|arrange|arranges|arranging|coordinate|coordinates|job|legal|shelter|resource|emergency) (referral|referrals)
      (and|or) (referral|referrals)
      (information|advice|assessment|support|screening|counselling|placement) (referral|referrals)
      information and (referral|referrals)
      referral (service|services|unit|team|system)
      advice and referral
      (signposting|information|advice) and (referral|referrals)
      pupil referral
      referral (order|orders)
      """)
    add(
      .selfReferral,
      """
      self refer
      self referral
      self referrals
      (accept|accepts|accepting|take|takes|welcome) self (referrals|referral)
      self referral or (a|) (gp|professional|agency|) referral
      refer (yourself|yourselves|themselves)
      (or|and) (by|from|) (yourself|yourselves|themselves|direct|directly)
      (or|and) (by|from|a) (parent|parents|the parent|family|families|the family|individuals|the person)
      """)
    add(
      .weakReferral,
      """
      referral form
      (been|are|be) referred to us
      """)
    add(
      .membership,
      """
      (for|open to|available to|exclusive to|restricted to|limited to) (its|our|club|registered|paid up|) members (only|)
      (facilities|facility|service|services|loans|savings|support|offered|provided|available|free|benefits) to (its|our|club|all|) members (only|)
      members only
      only (open|available|) (to|for) (its|our|) members
      (must|need to|have to|should) (be|become) a (paid up|) member
      (must|need to|have to) (be|become) members
      (become|becoming) a member
      (membership|annual membership|club membership) (is|) (required|necessary|needed|essential|compulsory)
      (membership|annual subscription|subscription) (fee|fees|costs|cost|subscription|subscriptions|is £|is free|form|application|rates|charge)
      (annual|yearly|monthly|family|individual|adult|junior|free|associate) membership
      membership (is|costs|fee|fees|fee is|from|only) #
      (joining|join) fee
      membership is open (to|)
      membership (open|available) to
      (join|sign up) as a member
      members (pay|get|receive|borrow|swap|enjoy)
      (new|adult|junior|existing|full) members
      members meetings
      join for #
      join us for # (a|per) year
      (become|becoming|be) (a|our) member
      (join|joining) (our|the) (club|society|association|group|choir|band) (costs|for|by|is)
      (annual|yearly|monthly) (subscription|subs)
      """)
    add(
      .nothing,
      """
      (non members|nonmembers|non member) (are|) (also|) (welcome|pay)
      (members|member) of (the|our|your|their|a|staff)
      (no|without|not require) (need for|need|) (a|any|) (membership|joining fee|contract|contracts) (needed|required|necessary|fee|fees|)
      (don t|do not|doesn t) (need|have) to be a member
      (staff|team|family|committee|board|band|faculty|community|council|panel|cast|household|church|crew) (members|member) (meet|also|can|must|have|get|)
      (open to|for) members and non members
      membership of (the|other|a)
      membership (organisation|body|network|of|based)
      """)
    add(
      .weakMembership,
      """
      (new|prospective) members (are|) (always|most|very|) (welcome|welcomed|wanted|needed)
      membership
      """)
  }
}
