import WaymarkTextAnalysis

/// The sets of single words that readers look at beside a match, as ids.
///
/// They are interned before all patterns, so the ids are the same in every lexicon.
final class FieldWords: Sendable {
  static let shared = FieldWords()

  /// The words alone; the patterns' lexicon begins with them.
  let lexicon: Lexicon
  /// Those that tell what a sentence is about.
  let scope: ScopeWords
  let under: WordSet
  let over: WordSet
  let forWords: WordSet
  let ageGroups: WordSet
  let ageFollowers: WordSet
  let units: WordSet
  let days: WordSet
  let least: WordSet
  let most: WordSet
  let ageWords: WordSet
  let demands: WordSet
  let joiners: WordSet
  let pronouns: WordSet
  let stops: WordSet
  let placeCues: WordSet
  let venues: WordSet
  let determiners: WordSet
  let smallWords: WordSet
  let partnerStops: WordSet
  let prepositions: WordSet
  let headEnds: WordSet
  let listStops: WordSet
  let strongModifiers: WordSet
  let ours: WordSet
  let theirs: WordSet
  let listOpeners: WordSet
  let vagueServices: WordSet
  let only: WordSet
  let bodyNouns: WordSet
  let shortYears: WordSet
  let years: WordSet
  let refer: WordSet
  let having: WordSet
  let suffered: WordSet
  /// Words for those who provide something, and for anybody.
  let providers: WordSet
  let friendly: WordSet
  /// Words that there is another price.
  let reductions: WordSet
  let noWord: WordSet
  let denying: WordSet
  let cannot: WordSet
  let subjects: WordSet
  let needing: WordSet
  let accompanied: WordSet
  let oneOf: WordSet
  let besides: WordSet
  /// Words of which many name what few people are or went through, so that a service that names them is theirs.
  let telling: WordSet

  private init() {
    var compiler = CuePatternCompiler()
    func set(_ text: String) -> WordSet { WordSet(compiler.words(text[...])) }
    under = set("under unders below up younger")
    over = set("over overs above older")
    forWords = set("for of from age ages between to and or are")
    ageGroups = set(
      """
      juniors junior seniors senior youth club clubs teens playgroup toddlers toddler group groups
      age ages aged inclusive minis infants intermediates cubs scouts brownies guides beavers explorers
      rainbows cadets band adult adults students pupils boys girls ladies women men mums dads gay
      children kids people only mainly older clients disabled
      """)
    ageFollowers = set("year years yrs only group club groups clubs age old olds women men adults")
    units = set(
      """
      am pm minutes minute mins min nights night evenings hours hour hrs hr weeks week days day months month mile miles km
      metres noon pence per percent p people places countries languages staff volunteers organisations
      members clubs sessions times seats delegates guests january february march april may june july
      august september october november december monday tuesday wednesday thursday friday saturday
      sunday oclock experience clock m cm kg families households schools
      """)
    days = set(
      """
      monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays
      fridays saturdays sundays mon tue tues wed weds thu thur thurs fri sat sun
      """)
    least = set("minimum lowest")
    most = set("maximum upper")
    ageWords = set("age ages")
    demands = set(
      """
      must be need to should aged over have at least are who age we your the if for ages wanted required
      strictly is only
      """
    )
    joiners = set("and or nor both plus")
    pronouns = set("we you they it i he she this that these there our your its their he")
    stops = set(
      """
      to by through via at so because when where while which is are was were will can may has
      have had do does must should provides provide providing offers offer offering helps help runs run delivers deliver we our
      includes include including enabling
      """)
    placeCues = set("at in from")
    venues = set(
      """
      centre center centres hall halls library libraries church churches school schools park parks
      hospital hospitals college colleges hotel pub house road street avenue lane close gardens museum
      theatre surgery clinic stadium pavilion chapel mosque temple synagogue gurdwara hub cafe room
      rooms square drive cathedral abbey court arena pool green building terrace crescent
      university academy premises office offices venue venues barn lodge farm estate way place
      """)
    determiners = set("the a an our your local their this its nearby various many any")
    smallWords = set("of the and on st s upon under for")
    partnerStops = set(
      "to who which that we is are was provides offers this our aims for in at it has you they will"
    )
    prepositions = set("of for in at on by from with without about into through during")
    headEnds = set("who with aged living affected only across every on")
    listStops = set("every monday tuesday wednesday thursday friday saturday sunday across then if")
    strongModifiers = set(
      "with experiencing suffering facing struggling recovering fleeing escaping aged")
    ours = set("we our us")
    theirs = set("they their them")
    listOpeners = set(
      "offer offers provide provides include includes including run runs as deliver")
    vagueServices = set(
      "advice support service services training activities help information guidance")
    only = set("only")
    shortYears = set("yrs yr")
    years = set("year years yr yrs age aged ages old")
    refer = set("refer")
    having = set("have has had ve")
    suffered = set("experienced suffered survived faced lived used needed")
    providers = set(
      """
      volunteer volunteers charity charities professionals employers members community public visitors
      anyone everyone anybody everybody people individuals staff business businesses patient users
      volunteering trustee trustees company companies teacher teachers tutor worker workers nurse nurses
      partner partners landlord landlords professional employer player players coach profit student
      students trainee trainees apprenticeship apprenticeships
      """)
    friendly = set("friendly")
    reductions = set(
      "concession concessions concessionary discount discounted discounts reduced unwaged")
    noWord = set("no")
    denying = set("not cannot cant unable except excluding neither")
    cannot = set("cannot cant unable")
    subjects = set("who that which if because people those anyone you where when whether")
    needing = set("need needed necessary have matter")
    accompanied = set("accompanied supervised accompany supervise")
    oneOf = set("a an one responsible another")
    besides = set("with by need needs bring")
    telling = set(
      """
      dementia alzheimer alzheimers refugee refugees homeless homelessness sleeper sleepers sleeping carer carers
      older elderly elders pensioner pensioners youth young disabled disability disabilities autism autistic asperger
      bereaved bereavement grief grieving loss widowed widow widows widower abuse violence survivor survivors
      veteran veterans forces leaver leavers learning stroke strokes parkinson parkinsons sclerosis epilepsy cancer
      blind deaf sight hearing impaired impairment impairments deafblind neurodivergent adhd dyslexia downs down
      asylum seeker seekers migrant migrants roma gypsy gypsies traveller travellers lgbt lgbtq gay lesbian
      bisexual trans transgender queer addiction addicts alcohol drug drugs gambling gamblers substance
      unemployed jobless isolated isolation lonely loneliness breastfeeding pregnant pregnancy expectant
      adopters adoptive adopted kinship lone single offender offenders ex victim victims trafficked
      exploited trauma depression anxiety mental suicide suicidal terminal illness frail palliative ill
      sick cadet cadets learner learners looked vulnerable unpaid brain injury spinal amputee amputees chronic pain
      send additional
      """)
    bodyNouns = set("group groups project scheme service services support")
    scope = ScopeWords(&compiler)
    lexicon = compiler.lexicon
  }
}
