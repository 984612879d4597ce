import Testing
import WaymarkFormats
import WaymarkTaxonomy
import WaymarkTestSupport

@testable import WaymarkStorage

struct GraphBlockTests {
  private static let bytes = GraphBlock(
    graph: Sample.graph, keys: Array(1...Sample.graph.terms.count)
  ).encoded()

  private static func decoded(_ bytes: some Sequence<UInt8>, greatest: Int = 50) -> GraphBlock? {
    try? Array(bytes).withUnsafeBytes { try GraphBlock(decoding: $0, greatestKey: greatest) }
  }

  private static func expectSame(_ graph: TermGraph, _ other: TermGraph) {
    #expect(graph.vocabularies == other.vocabularies)
    #expect(graph.terms == other.terms)
    #expect(graph.links == other.links)
    #expect(graph.rejectedLinks == other.rejectedLinks)
  }

  @Test("A graph comes back with its keys, and writes the same bytes")
  func roundTrip() throws {
    let block = try #require(Self.decoded(Self.bytes))
    Self.expectSame(block.graph, Sample.graph)
    #expect(block.keys == Array(1...Sample.graph.terms.count))
    #expect(block.encoded() == Self.bytes)
  }

  @Test("No beginning of the bytes is taken for the whole, nor is more than there is")
  func truncated() {
    for length in 0..<Self.bytes.count { #expect(Self.decoded(Self.bytes.prefix(length)) == nil) }
    #expect(Self.decoded(Self.bytes + [0]) == nil)
  }

  @Test("Keys are distinct and none is greater than the greatest of the table")
  func keys() {
    #expect(Self.decoded(Self.bytes, greatest: Sample.graph.terms.count - 1) == nil)
    let twice = Sample.graph.terms.map { _ in 3 }
    #expect(Self.decoded(GraphBlock(graph: Sample.graph, keys: twice).encoded()) == nil)
  }

  @Test("Of damaged bytes some are refused, and the others make a graph that can be walked")
  func damaged() {
    let seeds: ClosedRange<UInt64> = 1...200
    var accepted = 0
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      var bytes = Self.bytes
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      guard let graph = Self.decoded(bytes)?.graph else { continue }
      accepted += 1
      for term in graph.terms.indices {
        #expect(
          graph.ancestors(of: term).allSatisfy(graph.terms.indices.contains), "seed \(seed)")
        #expect(graph.index(of: graph.terms[term].id) != nil, "seed \(seed)")
        #expect(graph.links(to: term).allSatisfy { $0.to == term }, "seed \(seed)")
        _ = graph.vocabulary(of: term)
      }
    }
    #expect((1..<seeds.count).contains(accepted))
  }

  @Test("What the block says is what the tables say, also when it is missing or of another time")
  func tables() throws {
    let store = try Sample.store()
    func graph() throws -> TermGraph { try store.read { try $0.loadGraph() } }
    #expect(try store.read { try $0.loadGraphBlock() } != nil)
    Self.expectSame(try graph(), Sample.graph)
    let kept = try #require(try store.read { try $0.artifact(.graph) })
    try store.write { try $0.setArtifact(.graph, fingerprint: "0", content: kept.content) }
    #expect(try store.read { try $0.loadGraphBlock() } == nil)
    Self.expectSame(try graph(), Sample.graph)
    try store.write { try $0.removeArtifact(.graph) }
    Self.expectSame(try graph(), Sample.graph)
  }

  @Test("A newer list and a keyword of any term leave a block that is good")
  func renewed() throws {
    let store = try Sample.store()
    for term in ["testServiceType:2", "testNeed:2"] {
      try store.write { try $0.add([Keyword(term: Sample.id(term), text: "hamper \(term)")]) }
      #expect(try store.read { try $0.loadGraphBlock() } != nil)
    }
    var builder = TermGraphBuilder()
    builder.add(Vocabulary(prefix: "testServiceType"))
    builder.add(Term(id: Sample.id("testServiceType:6"), label: "Talking"), at: .init())
    let newer = builder.build().graph
    try store.write { try $0.replaceVocabularies(newer, keywords: []) }
    let block = try #require(try store.read { try $0.loadGraphBlock() })
    Self.expectSame(block.graph, newer)
    // The term has the key that it had.
    #expect(block.keys == [6])
  }
}
