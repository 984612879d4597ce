import Testing
import WaymarkFormats
import WaymarkStorage
import WaymarkTaxonomy
import WaymarkTestSupport

@Suite("Search")
struct SearchTests {
  @Test(
    "the best term comes first, whatever slips of the finger",
    arguments: [
      ("bereavement counselling", "testServiceType:1"), ("beravement", "testServiceType:1"),
      ("cousnelling", "testServiceType:6"), ("beraevment counseling", "testServiceType:1"),
      ("grief", "testServiceType:1"), ("GRIEF SUPP", "testServiceType:1"),
      ("berea", "testServiceType:1"), ("bereaveme", "testServiceType:1"),
      ("berav", "testServiceType:1"), ("food bank", "testServiceType:2"),
      ("food parcel", "testServiceType:2"), ("hungry", "testServiceType:2"),
      ("lunch clubs", "testServiceType:3"), ("hot meals", "testServiceType:3"),
      ("carers cafe", "testServiceType:5"), ("unpaid carer", "testServiceType:5"),
      ("CAFÉ", "testServiceType:5"), ("food", "testNeed:2"), ("company", "testNeed:1"),
      ("counselling", "testServiceType:6"), ("food zzzzzz", "testNeed:2"), ("f", "testNeed:2"),
    ])
  func best(query: String, term: String) throws {
    let hits = try Sample.store().read { try $0.search(query) }
    #expect(hits.first?.term == Sample.id(term))
  }

  @Test(
    "user text is never a statement or an expression",
    arguments: [
      "", " ", "\"", "\" OR *", "NEAR(", "NEAR(food bank, 2)", "food AND", "NOT food", "food*",
      "label : food", "{label} : food", "food\u{0}bank", "\u{0}", "'; DROP TABLE term; --", "(",
      "^food",
      "food + bank", "-food", "é", "\u{301}", "😀", "*", "a OR b", "%", "_", "\\", "food\"bank",
      "http://example.org", "jo@example.org",
    ])
  func oddQueries(query: String) throws {
    let store = try Sample.store()
    let hits = try store.read { try $0.search(query) }
    #expect(hits.count <= 10)
    #expect(try store.read { try $0.loadGraph() }.terms.count == Sample.graph.terms.count)
  }

  @Test("random queries find something or nothing, and never fail")
  func randomQueries() throws {
    let store = try Sample.store()
    var random = SeededGenerator(seed: 11)
    let pieces = [
      "food", "ban", "\"", "*", "(", ")", " ", "é", "\u{0}", "OR", "AND", "NEAR", ":", "^", "x",
    ]
    for _ in 0..<500 {
      let query = (0..<Int.random(in: 0...7, using: &random)).map { _ in
        pieces[Int.random(in: pieces.indices, using: &random)]
      }.joined()
      let hits = try store.read { try $0.search(query, limit: 3) }
      #expect(hits.count <= 3, "\(query.debugDescription)")
    }
  }

  @Test("the s of a possessive is no word, and letters that are joined are one")
  func joinedWords() throws {
    var builder = TermGraphBuilder()
    let place = Place(file: "joined")
    for (number, label) in [
      "Sheds for women", "Women's safety", "Women’s centres", "Eligible for a vaccination",
      "A&E departments", "Arts and ecology",
    ].enumerated() {
      let id = CURIE(prefix: "testServiceType", local: "\(number)")
      builder.add(Term(id: id, label: label), at: place)
    }
    let store = try Sample.store()
    let graph = builder.build().graph
    try store.write { try $0.replaceVocabularies(graph, keywords: []) }
    func found(_ query: String) throws -> [String] {
      try store.read { try $0.search(query) }.map { hit in
        let units = Array(hit.text.utf16)
        return hit.label + ": "
          + hit.ranges.map { String(decoding: units[$0], as: UTF16.self) }.joined(separator: "+")
      }
    }
    #expect(
      try Set(found("women's"))
        == ["Women's safety: Women", "Women’s centres: Women", "Sheds for women: women"])
    #expect(try found("women’s c").first == "Women’s centres: Women+c")
    #expect(try found("A&E") == ["A&E departments: A+E"])
    #expect(try found("a&e dep") == ["A&E departments: A+E+dep"])
    #expect(try found("X&Y") == [])
  }

  @Test("the matched part is marked in UTF-16")
  func ranges() throws {
    let store = try WorkspaceStore.inMemory()
    var builder = TermGraphBuilder()
    builder.add(
      Term(id: Sample.id("testServiceType:1"), label: "😀 Café für Carers"), at: Place())
    try store.write { try $0.replaceVocabularies(builder.build().graph, keywords: []) }
    let hit = try #require(try store.read { try $0.search("cafe care") }.first)
    let text = Array(hit.text.utf16)
    let parts = hit.ranges.map { String(decoding: text[$0], as: UTF16.self) }
    #expect(parts == ["Café", "Care"])
  }

  @Test("vocabularies and roles narrow the search")
  func filters() throws {
    let store = try Sample.store()
    func terms(_ vocabularies: Set<String>?, _ roles: Set<Role>?) throws -> Set<String> {
      let hits = try store.read { try $0.search("food", vocabularies: vocabularies, roles: roles) }
      return Set(hits.map(\.term.prefix))
    }
    #expect(try terms(nil, nil) == ["testServiceType", "testNeed"])
    #expect(try terms(["testNeed"], nil) == ["testNeed"])
    #expect(try terms(nil, [.type]) == ["testServiceType"])
    #expect(try terms(["testNeed"], [.type]) == [])
    #expect(try terms(["unknown"], nil) == [])
  }

  @Test("a whole word of two letters comes before words that begin so")
  func shortWords() throws {
    let store = try Sample.store()
    let term = Sample.id("testServiceType:3")
    try store.write {
      try $0.add([
        Keyword(term: term, text: "pe kit"),
        Keyword(term: Sample.id("testServiceType:4"), text: "pets"),
        Keyword(term: Sample.id("testServiceType:5"), text: "pensions"),
      ])
    }
    #expect(try store.read { try $0.search("pe") }.first?.term == term)
    #expect(try store.read { try $0.search("fo") }.first?.term == Sample.id("testNeed:2"))
  }

  @Test(
    "an identifier finds its term first, a number its terms, and what only looks like one nothing",
    arguments: [
      ("testServiceType:2", ["testServiceType:2"]), (" testNeed:1 ", ["testNeed:1"]),
      ("2", ["testServiceType:2", "testNeed:2"]), ("77", []), ("testNeed:77", []), ("2 1", []),
    ])
  func identifiers(query: String, terms: [String]) throws {
    let store = try Sample.store()
    let hits = try store.read { try $0.search(query) }
    #expect(hits.map(\.term.description) == terms)
    #expect(hits.allSatisfy { $0.kind == .identifier && $0.text == $0.term.description })
    let needs = try store.read { try $0.search(query, roles: [.need]) }
    #expect(needs.map(\.term.description) == terms.filter { $0.hasPrefix("testNeed") })
    let one = try store.read { try $0.search(query, limit: 1) }
    #expect(one.map(\.term.description) == Array(terms.prefix(1)))
  }

  @Test("a number that words have finds those first: a helpline is known by its own")
  func numbers() throws {
    let store = try Sample.store()
    let term = Sample.id("testServiceType:6")
    try store.write { try $0.add([Keyword(term: term, text: "ring 2")]) }
    let hits = try store.read { try $0.search("2") }
    #expect(hits.first?.term == term)
    #expect(hits.contains { $0.term == Sample.id("testNeed:2") })
  }

  @Test("a keyword is found at once after it is added, and not after it is removed")
  func keywordsInAndOut() throws {
    let store = try Sample.store()
    let term = Sample.id("testServiceType:3")
    #expect(try store.read { try $0.search("zebra") }.isEmpty)
    try store.write { try $0.add([Keyword(term: term, text: "zebra crossing meals")]) }
    #expect(try store.read { try $0.search("zebr") }.first?.term == term)
    #expect(try store.write { try $0.removeKeyword("zebra crossing meals", of: term) })
    #expect(try store.read { try $0.search("zebra") }.isEmpty)
    #expect(try store.write { try $0.removeKeyword("zebra crossing meals", of: term) } == false)
    #expect(throws: StoreError.self) {
      try store.write { try $0.add([Keyword(term: Sample.id("testNeed:77"), text: "x")]) }
    }
  }

  @Test("the same search gives the same answer in every store")
  func deterministic() throws {
    let first = try Sample.store().read { try $0.search("co", limit: 50) }
    let second = try Sample.store().read { try $0.search("co", limit: 50) }
    #expect(first == second)
  }
}
