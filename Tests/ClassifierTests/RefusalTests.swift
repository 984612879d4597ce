import Testing
import WaymarkClassifier

@Suite("Refusals")
struct RefusalTests {
  /// What refusals say of a text of the given words, term by term.
  private static func scores(
    refused: [(term: Int, words: [String])], given: [(term: Int, words: [String])],
    _ text: [String]
  ) -> [Float] {
    var counts = Counts()
    for (lessons, fits) in [(refused, false), (given, true)] {
      for lesson in lessons {
        counts.add(
          Lesson(
            features: lesson.words.map { .init(stem: $0, count: countUnit) },
            verdicts: [.init(term: lesson.term, fits: fits)]))
      }
    }
    let stems = counts.postings.keys.sorted()
    func compact(_ polarity: Counts.Polarity) -> CompactCounts {
      CompactCounts(
        counts, featureCount: stems.count, termCount: 3, of: polarity,
        featureID: { stem in stems.firstIndex(of: stem).map { Int32($0) } })
    }
    let model = TextModel(refused: compact(.negative), given: compact(.positive))
    var scores = [Float](repeating: 0, count: 3)
    model.score(
      text.compactMap { stem in stems.firstIndex(of: stem).map { (Int32($0), 1) } }, into: &scores)
    return scores
  }

  private static let given: [(term: Int, words: [String])] = [
    (0, ["tea", "cake", "chat", "morning"]), (1, ["tea", "lunch", "soup", "hall"]),
    (2, ["carer", "break", "support", "chat"]),
  ]

  @Test("One refusal tells at once, and of its own term and words only")
  func first() {
    let refused = [(term: 0, words: ["tea", "chat", "carer"])]
    let same = Self.scores(refused: refused, given: Self.given, ["tea", "chat", "carer"])
    #expect(same[0] > 1)
    #expect(same[1] == 0 && same[2] == 0)
    let near = Self.scores(refused: refused, given: Self.given, ["tea", "carer", "soup", "hall"])
    #expect(near[0] > 0.3 && near[0] < same[0])
    let far = Self.scores(refused: refused, given: Self.given, ["soup", "hall", "morning"])
    #expect(far == [0, 0, 0])
  }

  @Test("Words on which the term was left as often say little")
  func outweighed() {
    let words = ["tea", "chat"]
    let refused = [(term: 0, words: words)]
    let alone = Self.scores(refused: refused, given: Self.given, words)[0]
    let kept = Self.given + (0..<5).map { _ in (term: 0, words: words) }
    #expect(Self.scores(refused: refused, given: kept, words)[0] < alone / 4)
  }

  @Test("One refusal of what many records bear out is a slip, and several are none")
  func slip() {
    let words = ["tea", "chat"]
    let borneOut = Self.given + (0..<40).map { _ in (term: 0, words: words) }
    func score(_ count: Int) -> Float {
      let refused = (0..<count).map { _ in (term: 0, words: words) }
      return Self.scores(refused: refused, given: borneOut, words)[0]
    }
    #expect(score(1) <= 0)
    #expect(score(6) > 0)
  }

  @Test("More refusals say more")
  func more() {
    let words = ["tea", "chat"]
    let scores = [1, 2, 5].map { count in
      Self.scores(
        refused: (0..<count).map { _ in (term: 0, words: words) }, given: Self.given, words)[0]
    }
    #expect(scores[0] < scores[1] && scores[1] < scores[2])
  }
}
