// MARK: - Being a member

extension CueTables {
  /// Being a member of what one comes to, said outright or by the way.
  static func membership(_ add: (AccessCue, String) -> Void) {
    let members =
      "(its|our|their|club|registered|paid up|card carrying|subscribing|credit union|) members"
    add(
      .membership,
      """
      members only
      membership only
      (exclusively|strictly|only|open only|only open|restricted|limited|exclusive|confined|reserved|available only|only available) (to|for) \(members) (only|)
      (open|available) (exclusively|only|solely) (to|for) \(members)
      (available|open|offered|provided) to \(members) (only|)
      (for|use of) (the use of|) \(members) only
      (for|of) (the|) use (of|by) \(members) (only|)
      (for|is for|are for) (registered|paid up|signed up) members
      (facilities|facility|service|services|loan|loans|savings|accounts) to \(members) (only|)
      only \(members) (can|may|are able)
      (for|to|by) \(members) (*|) (*|) (*|) (*|) (*|) (*|) only
      for members and (their|) (*|) (*|) (guest|guests) only
      (must|need to|have to) belong to (the|our) (scheme|club|society|association|group)
      (must|need to|have to|has to|should|required to|necessary to) (first|) (be|become) (a|) (*|) (member|members)
      (must|need to|have to|has to|required to) (first|) (join|register|sign up) (as a|as|before|and become|to become) (*|) (member|members|)
      (must|need to|have to) (first|) join (us|the|our) (club|scheme|society|association|library|credit union|) (first|before|to)
      have to join before
      (need|needs|have|has|asked) to join first
      (proposed|seconded|nominated|introduced|invited) by (an|a|one of our|our|two) (existing|current|other|) (member|members)
      must join $
      must join (first|to use|to borrow|to save|to take part)
      (open|available|lent|offered) (only|) to (people|those|anyone|residents) who (have|has|ve) joined
      (borrowing|entry|play|fishing|sailing|admission|attendance|lending|hire) is (for|by) (*|) members
      entry by members
      (privilege|benefit|benefits) of membership
      (those|people|anyone) whose subscription
      first have to join
      (those|people) who (haven t|have not|hasn t) joined
      (day|casual) visitors are not
      when your subscription (s|is|has) (been|) paid
      no day (tickets|membership|members|visitors)
      to be a member you (need|must|have)
      (unless|until) (they|you|they re|you re|he|she|one) (are|is|have become|become|re|) (a|) (member|members)
      (become|be|becoming|being) a (*|) member (before|in order|to use|to borrow|to take|to play|to access|to attend|to join in)
      (to use|to borrow|to access|to play|to attend|to take part) (*|) (*|) (*|) (become|be|join as|register as|sign up as) a (*|) member
      membership (is|) (required|necessary|needed|essential|compulsory)
      (for|by) (those|people|anyone|everyone|families|players|anglers) who (have|ve|has|) (paid|pay) (their|the|a|an) (subs|subscription|annual|membership|fee)
      only (*|) who (belong|have joined|ve joined|subscribe|are members|have paid) (can|may|to|) *
      (not|isn t|aren t|never) (open|available) to non members
      (subscription|subscriptions|subs|membership) must be (up to date|paid|current|in date|renewed)
      (after|then) (that|which|this|) (we ask|you are asked|you re asked|you ll be asked|you need|you ll need|you must|you have|we d ask|we expect) (you|) to (join|become a member|take out|pay the annual)
      to become a member and (carry on|continue|keep|play|stay)
      proposed and seconded
      join (to|if you want to|if you wish to|if you d like to) (carry on|continue|keep coming|keep playing|stay)
      """)
    add(
      .weakMembership,
      """
      (annual|yearly|monthly|family|individual|adult|junior|full|single) membership
      (membership|annual subscription|subscription) (fee|fees|cost|costs|rates|form|forms|application)
      (membership|annual subscription) is (from|only|just|currently|£|) #
      (become|becoming) a (*|) member
      join (us|) as a member
      (to|you can) join the (club|society|association|choir|band|group)
      membership (is|) open
      (for|to) (its|our|their) members
      (activities|events|services|support|trips|outings|facilities|meetings) for members
      """)
    add(
      .openToOthers,
      """
      (non members|non member|nonmembers|visitors|visitor|guests|guest|general public|members of the public|day pass|day passes|day tickets|pay as you go|pay and play|open to all|open to everyone|open to anyone|everyone is welcome|everyone welcome|all are welcome|all welcome|anyone can|per session|a session|per class|per visit|on the door|at the door|membership is free|free membership|priority booking)
      (pay swim|pay and swim|pay per|casual|casuals|admission|free entry|entry is free|entry free)
      """)
    add(
      .memberPhrase,
      """
      membership is (limited|capped|available|free)
      (membership|subscription|subscriptions|subs) #
      (be|become|becoming) a (*|) member (by|for|costs)
      new members (are|) (always|very|most|) welcome
      new members (would be|will be) (*|) welcome
      (subscription|subscriptions|subs) (is|are|for|of|start|cost|costs)
      (member|members) (pay|pays)
      (acting|playing|full|ordinary|annual) (member|members) #
      (annual|yearly|monthly|weekly) (subscription|subscriptions|subs)
      (annual|yearly|joining) (fee|fees)
      (prospective|honorary|associate) (member|members)
      (join|joins) for #
      """)
    add(.memberWord, "(member|members|membership|subscription|subscriptions|subs)")
    add(
      .joining,
      """
      (to|can|may|who|could) join
      (joining|joined|joiners)
      ^join if
      new recruits
      (waiting list|waiting lists)
      """)
    add(.mutual, "credit union")
    add(
      .nothing,
      """
      (non|not|non members and|open to members and) members (are|) (also|) (welcome|pay)
      (available|open) to (members and|both members and) (non members|the public|guests|visitors|everyone)
      (available|open|free|offered) to (*|) members of (the|our|your|their|a|staff|public|any|all)
      (members|member) of (the|our|your|their|a|staff)
      (no|without|not require) (need for|need|) (a|any|) (membership|joining fee|contract|contracts) (needed|required|necessary|fee|fees|)
      membership (is|) not (required|necessary|needed|essential|compulsory)
      (don t|do not|doesn t|no need to|needn t) (need|have|) (to|) (be|become) (a|) (member|members)
      (staff|team|family|committee|board|band|faculty|community|council|panel|cast|household|church|crew) members only
      (sub|subs) (group|groups|committee|committees|contractors)
      (new|existing|current) members only
      (staff|team|family|families|committee|board|band|faculty|community|council|panel|cast|household|church|crew|cabinet|elected) (member|members)
      (member|members) of (parliament|society|his|her)
      """)
  }
}
