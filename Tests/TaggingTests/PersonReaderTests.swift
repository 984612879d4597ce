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
    ] {
      if let id = CURIE(id) { builder.add(Term(id: id, label: label), at: place) }
    }
    return builder.build().graph
  }()

  private static let keywords: [Keyword] = [
    ("esdNeed:1", "hungry", 1), ("esdNeed:2", "no friends", 1), ("esdNeed:2", "talk", 0.5),
    ("esdNeed:3", "smoke", 1), ("esdCircumstance:5", "my husband died", 1),
    ("esdCircumstance:2", "look after my husband", 1), ("esdCircumstance:4", "high sugar", 1),
    ("esdServiceType:1", "soup", 1), ("esdCircumstance:1", "stairs", -1),
  ].compactMap { id, text, weight in
    CURIE(id).map { Keyword(term: $0, text: text, weight: weight) }
  }

  private static let reader = PersonReader(graph: graph, keywords: keywords)

  private func labels(_ text: String) -> Set<String> {
    Set(Self.reader.read(text).map { Self.graph.terms[$0.term].label })
  }

  @Test(
    "takes what is said, in whatever form, and leaves what is denied",
    arguments: [
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

  @Test("says where its words stand, whatever the text is made of")
  func places() {
    let pieces = [
      "I am", " disabled", " not", " a carer", ", ", ". ", "é", "👩‍👩‍👧", " hungry", " no", " friends",
      " my husband", " died", "\u{0}", " don’t", " smoke", "\n", " ’", " or",
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
