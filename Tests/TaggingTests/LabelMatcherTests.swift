import Testing
import WaymarkTaxonomy
import WaymarkTestTown
import WaymarkTestSupport
import WaymarkTextAnalysis

@testable import WaymarkTagging

struct LabelMatcherTests {
  private static func match(
    _ index: KnowledgeIndex, termCount: Int, name: String, description: String
  ) -> LabelMatcher {
    var text = RecordText()
    text.read(
      name: name, description: description, analyzer: Analyzer(), lexicon: index.lexicon)
    var matcher = LabelMatcher(index: index, termCount: termCount)
    matcher.match(text, with: index)
    return matcher
  }

  private static func town(name: String = "", _ description: String) -> LabelMatcher {
    match(
      SmallTown.compiled.index, termCount: SmallTown.graph.terms.count, name: name,
      description: description)
  }

  private static func phrases(_ matcher: LabelMatcher, of term: TermIndex) -> [PhraseMatch] {
    matcher.phrases.filter { Int(SmallTown.compiled.index.terms[Int($0.entry)]) == term }
  }

  @Test(
    "A phrase is worth less the further its words stand apart",
    arguments: [
      ("Emergency food parcels here", 1), ("Emergency boxes, food and parcels", 1 / 1.5),
      ("Parcels of emergency food", 0.25),
    ] as [(String, Float)])
  func quality(text: String, expected: Float) throws {
    let phrase = try #require(Self.phrases(Self.town(text), of: SmallTown.food).first)
    #expect(abs(phrase.quality - expected) < 1e-6)
  }

  @Test("Words too far apart are no phrase, and still a share of the label")
  func farApart() {
    let text =
      "Emergency numbers, opening times, bus routes, doctors, nurses, schools, shops, "
      + "libraries, chemists, food, drink, clothes, parcels"
    let matcher = Self.town(text)
    #expect(Self.phrases(matcher, of: SmallTown.food).isEmpty)
    #expect(matcher.matches[SmallTown.food].shareInText > 0.999)
    #expect(matcher.matches[SmallTown.food].phraseInDescription == 0)
  }

  @Test("A part of a label counts by how telling it is")
  func share() {
    let index = SmallTown.compiled.index
    let match = Self.town("Bereavement is hard").matches[SmallTown.grief]
    #expect(match.shareInText > 0.5)
    #expect(match.shareInText < 0.999)
    #expect(match.preferredInText == match.shareInText)
    #expect(match.shareInName == 0)
    let own =
      index.lexicon.id(of: Analyzer().analyze("bereavement").stem(of: 0))
      .map { index.telling[Int($0)] } ?? 0
    #expect(abs(match.massInText - own * match.shareInText) < 1e-6)
  }

  @Test("A keyword against a term speaks only where it stands whole and in order")
  func against() {
    #expect(Self.town("A bottle bank.").matches[SmallTown.food].keywordAgainst == 2)
    #expect(Self.town("The bank of a bottle.").matches[SmallTown.food].keywordAgainst == 0)
    #expect(Self.town("Bottles for the food bank").matches[SmallTown.food].keywordAgainst == 0)
    #expect(Self.phrases(Self.town("A bottle bank."), of: SmallTown.food).isEmpty)
  }

  @Test("Keywords count in the field where they stand")
  func fields() {
    let match = Self.town(name: "Unpaid carers", "Unpaid carers welcome").matches[SmallTown.carers]
    #expect(match.keywordInName == 1)
    #expect(match.keywordInDescription == 0)
    #expect(match.earliness == 1)
    let later = Self.town(name: "Meeting", "Unpaid carers welcome").matches[SmallTown.carers]
    #expect(later.keywordInName == 0)
    #expect(later.keywordInDescription == 1)
  }

  @Test("No phrase runs from the name into the description")
  func boundary() {
    let matcher = Self.town(name: "Saturday lunch", "Clubs for everyone")
    #expect(Self.phrases(matcher, of: SmallTown.lunch).isEmpty)
    let match = matcher.matches[SmallTown.lunch]
    #expect(match.phraseInName == 0)
    #expect(match.shareInText > 0.999)
    #expect(match.shareInName < 0.999)
    #expect(
      !Self.phrases(Self.town(name: "Saturday lunch", "Lunch clubs"), of: SmallTown.lunch).isEmpty)
  }

  @Test("A name that is the label is explained by it")
  func nameExplained() {
    func explained(_ name: String) -> Float {
      let matcher = Self.town(name: name, "")
      return matcher.nameExplained(by: matcher.matches[SmallTown.food])
    }
    #expect(explained("Food banks") > 0.999)
    #expect(explained("Easton food bank") < 0.8)
  }

  @Test("Matches equal those of a naive matcher", arguments: UInt64(1)...60)
  func naive(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let words = [
      "lunch", "club", "food", "bank", "carer", "support", "group", "the", "debt", "zzz",
    ]
    func phrase(_ lengths: ClosedRange<Int>) -> String {
      (0..<Int.random(in: lengths, using: &random)).map { _ in
        words[Int.random(in: 0..<words.count, using: &random)]
      }.joined(separator: " ")
    }
    let graph = SmallTown.graph(labels: (0..<8).map { "\(phrase(1...3)) x\($0 % 3)" })
    let keywords = (0..<14).map { _ in
      Keyword(
        term: graph.terms[Int.random(in: 0..<8, using: &random)].id, text: phrase(1...3),
        weight: [1, 0.5, 2, -1][Int.random(in: 0..<4, using: &random)])
    }
    let index = KnowledgeIndex(graph: graph, keywords: keywords, analyzer: Analyzer())
    var matcher = LabelMatcher(index: index, termCount: 8)
    for _ in 0..<12 {
      var text = RecordText()
      text.read(
        name: phrase(0...4), description: phrase(0...9) + " x1", analyzer: Analyzer(),
        lexicon: index.lexicon)
      matcher.match(text, with: index)
      let naive = NaiveMatcher(text: text, index: index)
      #expect(Set(matcher.touched) == naive.touched)
      #expect(Set(matcher.phrases) == naive.phrases)
      for term in 0..<8 {
        let expected = naive.match(of: term)
        #expect(
          NaiveMatcher.isSame(matcher.matches[term], expected),
          "term \(term): \(matcher.matches[term]) for \(expected)")
        let explained = matcher.nameExplained(by: matcher.matches[term])
        #expect(abs(explained - naive.nameExplained(of: term)) < 1e-4)
      }
    }
  }
}
