import Testing
import WaymarkFormats
import WaymarkTaxonomy
import WaymarkTestSupport

@Suite("The pages of an Open Referral feed")
struct ORUKWriterTests {
  /// The entries of all pages of a folder, with their envelopes checked field by field.
  private func entries(
    _ pages: [ORUKWriter.Page], in folder: String, _ version: ORUKWriter.Version, size: Int
  ) throws -> [JSONNode] {
    let pages = pages.filter { $0.path.hasPrefix(folder + "/") }
    let roots = try pages.map { try JSONDocument(parsing: $0.bytes).root }
    let contents = try roots.map { Array(try #require($0["contents"] ?? $0["content"]).elements) }
    let total = contents.reduce(0) { $0 + $1.count }
    for (place, root) in roots.enumerated() {
      let isFirst = place == 0
      let isLast = place == roots.count - 1
      #expect(pages[place].path == "\(folder)/\(place + 1).json")
      #expect(isLast || contents[place].count == size)
      #expect(root["empty"]?.bool == contents[place].isEmpty)
      switch version {
      case .v1:
        #expect(
          root.members.map(\.name) == [
            "totalElements", "totalPages", "number", "size", "first", "last", "empty", "content",
          ])
        #expect(root["totalElements"]?.int == total)
        #expect(root["totalPages"]?.int == roots.count)
        #expect(root["number"]?.int == place + 1)
        #expect(root["size"]?.int == size)
        #expect(root["first"]?.bool == isFirst)
        #expect(root["last"]?.bool == isLast)
      case .v3:
        #expect(
          root.members.map(\.name) == [
            "total_items", "total_pages", "page_number", "size", "first_page", "last_page",
            "empty", "contents",
          ])
        #expect(root["total_items"]?.int == total)
        #expect(root["total_pages"]?.int == roots.count)
        #expect(root["page_number"]?.int == place + 1)
        #expect(root["size"]?.int == contents[place].count)
        #expect(root["first_page"]?.bool == isFirst)
        #expect(root["last_page"]?.bool == isLast)
      }
    }
    return contents.flatMap { $0 }
  }

  /// The terms of some pages, each of them a file, as a reader of the whole feed has them.
  private func read(_ pages: [ORUKWriter.Page]) throws -> TermGraph {
    var builder = TermGraphBuilder()
    var faults: [Fault] = []
    for page in pages {
      faults += try VocabularyReader.read(bytes: page.bytes, file: page.path, into: &builder)
    }
    let built = builder.build()
    #expect((faults + built.faults).filter { $0.severity == .error } == [])
    return built.graph
  }

  @Test(
    "hold every term once, and read back the same",
    arguments: ORUKWriter.Version.allCases, [1, 3, 7, 1000])
  func readsBack(version: ORUKWriter.Version, size: Int) throws {
    for seed in 1...8 as ClosedRange<UInt64> {
      var random = RandomGraph(seed: seed)
      let graph = random.make()
      let pages = ORUKWriter(graph, version: version).pages(of: size)
      let folder = version == .v3 ? "taxonomy_terms" : "taxonomies"
      let terms = try entries(pages, in: folder, version, size: size)
      #expect(terms.count == graph.terms.count, "seed \(seed)")
      if version == .v3 {
        let lists = try entries(pages, in: "taxonomies", version, size: size)
        let ids = lists.map { $0["id"]?.string }
        #expect(lists.map { $0["name"]?.string } == graph.vocabularies.map(\.prefix))
        #expect(terms.allSatisfy { ids.contains($0["taxonomy_id"]?.string) })
      } else {
        let list = try #require(pages.first { $0.path == "vocabularies.json" })
        let names = try JSONDocument(parsing: list.bytes).root.elements.map(\.string)
        #expect(names == graph.vocabularies.map(\.prefix))
      }
      let back = try read(pages.filter { $0.path != "vocabularies.json" })
      #expect(back.terms.map(\.id) == graph.terms.map(\.id), "seed \(seed)")
      #expect(back.terms.map(\.label) == graph.terms.map(\.label), "seed \(seed)")
      for index in graph.terms.indices {
        let parents = Array(graph.broader(of: index).prefix(1))
        #expect(Array(back.broader(of: index)) == parents, "seed \(seed)")
      }
    }
  }

  @Test("resolve a parent on another page, unless two pages give its name to two terms")
  func parentElsewhere() throws {
    func page(_ id: String, _ term: String, parent: String? = nil) -> String {
      #"{"contents":[{"id":"\#(id)","name":"\#(term)","taxonomy":"town","term":"town:\#(term)""#
        + (parent.map { #","parent_id":"\#($0)""# } ?? "") + "}]}"
    }
    func faults(_ pages: [String]) throws -> (TermGraph, [String]) {
      var builder = TermGraphBuilder()
      for (number, text) in pages.enumerated() {
        _ = try VocabularyReader.read(
          bytes: Array(text.utf8), file: "\(number).json", into: &builder)
      }
      let built = builder.build()
      return (built.graph, built.faults.map(\.message))
    }
    let pages = [page("u1", "a", parent: "u2"), page("u2", "b")]
    for order in [pages, pages.reversed()] {
      let (graph, found) = try faults(order)
      #expect(found == [])
      let below = try #require(graph.index(of: CURIE(prefix: "town", local: "a")))
      #expect(graph.broader(of: below).map { graph.terms[$0].label } == ["b"])
    }
    #expect(try faults(pages + [page("u2", "c")]).1 == ["unknown broader term town:u2"])
  }

  @Test("of nothing are one page that says so", arguments: ORUKWriter.Version.allCases)
  func empty(version: ORUKWriter.Version) throws {
    let pages = ORUKWriter(TermGraphBuilder().build().graph, version: version).pages(of: 10)
    #expect(try entries(pages, in: "taxonomies", version, size: 10).isEmpty)
    #expect(pages.count == 2)
  }

  @Test("name a term by the UUID of its URI")
  func uuids() throws {
    var builder = TermGraphBuilder()
    let id = CURIE(prefix: "esdServiceType", local: "298")
    builder.add(Term(id: id, label: "Carers support groups"), at: Place())
    let pages = ORUKWriter(builder.build().graph).pages(of: 10)
    let term = try entries(pages, in: "taxonomy_terms", .v3, size: 10)[0]
    #expect(term["id"]?.string == "c307b9ba-ff3a-56bc-90d4-887b70c142d7")
    #expect(term["term_uri"]?.string == "http://id.esd.org.uk/service/298")
  }

  private static let hasSchemas = [
    "oruk/schema/taxonomy.json", "oruk/schema/taxonomy_term.json",
    "oruk/schema-v1/taxonomy_list.json",
  ].allSatisfy(SharedData.has)

  @Test(
    "have what the schemas require, and nothing that they do not know",
    .enabled(if: hasSchemas, "shared data is absent"))
  func schemas() throws {
    var random = RandomGraph(seed: 3)
    let graph = random.make()
    func check(_ entries: [JSONNode], _ schema: JSONNode) {
      let known = Set((schema["properties"]?.members.map { $0 } ?? []).map(\.name))
      let required = (schema["required"]?.elements.map { $0 } ?? []).compactMap(\.string)
      for entry in entries {
        let names = entry.members.map(\.name)
        #expect(Set(required).isSubset(of: names))
        for member in entry.members {
          #expect(known.contains(member.name) || member.name == "parent_id")
          #expect(member.value.kind == .string)
        }
      }
    }
    let new = ORUKWriter(graph).pages(of: 5)
    for (folder, name) in [("taxonomies", "taxonomy"), ("taxonomy_terms", "taxonomy_term")] {
      let schema = try JSONDocument(path: SharedData.path("oruk/schema/\(name).json")).root
      check(try entries(new, in: folder, .v3, size: 5), schema)
    }
    let old = ORUKWriter(graph, version: .v1).pages(of: 5)
    let list = try JSONDocument(path: SharedData.path("oruk/schema-v1/taxonomy_list.json")).root
    let item = try #require(list["properties"]?["content"]?["items"])
    check(try entries(old, in: "taxonomies", .v1, size: 5), item)
  }
}
