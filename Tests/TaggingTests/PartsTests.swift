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

  @Test("are found by their own labels, however many the whole text leads to")
  func manyLabels() {
    let hobbies = [
      "Archery", "Badminton", "Calligraphy", "Drumming", "Embroidery", "Falconry", "Gymnastics",
      "Heraldry", "Icelandic", "Juggling",
    ]
    // Each has more labels than the whole text can look at of all.
    let kinds = ["classes", "league", "outfitters", "journal", "museum", "archive"]
    let labels = hobbies.flatMap { hobby in kinds.map { "\(hobby) \($0)" } }
    var assistant = SmallTown.assistant(labels: labels)
    let items = hobbies.map { $0.lowercased() + " classes" }
    let record = assistant.tag(
      name: "The Hall", description: "We offer " + items.joined(separator: ", ") + ".")
    #expect(record.parts.count == hobbies.count)
    let graph = SmallTown.graph(labels: labels)
    for part in record.parts {
      let found = part.suggestions.map { graph.terms[$0.term].label.lowercased() }
      #expect(found.allSatisfy { part.text.lowercased().hasSuffix($0) }, "\(part.text): \(found)")
    }
    #expect(record.parts.count { !$0.suggestions.isEmpty } >= hobbies.count / 2)
  }

  @Test("are left open where their words say nothing, whatever the others are")
  func unknown() {
    var assistant = SmallTown.assistant()
    let record = assistant.tag(
      name: "The Hub",
      description: "A lunch club, a food bank, debt advice, and zorbing classes for all.")
    #expect(record.parts.last?.text.contains("zorbing") == true)
    #expect(record.parts.last?.suggestions == [])
  }
}
