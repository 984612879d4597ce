import Foundation
import Testing
import WaymarkTestSupport

@Suite("waymark audit")
struct AuditCommandTests {
  private let program = BuiltProgram()
  private static let records = """
    {"id":"a","name":"Tuesday lunch club","organization":"Mill Lane","description":"A luncheon club: a hot meal in company for older people.","categories":[{"id":"exServiceType:1"},{"id":"exServiceType:4"},{"id":"exNeed:1"}]}
    {"id":"b","name":"Toy library","description":"Toys to borrow. Ring 020 7946 0123.","categories":[{"id":"exServiceType:4"}]}

    """

  @Test("tells people what the tags are worth")
  func text() throws {
    program.folder.write("town.ndjson", Self.records)
    let found = try program.run("audit", "town.ndjson")
    #expect(found.status == 0)
    #expect(
      found.output.hasPrefix(
        """
        town.ndjson
        2 records, 4 tags: 2 a record, half of them have 1 or fewer, the most is 3

             50%  2 tags are borne out by the text
             50%  2 tags would stay: 1 a record, 1 at most

        """))
    #expect(found.output.contains("1 need"))
    #expect(found.output.contains("Mill Lane"))
  }

  @Test("counts a tag that has the name of a need once, and not as unknown")
  func disguise() throws {
    program.folder.write(
      "town.ndjson",
      #"{"id":"1","name":"x","description":"pool","categories":[{"id":"town:18","label":"Company"}]}"#
    )
    let text = try program.run("audit", "town.ndjson")
    #expect(text.output.contains("tag is no service type: 1 need"))
    #expect(!text.output.contains("in no list"))
    let json = try program.run("audit", "town.ndjson", "--format", "json")
    #expect(json.output.contains(#""not a service type": 1"#))
    #expect(json.output.contains(#""unknown": 0"#))
  }

  @Test("judges local tags by what a mapping says that they mean")
  func mapping() throws {
    program.folder.write(
      "map.tsv",
      "subject_id\tsubject_label\tpredicate_id\tobject_id\tmapping_justification\n"
        + "town:1\tMeals\tskos:exactMatch\texServiceType:1\tsemapv:ManualMappingCuration\n")
    program.folder.write(
      "town.ndjson", #"{"id":"a","name":"Luncheon club","categories":["Meals"]}"#)
    let found = try program.run("audit", "town.ndjson", "--mapping", "map.tsv")
    #expect(found.output.contains("100%  1 tag is borne out by the text"), "\(found.output)")
    #expect(try program.run("audit", "town.ndjson").output.contains("1  tag is in no list"))
  }

  @Test("gives a row for each tag")
  func table() throws {
    program.folder.write("town.ndjson", Self.records)
    let found = try program.run("audit", "town.ndjson", "--format", "csv")
    let rows = found.output.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    #expect(rows.count == 5)
    #expect(rows[0].prefix(3) == ["record", "name", "organization"])
    #expect(rows[1].contains("exServiceType:1") && rows[1].contains("suggested"))
    #expect(rows[2].contains("exServiceType:4") && rows[2].contains("unsupported"))
    #expect(rows[3].contains("exNeed:1") && rows[3].contains("not a service type"))
  }

  @Test("writes a page that appears whole, and the same page again")
  func page() throws {
    program.folder.write("town.ndjson", Self.records)
    for name in ["one.html", "two.html"] {
      let found = try program.run(
        "audit", "town.ndjson", "--format", "html", "--title", "Our town", "--output", name)
      #expect(found.status == 0)
      #expect(found.output == "")
    }
    let pages = ["one.html", "two.html"].map {
      FileManager.default.contents(atPath: program.folder.path + "/" + $0)
    }
    let page = String(decoding: try #require(pages[0]), as: UTF8.self)
    #expect(pages[0] == pages[1])
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    #expect(page.contains("Tags of Our town"))
    #expect(!page.contains("7946"))
  }

  @Test("goes on after what is at fault, says how much that was, and ends with 1")
  func faults() throws {
    program.folder.write("town.ndjson", Self.records + "{\"id\":\"c\n")
    let found = try program.run("audit", "absent.ndjson", "town.ndjson", "--format", "json")
    #expect(found.status == 1)
    #expect(found.errors.contains("absent.ndjson"))
    #expect(found.errors.contains("town.ndjson:3"))
    #expect(found.errors.hasSuffix("2 errors\n"))
    #expect(found.output.contains("\"records\": 2,"))
    #expect(found.output.contains("\"faults\": 2,"))
  }

  @Test(
    "refuses what it does not understand",
    arguments: [[], ["x", "--format", "pdf"], ["x", "--limit", "0"]])
  func usage(_ arguments: [String]) throws {
    #expect(try program.run(["audit"] + arguments).status == 64)
  }
}
