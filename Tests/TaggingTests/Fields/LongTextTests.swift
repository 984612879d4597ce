import Testing

@testable import WaymarkTagging

@Suite("Fields of texts that no directory has")
struct LongTextTests {
  @Test(
    "A text of phrases alone is read, and in time",
    arguments: [
      "Groups for ages 5-11. ", "for over 60s and for ages 5 to 11 and ",
      "women only, members only; ", "drop in by appointment ", "carers, children, ",
    ])
  func repeated(phrase: String) {
    let words = phrase.split { !$0.isLetter && !$0.isNumber }.count
    let few = fields(of: String(repeating: phrase, count: 40))
    let many = fields(of: String(repeating: phrase, count: 160))
    #expect(many.minimumAge?.value == few.minimumAge?.value)
    #expect(many.gender?.value == few.gender?.value)
    #expect(many.sessionAccess.map(\.value) == few.sessionAccess.map(\.value))
    // Every word has a context, even where nobody asked what it is there for, and beyond those that
    // are read of any text.
    let times = CueText.limit / words + 50
    let text = String(repeating: phrase, count: times)
    #expect(contexts(of: text).count >= words * times)
  }

  @Test("Limits count where they stand in the first two thousand words", arguments: [10, 5000])
  func limit(fillers: Int) {
    let filler = String(repeating: "tea ", count: fillers)
    #expect(fields(of: "For over 60s. " + filler).minimumAge?.value == 60)
    let late = fields(of: filler + ". For over 60s.").minimumAge?.value
    #expect(late == (fillers < CueText.limit ? 60 : nil))
  }
}
