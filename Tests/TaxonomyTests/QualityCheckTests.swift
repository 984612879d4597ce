import Testing
import WaymarkFormats
import WaymarkTaxonomy
import WaymarkTestSupport

@Suite struct QualityCheckTests {
  /// The findings of some checks on a table of terms, in short: check and terms.
  private func findings(
    _ rows: String, links: String = "", keywords: [(String, String)] = [],
    of checks: [QualityCheck.Check]
  ) throws -> [String] {
    var builder = TermGraphBuilder()
    let table = Array(("id\tlabel\talt\tbroader\trelated\tdefinition\n" + rows).utf8)
    let read = try VocabularyReader.read(bytes: table, file: "v", into: &builder)
    #expect(read == [])
    let told = Array(("from,relation,to\n" + links).utf8)
    #expect(try LinkReader.read(DelimitedReader(bytes: told), into: &builder) == [])
    let graph = builder.build().graph
    let made = try keywords.map { term, text in
      Keyword(term: try #require(CURIE(term)), text: text)
    }
    let found = QualityCheck.run(on: graph, keywords: made)
    #expect(found.allSatisfy { $0.message.hasSuffix(".") })
    return found.filter { checks.contains($0.check) }.map { finding in
      ([finding.check.rawValue] + finding.terms.map(\.description)).joined(separator: " ")
    }
  }

  @Test("Contradictions between links are found")
  func contradictions() throws {
    let found = try findings(
      """
      t:1\tA\t\tt:3\t\t
      t:2\tB\t\tt:1\tt:1\t
      t:3\tC\t\tt:2\tt:3\t
      t:4\tD\t\tt:2|t:1\t\t
      t:5\tE\t\tt:1\tt:6\t
      t:6\tF\t\tt:1\t\t
      """,
      links: "t:4,exactMatch,t:5\nt:5,broadMatch,t:4\nt:4,exactMatch,t:6\n",
      of: [
        .cycles, .reflexive, .relationClash, .mappingClash, .hierarchicalRedundancy, .oneWay,
        .valueless,
      ])
    #expect(
      found == [
        "chr t:2 t:1", "rrc t:3", "rc t:1 t:2", "mc t:4 t:5", "hr t:4 t:2", "urc t:2 t:1",
        "urc t:5 t:6", "var t:5 t:6",
      ])
  }

  @Test("A parent that stands above another parent is redundant")
  func redundantParent() throws {
    let found = try findings(
      "t:1\tA\t\t\t\t\nt:2\tB\t\tt:1\t\t\nt:3\tC\t\tt:2|t:1\t\t\nt:4\tD\t\tt:2\tt:1\t\n",
      of: [.hierarchicalRedundancy, .relationClash])
    #expect(found == ["rc t:1 t:4", "hr t:3 t:1"])
  }

  @Test("Labels that stand for several terms are found")
  func sharedLabels() throws {
    let found = try findings(
      """
      t:1\tKites\tDragons\t\t\t
      t:2\tKites\t\t\t\t
      t:3\tkites\tKITES\t\t\t
      t:4\tBirds\tKites|birds\t\t\t
      t:5\t--\t\t\t\t
      t:6\tA\u{200B}b\t\t\t\t
      u:1\tBirds\t\t\t\t
      t:7\tSky\tBlue|blue\t\t\t
      """,
      keywords: [("t:1", "?!")],
      of: [.emptyLabel, .unprintable, .overlappingLabels, .disjointLabels, .caseOnly])
    #expect(
      found == [
        "el t:5", "el t:1", "ucil t:6", "ol t:1 t:2", "ol t:1 t:4", "dlv t:3", "dlv t:4",
        "case t:7", "case t:1 t:3", "case t:1 t:3",
      ])
  }

  @Test("Words that would mislead tagging are found")
  func misleadingWords() throws {
    let found = try findings(
      """
      esdServiceType:1\tKites\tFlying\t\t\t
      esdServiceType:2\tPlanes\tflying\t\t\t
      esdServiceType:3\tStunt kites\tDragons\tesdServiceType:1\t\t
      esdNeed:1\tFun\tFlying\t\t\t
      esdCircumstance:1\tAfraid of heights\t\t\t\t
      """,
      keywords: [
        ("esdServiceType:1", "dragons"), ("esdServiceType:2", "Young people"),
        ("esdServiceType:2", "afraid of heights"), ("esdServiceType:9", "gone"),
        ("esdNeed:1", "people"),
      ],
      of: [.sharedSynonym, .audienceKeyword, .unknownTerm])
    #expect(
      found == [
        "shared esdServiceType:1 esdServiceType:2", "audience esdServiceType:2",
        "audience esdServiceType:2", "unknown esdServiceType:9",
      ])
  }

  @Test("What nothing connects is found")
  func unconnected() throws {
    let found = try findings(
      """
      esdServiceType:1\tA\t\t\t\tNoted.
      esdServiceType:2\tB\t\t\t\t
      esdServiceType:3\tC\t\t\tesdServiceType:4\t
      esdServiceType:4\tD\t\t\t\t
      esdNeed:1\tE\t\t\t\t
      esdNeed:2\tF\t\tesdNeed:1\t\t
      esdNeed:3\tG\t\tesdNeed:1\t\t
      """,
      links: "esdNeed:2,leadsTo,esdServiceType:1\n",
      of: [.orphans, .disconnected, .missingInLinks, .missingOutLinks, .undocumented])
    #expect(
      found == [
        "oc esdServiceType:2", "dcc esdServiceType:1 esdServiceType:3",
        "mil esdServiceType:2 esdServiceType:3 esdServiceType:4", "mol esdNeed:3",
        "uc esdServiceType:2 esdServiceType:3 esdServiceType:4",
        "uc esdNeed:1 esdNeed:2 esdNeed:3",
      ])
  }

  @Test("A sound vocabulary gives no findings")
  func sound() throws {
    let found = try findings(
      """
      esdServiceType:1\tKites\tDragons\t\t\tThey fly.
      esdServiceType:2\tStunt kites\t\tesdServiceType:1\t\tThey turn.
      """,
      links: "", keywords: [("esdServiceType:1", "paper kites")],
      of: QualityCheck.Check.allCases)
    #expect(found == [])
  }

  @Test(
    "The official lists have orphans and no cycles, and are found the same each time",
    .enabled(if: SharedData.has("lga/services.csv"), "shared data is absent"))
  func officialLists() throws {
    var builder = TermGraphBuilder()
    for file in ["lga/services.csv", "lga/functions_services.xml", "ipsv/ipsv_terms.tsv"] {
      _ = try VocabularyReader.read(path: SharedData.path(file), into: &builder)
    }
    let graph = builder.build().graph
    let found = QualityCheck.run(on: graph)
    #expect(found == QualityCheck.run(on: graph))
    #expect(found.contains { $0.check == .orphans })
    #expect(!found.contains { $0.check == .cycles })
  }
}
