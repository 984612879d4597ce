import Testing
import WaymarkFormats
import WaymarkTaxonomy

@Suite struct VocabularyWriterTests {
  /// The graph of a file in memory, which must be free of faults.
  private func read(
    _ bytes: [UInt8], links: [UInt8]? = nil, seed: UInt64
  ) throws -> TermGraph {
    var builder = TermGraphBuilder()
    var faults = try VocabularyReader.read(bytes: bytes, file: "export", into: &builder)
    if let links {
      faults += try LinkReader.read(DelimitedReader(bytes: links), into: &builder)
    }
    let built = builder.build()
    faults = (faults + built.faults).filter { $0.severity == .error }
    #expect(faults.map(\.description) == [], "seed \(seed)")
    return built.graph
  }

  /// The first elements that differ, for a failure that can be read.
  private func difference<Element: Equatable>(_ left: [Element], _ right: [Element]) -> String? {
    if left.count != right.count { return "\(left.count) against \(right.count)" }
    return zip(left, right).first { $0 != $1 }.map { "\($0) against \($1)" }
  }

  @Test("A graph written as SKOS reads back the same", arguments: 1...60 as ClosedRange<UInt64>)
  func skos(seed: UInt64) throws {
    var random = RandomGraph(seed: seed)
    let graph = random.make()
    let back = try read(VocabularyWriter.skos(graph), seed: seed)
    #expect(back.vocabularies == graph.vocabularies, "seed \(seed)")
    #expect(difference(back.terms, graph.terms) == nil, "seed \(seed)")
    #expect(difference(back.links, graph.links) == nil, "seed \(seed)")
  }

  @Test(
    "Terms and links written as CSV read back the same", arguments: 1...60 as ClosedRange<UInt64>)
  func csv(seed: UInt64) throws {
    var random = RandomGraph(seed: seed)
    let graph = random.make()
    let back = try read(
      VocabularyWriter.csv(graph), links: VocabularyWriter.links(graph), seed: seed)
    #expect(difference(back.terms, graph.terms) == nil, "seed \(seed)")
    #expect(difference(back.links, graph.links) == nil, "seed \(seed)")
  }

  @Test(
    "What Open Referral UK can hold reads back the same", arguments: 1...40 as ClosedRange<UInt64>)
  func oruk(seed: UInt64) throws {
    var random = RandomGraph(seed: seed)
    let graph = random.make()
    let back = try read(ORUKWriter(graph).terms, seed: seed)
    #expect(back.terms.map(\.id) == graph.terms.map(\.id), "seed \(seed)")
    #expect(back.terms.map(\.label) == graph.terms.map(\.label), "seed \(seed)")
    #expect(back.terms.map(\.scopeNote) == graph.terms.map(\.scopeNote), "seed \(seed)")
    for index in graph.terms.indices {
      #expect(
        Array(back.broader(of: index)) == Array(graph.broader(of: index).prefix(1)), "seed \(seed)")
    }
  }

  @Test("DOT quotes what it must")
  func dot() {
    var builder = TermGraphBuilder()
    let above = CURIE(prefix: "t", local: "a")
    let below = CURIE(prefix: "t", local: "b")
    builder.add(Term(id: above, label: "Food \"banks\"\n\\"), at: Place())
    builder.add(Term(id: below, label: "Pantries", isRetired: true), at: Place())
    builder.link(from: below, .broader, to: above, at: Place())
    builder.link(from: below, .related, to: above, at: Place())
    #expect(
      String(decoding: VocabularyWriter.dot(builder.build().graph), as: UTF8.self) == """
        digraph taxonomy {
          rankdir="BT";
          node [shape="box"];
          "t:a" [label="Food \\"banks\\"\\n\\\\"];
          "t:b" [label="Pantries", style="dashed"];
          "t:b" -> "t:a";
          "t:b" -> "t:a" [style="dashed", label="related"];
        }

        """)
  }
}
