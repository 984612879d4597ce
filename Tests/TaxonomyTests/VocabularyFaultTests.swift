import Testing
import WaymarkFormats
import WaymarkTaxonomy
import WaymarkTestSupport

@Suite struct VocabularyFaultTests {
  @Test("Every fault of a table is found with its place")
  func table() throws {
    let (graph, faults) = try readVocabulary(
      bytes: Array(
        """
        id,label,broader
        1,A,
        1,B,
        2,,1
        ,C,
        3,D,99
        4,E,5
        5,F,4
        6,G
        7,H,1,x
        8,"I,
        9,J,9
        10,
        """.utf8) + [0xFF] + Array(",\n11,K,1|2\n".utf8), file: "v.csv", prefix: "p")
    #expect(
      graph.shortTerms == ["p:1 | A", "p:3 | D", "p:4 | E", "p:5 | F", "p:9 | J", "p:11 | K"])
    #expect(graph.shortLinks == ["p:4 broader p:5", "p:11 broader p:1"])
    #expect(
      faults == [
        "v.csv:5:1: the identifier is empty",
        "v.csv:9: expected 3 cells, found 2 cells",
        "v.csv:10: expected 3 cells, found 4 cells",
        "v.csv:11: a quote is opened here and never closed",
        "v.csv:13:2: the cell is not UTF-8",
        "v.csv:3: record p:1: duplicate identifier, already at line 2",
        "v.csv:4: record p:2: the label is empty",
        "v.csv:6: record p:3: unknown broader term p:99",
        "v.csv:12: record p:9: broader link from the term to itself",
        "v.csv:14: record p:11: unknown broader term p:2",
        "v.csv:8: record p:5: cycle: broader term p:4 is itself below p:5",
      ])
  }

  @Test("Every fault of lines is found with its place")
  func lines() throws {
    let (graph, faults) = try readVocabulary(
      bytes: Array(
        """
        {"id":"1","label":"A","broader":"2"}
        {"id":"2","label":"B","broader":["1"]}
        {"id":"1","label":"C"}
        {"id":"3","label":" "}
        {"id":"","label":"D"}
        {"name":"E"}
        {"id":"4","label":"F"
        [1]
        {"id":"5","label":"
        """.utf8) + [0xC3] + Array("\"}\n{\"id\":\"6\",\"label\":\"\\ud800\"}".utf8),
      file: "v.ndjson",
      prefix: "p")
    #expect(graph.shortTerms == ["p:1 | A", "p:2 | B"])
    #expect(faults.count == 9)
    for (line, words) in [
      (2, "cycle"), (3, "duplicate"), (4, "the label is empty"), (5, "identifier is empty"),
      (6, "expected a term"), (7, ""), (8, "expected a term"), (9, ""), (10, ""),
    ] {
      #expect(
        faults.contains { $0.hasPrefix("v.ndjson:\(line):") && $0.contains(words) },
        "line \(line) in \(faults)")
    }
  }

  @Test("Every fault of nested elements is found with its place")
  func nestedElements() throws {
    let (graph, faults) = try readVocabulary(
      """
      <list><a id="1" title="A">
      <b id="1" title="B"/><b id="2" title=" "/><b id="" title="C"/>
      <b id="3" title="D"/>
      </b></list>
      """, file: "v.xml", prefix: "p")
    #expect(graph.shortTerms == ["p:1 | A", "p:3 | D"])
    #expect(graph.shortLinks == ["p:3 broader p:1"])
    #expect(
      faults == [
        "v.xml:4:1: expected </a>, found </b>",
        "v.xml:2:43: the identifier is empty",
        "v.xml:2:1: record p:1: duplicate identifier, already at line 1",
        "v.xml:2:22: record p:2: the label is empty",
      ])
  }

  @Test("Every fault of concepts is found with its line")
  func concepts() throws {
    let (graph, faults) = try readVocabulary(
      """
      {"@graph":[
      {"@id":"p:1","@type":"skos:Concept","skos:prefLabel":["A","B"],"skos:broader":{"@id":"p:2"}},
      {"@id":"p:2","skos:prefLabel":"C","skos:broader":[{"@id":"p:1"},{"@id":"p:9"}]},
      {"@id":"p:2","skos:prefLabel":"D"},
      {"@id":"p:3","@type":"skos:Concept"},
      {"@type":"skos:Concept","skos:prefLabel":"E"}
      ]}
      """, file: "v.jsonld")
    #expect(graph.shortTerms == ["p:1 | A | B", "p:2 | C"])
    #expect(
      faults == [
        "v.jsonld:2: record p:1: warning: two preferred labels in one language; \"A\" is kept",
        "v.jsonld:6: the concept has no identifier",
        "v.jsonld:4: record p:2: duplicate identifier, already at line 3",
        "v.jsonld:5: record p:3: the label is empty",
        "v.jsonld:3: record p:2: unknown broader term p:9",
        "v.jsonld:3: record p:2: cycle: broader term p:1 is itself below p:2",
      ])
  }

  @Test(
    "Files that hold no terms say so",
    arguments: [
      (
        "a,b\n1,2\n",
        "v:1: wrong header: expected a column for an identifier (id, identifier) and a label "
          + "(label, prefLabel, name), found \"a,b\""
      ),
      (
        "id,x\n1,2\n",
        "v:1: wrong header: expected a column for a label (label, prefLabel, name), found \"id,x\""
      ),
      ("", "v: the file is empty"), ("\u{FEFF} \n\n", "v: the file is empty"),
      ("id,label\n", "v: warning: no terms were found"),
      ("{\"a\":[1,{\"b\":2}]}", "v: warning: no terms were found"),
      ("<a><b/></a>", "v: warning: no terms were found"),
      ("<a", "v:1:3: expected an attribute or the end of <a>"),
    ])
  func noTerms(text: String, fault: String) throws {
    let (graph, faults) = try readVocabulary(text, file: "v")
    #expect(graph.terms == [])
    #expect(faults == [fault])
  }

  @Test("What cannot be read at all is thrown", arguments: ["/no/such/file", "/", "a\u{0}b"])
  func unreadable(path: String) {
    var builder = TermGraphBuilder()
    #expect(throws: Fault.self) { try VocabularyReader.read(path: path, into: &builder) }
    #expect(throws: Fault.self) { try KeywordReader.read(path: path) }
    #expect(throws: Fault.self) { try LinkReader.read(path: path, into: &builder) }
  }

  @Test("A prefix that is none is thrown", arguments: ["", "1", "a b", "a:b", "é"])
  func prefix(prefix: String) {
    #expect(throws: Fault.self) { try readVocabulary("id,label\n1,A\n", prefix: prefix) }
  }

  @Test(
    "Broken JSON is thrown with its place",
    arguments: ["{\"a\":", "[1,", "{\"id\":\"1\",\"label\":\"A\"} x"])
  func brokenJSON(text: String) {
    #expect {
      try readVocabulary(text, file: "v.json")
    } throws: { error in
      (error as? Fault)?.place.line == 1
    }
  }

  @Test(
    "Keywords read, and their faults are found",
    arguments: [
      (
        "term,keyword,weight,source\nx:1,kites,2,own\nx:1,Kites,,\n,a,,\nx:1,,,\nx:1,b,heavy,\n"
          + "x:9,c,,\nA,d\nA,e,0.5,\n",
        ["x:1 kites 2.0 own", "x:1 e 0.5 "],
        [
          "k:3: warning: keyword \"Kites\" of x:1 stands already at line 2",
          "k:4: the term is empty",
          "k:5: the keyword is empty", "k:6: expected a number as the weight, found \"heavy\"",
          "k:7: unknown term x:9", "k:8: expected 4 cells, found 2 cells",
        ]
      ),
      ("keyword\tterm\nkites\tx:1\n", ["x:1 kites 1.0 "], []),
      ("a,b\n", [], ["k:1: wrong header: expected term and keyword"]),
    ])
  func keywords(
    text: String, expected: [String], messages: [String]
  ) throws {
    let graph = try readVocabulary("id,label\nx:1,A\n").graph
    let reader = try DelimitedReader(bytes: Array(text.utf8), file: "k")
    let (keywords, faults) = try KeywordReader.read(reader, graph: graph)
    #expect(keywords.map { "\($0.term) \($0.text) \($0.weight) \($0.source)" } == expected)
    #expect(faults.map(\.description) == messages)
  }

  @Test(
    "Links read, and their faults are found",
    arguments: [
      (
        "from,relation,to,weight\nx:1,leads-to,x:2,0.5\nx:2,skos:broader,x:1,\nx:1,eats,x:2,\n"
          + "x:1,related,y,\nx:1,related,x:2,-1\nx:1,narrower,x:3,\n",
        ["x:1 leadsTo x:2", "x:2 broader x:1", "x:3 broader x:1"], 3
      ),
      (
        "#license: x\nsubject_id\tpredicate_id\tobject_id\tconfidence\nx:1\tskos:exactMatch\tx:2\t0.9\n",
        ["x:1 exactMatch x:2"], 0
      ),
      ("x_id,y_id\n1,x:2\n", ["x:1 relatedMatch x:2"], 0),
      ("a,b,c\n", [], 1),
    ])
  func links(text: String, expected: [String], faults: Int) throws {
    var builder = TermGraphBuilder()
    _ = try VocabularyReader.read(
      bytes: Array("id,label\nx:1,A\nx:2,B\nx:3,C\n".utf8), file: "v", into: &builder)
    let reader = try DelimitedReader(
      bytes: Array(text.utf8), file: "l", comment: UInt8(ascii: "#"))
    let found = try LinkReader.read(reader, into: &builder)
    let built = builder.build()
    #expect(found.count == faults)
    #expect(built.faults == [])
    #expect(built.graph.shortLinks == expected)
  }
}
