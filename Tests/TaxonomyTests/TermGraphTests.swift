import Testing
import WaymarkFormats
import WaymarkTestSupport
import WaymarkTaxonomy

@Suite struct TermGraphTests {
  /// A graph of terms `t:a`, `t:b`… with the broader links given as `from>to`.
  private func graph(_ names: String, _ links: String) -> TermGraph {
    build(names, links).graph
  }

  private func build(_ names: String, _ links: String) -> (graph: TermGraph, faults: [Fault]) {
    var builder = TermGraphBuilder()
    for name in names {
      builder.add(Term(id: id(name), label: "Term \(name)"), at: Place(file: "t"))
    }
    for (line, link) in links.split(separator: " ").enumerated() {
      builder.link(
        from: id(link.first ?? "?"), .broader, to: id(link.last ?? "?"),
        at: Place(file: "t", line: line + 1))
    }
    return builder.build()
  }

  private func id(_ name: Character) -> CURIE { CURIE(prefix: "t", local: String(name)) }

  @Test("A term with several parents is found below all of them")
  func severalParents() {
    let graph = graph("abcdef", "b>a c>a d>b d>c e>d")
    #expect(graph.broader(of: 3) == [1, 2])
    #expect(graph.narrower(of: 0) == [1, 2])
    #expect(graph.ancestors(of: 4) == [3, 1, 2, 0])
    #expect(graph.descendants(of: 0) == [1, 2, 3, 4])
    #expect(graph.paths(of: 4) == [[4, 3, 1, 0], [4, 3, 2, 0]])
    #expect(graph.paths(of: 5) == [[5]])
    #expect(graph.isAncestor(0, of: 4))
    #expect(!graph.isAncestor(4, of: 0))
    #expect(!graph.isAncestor(4, of: 4))
  }

  @Test("Paths are bounded")
  func boundedPaths() {
    // Each layer of two doubles the number of ways.
    let links = "c>a c>b d>a d>b e>c e>d f>c f>d g>e g>f h>e h>f i>g i>h j>g j>h"
    #expect(graph("abcdefghij", links).paths(of: 9, limit: 5).count == 5)
  }

  @Test(
    "Links at fault are left out and reported",
    arguments: [
      ("a>b b>a", ["t:2: record t:b: cycle: broader term t:a is itself below t:b"]),
      ("a>a", ["t:1: record t:a: broader link from the term to itself"]),
      (
        "a>b b>c c>a d>e e>d",
        [
          "t:3: record t:c: cycle: broader term t:a is itself below t:c",
          "t:5: record t:e: cycle: broader term t:d is itself below t:e",
        ]
      ),
      ("a>x", ["t:1: record t:a: unknown broader term t:x"]),
      ("x>a", ["t:1: record t:x: broader link from unknown t:x"]),
    ])
  func faultyLinks(links: String, faults: [String]) {
    let built = build("abcde", links)
    #expect(built.faults.map(\.description) == faults)
  }

  @Test(
    "Any links give a graph without cycles whose walks agree",
    arguments: 1...30 as ClosedRange<UInt64>)
  func anyLinks(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let names = Array("abcdefghijklmnop")
    let links = (0..<40).map { _ in
      let pair = (0..<2).map { _ in names[Int.random(in: 0..<names.count, using: &random)] }
      return "\(pair[0])>\(pair[1])"
    }.joined(separator: " ")
    let (graph, faults) = build(String(names), links)
    let kept = graph.links.count
    let broken = Set(graph.rejectedLinks).count
    #expect(kept + broken == Set(links.split(separator: " ")).count, "seed \(seed)")
    #expect(faults.count == graph.rejectedLinks.count, "seed \(seed)")
    for index in graph.terms.indices {
      let above = graph.ancestors(of: index)
      #expect(!above.contains(index), "seed \(seed)")
      #expect(above.count == Set(above).count, "seed \(seed)")
      for other in graph.terms.indices {
        let isAbove = graph.isAncestor(other, of: index)
        #expect(above.contains(other) == isAbove, "seed \(seed)")
        #expect(graph.descendants(of: other).contains(index) == isAbove, "seed \(seed)")
      }
      let isBelow = graph.terms.indices.contains { graph.isBroader($0, than: index) }
      #expect(graph.hasBroader(index) == isBelow, "seed \(seed)")
      let isAbove = graph.terms.indices.contains { graph.isBroader(index, than: $0) }
      #expect(graph.hasNarrower(index) == isAbove, "seed \(seed)")
      for path in graph.paths(of: index, limit: 10) {
        #expect(path.last.map { graph.broader(of: $0).isEmpty } == true, "seed \(seed)")
      }
    }
  }

  @Test("A long chain is walked without recursion")
  func longChain() {
    var builder = TermGraphBuilder()
    let count = 20_000
    for number in 0..<count {
      builder.add(
        Term(id: CURIE(prefix: "t", local: "\(number)"), label: "\(number)"), at: Place())
      builder.link(
        from: CURIE(prefix: "t", local: "\(number)"), .broader,
        to: CURIE(prefix: "t", local: "\((number + 1) % count)"), at: Place())
    }
    let (graph, faults) = builder.build()
    #expect(faults.count == 1)
    #expect(graph.ancestors(of: 0).count == count - 1)
  }
}
