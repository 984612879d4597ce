import Testing
import WaymarkTestSupport
import WaymarkTextAnalysis

@testable import WaymarkTagging

struct WordBookTests {
  @Test("A book that has seen many texts says of each word what the lexicons say")
  func remembers() {
    var lexicon = Lexicon()
    var cues = Lexicon()
    for word in ["carer", "club", "lunch"] { _ = lexicon.intern(word) }
    for word in ["club", "the", "bookingandcancell"] { _ = cues.intern(word) }
    var book = WordBook(lexicon: lexicon, cues: cues)
    var text = RecordText()
    var random = SeededGenerator(seed: 5)
    let known = ["Carers", "the", "clubs", "LUNCH", "a", "7", "café", "bookingandcancelling"]
    for round in 0..<500 {
      // New words all the time, until there is no room for more; in the end too many in one text.
      let words = (0..<(round == 499 ? 17_000 : 50)).map { place in
        Int.random(in: 0..<3, using: &random) == 0
          ? known[place % known.count] : "w\(round)x\(place)"
      }
      let name = words.prefix(5).joined(separator: " ")
      let description = words.dropFirst(5).joined(separator: " ")
      text.read(name: name, description: description, analyzer: Analyzer(), book: &book)
      var plain = RecordText()
      plain.read(name: name, description: description, analyzer: Analyzer(), lexicon: lexicon)
      #expect(text.words.map(\.id) == plain.words.map(\.id))
      #expect(text.words.map(\.boundary) == plain.words.map(\.boundary))
      #expect(text.words.map(\.isStopWord) == plain.words.map(\.isStopWord))
      #expect(text.words.map(\.isNumberOrLetter) == plain.words.map(\.isNumberOrLetter))
      let called = (0..<text.count).map { place in
        cues.id(of: text.withStem(at: place) { String(decoding: $0, as: UTF8.self) }) ?? -1
      }
      #expect(text.words.map(\.cueID) == called)
      #expect(text.knowsCues && !plain.knowsCues)
    }
  }
}
