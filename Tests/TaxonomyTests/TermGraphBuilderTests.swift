import Testing
import WaymarkFormats
import WaymarkTaxonomy

@Suite struct TermGraphBuilderTests {
  private let food = CURIE(prefix: "esdServiceType", local: "1")
  private let meals = CURIE(prefix: "esdServiceType", local: "2")
  private let need = CURIE(prefix: "esdNeed", local: "1")

  @Test("The same identifier twice in one file is a fault")
  func twiceInOneFile() {
    var builder = TermGraphBuilder()
    builder.add(Term(id: food, label: "Food"), at: Place(file: "a", line: 2))
    builder.add(Term(id: food, label: "Food"), at: Place(file: "a", line: 5))
    let (graph, faults) = builder.build()
    #expect(graph.terms.count == 1)
    #expect(
      faults.map(\.description) == [
        "a:5: record esdServiceType:1: duplicate identifier, already at line 2"
      ])
  }

  @Test("The same term in another file adds what the first did not say")
  func anotherFile() {
    var builder = TermGraphBuilder()
    builder.add(Term(id: food, label: "Food banks"), at: Place(file: "a", line: 2))
    builder.add(
      Term(id: food, label: "Food Banks", alternativeLabels: ["Pantry"], scopeNote: "Free food."),
      at: Place(file: "b", line: 3))
    #expect(builder.build().faults == [])
    builder.add(Term(id: food, label: "Larder"), at: Place(file: "c", line: 4))
    let (graph, faults) = builder.build()
    #expect(graph.terms[0].label == "Food banks")
    #expect(graph.terms[0].alternativeLabels == ["Food Banks", "Pantry", "Larder"])
    #expect(graph.terms[0].scopeNote == "Free food.")
    #expect(faults.map(\.severity) == [.warning])
  }

  @Test("A term without a label is left out with one fault")
  func noLabel() {
    var builder = TermGraphBuilder()
    builder.add(Term(id: food, label: "Food"), at: Place(file: "a", line: 2))
    builder.add(Term(id: meals, label: " \u{A0}"), at: Place(file: "a", line: 3))
    builder.link(from: meals, .broader, to: food, at: Place(file: "a", line: 3))
    let (graph, faults) = builder.build()
    #expect(graph.terms.map(\.id) == [food])
    #expect(
      faults.map(\.description) == ["a:3: record esdServiceType:2: the label is empty"])
  }

  @Test("Labels are trimmed, and none is there twice")
  func labels() {
    var builder = TermGraphBuilder()
    builder.add(
      Term(
        id: food, label: " Food ", alternativeLabels: ["Food", "", "Meals ", "Meals"],
        scopeNote: "  ", notation: ""), at: Place())
    let term = builder.build().graph.terms[0]
    #expect(term == Term(id: food, label: "Food", alternativeLabels: ["Meals"]))
  }

  @Test("Weights that are no weights are faults", arguments: [-1, .nan, .infinity])
  func weights(weight: Double) {
    var builder = TermGraphBuilder()
    builder.add(Term(id: food, label: "Food"), at: Place())
    builder.add(Term(id: need, label: "Food"), at: Place())
    builder.link(from: need, .leadsTo, to: food, weight: weight, at: Place(file: "a", line: 1))
    let (graph, faults) = builder.build()
    #expect(graph.links == [])
    #expect(faults.count == 1)
  }

  @Test("A link that is said twice is kept once")
  func linkTwice() {
    var builder = TermGraphBuilder()
    builder.add(Term(id: food, label: "Food"), at: Place())
    builder.add(Term(id: need, label: "Food"), at: Place())
    builder.link(from: need, .leadsTo, to: food, weight: 0.5, at: Place())
    builder.link(from: need, .leadsTo, to: food, at: Place())
    let (graph, faults) = builder.build()
    #expect(graph.links == [Link(from: 1, relation: .leadsTo, to: 0, weight: 0.5)])
    #expect(graph.links(to: 0) == graph.links)
    #expect(Array(graph.links(from: 1)) == graph.links)
    #expect(faults == [])
  }

  @Test("Roles follow from the prefix, and vocabularies are made where they are missing")
  func roles() {
    var builder = TermGraphBuilder()
    builder.add(Vocabulary(prefix: "local", title: "Ours", role: .reference))
    builder.add(Term(id: need, label: "Food"), at: Place())
    builder.add(Term(id: CURIE(prefix: "local", local: "x"), label: "X"), at: Place())
    let graph = builder.build().graph
    #expect(graph.vocabularies.map(\.prefix) == ["local", "esdNeed"])
    #expect(graph.role(of: 0) == .need)
    #expect(graph.role(of: 1) == .reference)
    #expect(graph.uri(of: 0) == "http://id.esd.org.uk/need/1")
    #expect(graph.uri(of: 1) == "local:x")
  }

  private func named() -> TermGraph {
    var builder = TermGraphBuilder()
    builder.add(Vocabulary(prefix: "act", baseURI: "https://example.org/list#"))
    builder.add(Term(id: food, label: "Food", alternativeLabels: ["Pantry"]), at: Place())
    builder.add(Term(id: meals, label: "Meals", alternativeLabels: ["Pantry"]), at: Place())
    builder.add(Term(id: need, label: "Food"), at: Place())
    builder.add(
      Term(id: CURIE(prefix: "act", local: "run"), label: "Running"), at: Place())
    return builder.build().graph
  }

  @Test(
    "Names resolve where they mean one term",
    arguments: [
      ("esdServiceType:1", nil, 0), ("esdServiceTypes:1", nil, 0),
      ("http://id.esd.org.uk/service/1", nil, 0), ("https://example.org/list#run", nil, 3),
      ("act:run", nil, 3), ("run", nil, 3), ("2", nil, 1), ("1", nil, nil),
      ("1", Set([Role.need]), 2), ("RUNNING", nil, 3), ("food", nil, nil),
      ("food", Set([Role.type]), 0), ("pantry", nil, nil), ("", nil, nil),
      ("https://example.org/other#run", nil, nil), ("esdNeed:1", Set([Role.type]), nil),
    ] as [(String, Set<Role>?, Int?)])
  func names(name: String, roles: Set<Role>?, expected: Int?) {
    #expect(named().resolve(name, roles: roles) == expected)
  }
}
