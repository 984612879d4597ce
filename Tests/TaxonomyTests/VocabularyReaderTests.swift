import Testing
import WaymarkFormats
import WaymarkTaxonomy

/// The graph of a file in memory, and all that was wrong with it.
func readVocabulary(
  _ text: String, file: String = "list.csv", prefix: String? = nil, role: Role? = nil
) throws -> (graph: TermGraph, faults: [String]) {
  try readVocabulary(bytes: Array(text.utf8), file: file, prefix: prefix, role: role)
}

/// The graph of bytes in memory, and all that was wrong with them.
func readVocabulary(
  bytes: [UInt8], file: String = "list.csv", prefix: String? = nil, role: Role? = nil
) throws -> (graph: TermGraph, faults: [String]) {
  var builder = TermGraphBuilder()
  let faults = try VocabularyReader.read(
    bytes: bytes, file: file, prefix: prefix, role: role, into: &builder)
  let built = builder.build()
  return (built.graph, (faults + built.faults).map(\.description))
}

extension TermGraph {
  /// The terms in short: identifier and labels.
  var shortTerms: [String] {
    terms.map { ([$0.id.description, $0.label] + $0.alternativeLabels).joined(separator: " | ") }
  }

  /// The links in short.
  var shortLinks: [String] {
    links.map { "\(terms[$0.from].id) \($0.relation) \(terms[$0.to].id)" }
  }
}

@Suite struct VocabularyReaderTests {
  @Test("The LGA's download gets its prefix by type, and former names as labels")
  func lgaDownload() throws {
    let (graph, faults) = try readVocabulary(
      """
      Identifier,Label,Description,Created,Modified,History notes,Type,\r
      7,Lost kites,"Kites, found\r
      in trees.",2013-04-03,2013-04-03,"Added in version 1.00. Term name changed from 'Kites - \
      lost' to 'Children's kites' in version 3.00. Name changed to 'Lost kites' in version 4.00.",\
      Service,\r
      """)
    #expect(graph.shortTerms == ["esdServiceType:7 | Lost kites | Kites - lost | Children's kites"])
    #expect(graph.terms.first?.scopeNote == "Kites, found\r\nin trees.")
    #expect(graph.vocabularies.map(\.baseURI) == ["http://id.esd.org.uk/service/"])
    #expect(faults == [])
  }

  @Test("Parents of services are functions unless their label is that of a service")
  func parentsOfServices() throws {
    let (graph, faults) = try readVocabulary(
      """
      Identifier,Label,Type,Parent identifiers,Parent labels,
      1,Play,Function,,,
      2,Kites,Function,1,Play,
      """, file: "functions.csv")
    #expect(graph.shortLinks == ["esdFunction:2 broader esdFunction:1"])
    #expect(faults == [])
    let mixed = try readVocabulary(
      """
      Identifier,Label,Type,Parent identifiers,Parent labels,
      1,Lost kites,Service,2,Kites,
      2,Kite repair,Service,1,Lost kites,
      """)
    #expect(mixed.graph.shortLinks == ["esdServiceType:2 broader esdServiceType:1"])
    #expect(
      mixed.faults == [
        "list.csv:2: record esdServiceType:1: groups link from unknown esdFunction:2"
      ])
  }

  @Test(
    "Plain lists read the same whatever their layout",
    arguments: [
      (
        "id\tlabel\tbroader\talt\tdefinition\t\r\n1\tFood\t\t\t\r\n2\tMeals\t1\tDinner|Lunch\tHot.\r\n",
        "own-list.tsv"
      ),
      (
        "identifier,prefLabel,parent_id,synonyms,description\n1,Food,,,\n2,Meals,1,Dinner;Lunch,Hot.\n",
        "own_list.csv"
      ),
      ("scopeNote;name;ID;Parent;altLabel\n;Food;1;;\nHot.;Meals;2;1;Dinner|Lunch\n", "Own list"),
      (
        "id,label,broader_ids,non_preferred_labels,status,preferred_ids,definition\n1,Food,,,,,\n"
          + "3,Lunch,2,,non-preferred,2,\n2,Meals,1,Dinner,preferred,,Hot.\n",
        "/x/own.list/own-list.csv"
      ),
      (
        "{\"id\":\"1\",\"label\":\"Food\"}\n\n{\"id\":2,\"label\":\"Meals\",\"broader\":\"1\","
          + "\"synonyms\":[\"Dinner\",\"Lunch\"],\"definition\":\"Hot.\"}", "own-list.ndjson"
      ),
      (
        "[{\"id\":\"1\",\"label\":\"Food\"},\n{\"id\":\"2\",\"prefLabel\":\"Meals\",\"parent\":[\"1\"],"
          + "\"altLabel\":\"Dinner|Lunch\",\"scopeNote\":\"Hot.\"}]", "own-list.json"
      ),
    ])
  func plainLists(text: String, file: String) throws {
    let (graph, faults) = try readVocabulary(text, file: file)
    #expect(graph.shortTerms == ["ownList:1 | Food", "ownList:2 | Meals | Dinner | Lunch"])
    #expect(graph.terms.last?.scopeNote == "Hot.")
    #expect(graph.shortLinks == ["ownList:2 broader ownList:1"])
    #expect(faults == [])
  }

  @Test("Several parents may stand in one cell", arguments: ["|", ";", ","])
  func severalParents(separator: String) throws {
    let (graph, faults) = try readVocabulary(
      "id\tlabel\tparents\n1\tA\t\n2\tB\t\n3\tC\t1\(separator) esdNeed:4\(separator)2\nesdNeed:4\tD\t",
      prefix: "x")
    #expect(
      graph.shortLinks == ["x:3 broader x:1", "x:3 broader x:2", "x:3 broader esdNeed:4"])
    #expect(faults == [])
  }

  @Test("Comments may follow a byte-order mark")
  func byteOrderMark() throws {
    let (graph, faults) = try readVocabulary("\u{FEFF}# a list\nid,label\nx:1,Kites\n")
    #expect(graph.shortTerms == ["x:1 | Kites"])
    #expect(faults.isEmpty)
  }

  @Test("RDF/XML is told to be that")
  func rdfXML() throws {
    let (graph, faults) = try readVocabulary(
      """
      <?xml version="1.0"?>
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="http://x/1"/>
      </rdf:RDF>
      """, file: "list.rdf")
    #expect(graph.terms.isEmpty)
    #expect(faults.count == 1)
    #expect(faults.first?.contains("list.rdf: is RDF/XML, which is not read") == true)
  }

  @Test("Keywords of more than fifty words are none")
  func longKeyword() throws {
    let long = Array(repeating: "kite", count: 51).joined(separator: ",")
    let (keywords, faults) = try KeywordReader.read(
      DelimitedReader(bytes: Array("term\tkeyword\nx:1\t\(long)\nx:1\tkite\n".utf8)))
    #expect(keywords.map(\.text) == ["kite"])
    #expect(
      faults.map(\.description) == ["line 2: the keyword has 51 words; at most 50 were expected"])
  }

  @Test("A given prefix and role go to identifiers that have none")
  func givenPrefix() throws {
    let (graph, _) = try readVocabulary(
      "Identifier,Label,Type\n1,A,Service\nesdNeed:2,B,Need\n", prefix: "wmThings", role: .reference
    )
    #expect(graph.terms.map(\.id.description) == ["wmThings:1", "esdNeed:2"])
    #expect(graph.vocabularies.map(\.role) == [.reference, .need])
  }

  @Test("Lists named in a column give the prefix")
  func listColumn() throws {
    let (graph, faults) = try readVocabulary(
      "list\tid\tlabel\nneed\t1\tCompany\ncircumstances\tcircumstance:2\tAlone\nbcc\t3\tX\n")
    #expect(
      graph.terms.map(\.id.description) == ["esdNeed:1", "esdCircumstance:2", "bcc:3"])
    #expect(faults == [])
  }

  @Test("Addresses of unknown places keep their base")
  func unknownAddresses() throws {
    let (graph, faults) = try readVocabulary(
      """
      {"id":"https://example.org/list#a","label":"A"}
      {"id":"https://example.org/list#b","label":"B","broader":"https://example.org/list#a"}
      {"id":"http://id.esd.org.uk/subject/1","label":"C","related":["https://other.org/x/9"]}
      """, file: "mine.jsonl")
    #expect(graph.terms.map(\.id.description) == ["mine:a", "mine:b", "esdSubject:1"])
    #expect(graph.vocabularies.map(\.baseURI).first == "https://example.org/list#")
    #expect(graph.resolve("https://example.org/list#b") == 1)
    #expect(graph.uri(of: 1) == "https://example.org/list#b")
    #expect(faults == ["mine.jsonl:3: record esdSubject:1: unknown related term x:9"])
  }

  @Test("Nested functions and services give broader and grouping links")
  func functionsAndServices() throws {
    let (graph, faults) = try readVocabulary(
      """
      <?xml version="1.0"?><Functions><URI>http://id.esd.org.uk/FunctionList</URI>
      <Function><Identifier>1</Identifier><Label>Play &amp; sky</Label>
       <Functions><Function><Identifier>2</Identifier><Label>Kites</Label><Services>
        <Service><Identifier>5</Identifier><Label>Kite repair</Label>
         <URI>http://id.esd.org.uk/service/5</URI><Description>Mends kites.</Description></Service>
       </Services></Function></Functions>
       <Services><Service><Identifier>5</Identifier><Label>Kite repair</Label></Service></Services>
      </Function></Functions>
      """, file: "f.xml")
    #expect(
      graph.shortTerms == [
        "esdFunction:1 | Play & sky", "esdFunction:2 | Kites", "esdServiceType:5 | Kite repair",
      ])
    #expect(
      graph.shortLinks == [
        "esdFunction:1 groups esdServiceType:5", "esdFunction:2 broader esdFunction:1",
        "esdFunction:2 groups esdServiceType:5",
      ])
    #expect(graph.terms.last?.scopeNote == "Mends kites.")
    #expect(faults == [])
  }

  @Test("Elements with titles nest and take their descriptions")
  func titledElements() throws {
    let (graph, faults) = try readVocabulary(
      """
      <?xml version="2.0"?>
      <taxonomy><services><descriptions>
        <category id="1" title="sky">All &amp; sundry.
        </category></descriptions>
        <top_level id="1" title="Sky"><second_level id='2' title="Kites">
        </second_level></top_level>
      </services></taxonomy>
      """, file: "open-sky.xml")
    #expect(graph.shortTerms == ["openSky:1 | Sky", "openSky:2 | Kites"])
    #expect(graph.shortLinks == ["openSky:2 broader openSky:1"])
    #expect(graph.terms.first?.scopeNote == "All & sundry.")
    #expect(faults == [])
  }

  @Test(
    "Concepts read from every shape of JSON-LD",
    arguments: [
      """
      {"@context":"https://example.org/","id":"https://example.org/sky","title":"Sky","type":
      "ConceptScheme","concept":[{"id":"https://example.org/sky#k","identifier":"k","type":"Concept",
      "prefLabel":"Kites","altLabel":["Dragons"],"definition":"They fly.","narrower":
      ["https://example.org/sky#s"]},{"id":"https://example.org/sky#s","type":"Concept","prefLabel":
      "Stunt kites"}]}
      """,
      """
      {"@context":{"skos":"http://www.w3.org/2004/02/skos/core#","name":"skos:prefLabel",
      "s":"https://example.org/sky#"},"@graph":[{"@id":"s:k","@type":"skos:Concept","name":
      {"@value":"Kites","@language":"en"},"skos:altLabel":{"en":"Dragons","de":["Drachen"]},
      "skos:definition":{"@value":"They fly.","@language":"en-GB"}},{"@id":"s:s","@type":"skos:Concept",
      "skos:prefLabel":[{"@value":"Lenkdrachen","@language":"de"},{"@value":"Stunt kites","@language":
      "en"}]},{"@id":"https://example.org/sky#s","skos:broader":{"@id":"s:k"}}]}
      """,
      """
      [{"@id":"https://example.org/sky#k","@type":["http://www.w3.org/2004/02/skos/core#Concept"],
      "http://www.w3.org/2004/02/skos/core#prefLabel":[{"@value":"Kites"}],
      "http://www.w3.org/2004/02/skos/core#altLabel":[{"@value":"Dragons"}],
      "http://www.w3.org/2004/02/skos/core#scopeNote":[{"@value":"They fly."}]},
      {"@id":"https://example.org/sky#s","http://www.w3.org/2004/02/skos/core#prefLabel":
      "Stunt kites","http://www.w3.org/2004/02/skos/core#broader":[{"@id":"https://example.org/sky#k"}]}]
      """,
    ])
  func jsonLD(text: String) throws {
    let (graph, faults) = try readVocabulary(text, file: "s.jsonld", prefix: "sky")
    #expect(graph.shortTerms == ["sky:k | Kites | Dragons", "sky:s | Stunt kites"])
    #expect(graph.terms.first?.scopeNote == "They fly.")
    #expect(graph.shortLinks == ["sky:s broader sky:k"])
    #expect(graph.vocabularies.map(\.baseURI) == ["https://example.org/sky#"])
    #expect(faults == [])
  }

  @Test(
    "Feeds and official lists read from JSON",
    arguments: [
      """
      {"totalElements":2,"content":[{"id":"esdServiceTypes:1","name":"Kites","vocabulary":
      "esdServiceTypes"},{"id":"2","name":"Stunt kites","vocabulary":"esdServiceTypes","parent_id":"1"}]}
      """,
      """
      {"total_items":2,"contents":[{"id":"a-1","name":"Kites","description":"","taxonomy":"x",
      "term_uri":"http://id.esd.org.uk/service/1"},{"id":"a-2","name":"Stunt kites","description":"",
      "parent_id":"a-1","taxonomy":"x","term_uri":"https://id.esd.org.uk/service/2"}]}
      """,
      """
      {"id":"s","name":"A service","description":"d","attributes":[{"id":"l","taxonomy_term":{"id":"u",
      "name":"Kites","taxonomy":"esdServiceTypes","term":"esdServiceTypes:1"}},{"taxonomy_term":{"id":"v",
      "name":"Stunt kites","parent_id":"u","taxonomy":"esdServiceTypes","term":"esdServiceTypes:2"}},
      {"taxonomy_term":{"id":"u","name":"Kites","taxonomy":"esdServiceTypes",
      "term":"esdServiceTypes:1"}}]}
      """,
      """
      {"list":{"identifier":"kites","label":"Kite list","items":[{"identifier":"1","label":"Kites","uri":
      "http://id.esd.org.uk/service/1","parents":[]},{"identifier":"2","label":"Stunt kites","uri":
      "http://id.esd.org.uk/service/2","parents":[{"identifier":"1","label":"Kites","uri":
      "http://id.esd.org.uk/service/1"}]}]}}
      """,
    ])
  func json(text: String) throws {
    let (graph, faults) = try readVocabulary(text, file: "t.json")
    #expect(graph.shortTerms == ["esdServiceType:1 | Kites", "esdServiceType:2 | Stunt kites"])
    #expect(graph.shortLinks == ["esdServiceType:2 broader esdServiceType:1"])
    #expect(faults == [])
  }

  @Test(
    "Former names are found in history notes",
    arguments: [
      ("Name changed to 'A b' in version 2.", ["A b"]),
      (
        "Term name changed from'A (inc. b, c)'to 'B - c' and scope notes added in version 2.02.",
        ["A (inc. b, c)", "B - c"]
      ),
      ("Name changed to 'Butchers' shop licence in version 4.00.", ["Butchers' shop licence"]),
      (
        "Term name changed from 'Butchers' shop' to 'Children's shop''.",
        ["Butchers' shop", "Children's shop"]
      ),
      ("Scope notes updated to include 'zoo' in version 1. name changed to 'B'", ["B"]),
      ("Name/scope notes changed in version 3.13.1.", []),
      ("Change of name from 'A' to 'B' in version 4.", ["A", "B"]),
      ("Name changed to 'A' for England and 'B' for Scotland.", ["A", "B"]),
      ("", []), ("'", []), ("name '", []), ("name ''", []),
    ])
  func formerNames(notes: String, names: [String]) throws {
    var table = DelimitedWriter()
    table.append(["Identifier", "Label", "History notes"])
    table.append(["1", "Now", notes])
    #expect(
      try readVocabulary(bytes: table.bytes).graph.terms.map(\.alternativeLabels) == [names])
  }

  @Test(
    "A term of a feed is known by its code in the taxonomy, and parents by their random numbers")
  func codes() throws {
    let (graph, faults) = try readVocabulary(
      """
      {"contents":[
      {"id":"11111111-1111-4111-8111-111111111111","code":"41","name":"Play","taxonomy":"bcc"},
      {"id":"22222222-2222-4222-8222-222222222222","code":"42","name":"Kites","taxonomy":"bcc",
       "parent_id":"11111111-1111-4111-8111-111111111111"},
      {"id":"33333333-3333-4333-8333-333333333333","name":"Stunt kites",
       "parent_id":"22222222-2222-4222-8222-222222222222"},
      {"id":"44444444-4444-4444-8444-444444444444","code":"44","name":"Hobbies"}
      ]}
      """, file: "feed.json")
    #expect(graph.terms.map(\.id.description).prefix(2) == ["bcc:41", "bcc:42"])
    #expect(graph.terms.last?.id.description == "feed:44")
    #expect(
      graph.shortLinks == [
        "bcc:42 broader bcc:41", "feed:33333333-3333-4333-8333-333333333333 broader bcc:42",
      ])
    #expect(faults == [])
  }
}
