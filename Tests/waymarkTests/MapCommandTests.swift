import Foundation
import Testing
import WaymarkTestSupport

@Suite("map")
struct MapCommandTests {
  private let program = BuiltProgram()

  private static let local = """
    id,label,parent
    a,Food bank,
    b,Luncheon clubs and toy libraries,
    c,Online,
    d,Things,

    """

  init() { program.folder.write("local.csv", Self.local) }

  /// The cells of a crosswalk, without its header.
  private func cells(_ text: String) -> [[String]] {
    text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst().map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test("writes a crosswalk as SSSOM, and what a person must decide")
  func writes() throws {
    let result = try program.run(
      "map", "town=local.csv", "--review-output", "review.csv", "--license",
      "https://example.org/l", "--set-version", "2", "--date", "2026-03-01")
    #expect(result.status == 0)
    #expect(result.errors.contains("4 local terms: "))
    #expect(
      result.output.hasPrefix(
        """
        #curie_map:
        #  exServiceType: "urn:waymark:exServiceType:"
        #  semapv: "https://w3id.org/semapv/vocab/"
        #  skos: "http://www.w3.org/2004/02/skos/core#"
        #  sssom: "https://w3id.org/sssom/"
        #  town: "urn:waymark:town:"
        #license: "https://example.org/l"
        #mapping_date: "2026-03-01"
        #mapping_set_id: "https://w3id.org/sssom/mappings/waymark-town"
        #mapping_set_version: "2"
        subject_id\tsubject_label\t
        """))
    let rows = cells(result.output)
    #expect(rows.first?[3] == "skos:exactMatch" && rows.first?[5] == "exServiceType:3")
    #expect(
      rows.contains { $0[1] == "Online" && $0[2] == "format" && $0[5] == "sssom:NoTermFound" })
    let review = try String(contentsOfFile: program.folder.path + "/review.csv", encoding: .utf8)
    #expect(review.hasPrefix("subject_id,subject_label,above,records,kind,decision,predicate,by,"))
    #expect(review.contains("\ntown:d,Things,"))
  }

  @Test("keeps what was decided, in a review and in the crosswalk that it replaces")
  func keeps() throws {
    #expect(
      try program.run("map", "town=local.csv", "--output", "c.tsv", "--review-output", "r.csv")
        .status == 0)
    program.folder.write(
      "decided.csv", "subject_id,subject_label,decision,by\ntown:d,Things,Toy libraries,Ann\n")
    let reviewed = try program.run(
      "map", "town=local.csv", "--review", "decided.csv", "--output", "c.tsv")
    #expect(reviewed.status == 0)
    let path = program.folder.path + "/c.tsv"
    let first = try String(contentsOfFile: path, encoding: .utf8)
    let row = cells(first).first { $0[1] == "Things" }
    #expect(row?[5] == "exServiceType:4" && row?[7] == "semapv:ManualMappingCuration")
    #expect(row?[8] == "1" && row?[9] == "Ann")
    #expect(try program.run("map", "town=local.csv", "--output", "c.tsv").status == 0)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == first)
    // What is not a crosswalk is not overwritten as if it were one.
    program.folder.write("c.tsv", "notes of mine\n")
    #expect(try program.run("map", "town=local.csv", "--output", "c.tsv").status == 1)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "notes of mine\n")
  }

  @Test("is sure only of what names say with more than one general word")
  func sureness() throws {
    let kinds = [
      "Supported housing", "Housing repairs", "Housing advice", "Housing register",
      "Sheltered housing",
      "Private housing grants", "Housing benefit", "Care at home", "Bereavement support",
      "Debt advice", "Volunteer centres", "Municipal funerals",
    ]
    let rows = kinds.enumerated().map { "exServiceType:\($0 + 1),\($1),,Service\n" }
    program.folder.write(
      "taxonomies/service-types.csv", "Identifier,Label,Description,Type\n" + rows.joined())
    program.folder.write("taxonomies/links.csv", "from,relation,to,weight\n")
    program.folder.write(
      "synonyms/keywords.csv", "term,keyword,weight\nexServiceType:12,free will,1\n")
    program.folder.write(
      "local.csv",
      "id,label\n1,Housing\n2,Care homes\n3,IT\n4,Free\n5,Other services\n6,Advice on debts\n"
        + "7,Bereavement service\n8,Home care\n")
    let result = try program.run("map", "town=local.csv", "--review-output", "decide.csv")
    let asked = try String(contentsOfFile: program.folder.path + "/decide.csv", encoding: .utf8)
    let header = try #require(asked.split(separator: "\n").first).split(separator: ",")
    let sureness = try #require(header.firstIndex(of: "confidence_1"))
    for row in asked.split(separator: "\n").dropFirst() {
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      #expect(Double(cells[sureness]) ?? 0 < 0.5, "\(row)")
    }
    let rowOf = Dictionary(grouping: cells(result.output)) { $0[1] }.compactMapValues(\.first)
    for label in ["Housing", "Care homes", "IT", "Free", "Other services"] {
      let row = try #require(rowOf[label])
      let isAsked = row[11].contains("decide=by-person")
      #expect(isAsked || row[2] != "service type", "\(row)")
      #expect(row[3] != "skos:exactMatch" || row[5] == "sssom:NoTermFound", "\(row)")
    }
    for label in ["Advice on debts", "Home care", "Bereavement service"] {
      let row = try #require(rowOf[label])
      #expect(!row[11].contains("decide=by-person"), "\(row)")
      #expect((row[3] == "skos:exactMatch") == (label != "Bereavement service"), "\(row)")
    }
  }

  @Test("reads what the records say that bear a local term")
  func records() throws {
    let records = (1...6).map {
      #"{"id":"\#($0)","name":"Food parcels","description":"Parcels of food.","#
        + #""categories":[{"id":"d"}]}"#
    }
    program.folder.write("records.ndjson", records.joined(separator: "\n"))
    let result = try program.run("map", "town=local.csv", "--records", "records.ndjson")
    #expect(result.errors.contains("6 of 6 records bear terms of the list"))
    let row = cells(result.output).first { $0[1] == "Things" }
    #expect(row?[5] == "exServiceType:3")
    #expect(row?[12] == "first in 6 of 6 records")
  }

  @Test("keeps what records taught where they are not given again, or says that they are missing")
  func withoutRecords() throws {
    let records = (1...6).map {
      #"{"id":"\#($0)","name":"Food parcels","description":"Parcels of food.","#
        + #""categories":[{"id":"d"}]}"#
    }
    program.folder.write("records.ndjson", records.joined(separator: "\n"))
    let first = try program.run(
      "map", "town=local.csv", "--records", "records.ndjson", "--output", "c.tsv",
      "--review-output", "r.csv", "--review-all")
    #expect(first.status == 0)
    let bare = try program.run("map", "town=local.csv", "--review", "r.csv")
    #expect(bare.errors.contains("--records is missing"), "\(bare.errors)")
    let kept = try program.run("map", "town=local.csv", "--review", "r.csv", "--review", "c.tsv")
    #expect(!kept.errors.contains("--records is missing"))
    let row = cells(kept.output).first { $0[1] == "Things" }
    #expect(row?[5] == "exServiceType:3")
    #expect(row?[12] == "first in 6 of 6 records")
  }

  @Test("takes a list that comes in several pages")
  func pages() throws {
    for (page, rows) in [("1", "a,Food bank"), ("2", "b,Toy libraries")] {
      program.folder.write("page\(page).csv", "id,label\n\(rows)\n")
    }
    let result = try program.run("map", "town=page1.csv", "town=page2.csv")
    #expect(result.status == 0, "\(result.errors)")
    #expect(cells(result.output).map { $0[0] } == ["town:a", "town:b"])
  }

  @Test("says of a review what cannot be followed, and what the list no longer has")
  func reviewFaults() throws {
    program.folder.write(
      "decided.csv",
      """
      subject_id,subject_label,decision,by
      town:d,Old things,Toy libraries,Ann
      town:gone,Gone,Toy libraries,Ann
      town:a,Food bank,none,Ann
      town:a,Food bank,Toy libraries,Ann

      """)
    let result = try program.run("map", "town=local.csv", "--review", "decided.csv")
    #expect(result.status == 1)
    #expect(
      result.errors.contains("decided.csv:5: town:a is decided otherwise on line 4"),
      "\(result.errors)")
    #expect(result.errors.contains("town:gone: warning: is decided and no longer in the list"))
    #expect(result.errors.contains("4 local terms: "))
    let rows = cells(result.output)
    #expect(rows.first { $0[0] == "town:d" }?[1] == "Things")
    #expect(rows.first { $0[0] == "town:a" }?[9] == "")
    program.folder.write("nothing.csv", "subject_id,decision,by\ntown:b,\" ; ,\",Ann\n")
    let nothing = try program.run("map", "town=local.csv", "--review", "nothing.csv")
    #expect(nothing.status == 1)
    #expect(
      nothing.errors.contains("nothing.csv:2: the decision \"; ,\" names nothing"),
      "\(nothing.errors)")
    program.folder.write("wide.csv", [0xFF, 0xFE, 0x73, 0x00])
    let wide = try program.run("map", "town=local.csv", "--review", "wide.csv")
    #expect(wide.errors.contains("is UTF-16; save it as UTF-8"))
  }

  @Test(
    "says what is wrong with its files",
    arguments: [
      (["map", "missing.csv"], 1, "missing.csv"), (["map"], 64, "missing"),
      (["map", "town=local.csv", "--review", "local.csv"], 1, "expected a crosswalk in SSSOM"),
    ])
  func faults(_ arguments: [String], _ status: Int32, _ message: String) throws {
    let result = try program.run(arguments)
    #expect(result.status == status)
    #expect(result.errors.contains(message))
    #expect(result.output.isEmpty)
  }

  /// The reference tool of SSSOM: `pip install sssom`, found at `$WAYMARK_SSSOM` or on the path.
  private static let referenceTool: ForeignTool? = {
    if let named = ProcessInfo.processInfo.environment["WAYMARK_SSSOM"] {
      return ForeignTool(at: named)
    }
    return ForeignTool("sssom")
  }()

  @Test(
    "writes what the reference tool of SSSOM reads, and finds nothing wrong with",
    .enabled(if: referenceTool != nil, "there is no sssom; pip install sssom, or set WAYMARK_SSSOM")
  )
  func reference() throws {
    program.folder.write(
      "earlier.tsv",
      """
      subject_id\tpredicate_id\tpredicate_modifier\tobject_id\tmapping_justification\treviewer_label
      town:a\tskos:exactMatch\tNot\texServiceType:1\tsemapv:ManualMappingCuration\tAnn "A" O’Neil
      town:d\tskos:exactMatch\t\tsssom:NoTermFound\tsemapv:ManualMappingCuration\tAnn
      """)
    #expect(
      try program.run(
        "map", "town=local.csv", "--review", "earlier.tsv", "--output", "c.sssom.tsv",
        "--set-version", "1: \"a\" #2", "--date", "2026-03-01", "--license", "https://example.org/l"
      ).status == 0)
    let tool = try #require(Self.referenceTool)
    let valid = try tool.run(["validate", "c.sssom.tsv"], in: program.folder)
    #expect(valid.status == 0, "\(valid.errors.suffix(500))")
    let parsing = ["parse", "c.sssom.tsv", "--output", "parsed.tsv"]
    #expect(try tool.run(parsing, in: program.folder).status == 0)
    func read(_ file: String) throws -> (header: [Substring], rows: [[String: String]]) {
      let path = program.folder.path + "/" + file
      let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      let table = lines.filter { !$0.hasPrefix("#") }.map {
        $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      }
      let rows = table.dropFirst().map { row in
        Dictionary(uniqueKeysWithValues: zip(table[0], row).filter { !$0.1.isEmpty })
      }
      return (lines.filter { $0.hasPrefix("#") }, rows.sorted { "\($0)" < "\($1)" })
    }
    let (ours, theirs) = (try read("c.sssom.tsv"), try read("parsed.tsv"))
    func cells(_ rows: [[String: String]]) -> Set<[String: String]> {
      Set(rows.map { row in row.filter { $0.key != "confidence" } })
    }
    #expect(cells(theirs.rows) == cells(ours.rows))
    #expect(theirs.rows.count == ours.rows.count)
    let required = ["subject_id", "predicate_id", "object_id", "mapping_justification"]
    #expect(theirs.rows.allSatisfy { row in required.allSatisfy { row[$0] != nil } })
    #expect(theirs.rows.contains { $0["predicate_modifier"] == "Not" })
    #expect(theirs.rows.count { $0["object_id"] == "sssom:NoTermFound" } >= 2)
    for line in [
      "# license: https://example.org/l", "# mapping_date: '2026-03-01'",
      "# mapping_set_id: https://w3id.org/sssom/mappings/waymark-town",
      "# mapping_set_version: '1: \"a\" #2'", "#   town: 'urn:waymark:town:'",
    ] {
      #expect(theirs.header.contains { $0 == line }, "\(line) in \(theirs.header)")
    }
  }
}
