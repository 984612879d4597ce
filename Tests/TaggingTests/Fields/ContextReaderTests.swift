import Testing
import WaymarkFormats
import WaymarkTagging
import WaymarkTaxonomy
import WaymarkTestSupport

/// A text with the words of it that are not `main`, by what they are there for.
struct ContextCase: Sendable, CustomTestStringConvertible {
  var name = ""
  var text: String
  var context: WordContext
  /// Exactly these words have the context.
  var words: String
  var testDescription: String { name + " " + text }

  init(_ text: String, _ context: WordContext, _ words: String, name: String = "") {
    (self.name, self.text, self.context, self.words) = (name, text, context, words)
  }

  static let all: [ContextCase] = [
    .init("Classes for adults.", .audience, "adults"),
    .init("Support for carers.", .audience, "carers"),
    .init(
      "Support for people with dementia, mental health problems or debts.", .audience,
      "people with dementia mental health problems or debts"),
    .init(
      "A choir for people living with Parkinson's.", .audience, "people living with Parkinson s"),
    .init(
      "A day centre for adults with learning disabilities.", .audience,
      "adults with learning disabilities"),
    .init("Singing aimed at older people.", .audience, "older people"),
    .init("We help people affected by cancer to keep fit.", .audience, "people affected by cancer"),
    .init(
      "Whether you are a carer, a parent or a veteran, we run walks.", .audience,
      "carer a parent or a veteran"),
    .init("For people with diabetes, we run cookery lessons.", .audience, "people with diabetes"),
    .init("A club for children and young people.", .audience, "children and young people"),
    .init("Lessons for people who want to learn English.", .audience, "people"),
    .init("Rooms for hire.", .audience, ""),
    .init("Call us for more information.", .audience, ""),
    .init("Advice on debts and benefits.", .audience, ""),
    .init("Training for volunteers.", .audience, "volunteers"),
    .init("Mental health support.", .audience, ""),
    .init("Music therapy and a garden.", .audience, ""),
    .init("We meet at the Oakfield Community Centre.", .place, "the Oakfield Community Centre"),
    .init("Rhyme time in the library.", .place, "the library"),
    .init("Yoga at St Mark's Church Hall every Monday.", .place, "St Mark s Church Hall"),
    .init("The library lends books.", .place, ""),
    .init("Help at home.", .place, ""),
    .init("Interested in history? Join us.", .place, ""),
    .init(
      "Bowls, in partnership with the Mill Lane Trust.", .partner,
      "in partnership with the Mill Lane Trust"),
    .init("A walk funded by Sport Ashby.", .partner, "funded by Sport Ashby"),
    .init("A cafe run by volunteers.", .partner, "run by volunteers"),
    .init("Physiotherapy by referral from a GP.", .referral, "referral from a GP"),
    .init(
      "You are referred by your social worker to our team.", .referral,
      "referred by your social worker"),
    .init(
      "Crafts such as knitting, felting and pottery.", .example, "knitting felting and pottery"),
    .init("Games, e.g. chess.", .example, "chess"),
    .init("Crafts and games.", .example, ""),
    .init("Staff can refer by post.", .referral, ""),
    .init("See how you manage with stairs.", .partner, ""),
    .init("Clinics for children who have missed vaccinations.", .audience, "children"),
    .init(
      "Groups for women who have experienced abuse.", .audience,
      "women who have experienced abuse"),
  ]
}

@Suite("Contexts")
struct ContextReaderTests {
  @Test("Words that do not say what is done are marked, and only these", arguments: ContextCase.all)
  func marks(_ example: ContextCase) {
    let words = contexts(name: example.name, of: example.text)
      .filter { $0.context == example.context }.map { $0.word }
    #expect(words.joined(separator: " ") == example.words)
  }

  @Test("What a service does stays main", arguments: ContextCase.all.prefix(20))
  func keepsMain(_ example: ContextCase) {
    #expect(contexts(of: example.text).contains { $0.context == .main })
  }

  @Test(
    "The strip list takes phrases, rests, sentences and sections",
    arguments: [
      (
        "please contact us ...", "Art club. Please contact us by post. New faces welcome.",
        "Please contact us by post"
      ),
      (
        "... wheelchair access ...", "Art club. There is wheelchair access to all rooms.",
        "There is wheelchair access to all rooms"
      ),
      ("free parking", "Art club with free parking nearby.", "free parking"),
      (
        "access information >>>",
        "Art club.\n#Access information\nRamp. Lift.\n#Fees\nFive pounds.",
        "Access information Ramp Lift"
      ),
      ("# only a comment", "Art club.", ""), ("   ", "Art club.", ""),
      (
        "during (bank|public) holidays ...", "Art club. During bank holidays we close early.",
        "During bank holidays we close early"
      ),
    ])
  func strips(_ line: String, _ text: String, _ expected: String) {
    let knowledge = FieldKnowledge(stripLines: [line])
    let words = contexts(of: text, knowledge: knowledge)
      .filter { $0.context == .boilerplate }.map { $0.word }
    #expect(words.joined(separator: " ") == expected)
  }
}

@Suite("Circumstances")
struct CircumstanceTests {
  /// A few invented circumstances.
  static let graph: TermGraph = {
    var builder = TermGraphBuilder()
    builder.add(Vocabulary(prefix: "wmCircumstance"))
    for (id, label, others) in [
      ("carer", "Carer", ["Unpaid carer"]), ("dementia", "People with dementia", []),
      ("debt", "In debt", ["debts", "debt"]), ("veteran", "Veteran", ["ex-forces"]),
      ("refugee", "Refugee", []), ("mental", "Mental health problem", []),
      ("resident", "Local resident", ["residents"]),
    ] {
      let term = Term(
        id: CURIE(prefix: "wmCircumstance", local: id), label: label, alternativeLabels: others)
      builder.add(term, at: Place())
    }
    return builder.build().graph
  }()

  static let knowledge = FieldKnowledge(
    circumstances: CircumstanceIndex(
      graph: graph,
      keywords: [
        Keyword(
          term: CURIE(prefix: "wmCircumstance", local: "carer"), text: "looking after someone"),
        Keyword(
          term: CURIE(prefix: "wmCircumstance", local: "refugee"), text: "people", weight: -1),
      ],
      eligibility: [
        CURIE(prefix: "wmCircumstance", local: "veteran"),
        CURIE(prefix: "wmCircumstance", local: "resident"),
      ]))

  private static func labels(_ readings: [TermReading]) -> [String] {
    readings.map { graph.terms[$0.term].id.local }
  }

  @Test(
    "The circumstances that a text names are its audience",
    arguments: [
      (
        "Walks for people with dementia, mental health problems or debts.",
        ["dementia", "mental", "debt"]
      ),
      ("A cafe for unpaid carers.", ["carer"]), ("Carers meet for tea.", ["carer"]),
      ("Support for ex-forces families and refugees.", ["veteran", "refugee"]),
      ("A dementia-friendly choir.", []),
      ("Gardening together.", []),
      ("Tea for veterans, veterans and veterans.", ["veteran"]),
    ] as [(String, [String])])
  func readsAudience(_ text: String, _ terms: [String]) {
    let readings = fields(of: text, knowledge: Self.knowledge)
    #expect(Self.labels(readings.audience) == terms)
    #expect(readings.eligibility.isEmpty)
  }

  @Test(
    "What one must be is eligibility, where it may be demanded",
    arguments: [
      ("You must be a veteran.", ["veteran"], []), ("For veterans only.", ["veteran"], []),
      ("Open only to residents.", ["resident"], []),
      ("Grants are only for refugees.", [], ["refugee"]),
      ("A club for veterans.", [], ["veteran"]),
    ] as [(String, [String], [String])])
  func readsEligibility(_ text: String, _ demanded: [String], _ audience: [String]) {
    let readings = fields(of: text, knowledge: Self.knowledge)
    #expect(Self.labels(readings.eligibility) == demanded)
    #expect(Self.labels(readings.audience) == audience)
  }

  @Test("A circumstance comes with its words")
  func words() throws {
    let text = "Café 🎾 for unpaid carers."
    let reading = try #require(fields(of: text, knowledge: Self.knowledge).audience.first)
    #expect(reading.text == "unpaid carers")
    #expect(slice(text, reading.range) == "unpaid carers")
  }
}

@Suite("Kinds")
struct KindReaderTests {
  @Test(
    "A record is a service, a body or a signpost",
    arguments: [
      (
        "Oak Lane Residents' Association",
        "We represent the residents of Oak Lane and aim to improve the area.",
        .organisation
      ),
      (
        "Ashby Civic Society", "Founded in 1962 to preserve and enhance the character of our town.",
        .organisation
      ),
      (
        "Ashby Voluntary Sector Forum",
        "The umbrella body represents local charities. It was established in 1990.",
        .organisation
      ),
      (
        "Money worries: useful links",
        "For more information see their website. A list of organisations that can help is available here. See also the links below.",
        .signposting
      ),
      (
        "Guide to local support",
        "This page lists organisations that can help. Click here for details. See their website for opening times.",
        .signposting
      ),
      (
        "Are you caring for someone?",
        "Look up your nearest carers' centre. We do not run a service ourselves. Contact details for each are below.",
        .signposting
      ),
      (
        "Harbour Assembly",
        "The collective voice of pensioners' groups. We made representations on buses and have given evidence to the council.",
        .organisation
      ),
      (
        "Zumba at Ashby Hall",
        "Zumba for all on Mondays at 7pm. The nearest bus stop is Mill Lane and the nearest car park is behind the church.",
        .service
      ),
      ("Fancy a swim?", "Pool open daily. The nearest bus stop is on High Street.", .service),
      ("Knitters", "Local knitters come together to make blankets. See our newsletter.", .service),
      ("Tuesday Tea Dance", "Join us every Tuesday at 2pm. £3 each session.", .service),
      ("Debt Advice", "We offer free, confidential debt advice by appointment.", .service),
      ("Toddler Group", "Weekly play sessions for toddlers and their carers.", .service),
    ] as [(String, String, RecordKind)])
  func tells(_ name: String, _ text: String, _ kind: RecordKind) {
    let readings = fields(name: name, of: text)
    #expect(readings.kind == kind)
    #expect(readings.flags.contains(.organisation) == (kind == .organisation))
    #expect(readings.flags.contains(.signposting) == (kind == .signposting))
  }

  @Test(
    "A list of services is a bundle, and its parts are found",
    arguments: [
      (
        "Breakfast club; youth club; IT courses; a parents' group; yoga classes.",
        ["Breakfast club", "youth club", "IT courses", "a parents' group", "yoga classes"]
      ),
      // No comma stands before the "and" of most lists.
      (
        "We run judo classes, karate classes and yoga classes. All welcome.",
        ["judo classes", "karate classes", "yoga classes"]
      ),
      (
        "A lunch club, a food bank and debt advice", ["A lunch club", "a food bank", "debt advice"]
      ),
      (
        "Yoga, a choir, an arts and crafts group.", ["Yoga", "a choir", "an arts and crafts group"]
      ),
    ])
  func splits(_ text: String, _ parts: [String]) {
    let readings = fields(name: "Mill Lane", of: text)
    #expect(readings.flags.contains(.bundled))
    #expect(readings.parts.map { slice(text, $0.range) } == parts)
  }

  @Test(
    "Most texts are no bundles",
    arguments: [
      "A friendly choir that sings pop songs.", "Yoga classes, Mondays and Fridays, in the hall.",
      "We offer debt advice. It is free, confidential and independent.", "",
      "A lunch club and a food bank.", "Free counselling, advice and support for carers.",
      "Stay and play, with songs, for parents and toddlers groups.",
    ])
  func doesNotSplit(_ text: String) {
    let readings = fields(name: "Mill Lane", of: text)
    #expect(!readings.flags.contains(.bundled))
    #expect(readings.parts.isEmpty)
  }

  @Test(
    "A text that says next to nothing is thin",
    arguments: [
      ("Hopes", "", true), ("Hopes", "Call us.", true),
      (
        "Hopes", "Free counselling for adults who have lost somebody close to them, at home.", false
      ),
    ])
  func thin(_ name: String, _ text: String, _ isThin: Bool) {
    #expect(fields(name: name, of: text).flags.contains(.thin) == isThin)
  }

  @Test("No text whatever traps, and all spans stand inside it")
  func survives() {
    var generator = SeededGenerator(seed: 20_260_101)
    let pieces = [
      "aged ", "5", "-", "11", " to ", "+", "£", "18+", "over ", "55s", "\n", "#", "for ",
      "people with ",
      "🎾", "é", "drop", " in ", "at the ", "Hall", ", ", ". ", "99999999999999999999", "Year ", "0",
      "under ", "months ", "years ", "only ", "veteran", "\u{0301}", "<b>", "%", "key stage ", "9",
      "between ", "and ", "Cubs ", "(", ")", "members ", "Club ", "18th ", "birthday ", "those ",
      "until they turn ", "children ", "women ", "are welcome", "Monday ", "join ", "referral ",
      "funded hours ", "?", "the nearest centre ", "choir", "advice",
    ]
    for _ in 0..<1500 {
      let count = Int.random(in: 0..<30, using: &generator)
      let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let readings = fields(name: text, of: text, knowledge: CircumstanceTests.knowledge)
      let ranges =
        readings.sessionAccess.map { $0.range } + readings.attendingType.map { $0.range }
        + [readings.minimumAge?.range, readings.maximumAge?.range].compactMap { $0 }
        + (readings.audience + readings.eligibility).map { $0.range }
        + readings.parts.map { $0.range }
      for range in ranges {
        #expect(range.lowerBound >= 0 && range.upperBound <= text.utf16.count && !range.isEmpty)
      }
      if let minimum = readings.minimumAge?.value { #expect(minimum >= 0 && minimum <= 110) }
    }
  }
}
