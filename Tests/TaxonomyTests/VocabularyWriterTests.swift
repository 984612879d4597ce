import Testing
import WaymarkFormats
import WaymarkTaxonomy

@Suite struct VocabularyWriterTests {
  /// The graph of a file in memory, which must be free of faults.
  private func read(_ bytes: [UInt8], seed: UInt64) throws -> TermGraph {
    var builder = TermGraphBuilder()
    var faults = try VocabularyReader.read(bytes: bytes, file: "export", into: &builder)
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
    let back = try read(VocabularyWriter.csv(graph), seed: seed)
    #expect(difference(back.terms, graph.terms) == nil, "seed \(seed)")
    #expect(difference(back.links, graph.links) == nil, "seed \(seed)")
  }

  @Test("Weights of links stand in a column beside them")
  func weights() throws {
    let (graph, faults) = try readVocabulary(
      """
      Identifier,Label,leadsTo,leadsTo weights
      esdNeed:1,Food,esdServiceType:1|esdServiceType:2,1|0.4
      esdNeed:2,Company,esdServiceType:1,
      esdNeed:3,Warmth,esdServiceType:1|esdServiceType:2,0.4
      esdNeed:4,Rest,esdServiceType:1,much
      esdServiceType:1,Lunch clubs,,
      esdServiceType:2,Food banks,,
      """)
    #expect(graph.links.map(\.weight) == [1, 0.4, 1])
    #expect(
      faults == [
        "list.csv:4:4: expected 2 weights of 0 or more, one a link",
        "list.csv:5:4: expected a number as the weight, found \"much\"",
      ])
    #expect(
      String(decoding: VocabularyWriter.csv(graph), as: UTF8.self).hasPrefix(
        "Identifier,Label,Alternative labels,Description,Notation,Status,Parent identifiers,leadsTo,"
          + "leadsTo weights\nesdNeed:1,Food,,,,,,esdServiceType:1|esdServiceType:2,1|0.4\n"
          + "esdNeed:2,Company,,,,,,esdServiceType:1,\n"))
  }

  @Test("A term whose vocabulary has no address has the same IRI in SKOS as in a crosswalk")
  func sameIRI() throws {
    var builder = TermGraphBuilder()
    let id = CURIE(prefix: "wmServiceType", local: "lunch-clubs")
    builder.add(Term(id: id, label: "Lunch clubs"), at: Place())
    builder.add(Term(id: CURIE(prefix: "esdServiceType", local: "1"), label: "Kites"), at: Place())
    let written = VocabularyWriter.skos(builder.build().graph)
    let text = String(decoding: written, as: UTF8.self)
    #expect(text.contains("\"@id\": \"urn:waymark:wmServiceType:lunch-clubs\""))
    #expect(text.contains("\"@id\": \"http://id.esd.org.uk/service/1\""))
    #expect(try read(written, seed: 0).index(of: id) != nil)
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
