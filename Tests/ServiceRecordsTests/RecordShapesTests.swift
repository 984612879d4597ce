import Testing
import WaymarkFormats
import WaymarkServiceRecords

@Suite("Records are read in every shape") struct RecordShapesTests {
  private func record(_ text: String) throws -> ServiceRecord {
    let read = readItems(text)
    #expect(read.faults == [])
    return try #require(read.records.first)
  }

  @Test("Our own shape") func ours() throws {
    let read = try record(
      #"{"id":"a","name":"N","description":"D","organization":"O","group":"G","categories":[{"id":"esdServiceType:2","label":"L","main":true},{"label":"M"}],"session_access":"drop-in","minimum_age":5,"maximum_age":11,"gender":"female","audience":["children","carers"],"kind":"service"}"#
    )
    #expect(
      read
        == ServiceRecord(
          id: "a", name: "N", description: "D", organization: "O", group: "G",
          categories: [
            RecordCategory(id: "esdServiceType:2", label: "L", isMain: true),
            RecordCategory(label: "M"),
          ], sessionAccess: "drop-in", minimumAge: 5, maximumAge: 11, gender: "female",
          audience: ["children", "carers"], kind: "service",
          place: Place(file: "memory", line: 1, record: "a")))
  }

  @Test("Open Referral UK version 3") func version3() throws {
    let read = try record(
      #"{"id":"a","name":"N","organization":{"id":"o","name":"Org"},"minimum_age":12,"maximum_age":100,"attributes":[{"id":"row","link_type":"audience","taxonomy_term":{"id":"0f","name":"Term","taxonomy":"esdServiceTypes","term_uri":"http://id.esd.org.uk/service/7","taxonomy_id":"t"}},{"taxonomy_term":{"id":"esdServiceType:8","name":"Eight","term_uri":"https://a.page"}},{"id":"row","taxonomy_term_id":"9","link_id":"a"},{"id":"row","taxonomy_term":null}]}"#
    )
    #expect(read.organization == "Org")
    #expect(read.minimumAge == 12)
    #expect(read.maximumAge == 100)
    #expect(
      read.categories == [
        RecordCategory(
          id: "http://id.esd.org.uk/service/7", label: "Term", vocabulary: "esdServiceTypes",
          otherIDs: ["0f"], linkType: "audience"),
        RecordCategory(id: "esdServiceType:8", label: "Eight", otherIDs: ["https://a.page"]),
        RecordCategory(id: "9"),
      ])
  }

  @Test("A service at a location is the service, and is edited as one") func serviceAtLocation()
    throws
  {
    let text =
      #"{"id":"x","location":{"id":"l","name":"Hall"},"service":{"id":"a","name":"N","description":"D","#
      + #""attributes":[]}}"#
    let read = try record(text)
    #expect(read.id == "a")
    #expect(read.name == "N")
  }

  @Test("Open Referral UK version 1") func version1() throws {
    let read = try record(
      #"{"id":17,"name":"N","attending_access":"appointment","organization":{"name":"Org"},"eligibilitys":[{"id":"e","minimum_age":60,"maximum_age":80,"eligibility":"adult"},{"minimum_age":50,"maximum_age":null,"eligibility":null}],"service_taxonomys":[{"id":"x","taxonomy":{"id":"298","name":"Carers","vocabulary":"esdServiceTypes"}},{"id":"y","taxonomy":{"id":41,"name":"Local"}}]}"#
    )
    #expect(read.id == "17")
    #expect(read.sessionAccess == "appointment")
    #expect(read.minimumAge == 50)
    #expect(read.maximumAge == 80)
    #expect(read.eligibility == ["adult"])
    #expect(
      read.categories == [
        RecordCategory(id: "298", label: "Carers", vocabulary: "esdServiceTypes"),
        RecordCategory(id: "41", label: "Local"),
      ])
  }

  @Test("Terms in a `taxonomies` array") func taxonomies() throws {
    let read = try record(
      #"{"name":"N","taxonomies":[{"id":3,"name":"Sport","vocabulary":"local","parent_id":1},null,{}]}"#
    )
    #expect(read.categories == [RecordCategory(id: "3", label: "Sport", vocabulary: "local")])
  }

  @Test("Annif's corpus") func annif() throws {
    let read = try record(
      #"{"document_id":"d1","text":"Swimming for all","subjects":[{"uri":"http://id.esd.org.uk/service/7","label":"Seven"},{"label":"Eight"}]}"#
    )
    #expect(read.id == "d1")
    #expect(read.description == "Swimming for all")
    #expect(
      read.categories == [
        RecordCategory(id: "http://id.esd.org.uk/service/7", label: "Seven"),
        RecordCategory(label: "Eight"),
      ])
  }

  @Test("A table with all columns") func table() throws {
    let read = try record(
      #"""
      id,name,description,organization,group,categories,session_access,Minimum age,max_age,gender,audience,kind
      7,N,"Two
      lines, ""quoted""",O,G,esdServiceType:2|Day trips | 298,drop-in,5,999,,carers|children,service

      """#)
    #expect(read.description == "Two\nlines, \"quoted\"")
    #expect(
      read.categories == [
        RecordCategory(id: "esdServiceType:2"), RecordCategory(label: "Day trips"),
        RecordCategory(id: "298"),
      ])
    #expect(read.minimumAge == 5)
    #expect(read.maximumAge == nil)
    #expect(read.audience == ["carers", "children"])
    #expect(read.place == Place(file: "memory", line: 2, record: "7"))
  }

  @Test(
    "Where a feed sends another type, what it means is read",
    arguments: [
      #"{"id":{"value":"x"},"name":{"en":"?","name":"N"}}"#,
      #"{"ID":"x","Name":["N","M"],"description":null}"#,
      #"{"identifier":"x","title":"N","categories":null,"audience":null,"attributes":{}}"#,
      #"{"\u0069d":"x","n\u0061me":"N","organization":[]}"#,
      #"{"title":"T","name":"N","id":"x","document_id":"y","text":[]}"#,
    ]) func otherTypes(text: String) throws
  {
    let read = try record(text)
    #expect(read.id == "x")
    #expect(read.name == "N")
    #expect(read.categories == [])
    #expect(read.audience == [])
    #expect(read.organization == nil)
  }

  @Test(
    "Tags are read in every spelling",
    arguments: [
      (#"["esdServiceType:2","Day trips",298]"#, ["esdServiceType:2", "Day trips", "298"]),
      (#""106-02|Dental care""#, ["106-02", "Dental care"]), (#"{"id":"a:1"}"#, ["a:1"]),
      (#"[[1],true,null,"",{"label":""}]"#, []), ("7", ["7"]),
      (#"[{"identifier":"a","prefLabel":"A"}]"#, ["a"]),
    ] as [(String, [String])]) func tags(json: String, expected: [String]) throws
  {
    let read = try record(#"{"name":"N","categories":\#(json)}"#)
    #expect(read.categories.compactMap { $0.id ?? $0.label } == expected)
  }

  @Test(
    "Ages are read as written or left out with a word",
    arguments: [
      ("18", 18, 0), ("\"18\"", 18, 0), ("18.0", 18, 0), ("null", nil, 0), ("\"\"", nil, 0),
      ("999", nil, 0), ("-1", nil, 1), ("\"adult\"", nil, 1), ("1e999", nil, 1), ("true", nil, 1),
      ("99999999999999999999999", nil, 1), ("0", 0, 0), ("[16]", 16, 0),
    ]) func ages(json: String, expected: Int?, faults: Int)
  {
    let read = readItems(#"{"id":"a","name":"N","minimum_age":\#(json)}"#)
    #expect(read.records.map(\.minimumAge) == [expected])
    #expect(read.faults.count == faults)
    #expect(read.faults.allSatisfy { $0.severity == .warning && $0.place.record == "a" })
  }
}
