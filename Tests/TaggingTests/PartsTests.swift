import Testing
import WaymarkTagging
import WaymarkTaxonomy
import WaymarkTestTown

@Suite("The parts of a bundled record")
struct PartsTests {
  @Test("are each tagged by their own words, with reasons that stand in the whole text")
  func parts() {
    var assistant = SmallTown.assistant()
    let text =
      "Ünder one roof 🏠 we offer a lunch club, a food bank, debt advice, and quilting classes."
    let record = assistant.tag(name: "St Mary’s", description: text)
    #expect(record.fields.flags.contains(.bundled))
    let labels = record.parts.map { part in
      part.suggestions.map { SmallTown.graph.terms[$0.term].label }
    }
    #expect(labels == [["Lunch clubs"], ["Food banks"], ["Debt advice"], []])
    let units = Array(text.utf16)
    for part in record.parts {
      #expect(String(decoding: units[part.part.range], as: UTF16.self) == part.text)
      for reason in part.suggestions.flatMap(\.evidence) {
        #expect(String(decoding: units[reason.range], as: UTF16.self) == reason.text)
        #expect(part.part.range.contains(reason.range.lowerBound))
        #expect(reason.field == .description)
      }
    }
  }

  @Test("are none where a record is one service, and change nothing else")
  func single() {
    var assistant = SmallTown.assistant()
    let record = assistant.tag(name: "Lunch club", description: "A hot meal and a natter.")
    #expect(record.parts == [])
    let bundle = "A lunch club, a food bank, debt advice."
    let first = assistant.tag(name: "", description: bundle)
    #expect(!first.parts.isEmpty)
    let again = assistant.tag(name: "", description: bundle)
    #expect(again.parts == first.parts)
    #expect(again.suggestions == first.suggestions)
    let single = assistant.tag(name: "Lunch club", description: "A hot meal and a natter.")
    #expect(single.suggestions == record.suggestions)
    #expect(single.fields == record.fields)
  }

  @Test("are tagged with nothing that the whole text could not be")
  func candidates() {
    var assistant = SmallTown.assistant(SmallTown.ranked())
    let record = assistant.tag(
      name: "Ünder one roof", description: "A lunch club, a food bank, debt advice.")
    #expect(record.parts.count == 3)
    let possible = Set(record.ranking.map(\.term))
    for suggestion in record.parts.flatMap(\.suggestions) {
      #expect(possible.contains(suggestion.term))
    }
  }
}
