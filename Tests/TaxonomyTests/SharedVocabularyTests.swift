import Testing
import WaymarkFormats
import WaymarkTaxonomy
import WaymarkTestSupport

@Suite(.enabled(if: SharedData.has("lga/services.csv"), "shared data is absent"))
struct SharedVocabularyTests {
  struct Expectation: Sendable, CustomTestStringConvertible {
    var file: String
    var prefixes: [String]
    var terms: Int
    var links: Int
    var names: Int
    /// The faults of the file itself: the line, and a word of the message.
    var faults: [(line: Int?, word: String)] = []
    var testDescription: String { file }
  }

  static let files = [
    Expectation(
      file: "lga/services.csv", prefixes: ["esdServiceType"], terms: 1519, links: 0, names: 1479),
    Expectation(
      file: "lga/later-services.csv", prefixes: ["esdServiceType"], terms: 12, links: 0, names: 0),
    Expectation(
      file: "lga/functions.csv", prefixes: ["esdFunction"], terms: 113, links: 100, names: 0),
    Expectation(
      file: "lga/functions_services.xml", prefixes: ["esdFunction", "esdServiceType"],
      terms: 1240, links: 100 + 1127, names: 0),
    Expectation(
      file: "lga/known-needs-and-circumstances.tsv", prefixes: ["esdNeed", "esdCircumstance"],
      terms: 6, links: 0, names: 0),
    Expectation(
      file: "ipsv/ipsv_terms.tsv", prefixes: ["esdSubject"], terms: 3080, links: 6426,
      names: 4843),
    Expectation(
      file: "ipsv/lgsl_to_ipsv.tsv", prefixes: [], terms: 0, links: 0, names: 0,
      faults: [(1, "wrong header")]),
    Expectation(
      file: "ipsv-lgsl/taxonomy.jsonl", prefixes: ["esdSubject"], terms: 3080, links: 3064,
      names: 4844),
    Expectation(
      file: "vocabularies/openactive-activity-list.jsonld", prefixes: ["openactiveActivityList"],
      terms: 768, links: 692, names: 18,
      faults: [(5260, "unknown"), (5260, "unknown"), (6872, "unknown"), (6898, "unknown")]),
    // One level of the file bears the identifier of the level around it.
    Expectation(
      file: "vocabularies/open-eligibility.xml", prefixes: ["openEligibility"], terms: 384,
      links: 351, names: 0, faults: [(230, "duplicate identifier")]),
    Expectation(
      file: "vocabularies/open-eligibility-ohana.tsv", prefixes: ["openEligibilityOhana"],
      terms: 290, links: 279, names: 0),
    // The examples are single pages: the parent of their term stands on another.
    Expectation(
      file: "oruk/taxonomy_term_list.json", prefixes: ["taxonomy"], terms: 1, links: 0, names: 0,
      faults: [(10, "unknown broader term")]),
    Expectation(
      file: "oruk/service_full.json", prefixes: ["taxonomy"], terms: 1, links: 0, names: 0,
      faults: [(131, "unknown broader term")]),
    Expectation(
      file: "oruk/service_at_location_full.json", prefixes: ["taxonomy"], terms: 1, links: 0,
      names: 0, faults: [(128, "unknown broader term")]),
    Expectation(
      file: "oruk/taxonomy_list.json", prefixes: [], terms: 0, links: 0, names: 0,
      faults: [(nil, "no terms")]),
    Expectation(
      file: "oruk/service_list.json", prefixes: [], terms: 0, links: 0, names: 0,
      faults: [(nil, "no terms")]),
  ]

  @Test("Every file reads with the right counts and no other faults", arguments: files)
  func counts(expected: Expectation) throws {
    var builder = TermGraphBuilder()
    let found = try VocabularyReader.read(path: SharedData.path(expected.file), into: &builder)
    let (graph, more) = builder.build()
    #expect(graph.vocabularies.map(\.prefix) == expected.prefixes)
    #expect(graph.terms.count == expected.terms)
    #expect(graph.links.count == expected.links)
    #expect(graph.terms.reduce(0) { $0 + $1.alternativeLabels.count } == expected.names)
    let faults = found + more
    #expect(faults.map(\.place.line) == expected.faults.map(\.line))
    for (fault, wanted) in zip(faults, expected.faults) {
      #expect(fault.message.contains(wanted.word))
    }
  }

  @Test("The official lists together make one graph")
  func officialLists() throws {
    var builder = TermGraphBuilder()
    var faults: [Fault] = []
    for file in ["services.csv", "later-services.csv", "functions_services.xml", "functions.csv"] {
      faults += try VocabularyReader.read(path: SharedData.path("lga/" + file), into: &builder)
    }
    let (graph, more) = builder.build()
    faults += more
    #expect(graph.terms.count { $0.id.prefix == "esdServiceType" } == 1519 + 12 + 1)
    #expect(graph.terms.count { $0.id.prefix == "esdFunction" } == 113)
    // Some services have been renamed between the lists, and nothing else is worth a word.
    #expect(faults.allSatisfy { $0.severity == .warning && $0.message.contains("differs from") })
    let carers = try #require(graph.resolve("http://id.esd.org.uk/service/298"))
    #expect(graph.links(to: carers).contains { $0.relation == .groups })
  }

  @Test("The mapping of services to subjects reads as links")
  func subjects() throws {
    var builder = TermGraphBuilder()
    _ = try VocabularyReader.read(path: SharedData.path("lga/services.csv"), into: &builder)
    _ = try VocabularyReader.read(path: SharedData.path("ipsv/ipsv_terms.tsv"), into: &builder)
    let path = SharedData.path("ipsv/lgsl_to_ipsv.tsv")
    #expect(try LinkReader.read(path: path, into: &builder) == [])
    let (graph, faults) = builder.build()
    #expect(graph.links.count { $0.relation == .relatedMatch } + faults.count == 698)
    #expect(faults.allSatisfy { $0.message.contains("unknown") })
  }

  @Test(
    "Real vocabularies that are written read back the same",
    arguments: [
      "lga/services.csv", "lga/functions_services.xml", "ipsv/ipsv_terms.tsv",
      "vocabularies/openactive-activity-list.jsonld", "vocabularies/open-eligibility.xml",
    ])
  func roundTrip(file: String) throws {
    var builder = TermGraphBuilder()
    _ = try VocabularyReader.read(path: SharedData.path(file), into: &builder)
    let graph = builder.build().graph
    let skos = try readVocabulary(bytes: VocabularyWriter.skos(graph), file: "x").graph
    #expect(skos.vocabularies == graph.vocabularies)
    #expect(skos.terms == graph.terms)
    #expect(skos.links == graph.links)
    let table = try readVocabulary(bytes: VocabularyWriter.csv(graph), file: "x").graph
    #expect(table.terms == graph.terms)
    #expect(table.links == graph.links)
  }
}
