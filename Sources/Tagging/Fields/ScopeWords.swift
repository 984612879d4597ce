/// The sets of single words that tell whom and what the sentence around a phrase is about, as ids.
final class ScopeWords: Sendable {
  static var shared: ScopeWords { FieldWords.shared.scope }

  // Whom a sentence is about.
  let helpers: WordSet
  let recruiting: WordSet
  let qualities: WordSet
  let serving: WordSet
  let predicates: WordSet
  let relative: WordSet
  let asWord: WordSet
  let modals: WordSet
  let imperatives: WordSet
  // What a sentence tells.
  let figures: WordSet
  let past: WordSet
  let perfect: WordSet
  let beginnings: WordSet
  let openers: WordSet
  let also: WordSet
  let there: WordSet
  let every: WordSet
  let inWord: WordSet
  let on: WordSet
  let ofWord: WordSet
  let what: WordSet
  let durations: WordSet
  let itself: WordSet
  let one: WordSet
  let shares: WordSet
  let mostly: WordSet
  let are: WordSet
  let conditions: WordSet
  let addressed: WordSet
  let headings: WordSet
  let aims: WordSet
  // Ages told in passing.
  let accompanied: WordSet
  let rules: WordSet
  let duties: WordSet
  let gains: WordSet
  let sending: WordSet
  let advised: WordSet
  let please: WordSet
  let should: WordSet
  let themselves: WordSet
  let right: WordSet
  let some: WordSet
  let having: WordSet
  let orWord: WordSet
  let own: WordSet
  let possessors: WordSet
  let led: WordSet
  let by: WordSet
  let denials: WordSet
  let general: WordSet
  let no: WordSet
  let priority: WordSet
  let concessions: WordSet
  let free: WordSet
  let freeLinks: WordSet
  let funded: WordSet
  let hours: WordSet
  let funding: WordSet
  let those: WordSet
  let forWord: WordSet
  let anybody: WordSet
  let reached: WordSet
  let birthday: WordSet
  let between: WordSet
  let lasting: WordSet
  let until: WordSet
  let schoolYears: WordSet
  let school: WordSet
  let peopleLinks: WordSet
  let someone: WordSet
  let children: WordSet
  let carers: WordSet
  let ofOrFor: WordSet
  let parents: WordSet
  let parentLinks: WordSet
  // Where a phrase stands.
  let speech: WordSet
  let addressing: WordSet
  let bringingUp: WordSet
  let obliging: WordSet
  let itemStarts: WordSet
  // Access and gender.
  let femaleMentions: WordSet
  let maleMentions: WordSet
  let selfWord: WordSet
  let form: WordSet
  let futures: WordSet
  let calls: WordSet
  let appointed: WordSet
  let pregnant: WordSet
  let everybody: WordSet
  let females: WordSet
  let males: WordSet
  let sexes: WordSet
  let pluralsInS: WordSet
  let lady: WordSet
  let contrasts: WordSet
  let seeking: WordSet
  let leadingOn: WordSet
  let strays: WordSet
  let servesThem: WordSet
  let toThem: WordSet
  let openTo: WordSet
  let withThem: WordSet
  let aimed: WordSet
  let possessive: WordSet

  /// Interns the words.
  init(_ compiler: inout CuePatternCompiler) {
    func set(_ text: String) -> WordSet { WordSet(compiler.words(text[...])) }
    helpers = set(
      """
      volunteer volunteers volunteering helpers leaders tutors drivers mentors instructors staff
      coaches coach hosts host crew trustees workers trainers teachers counsellors assistants
      stewards marshals supervisors befrienders foster pastors employees team therapists
      """)
    recruiting = set(
      """
      need want look looking recruit recruiting recruits wanted needed become join seek seeking
      could
      """)
    qualities = set("dbs hiring vacancies vacancy")
    serving = set(
      """
      for with support supports supporting help helps helping welcome welcomes teach teaches offer
      offers run runs provide provides take takes give gives work works between
      """)
    predicates = set("must be should are is have need re")
    relative = set("who that those whose")
    asWord = set("as can could may")
    modals = set("can may must should")
    imperatives = set("please you can must should just simply or and then either to need also by")
    figures = set("percent average survey surveyed statistics proportion figures")
    past = set("was were did weren wasn didn formerly")
    perfect = set("have has ve")
    beginnings = set("set formed founded established created started began designed aimed been")
    openers = set("also including include includes included among amongst such another")
    also = set("also such another some others")
    there = set("there")
    every = set("every in")
    inWord = set("in")
    on = set("on")
    ofWord = set("of")
    what = set("what")
    durations = set(
      "minute minutes hour hours day days week weeks month months year years mile miles")
    itself = set("it this")
    one = set("one")
    shares = set("half most majority third quarter many")
    mostly = set("many most mostly mainly typically usually generally some")
    are = set("are is")
    conditions = set("if")
    addressed = set("you your")
    headings = set("for groups group clients users audience who eligibility")
    aims = set("to for")
    accompanied = set(
      """
      accompanied unaccompanied accompany consent permission supervised supervision chaperone
      admission
      """)
    rules = set(
      """
      must may should cannot can not need needs require requires have has are will go get pay travel
      """)
    duties = set("have must need should get pay")
    gains = set("get claim receive travel apply pay")
    sending = set("try see ask")
    advised = set("try see ask look contact")
    please = set("please")
    should = set("should")
    themselves = set("themselves")
    right = set("right")
    some = set("some certain")
    having = set("with who whose")
    orWord = set("or")
    own = set("own")
    possessors = set("our its")
    led = set("run led staffed taught")
    by = set("by")
    denials = set("not never nobody illegal ban")
    no = set("no")
    femaleMentions = set(
      """
      women woman womens ladies lady girls girl females feminine mums mams moms mothers grandmothers nans
      sisters daughters wives wife
      """)
    maleMentions = set(
      """
      men man mens gentlemen gentleman gents boys boy males blokes lads chaps dads fathers grandfathers
      grandads brothers sons husbands
      """)
    speech = set("we our us you your i my")
    addressing = set("we you us your all everyone please anyone they it people")
    bringingUp = set(
      "a an the our there also another some several separate additional in at on")
    obliging = set("must need needs required essential has have")
    itemStarts = set("a an the two three and")
    selfWord = set("self")
    form = set("form forms")
    general = set(
      """
      you your we us our they them their it its this these that all every everyone everybody anyone
      anybody any each one people person persons client clients patient patients customer customers
      visitor visitors member members user users family families parent parents carer carers child
      children adult adults men women boys girls guest guests resident residents tenant tenants student
      students pupil pupils learner learners participant participants applicant applicants young older
      local service services session sessions class classes clinic clinics group groups club appointment
      appointments place places space spaces slot slots booking bookings referral referrals access
      attendance admission entry eligibility support visit visits meeting meetings course courses help
      project programme scheme centre team membership registration minimum maximum age aged ages limit
      to for attend join come use take part in on at by is are be must should can may will ll re ve d
      need needs has have had been and or but so as if then when before first also the a an of with from
      through via who whom which whose wish wishes want would like simply just feel free either now only always usually
      normally please not no new there here do does how what make made offer offers offered open available
      welcome welcomes aimed suitable accept accepts accepted cater caters provide provides provided run
      runs work works serve serves served supports see between up out about into while because once
      unfortunately sorry currently strictly sure living live lives based register registered further
      information details contact call ring phone email us
      """)
    priority = set("priority prioritised preference best")
    concessions = set(
      """
      concession concessions concessionary discount discounted discounts reduced price priced
      """)
    free = set("free")
    freeLinks = set("for to if of with on entry admission")
    funded = set("funded free")
    hours = set("hours entitlement")
    funding = set("funding grants")
    those = set("those")
    forWord = set("for")
    anybody = set("everyone everybody anyone anybody")
    reached = set("turned reached")
    birthday = set("birthday")
    between = set("between")
    lasting = set("waiting wait times last lasts lasting")
    until = set("after before until till")
    schoolYears = set("year years stage stages")
    school = set("school")
    peopleLinks = set("can who with living in from and or only at to of are welcome")
    someone = set("someone somebody")
    children = set("child children baby son daughter kids someone")
    carers = set("carer carers")
    ofOrFor = set("of for")
    parents = set(
      """
      parents parent families family mothers mums mum dads fathers carers anyone those
      """)
    parentLinks = set(
      """
      of with who have at least one a an or and carers for look after caring the their young
      """)
    futures = set("will ll they who then")
    calls = set("call ring phone telephone email contact make book arrange schedule request")
    appointed = set("appointed")
    pregnant = set("pregnant expectant")
    everybody = set("people families family parents children couples carers anyone everyone")
    females = set("women ladies girls mothers")
    males = set("men gentlemen boys fathers dads")
    sexes = set("men women gentlemen gents ladies male males female females")
    lady = set("lady")
    contrasts = set("though although but while however")
    seeking = set("need seek")
    leadingOn = set("aged age ages over under who with from of experiencing living in being can")
    pluralsInS = set(
      "ladies girls females mums mothers moms boys males dads fathers blokes lads grandads")
    strays = set("about into during without with in at on by from")
    servesThem = set(
      "for supports supporting support helps help helping empowers empower welcomes invite enables enabling"
    )
    toThem = set("to")
    openTo = set("open available directed offered restricted limited")
    withThem = set("at with together")
    aimed = set("aimed works working brings")
    possessive = set("s")
  }
}
