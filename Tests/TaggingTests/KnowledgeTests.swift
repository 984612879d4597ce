import Testing
import WaymarkClassifier
import WaymarkStorage
import WaymarkTestTown
import WaymarkTaxonomy
import WaymarkTestSupport
import WaymarkTextAnalysis

@testable import WaymarkTagging

struct KnowledgeTests {
  private static let index = SmallTown.compiled.index

  private static func words(_ text: String, in index: KnowledgeIndex = index) -> [Int32] {
    let analyzed = Analyzer().analyze(text)
    return analyzed.tokens.indices.compactMap { index.lexicon.id(of: analyzed.stem(of: $0)) }
  }

  private static func telling(_ word: String) -> Float {
    words(word).first.map { index.telling[Int($0)] } ?? -1
  }

  @Test("Labels, other labels and keywords each have an entry of their kind")
  func entries() {
    let own = Array(Self.index.entries(of: SmallTown.food))
    #expect(own.map { Self.index.kind(of: $0) } == [.label, .alternative, .keyword, .keyword])
    #expect(own.map { Self.index.weights[$0] } == [1, 1, 0.8, -2])
    #expect(Array(Self.index.words(of: own[1])) == Self.words("emergency food parcels"))
  }

  @Test("Retired terms and other roles have no entries")
  func ineligible() {
    for term in [SmallTown.ride, SmallTown.hunger, SmallTown.finance, 99_999] {
      #expect(Array(Self.index.entries(of: term)).isEmpty)
    }
    #expect(SmallTown.compiled.prior.termTotals[SmallTown.ride] == 0)
    #expect(SmallTown.compiled.prior.termTotals[SmallTown.hunger] == 0)
  }

  @Test("A word of many labels tells less than a word of one")
  func tellingWords() {
    #expect(Self.telling("carers") < Self.telling("lunch") || Self.telling("lunch") == 1)
    #expect(Self.telling("group") < Self.telling("sheds"))
    #expect(Self.telling("sheds") == 1)
    #expect(Self.index.telling.allSatisfy { $0 > 0 && $0 <= 1 })
  }

  @Test("A mass is the sum of what its words tell")
  func masses() {
    for entry in 0..<Self.index.count {
      let sum = Self.index.words(of: entry).reduce(Float(0)) { $0 + Self.index.telling[Int($1)] }
      #expect(abs(Self.index.masses[entry] - sum) < 1e-6)
      #expect(sum > 0)
    }
  }

  @Test("A label counts three times what a keyword does as a lesson")
  func prior() {
    var prior = VocabularyPrior()
    func count(_ stem: String, _ term: TermIndex) -> Double? {
      let compiled = prior.compile(graph: SmallTown.graph, keywords: SmallTown.keywords)
      guard let id = compiled.index.lexicon.id(of: stem) else { return nil }
      let range = compiled.prior.range(of: Int(id))
      return range.first { compiled.prior.terms[$0] == Int32(term) }
        .map { compiled.prior.counts[$0] }
    }
    #expect(count("counsel", SmallTown.counselling) == 3)
    #expect(count("hot", SmallTown.lunch) == 1)
    #expect(count("hungri", SmallTown.food) == 819.0 / 1024)
    #expect(count("bottl", SmallTown.food) == nil)
    prior.label = 0
    #expect(count("shed", SmallTown.sheds) == nil)
  }

  @Test("The words of the vocabulary count as lessons made of its texts do")
  func priorIsLessons() {
    var features = TextFeatures()
    features.lengthPower = 0
    var counts = Counts()
    func add(_ text: String, _ term: TermIndex, _ worth: Double) {
      let weight = Lesson.weight(ofLessons: worth)
      guard weight > 0 else { return }
      let found = features.lesson(name: "", description: text, analyzer: Analyzer())
      counts.add(Lesson(features: found, verdicts: [.init(term: term, weight: weight)]))
    }
    let graph = SmallTown.graph
    let worth = VocabularyPrior()
    for (index, term) in graph.terms.enumerated()
    where graph.role(of: index) == .type && !term.isRetired {
      add(term.label, index, worth.label)
      for other in term.alternativeLabels { add(other, index, worth.alternative) }
      add(term.scopeNote ?? "", index, worth.note)
    }
    for keyword in SmallTown.keywords {
      guard let index = graph.index(of: keyword.term), !graph.terms[index].isRetired else {
        continue
      }
      add(keyword.text, index, worth.keyword * keyword.weight)
    }
    let compiled = SmallTown.compiled
    let expected = CompactCounts(
      counts, featureCount: compiled.index.lexicon.count, termCount: graph.terms.count,
      featureID: { compiled.index.lexicon.id(of: $0) })
    #expect(compiled.prior.starts == expected.starts)
    #expect(compiled.prior.terms == expected.terms)
    #expect(compiled.prior.counts == expected.counts)
    #expect(compiled.prior.featureTotals == expected.featureTotals)
    #expect(compiled.prior.termTotals == expected.termTotals)
    #expect(!expected.terms.isEmpty)
  }

  @Test(
    "Keyword weights without measure do not trap", arguments: [1e300, -1e300, .infinity, .nan, 0])
  func weights(weight: Double) {
    let keyword = Keyword(term: SmallTown.id("esdServiceType:9005"), text: "larder", weight: weight)
    let compiled = VocabularyPrior().compile(graph: SmallTown.graph, keywords: [keyword])
    let parts = Engine.Parts(graph: SmallTown.graph, compiled: compiled, learned: Counts())
    var assistant = Assistant(
      engine: Engine(parts), judgement: SmallTown.judgement, request: SmallTown.ranked())
    let ranking = assistant.tag(name: "Larder", description: "The town larder").ranking
    #expect(ranking.allSatisfy { $0.share.isFinite && $0.confidence.isFinite })
  }
}

struct IndexArtifactTests {
  private static let bytes = SmallTown.compiled.encoded()

  private static func decoded(_ bytes: some Sequence<UInt8>) -> IndexArtifact? {
    Array(bytes).withUnsafeBytes { IndexArtifact(decoding: ArtifactBytes($0)) }
  }

  @Test("What was written comes back, and writes the same bytes")
  func roundTrip() throws {
    let artifact = try #require(Self.decoded(Self.bytes))
    #expect(artifact.encoded() == Self.bytes)
    let own = SmallTown.compiled
    #expect(artifact.index.terms == own.index.terms)
    #expect(artifact.index.telling == own.index.telling)
    #expect(artifact.index.words == own.index.words)
    #expect(artifact.index.lexicon.count == own.index.lexicon.count)
    #expect(artifact.prior.counts == own.prior.counts)
    let parts = Engine.Parts(graph: SmallTown.graph, compiled: artifact, learned: Counts())
    var one = Assistant(engine: Engine(parts), judgement: SmallTown.judgement)
    var other = SmallTown.assistant()
    for text in AssistantTests.texts {
      #expect(
        String(reflecting: one.tag(name: text.name, description: text.description))
          == String(reflecting: other.tag(name: text.name, description: text.description)))
    }
  }

  @Test("The same knowledge compiles to the same bytes")
  func determinism() {
    let again = VocabularyPrior().compile(graph: SmallTown.graph, keywords: SmallTown.keywords)
    #expect(again.encoded() == Self.bytes)
  }

  @Test("An index of nothing comes back too")
  func empty() {
    let nothing = VocabularyPrior().compile(graph: SmallTown.graph(labels: []), keywords: [])
    #expect(Self.decoded(nothing.encoded())?.encoded() == nothing.encoded())
  }

  @Test("No beginning of the bytes is taken for the whole")
  func truncated() {
    for length in 0..<Self.bytes.count { #expect(Self.decoded(Self.bytes.prefix(length)) == nil) }
  }

  @Test("Damaged bytes are refused, or at least serve without trapping", arguments: UInt64(1)...150)
  func damaged(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var bytes = Self.bytes
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
    }
    guard let artifact = Self.decoded(bytes),
      artifact.prior.termTotals.count == SmallTown.graph.terms.count
    else { return }
    let parts = Engine.Parts(graph: SmallTown.graph, compiled: artifact, learned: Counts())
    var assistant = Assistant(engine: Engine(parts), judgement: SmallTown.judgement)
    for text in AssistantTests.texts {
      let answer = assistant.tag(name: text.name, description: text.description)
      // A wrong number may change an answer, but it stays an answer about the terms that there are.
      let terms = answer.suggestions.map(\.term) + answer.withheld.map(\.term)
      #expect(terms.allSatisfy { SmallTown.graph.terms.indices.contains($0) })
      #expect(answer.suggestions.count <= 3)
    }
  }
}
