// MARK: - Being referred

extension CueTables {
  /// Being referred to the service; a service that refers people on is none that one is referred to.
  static func referral(_ add: (AccessCue, String) -> Void) {
    let kind =
      "(professional|gp|agency|formal|medical|clinical|consultant|local authority|council|school|)"
    let needed = "(needed|required|necessary|essential)"
    let referrers =
      "(gp|doctor|social worker|health visitor|midwife|nurse|district nurse|practice nurse|school|consultant|key worker|care manager|care coordinator|support worker|surgery|housing officer|probation officer)"
    let sender =
      "(gp|gps|doctor|doctors|social worker|social workers|health visitor|health visitors|midwife|midwives|nurse|school nurse|school|schools|teacher|guidance teacher|consultant|key worker|link worker|care coordinator|care co ordinator|care manager|support worker|surgery|surgeries|housing officer|probation officer|physio|physios|physiotherapist|job coach|work coach|adviser|family worker|social prescriber|therapist|pharmacist|hospital|police|probation)"
    let here = "(us|our|this|the service|the team|the project|the clinic|the programme|the scheme)"
    add(
      .referral,
      """
      (by|via|through|on|after|upon) (a|self or|) \(kind) referral (only|from|basis|)
      \(kind) referral (only|basis)
      \(kind) referrals only
      (a|all|) \(kind) (referral|referrals) (is|are|will be|must be|) (\(needed.dropFirst().dropLast())|accepted|welcome|welcomed|taken|received)
      (referral|referrals) (has|have|need|needs|must|can|may|should) (to|) be (made|sent|submitted|received|completed|accepted)
      (accept|accepts|accepting|take|takes|taking|receive|receives|welcome|welcomes|consider) (all|new|direct|) (self|\(kind.dropFirst().dropLast())) (referrals|referral)
      (referral|referrals) (come|comes|are taken|are received|are accepted|taken|accepted|received|welcome) (from|by|via|through)
      ^(all|most|new|) (referral|referrals) (from|by|via|through)
      (all|most|new|) (referral|referrals) (must|can|may|should|will|need to|usually|normally|only) (only|) (come|comes)
      ^(all|most|new|) (referral|referrals) (usually|normally|) (come|comes)
      (need|needs|require|requires|with|have) (a|an) \(kind) (referral|referral from)
      (referred|refer) (to us|in) (by|from|via|through)
      (must|need to|needs to|have to|has to|should) (first|) be (*|) referred
      (can|will|may|are usually|are normally|is usually) be referred
      (be|been|are|is|patients|people|clients|children|those|families) (usually|normally|) referred (to us|here) (by|from|via|through)
      referred (by|from|via|through)
      (referral|referrals) (is|are|must be|can be|may be) made (by|through|via|from)
      referred (by|through|via) (a|an|your|their|the|any|) \(referrers)
      (gp|professional|agency) referral
      (able to|can|may|wish to|to|will|must) refer (someone|a person|a child|children|a client|clients|a patient|patients|families|a family|people|young people|you|them|men|women|) to \(here)
      (refer|refers|referred|referring) (you|them|someone|patients|people|men|women|children|families|clients) (on|) to \(here)
      \(referrers) (will|can|may|must|should|who will|who can|to) (*|) refer (you|them|your child|)
      (submit|submitting|complete|completing|fill in|fill out|download|return) (an|a|our|the|) (online|) (referral form|referral forms|request for support form)
      (make|makes|making|made) (a|the) referral
      (ask|get) (your|a|the) (*|) (*|) (worker|coach|adviser|advisor|tutor|teacher|nurse|coordinator|co ordinator|officer|manager) to (refer|put|recommend|nominate) (you|your child|them)
      (applications|application|requests|claims) (must|can only|have to|has to|should|may only) (only|) be (made|submitted|sent in) (only|) (by|through|via) (a|an|your|the) (professional|agency|support worker|social worker|referring agency|partner agency|recognised agency|worker)
      (be|been|are|is) referred to (*|) (*|) (*|) (*|) (by|from|via|through) (your|a|an|the|our|any|other|agencies|gps|schools|professionals)
      (by|for|on) referral to (*|) (*|) (*|) (*|) (by|from|via|through) (your|a|an|the|our|any|other|agencies|gps|schools|professionals)
      referral (criteria|pathway|process|route|routes) (is|are|)
      referral (agency|agencies|partner|partners)
      (ask|through|via|speak to|see|contact) (your|a|the) \(referrers) (to refer|for a referral|to be referred|can refer|who can refer|about a referral)
      (gps|schools|professionals|social workers|health visitors|agencies|teachers|doctors|probation officers|midwives) (can|may|must|will|should|) refer
      must be sent by your *
      who can (refer|make a referral|be referred)
      (send|sends|sending|pass) (us|in|) (a|your) referral
      (access|admission|entry|admissions) (is|are|) (only|) (via|through) (a|the|your|) (gp|gps|social services|adult social care|\(referrers.dropFirst().dropLast()))
      (has|have|had) not (first|) been (assessed|seen|referred|sent) by (their|your|a|the) \(referrers)
      (place|places|placement|placements|request|requests|application|applications|guest|guests|resident|residents|client|clients|patients|people|families|nominations|admissions|admission|everyone|they) (who|) (must|may|can|all|usually|normally|) (come|comes|reach|reaches|arrive|arrives|is made|are made|are accepted|are allocated|are filled|are offered|are nominated|join) (to us|us|here|) (solely|only|exclusively|entirely|) (via|through|by way of) (the|a|an|your|their|our|council|social|adult|children s|local|housing|health|probation)
      (issue|issues|issued|issuing|give|gives|given) (you|them|with|) (with|) a (food|) voucher
      (need|bring|with|have|get|without) a (food|foodbank|food bank) voucher
      (cannot|can t|unable to|don t|do not|not) (accept|take|consider|deal with) (any|) direct (approaches|approach|applications|enquiries|requests|contact)
      (people|patients|families|clients|anyone|those) who (contact|approach|apply to) us (directly|direct|themselves)
      request (by|from) (their|your|a|the) (child s|) \(referrers)
      (come|comes|sent|transferred|passed) to (us|our caseload) (from|by) (the|a|your|their|probation|social|schools|hospitals|gps|prison|ward)
      (don t|do not|cannot|can t|please don t) (approach|contact|apply to) (us|the project|the landlord|the team|the service|the centre) (directly|direct|independently|yourself|in person)
      (nominations|nomination|applications) (come|comes|are made|are accepted|are taken) (exclusively|only|solely|) (from|by|through|via)
      requested by (their|your|a|the) (child s|patient s|) \(referrers)
      (nominated|put forward|recommended|prescribed|sponsored) by (their|your|a|an|the|one|our|social|housing|council)
      form from (a|an|your|the|their) (solicitor|court|professional|mediator|\(referrers.dropFirst().dropLast()))
      on (the|a) recommendation (of|from)
      (your|their|a|the) \(referrers) (has|have|needs|need) to (apply|ask|request|contact us|send|complete|write)
      (through|by|via|from) (a|the|our|your|) (referring|referral) (agency|agencies|organisation|organisations|professional|professionals|partner|partners)
      can refer (using|by|through|via|online|with)
      self referral
      self referrals
      self referral (is|) (available|open|offered) (to|for|)
      (food|) (voucher|vouchers) (needed|required)
      (professional|professionals|referrer|agency|school|surgery) (must|has to|have to|needs to|need to) refer
      (places|place|stays|visits|care) (is|are) (*|) (arranged|booked|allocated|agreed|given) (through|by|via) (adult|children s|) social (care|services|work)
      referred (clients|patients|people|families) only
      how to (refer|refer to us|make a referral) $
      how to refer (someone|a client|a patient|a person|a family|a child)
      (self refer|refer yourself|refer themselves) (by|via|using|through|on|with) (our|the|an|a) (*|) form
      \(sender) (can|will|must|may|should|could|to|) (*|) (put|puts) (your|their|the|his|her) (name|names) forward
      (families|people|names|pupils|children|clients|patients|students) (is|are|will be|) put forward (by|through)
      (who|which|can all|will|must) (send|pass) (us|) your (name|details) (to us|on|)
      (voucher|vouchers|slip|slips|token|tokens) (*|) (issued|given|signed|completed|filled in|supplied|from) (by|) (a|an|your|the|one of|any) (*|) \(sender)
      \(sender) (must|needs to|has to|will need to|should) (*|) (complete|fill in|fill out|sign|send|submit|make|apply|arrange|request|approve|nominate|recommend)
      \(sender) who (applies|refers|asks|requests|nominates|must apply|makes)
      (vacancies|vacancy|beds|rooms|flats|tenancies|places|units) (is|are|) (all|only|) (filled|let|allocated|offered|given) (only|) (through|via|by|on) (the|a|an|our|) (*|) (*|) (nomination|nominations|referral|referrals|gateway|commissioner|commissioners|panel|social services|social care|housing options)
      (not able to|aren t able to) (accept|take|consider|deal with) (any|) direct (approaches|approach|applications|enquiries|requests|contact)
      (at|on) (the|) request (of|from|by) (a|an|your|the|their|any) \(sender)
      (need|needs|require|requires|with|have|bring|must have) (a|an) (referral letter|slip) from (your|a|the) \(sender)
      (accessed|available|access is|entry is|admission is|come in|comes in) (only|) (via|through) (early help|the single point of access|single point of access|the community mental health team|camhs|the front door|the hospital|your care coordinator|your gp)
      (gps|doctors|physios|physiotherapists|schools|health visitors|nurses|hospitals|surgeries|professionals|consultants) refer (in|to us|patients|people|you|families|children)
      (gps|doctors|physios|physiotherapists|schools|social workers|health visitors|nurses|hospitals|surgeries|professionals) (*|) (*|) refer $
      (identified|selected|chosen|nominated|put forward|recommended) by (the|their|your|a|his|her) (*|) (*|) \(sender)
      """)
    add(
      .nothing,
      """
      (cannot|can t|not|don t|do not|unable to|nobody can|no one can) (self refer|refer) (yourself|themselves|)
      (cannot|can t|not|don t|do not|unable to) (contact|ring|phone|call|approach|apply|come) (to us|us|) (yourself|themselves|directly|direct)
      no (professional|gp|formal|prior|) (referral|referrals) (is|are|) (needed|required|necessary)
      (trustees|trustee|members|councillors|governors|directors) (*|) (*|) (*|) (*|) nominated by the
      (can|will|may|could|might|are usually|are normally|is usually) be referred (on|onwards|elsewhere|to)
      no (professional|gp|formal|prior|) (referral|referrals)
      (a|) (gp|professional|) (referral|referrals) (is|are|) not (needed|required|necessary|essential)
      (referral|referrals) (isn t|aren t) (needed|required|necessary)
      without (a|the need for a|needing a|any|) (gp|professional|) (referral|referrals)
      (don t|do not|doesn t|won t) (need|require) (a|any|an|) (gp|professional|doctor s|) (referral|referrals)
      (don t|do not|doesn t) (need|have) to be (referred|booked or referred)
      no need (for|of) (a|any|) (gp|professional|) referral
      no need to be referred
      (cannot|can t|not|unable to|no longer) (able to|) (accept|take|make|taking|accepting) (any|new|) (self|) (referral|referrals)
      (referral|referrals|refer|referring|refers|referred|signposting and referral|referral on) to (other|another|specialist|appropriate|relevant|local|further|external|partner|statutory|more|a range|many|counselling|agencies|organisations|services|suitable|additional|support|the appropriate|the relevant|mainstream|wider)
      (make|makes|making|made) (a|) (referral|referrals) to (other|another|specialist|appropriate|relevant|local|further|external|partner|statutory)
      (refer|refers|referring|refered) (you|them|people|clients|young people|individuals|families|on|onwards|women|men|victims|residents) (on|) to
      onward (referral|referrals)
      (referral|referrals) (are|can be|may be|is|will be|should be|) (made|given|provided|offered|available|) (to|for|into|on to|onto|regarding|concerning|about)
      (provide|provides|providing|offer|offers|offering|give|gives|includes|include|including|arrange|arranges|arranging|coordinate|coordinates|job|legal|shelter|resource|emergency) (referral|referrals)
      (and|or) (referral|referrals)
      (information|advice|assessment|support|screening|counselling|placement) (referral|referrals)
      information and (referral|referrals)
      referral (service|services|unit|team|system|centre|centres|delay|delays|hub|scheme)
      advice and referral
      (signposting|information|advice) and (referral|referrals)
      pupil referral
      (stop|stopped|closed to) (taking|accepting|) (new|any|) referrals
      (nobody|no one) (needs|has) to refer (you|them)
      (be|been|being|are|is|were) referred (on|onwards|elsewhere)
      (be|been|being|are|is|were) referred to *
      (by|via|through|with|free|and) (referral|referrals) to
      no self (referral|referrals)
      self (referral|referrals) (is|are|) (not|no longer) (accepted|taken|possible|available)
      we (may|have to|need to|must|should|can|will) refer (you|them|someone|people|families)
      referral (order|orders)
      """)
    add(
      .ownWay,
      """
      self refer
      self refer (by|via|through|to|from) *
      refer (yourself|yourselves|themselves|himself|herself)
      (can|may|could|also|or) (also|) (contact|ring|phone|call|approach|telephone) (us|the team|the service|the office|) (yourself|themselves)
      (can|may|could|also|or) (also|) (apply|come|get in touch|make contact) (to us|) (yourself|themselves)
      (from|by|or) (the|) (carers|parents|people|patients|person|individuals|clients|families|women|men|students) themselves
      or by the (young|) person
      on their own account
      (self referral|self referrals) (and|or|too|also|as well)
      (and|or|including) (self referral|self referrals)
      (and|or) self $
      (accept|accepts|accepting|take|takes|welcome|welcomes) (both|) self (referral|referrals) (and|or|as well as) (referral|referrals|those|gp|professional|professionals|agency|agencies)
      """)
    add(
      .weakReferral,
      """
      referral form
      (been|are|be|is) referred to (us|our|this|the service|the team|the project|the clinic|the scheme|the programme)
      (by|via|through) (referral|referrals) to (us|our|this|the service|the team)
      (referral|referrals)
      your voucher
      (need|bring|without|hand in|have) (a|the|your) voucher
      ^ask (your|a) \(referrers) (*|) (*|) (*|) (*|) (*|) to (put|refer|send|apply|fill|contact)
      (assessed|placed|allocated|filled|given out|offered) by the (*|) (*|) social (care|work|services)
      (be|been|being|are|is|were) referred
      (must|has to|have to|needs to|need to|should) refer (you|them|someone|a person|people|families|a family)
      """)
  }
}
