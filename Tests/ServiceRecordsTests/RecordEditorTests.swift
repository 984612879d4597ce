import Testing
import WaymarkFormats
import WaymarkServiceRecords

@Suite("Tags are edited in place") struct RecordEditorTests {
  static let carers = tag("298", "Carers support groups", isMain: true)
  static let lunch = tag("77", "Lunch clubs")

  static func tag(_ local: String, _ label: String, isMain: Bool = false) -> NewTag {
    var tag = NewTag(
      prefix: "esdServiceType", local: local, uri: "http://id.esd.org.uk/service/" + local,
      label: label, vocabulary: "esdServiceTypes")
    tag.isMain = isMain
    tag.isLabelClear = true
    tag.isLocalClear = true
    return tag
  }

  private func edited(
    _ text: String, removing: Set<Int> = [], adding: [NewTag] = [], model: Int? = nil
  ) throws -> String {
    var reader = try RecordReader(ByteReader(bytes: Array(text.utf8)))
    var result: [UInt8] = []
    while let chunk = try reader.nextChunk() {
      var splices: [Splice] = []
      for case .record(let record) in chunk.parse(keepingSources: true) {
        var edit = TagEdit()
        edit.removed = removing
        edit.added = adding
        edit.model = model
        let source = try #require(record.source)
        let shift = source.offset - chunk.offset
        splices += try #require(RecordEditor.splices(edit, in: record)).map {
          Splice(($0.range.lowerBound + shift)..<($0.range.upperBound + shift), $0.replacement)
        }
      }
      splices.apply(to: chunk.bytes, into: &result)
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let row = NameBasedUUID(of: "r1|http://id.esd.org.uk/service/298").description
  private static let term = NameBasedUUID(of: "http://id.esd.org.uk/service/298").description

  @Test(
    "A tag is added in the way of its neighbours",
    arguments: [
      (#"["esdServiceTypes:1"]"#, #"["esdServiceTypes:1","esdServiceTypes:298"]"#),
      (
        #"["http://id.esd.org.uk/service/1" , "x" ]"#,
        #"["http://id.esd.org.uk/service/1" , "x" , "http://id.esd.org.uk/service/298" ]"#
      ),
      (#"["Day trips"]"#, #"["Day trips","Carers support groups"]"#),
      ("[7]", "[7,298]"), ("7", "[7,298]"),
      ("[]", #"[{"id":"esdServiceType:298","label":"Carers support groups","main":true}]"#),
      ("null", #"[{"id":"esdServiceType:298","label":"Carers support groups","main":true}]"#),
      (#""106-02 | Dental care""#, #""106-02 | Dental care | 298""#),
      (#"{"id":"esdServiceType:1"}"#, #"[{"id":"esdServiceType:1"},{"id":"esdServiceType:298"}]"#),
      (
        #"[{ "ID" : "a:1", "Label":"A", "parent_id":7, "main":false }]"#,
        #"[{ "ID" : "a:1", "Label":"A", "parent_id":7, "main":false },{ "ID" : "esdServiceType:298", "Label" : "Carers support groups", "main" : true }]"#
      ),
      (
        #"[{"term_uri":"https:\/\/a.b\/c","name":"x"}]"#,
        #"[{"term_uri":"https:\/\/a.b\/c","name":"x"},{"term_uri":"http:\/\/id.esd.org.uk\/service\/298","name":"Carers support groups"}]"#
      ),
      (#"[null,{"id":"a:1"}]"#, #"[null,{"id":"a:1"},{"id":"esdServiceType:298"}]"#),
      (
        #"[{"note":"no tag at all"}]"#,
        #"[{"note":"no tag at all"},{"id":"esdServiceType:298","label":"Carers support groups","main":true}]"#
      ),
    ])
  func adding(before: String, after: String) throws {
    let record = { (tags: String) in
      #"{"id":"r1","name":"N","categories":\#(tags),"x":1.50}"# + "\n"
    }
    #expect(try edited(record(before), adding: [Self.carers]) == record(after))
  }

  @Test(
    "A link row is added as Open Referral has it",
    arguments: [
      (
        #""attributes":[{"id":"ae58cc39-8b70-4ab1-8aea-786882e5ac8e","link_id":"r1","link_type":"audience","taxonomy_term":{"id":"3f7b145d-84af-42d7-8fae-eaca714b02b2","name":"A","description":"d","taxonomy":"x","term_uri":"http://a.b/c"}}]"#,
        #"{"id":"ROW","link_id":"r1","taxonomy_term":{"id":"TERM","name":"Carers support groups","description":"Carers support groups","taxonomy":"esdServiceTypes","term_uri":"http://id.esd.org.uk/service/298"}}"#
      ),
      (
        #""service_taxonomys":[{"id":12,"taxonomy":{"id":"1","name":"A","vocabulary":"esdServiceTypes"}}]"#,
        #"{"id":NUMBER,"taxonomy":{"id":"298","name":"Carers support groups","vocabulary":"esdServiceTypes"}}"#
      ),
      (
        #""taxonomies":[{"id":3,"name":"Sport","vocabulary":"local","parent_id":1}]"#,
        #"{"id":298,"name":"Carers support groups","vocabulary":"esdServiceTypes"}"#
      ),
      (
        #""attributes":[{"id":"row","taxonomy_term_id":"9","link_id":"a"}]"#,
        #"{"id":"ROW","taxonomy_term_id":"298","link_id":"a"}"#
      ),
    ])
  func linking(member: String, row: String) throws {
    let number = NameBasedUUID(of: "r1|http://id.esd.org.uk/service/298").number
    let expected = row.replacing("ROW", with: Self.row).replacing("TERM", with: Self.term)
      .replacing("NUMBER", with: String(number))
    let text = #"{"id":"r1","name":"N",\#(member)}"#
    #expect(
      try edited(text, adding: [Self.carers])
        == #"{"id":"r1","name":"N",\#(member.dropLast()),\#(expected)]}"#)
  }

  @Test(
    "What goes leaves nothing behind",
    arguments: [
      (#"["a:1"]"#, [0], "[]"), (#"[ "a:1" ]"#, [0], "[]"), (#"["a:1", "a:2"]"#, [0], #"["a:2"]"#),
      (#"["a:1", "a:2"]"#, [1], #"["a:1"]"#), (#"[1, 2, 3, 4]"#, [1, 2], "[1, 4]"),
      (#"[1, 2, 3, 4]"#, [0, 3], "[2, 3]"), (#""a|b | c""#, [1], #""a|c""#),
      (#""a|b""#, [0, 1], #""""#),
      (#"["a:1|a:2",7]"#, [0], #"["a:2",7]"#), (#"["a:1|a:2",7]"#, [0, 1], "[7]"),
      (#"{"id":"a:1"}"#, [0], "[]"), (#"[null,{"id":"a:1"}]"#, [0], "[null]"),
    ] as [(String, Set<Int>, String)])
  func removing(before: String, removed: Set<Int>, after: String) throws {
    let record = { (tags: String) in
      #"{"id":"r1","name":"N","categories":\#(tags),"x":"A","y" : {}}"#
    }
    #expect(try edited(record(before), removing: removed) == record(after))
  }

  @Test("What goes may make room for what comes")
  func replacing() throws {
    let record = { (tags: String) in #"{"id":"r1","name":"N","categories":\#(tags)}"# }
    #expect(
      try edited(record(#"["a:1", "a:2"]"#), removing: [0, 1], adding: [Self.carers, Self.lunch])
        == record(#"["esdServiceType:298", "esdServiceType:77"]"#))
    #expect(
      try edited(record(#"["a:1", "Day trips"]"#), removing: [1], adding: [Self.lunch], model: 1)
        == record(#"["a:1", "Lunch clubs"]"#))
  }

  @Test(
    "A missing list is added at the end, in the style of the record",
    arguments: [
      (
        #"{"name":"N","schedules":[]}"#,
        #"{"name":"N","schedules":[],"attributes":[{"id":"ROW","taxonomy_term":{"id":"TERM","name":"Carers support groups","description":"Carers support groups","taxonomy":"esdServiceTypes","term_uri":"http://id.esd.org.uk/service/298"}}]}"#
      ),
      (
        #"{ "name": "N", "attending_access": null }"#,
        #"{ "name": "N", "attending_access": null, "service_taxonomys": [{"id": "ROW", "taxonomy": {"id": "esdServiceType:298", "name": "Carers support groups", "vocabulary": "esdServiceTypes"}}] }"#
      ),
      (
        #"{"name":"N","attendingAccess":null}"#,
        #"{"name":"N","attendingAccess":null,"serviceTaxonomys":[{"id":"ROW","taxonomy":{"id":"esdServiceType:298","name":"Carers support groups","vocabulary":"esdServiceTypes"}}]}"#
      ),
      (
        "{\r\n\t\"document_id\": \"N\",\r\n\t\"text\": \"T\"\r\n}",
        "{\r\n\t\"document_id\": \"N\",\r\n\t\"text\": \"T\",\r\n\t\"subjects\": [\r\n\t\t{\r\n\t\t\t\"uri\": \"http://id.esd.org.uk/service/298\",\r\n\t\t\t\"label\": \"Carers support groups\"\r\n\t\t}\r\n\t]\r\n}"
      ),
    ])
  func missing(before: String, after: String) throws {
    let row = NameBasedUUID(of: "N|http://id.esd.org.uk/service/298").description
    #expect(
      try edited(before, adding: [Self.carers])
        == after.replacing("ROW", with: row).replacing("TERM", with: Self.term))
  }

  @Test(
    "The cell of a table is edited",
    arguments: [
      ("a:1", [0], [], ""), ("\"a:1\"", [0], [], "\"\""), ("", [], ["298"], "esdServiceType:298"),
      ("a:1|a:2", [0], ["298"], "a:2|esdServiceType:298"),
      ("\"a \"\"b\"\"|c, d\"", [0], [], "\"c, d\""),
      ("Day trips", [], ["x, y"], "\"Day trips|x, y\""),
    ] as [(String, Set<Int>, [String], String)])
  func cells(before: String, removed: Set<Int>, added: [String], after: String) throws {
    let table = { (tags: String) in
      "\u{FEFF}id,categories,name\r\n1,\(tags),\"N, \"\"M\"\"\"\r\n\r\nragged\r\n"
    }
    let tags = added.map { $0 == "298" ? Self.carers : Self.tag("5", $0) }
    #expect(try edited(table(before), removing: removed, adding: tags) == table(after))
  }

  @Test("Text is escaped as the record escapes")
  func escapes() throws {
    let tag = Self.tag("5", "Carers’ cafés")
    let text = #"{"name":"caf\u00e9","subjects":[{"label":"A"}]}"#
    #expect(
      try edited(text, adding: [tag])
        == #"{"name":"caf\u00e9","subjects":[{"label":"A"},{"label":"Carers\u2019 caf\u00e9s"}]}"#)
  }

  @Test("Identifiers follow from names as the RFC has it")
  func identifiers() {
    #expect(
      NameBasedUUID(of: "http://www.example.com/").description
        == "fcde3c85-2270-590f-9e7c-ee003d65e0e2")
    #expect(
      NameBasedUUID(of: String(repeating: "x", count: 64)).description
        == "9d07bf9d-4264-5f1e-9682-bc55c8180b46"
    )
  }
}
