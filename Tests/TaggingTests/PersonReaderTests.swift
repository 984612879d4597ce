import Testing
import WaymarkFormats
import WaymarkTaxonomy
import WaymarkTestSupport

@testable import WaymarkTagging

@Suite("A reader of a person's own words")
struct PersonReaderTests {
  private static let graph: TermGraph = {
    var builder = TermGraphBuilder()
    let place = Place(file: "person")
    for (id, label) in [
      ("esdNeed:1", "Food"), ("esdNeed:2", "Company"), ("esdNeed:3", "Stop smoking"),
      ("esdCircumstance:1", "Disabled person"), ("esdCircumstance:2", "Carer"),
      ("esdCircumstance:3", "Mother"), ("esdCircumstance:4", "Diabetes"),
      ("esdCircumstance:5", "Widowed"), ("esdServiceType:1", "Lunch clubs"),
      ("esdCircumstance:6", "Older person"), ("esdCircumstance:7", "Very old person"),
      ("esdCircumstance:8", "Teenager"), ("esdCircumstance:9", "Baby"),
      ("esdCircumstance:10", "Adult"), ("esdCircumstance:11", "Toddler"),
      ("esdCircumstance:12", "Aged 50-64"),
    ] {
      if let id = CURIE(id) { builder.add(Term(id: id, label: label), at: place) }
    }
    return builder.build().graph
  }()

  private static let keywords: [Keyword] = [
    ("esdNeed:1", "hungry", 1), ("esdNeed:1", "can't pay my rent", 1),
    ("esdNeed:2", "no friends", 1), ("esdNeed:2", "talk", 0.5),
    ("esdNeed:3", "smoke", 1), ("esdNeed:3", "dependency", 1),
    ("esdCircumstance:5", "my husband died", 1),
    ("esdCircumstance:2", "look after my husband", 1), ("esdCircumstance:4", "high sugar", 1),
    ("esdServiceType:1", "soup", 1), ("esdCircumstance:1", "stairs", -1),
    ("esdCircumstance:6", "over 60s", 1), ("esdCircumstance:6", "65 plus", 1),
    ("esdCircumstance:7", "in their eighties", 1), ("esdCircumstance:7", "80+", 1),
    ("esdCircumstance:8", "13 to 19 year olds", 1), ("esdCircumstance:8", "11-25", 0.5),
    ("esdCircumstance:9", "birth to 12 months", 1), ("esdCircumstance:10", "over 18s", 1),
    ("esdCircumstance:11", "one year olds", 1), ("esdCircumstance:11", "under 3s", 1),
  ].compactMap { id, text, weight in
    CURIE(id).map { Keyword(term: $0, text: text, weight: weight) }
  }

  private static let reader = PersonReader(graph: graph, keywords: keywords)

  private func labels(_ text: String) -> Set<String> {
    Set(Self.reader.read(text).map { Self.graph.terms[$0.term].label })
  }

  @Test("The words that led there begin where a word begins as it is written")
  func wholeWords() {
    for words in ["can't pay my rent", "can’t pay my rent"] {
      let text = "I \(words)."
      let reading = Self.reader.read(text).first
      #expect(reading?.text == words)
      #expect(reading?.range == 2..<(2 + words.utf16.count))
    }
  }

  @Test(
    "takes what is said, in whatever form, and leaves what is denied",
    arguments: [
      ("It depends on the weather", []), ("I want to end my dependency", ["Stop smoking"]),
      ("Smoking is what I like", ["Stop smoking"]), ("Our smokers and dependents", []),
      ("I am disabled", ["Disabled person"]), ("I’m disabled.", ["Disabled person"]),
      ("I am not disabled", []), ("I'm not a disabled person", []), ("i dont smoke", []),
      ("I am neither disabled nor a carer", []), ("I don't have diabetes", []),
      ("I have diabetes", ["Diabetes"]), ("I have not got diabetes", []),
      ("I'm not a carer but I am disabled", ["Disabled person"]),
      ("I am not lazy. Disabled people have rights", ["Disabled person"]),
      ("I have no food", ["Food"]), ("There isn't any food in the house", ["Food"]),
      ("I do not need food", []), ("I don't want company, I am hungry", ["Food"]),
      ("I have no friends", ["Company"]), ("I don't have any friends", ["Company"]),
      ("I have friends", []), ("My friends have no car", []),
      ("I can't tell my disabled son", ["Disabled person"]),
      ("My husband died", ["Widowed"]), ("My wife died", ["Widowed"]),
      ("My husband suddenly died", ["Widowed"]), ("My husband. Who died?", []),
      ("My mother has diabetes", ["Diabetes"]), ("I am a mother", ["Mother"]),
      ("I look after my wife", ["Carer"]), ("The stairs are steep", []),
      ("Soup and lunch clubs", []), ("", []), ("…!?", []), ("not no never", []),
    ] as [(String, [String])])
  func reads(text: String, expected: [String]) {
    #expect(labels(text) == Set(expected))
  }

  @Test(
    "takes ages for what the keywords of circumstances say of them",
    arguments: [
      ("I am 72", ["Older person"]), ("I'm seventy-two and hungry", ["Older person", "Food"]),
      ("we are both over 80", ["Older person", "Very old person"]),
      ("my mum is eighty four", ["Older person", "Very old person"]),
      ("my 15-year-old son smokes", ["Teenager", "Stop smoking"]),
      ("she has just turned 16", ["Teenager"]), ("my 8 month old cries", ["Baby"]),
      ("in my late fifties", ["Aged 50-64"]), ("Aged 61, on my own", ["Aged 50-64"]),
      ("I have three or more children", []), ("my boiler is 15 years old", []),
      ("my house is 100 years old", []), ("I have smoked since age 14", ["Stop smoking"]),
      ("my son is 15 years old", ["Teenager"]), ("I am an older person", ["Older person"]),
      ("I am 35", []), ("I am 6 weeks pregnant", []), ("my rent is 90", []),
      ("there are 14 of us", []), ("I am 15 minutes away", []), ("an old house", []),
      ("that was years ago, very old", []), ("call 60", []), ("I am 400", []),
      ("I am 99999999", []),
    ] as [(String, [String])])
  func readsAges(text: String, expected: [String]) {
    #expect(labels(text) == Set(expected))
  }

  @Test("says where its words stand, whatever the text is made of")
  func places() {
    let pieces = [
      "I am", " disabled", " not", " a carer", ", ", ". ", "é", "👩‍👩‍👧", " hungry", " no", " friends",
      " my husband", " died", " 72", " eighty", "-four", " year old", " aged", "60s", "\u{0}",
      " don’t", " smoke", "\n", " ’", " or",
    ]
    var random = SeededGenerator(seed: 7)
    for _ in 0..<2000 {
      let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }.joined()
      for reading in Self.reader.read(text) {
        let units = Array(text.utf16)
        #expect(String(decoding: units[reading.range], as: UTF16.self) == reading.text)
        #expect(reading.strength > 0 && reading.strength <= 1)
      }
    }
  }
}
