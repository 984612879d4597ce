import WaymarkFormats
import WaymarkTaxonomy
import WaymarkTestSupport

/// Makes graphs to write and read back: with every relation, awkward labels and several vocabularies.
struct RandomGraph {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func make() -> TermGraph {
    var builder = TermGraphBuilder()
    builder.add(
      Vocabulary(
        prefix: "alpha", title: "Alpha \"list\"", baseURI: "https://example.org/alpha#",
        role: .reference))
    builder.add(Vocabulary(prefix: "beta", role: .type))
    builder.add(Vocabulary(prefix: "esdNeed"))
    builder.add(Vocabulary(prefix: "gamma", baseURI: "https://example.org/gamma/"))
    let prefixes = ["alpha", "beta", "esdNeed", "gamma"]
    let ids = (0..<Int.random(in: 0...24, using: &random)).map { number in
      CURIE(
        prefix: pick(prefixes), local: "\(number)" + pick(["", "_x", "/y", ",z", "|", " w", "é"]))
    }
    for id in ids {
      builder.add(
        Term(
          id: id, label: text() + "l", alternativeLabels: (0..<count(3)).map { _ in text() },
          scopeNote: pick([nil, text()]), notation: pick([nil, text()]),
          isRetired: Bool.random(using: &random)),
        at: Place())
    }
    for _ in 0..<(ids.isEmpty ? 0 : 40) {
      builder.link(
        from: pick(ids), pick(Relation.allCases), to: pick(ids),
        weight: pick([1, 1, 1, 0.5, 0.1, 2]), at: Place())
    }
    return builder.build().graph
  }

  private mutating func text() -> String {
    let pieces = [
      "a", "Food", " ", "\"", "\\", "|", ";", ",", "é", "日本", "\n", "\t", "'", "<b>", "&", "{",
      "😀", ":", "#", "\u{1}",
    ]
    return (0..<(1 + count(8))).map { _ in pick(pieces) }.joined()
  }

  private mutating func count(_ most: Int) -> Int { Int.random(in: 0...most, using: &random) }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &random)]
  }
}
