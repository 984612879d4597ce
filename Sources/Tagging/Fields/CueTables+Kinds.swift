// MARK: - Kinds of record

/// What a pattern says of the kind of a record.
enum KindCue: Int32 {
  /// Points the reader elsewhere.
  case pointer
  /// Tells of a body: when it was founded, what it stands for.
  case body
  /// The name of a body.
  case bodyName
  /// Says what is done: offers, runs, classes.
  case offer
  /// Says when or what it costs, which only a service has.
  case occasion
  /// The title of a page of information.
  case pageName
}

extension CueTables {
  static func kinds(_ compiler: inout CuePatternCompiler) {
    func add(_ cue: KindCue, _ patterns: String) {
      compiler.add(patterns, family: .kind, value: cue.rawValue)
    }
    add(
      .pointer,
      """
      see (here|below|their|the|this|also|our page|link|links|website|web site|web page|separate|details)
      (click|read more|available|found|out more|details|information|contact them|more) here
      (see|visit|check|go to|via|on|from) (their|the) (own|council|nhs|gov uk|government|home office|) (website|web site|site|web page|webpage|page|app|facebook page)
      (for|with) (more|further|full|other) (information|details|help|advice) (about|on|see|go|visit|please visit|can be found|is available)
      (this|the following) (page|section|guide|list|link|links|information|leaflet|directory|website|web site|organisations|services|sites|sources|support and advice)
      (list|lists|details|range|directory|sources|source|guide|guides|number|map) of (local|other|the|all|support|useful|organisations|services|providers|national|a|currently|information|help|sources|emergency) *
      (is|are) listed
      (useful|helpful|printable|online|other|further|external|related) (links|resources|contacts|information|sources|sites|websites|organisations|reading)
      (information|guidance|factsheets|advice) (is|are|can be) (available|found|given|provided) (at|on|from|here|in|by|about)
      (links|link) to
      gov uk
      (the|their) home office
      (you can|people can|can also|they can) (find|apply|contact|search|download|check|access) *
      (contact|call|ring|email|phone) (them|the council|your local council|your local|your gp|the home office|the dwp)
      (how to|ways to) (apply|claim|access|find|get|make|report|refer|contact|deal|challenge|appeal)
      (search|find) (for|) (a|your|other|local|services|support)
      (useful|helpful|important) (information|contacts|numbers)
      (do not|does not|don t|doesn t) (run|provide|offer) (*|) (*|) (*|) (ourselves|itself|themselves)
      look up (your|the) (nearest|local|own) *
      to find (one|out which|your nearest|the nearest|the one|those) *
      (your|the) nearest (branch|centre|service|office|one|group|club|clinic|hub|bureau)
      (here is|here s|this is|these are) where to *
      where to (turn|go|look|start|ask) (to|for|if|in|when|)
      (addresses|numbers|contacts|contact details|details|links) (and numbers|) (for|to|of) (each|all|all of|these|them|those)
      these (people|services|organisations|bodies|charities) (can|may|will|are)
      contact (the organisers|them directly)
      (online|printed|printable|searchable|handy|pocket|free|full) (*|) (list|directory|guide|map|booklet|database|collection|handbook) (of|to|for|by|covering)
      page of links
      (list|directory|guide|page|booklet|map|leaflet|handbook) (is|) (compiled|kept up to date|put together|updated|maintained|produced) by
      (browse|search) (by|our|the|through|schools|services|groups|entries|listings)
      look (by|up|under) (postcode|topic|area|subject|name|letter)
      (each|every|our|your|the|most|these) (entry|entries|listing|listings)
      to have your (own|) (group|service|organisation|club|event) (added|listed|included|removed)
      (to|) (add|list|update) your (own|) (group|service|organisation|club|event)
      ^for (urgent|emergency|*) (*|) (*|) (see|look under|go to|try|turn to|dial)
      what s out there
      who to (call|ring|contact|turn to|speak to|tell) (if|when|for|about|in)
      (does not|doesn t|do not|don t) (supply|deliver) (*|) (services|these|any)
      everything (you need to know|in one place|in one spot)
      in one place
      """)
    add(
      .body,
      """
      (established|founded|formed|set up|created|began|started|registered) (in|as|by|over|since|to) *
      (the|our|its|their|main|) (aim|aims|mission|vision|objective|objectives|purpose|purposes|role|remit|ethos|goal|goals) (is|of|are|was|include|as|to)
      (aims|aim|exists|exist|strives|seeks|works|work|working|campaigns|campaign|campaigning|dedicated|committed|formed|established|set up|united|unite|dedicate) to (oversee|preserve|promote|protect|improve|represent|enhance|ensure|clean|unite|further|maintain|encourage|tackle|make|create|raise|develop|advance|conserve|change|transform|bring|work|build|support)
      ^to (oversee|preserve|promote|protect|improve|represent|enhance|ensure|further|maintain|encourage|tackle|advance|conserve|foster|unite)
      ^(preserve|promote|protect|improve|represent|enhance|maintain|encourage|advance|conserve|foster)
      (registered|independent|national|local|small|leading|not for profit|non profit|membership|umbrella|voluntary|community|grassroots|volunteer|non political|non party political|political|faith based|youth|development) (charity|organisation|body|association|group|network|society|company|trust)
      (charitable|incorporated) (trust|organisation|company|incorporated|body|association)
      (umbrella|membership|representative) (body|organisation)
      (represents|representing|represent|represented|represtation|voice) (the|of|for|local|our|all|residents|businesses|people|views|members)
      (liaise|liaises|liaison|liaising|campaign|campaigns|campaigning|lobby|lobbies|lobbying)
      (monitor|protect|enhance|preserve|conserve|improve|safeguard|beautify) (and|the|our|its|local)
      (on behalf of|interests of|behalf of) (its|the|local|all|our|residents|members|tenants)
      (voluntary|community|charitable|public|third) sector
      (trustees|committee|chairman|chairperson|board|constitution|agm|subsidiary)
      (community|cultural|historical|history|heritage) (heritage|culture|identity|history|relations)
      (fully|) (independent|funded by|financially independent)
      (promote|promotes|promoting|advance|further|furtherance|foster|fosters|fostering)
      (local residents|the residents|all residents|our residents|residents of|residents in|community groups)
      (our|the) (neighbourhood|area|community|borough|environment|village)
      (came|come|coming) (together|about) (in|because|when|after)
      (collective|united|common) voice
      (affiliated|affiliates|affiliation|delegates|affiliate)
      (press|presses|pressed|pressing) (for|governments|councils|ministers)
      (made|make|making) representations
      (given|give|gave|gives) evidence (to|at|before)
      (parent|governing) body
      (our|its|the) (cause|belief|beliefs|object|objects|patron)
      we (believe|hold) (that|in)
      (raised|raise|have raised) (over|more than|some|nearly|) # (for|towards|in|to)
      (worldwide|national|international) (family|movement|network) of
      (head office|patron|steering group)
      (speaks|speak|speaking) up for
      (write|writes|writing|wrote) to (mps|mp|ministers|councillors|msps|the minister)
      """)
    add(
      .bodyName,
      """
      (association|associations|trust|society|council|chamber of commerce|forum|federation|network|alliance|union|foundation|committee|partnership|coalition|consortium|institute|international|ltd|limited|uk|cic|fellowship|guild|league)
      (residents|tenants|residents and tenants|tenants and residents) (association|group|federation|forum)
      (action|amenity|conservation|community|neighbourhood|civic|watch|user|users|parents) (group|association|trust|society)
      friends of
      group
      healthwatch
      """)
    add(
      .offer,
      """
      (we|they|it|which|who|centre|service|project|charity|group|team|organisation|library|club|church|trust) (also|currently|can|now|will|) (offer|offers|provide|provides|run|runs|deliver|delivers|help|helps|support|supports|give|gives|hold|holds|host|hosts|organise|organises)
      (offers|offering|provides|providing|runs|delivers|delivering|hosts|organises)
      ^(provide|provides|offer|offers|run|runs|offering|providing)
      (join|come along|come and|meet us|join us|join in)
      (classes|class|sessions|session|courses|course|lessons|workshops|training|tuition|coaching|rehearsals|rehearse|clinic|clinics|club for|group for)
      (advice|advocacy|counselling|therapy|helpline|drop in|childcare|creche|nursery|playgroup|respite|day centre|lunch club|food bank|foodbank|youth club|home care|personal care|accommodation|transport)
      (available|rooms|room|halls|facilities) (for|to) hire
      (service|services|support|help|assistance|care|activities|programme|programmes|project|projects|events) (for|to|include|includes|including|available|offered|such)
      (to|for) hire
      (our|the) (services|activities|facilities|classes|sessions|services include|activities include)
      (worship|prayer|mass|sunday school|bible study)
      (open to|suitable for|beginners|free of charge)
      (museum|gallery|exhibitions|displays|gardens|park|walks|tours)
      """)
    add(
      .occasion,
      """
      (every|on|each|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays) (monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|term time)
      (# am|# pm|# # am|# # pm)
      (mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays)
      (weekly|fortnightly|monthly|twice a week|once a week|term time|twice a month|once a month)
      (per|a|each) (session|class|person|child|lesson|hour|term)
      """)
    add(
      .pageName,
      """
      (information|advice|guide|guides|resources|links|directory|how to|apply|applying|application|applications|claiming|claims|claim|finding|opening|getting|access to|help with|support and advice|sources|registering|rights|your rights|useful|where to|what to|entitlement|entitlements|preparing|submitting|updates|translated|materials|leaflet|leaflets|factsheet|low cost|finder|checklist|local offer|what s on|what s out there|who to|useful numbers|a to z|signposting|handbook|roadmap|toolkit)
      """)
    compiler.add(
      """
      (club|clubs|class|classes|course|courses|lesson|lessons|session|sessions|workshop|workshops|training|tuition|coaching|group|groups|playgroup|toddler group|nursery|pre school|creche|childcare|counselling|advice|advocacy|mentoring|befriending|cafe|coffee morning|lunch club|food bank|foodbank|pantry|clinic|clinics|therapy|support|service|services|transport|outings|trips|activities|library|gym|swimming|yoga|exercise|scheme|project|programme|programmes|drop in|homework club|youth work|choir|respite|day care|homecare|repairs|gardening|shopping|helpline|hire|crafts|training courses|prayer|worship|stay and play|after school club|breakfast club|holiday club|playscheme)
      """, family: .serviceWord, value: 0)
  }
}
