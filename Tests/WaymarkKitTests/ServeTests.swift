import Foundation
import Testing
import WaymarkFormats
import WaymarkKit
import WaymarkStorage
import WaymarkTestSupport

@Suite("The loop of serve")
struct ServeTests {
  private let invented: InventedWorkspace

  init() throws { invented = try InventedWorkspace() }

  private func answers(to input: String, limit: Int = 10_000) throws -> [JSONNode] {
    var lines: [[UInt8]] = []
    var loop = ServeLoop(try Waymark.open(invented.path), limit: limit) { "2026-01-02T03:04:05Z" }
    try loop.run(ByteReader(bytes: Array(input.utf8))) { lines.append($0) }
    return try lines.map { line in
      #expect(line.last == 0x0A)
      #expect(line.firstIndex(of: 0x0A) == line.count - 1)
      return try JSONDocument(parsing: line).root
    }
  }

  @Test("answers each line by one line, in order, and repeats its id")
  func order() throws {
    let answers = try answers(
      to: """
        {"id":1,"command":"search","query":"lunch"}
        {"id":"b","command":"show","term":"exServiceType:3"}

        {"command":"info"}
        {"id":1.50,"command":"nothing"}
        {"id":5,"command":"find","text":"I have no food","limit":1}
        """)
    #expect(
      answers.map { $0["id"].map { String(decoding: $0.rawBytes, as: UTF8.self) } } == [
        "1", "\"b\"", "null", "1.50", "5",
      ])
    #expect(answers[0]["answer"]?.elements.first { _ in true }?["id"]?.string == "exServiceType:1")
    #expect(answers[1]["answer"]?["label"]?.string == "Food banks")
    #expect(answers[2]["answer"]?["vocabularies"] != nil)
    #expect(answers[3]["error"]?["code"]?.string == "unknown-command")
    let type = answers[4]["answer"]?["types"]?.elements.first { _ in true }
    #expect(type?["label"]?.string == "Food banks")
  }

  @Test(
    "says what is wrong with a request, and goes on",
    arguments: [
      ("{", "bad-request"), ("null", "bad-request"), ("\"a\"", "bad-request"),
      (#"{"id":{},"command":"info"}"#, "bad-request"), (#"{"id":1}"#, "bad-request"),
      (#"{"command":""}"#, "unknown-command"), (#"{"command":"show"}"#, "bad-input"),
      (#"{"command":"show","term":"nothing"}"#, "unknown-term"),
      (#"{"command":"search","query":"a","limit":1.5}"#, "bad-input"),
      (#"{"command":"search","query":"a","vocabulary":"none"}"#, "bad-input"),
      (#"{"command":"search","query":"a","vocabulary":[1]}"#, "bad-input"),
      (#"{"command":"suggest","name":" ","description":null}"#, "bad-input"),
      (#"{"command":"suggest","description":"a","official_only":1}"#, "bad-input"),
      (#"{"command":"suggest","description":"a","min_confidence":2}"#, "bad-input"),
      (#"{"command":"suggest","description":"a","within":["x y"]}"#, "unknown-term"),
      (#"{"command":"suggest","description":"a","deskription":"b"}"#, "bad-input"),
      (#"{"command":"find"}"#, "bad-input"),
      (#"{"command":"find","need":"Lunch clubs"}"#, "unknown-term"),
      (#"{"command":"correct","record":{"name":"a"},"keep":[]}"#, "bad-input"),
      (#"{"command":"correct","record":{"name":"a"},"keep":[],"by":"x"}"#, "bad-input"),
      (
        #"{"command":"correct","record":{"name":"a"},"keep":["Lunch clubs"],"by":" "}"#, "bad-input"
      ),
      (#"{"command":"correct","record":7,"keep":["Lunch clubs"],"by":"x"}"#, "bad-input"),
      (
        #"{"command":"correct","record":{"name":"a"},"keep":["Lunch clubs","x"],"by":"x"}"#,
        "unknown-term"
      ), (String(repeating: " ", count: 10_001) + "{}", "bad-request"),
      (String(repeating: "[", count: 9_000), "bad-request"), ("\u{0}", "bad-request"),
    ])
  func refuses(line: String, code: String) throws {
    let answers = try answers(to: line + "\n{\"id\":2,\"command\":\"info\"}\n")
    #expect(answers.count == 2)
    #expect(answers[0]["error"]?["code"]?.string == code)
    #expect(answers[0]["error"]?["message"]?.string?.isEmpty == false)
    #expect(answers[1]["answer"]?["model"]?["corrections"]?.int == 0)
  }

  @Test(
    "takes a correction whose record has a mere flaw, and one that only names the main tag",
    arguments: [
      #"{"command":"correct","record":{"name":"a","minimum_age":"old"},"keep":["Lunch clubs"],"by":"x"}"#,
      #"{"command":"correct","record":{"name":"a"},"main":"Lunch clubs","by":"x"}"#,
    ])
  func takes(line: String) throws {
    #expect(try answers(to: line + "\n")[0]["answer"]?["entry"]?.int == 1)
  }

  @Test(
    "refuses a tag that can be none, rather than record the rest",
    arguments: ["[298]", "[null]", "true", "[{}]", "[[\"Lunch clubs\"]]"])
  func tags(value: String) throws {
    let line =
      #"{"command":"correct","record":{"name":"a"},"keep":["Lunch clubs"],"add":\#(value),"by":"x"}"#
    let error = try answers(to: line + "\n")[0]["error"]
    #expect(error?["code"]?.string == "bad-input")
    #expect(error?["message"]?.string?.contains("in add") == true)
  }

  @Test("knows at once what it was taught, and masks what it keeps")
  func learns() throws {
    let answers = try answers(
      to: """
        {"command":"correct","record":{"id":"z","name":"Zumba","description":"Ring 020 7946 0000"},\
        "add":"Toy libraries","by":"ann"}
        {"command":"info"}
        {"command":"suggest","name":"Zumba","description":"Ring us","ranking":1}
        """)
    #expect(answers[0]["answer"]?["entry"]?.int == 1)
    #expect(answers[1]["answer"]?["model"]?["corrections"]?.int == 1)
    let first = answers[2]["answer"]?["ranking"]?.elements.first { _ in true }
    #expect(first?["id"]?.string == "exServiceType:4")
    let entry = try #require(try invented.store().read { try $0.entries() }.first)
    #expect(entry.description == "Ring [phone]")
    #expect(entry.at == "2026-01-02T03:04:05Z")
    #expect(entry.by == "ann")
  }

  @Test("knows at once what somebody else taught")
  func others() throws {
    let other = try Waymark.open(invented.path)
    let info = Array(#"{"command":"info"}"#.utf8) + [0x0A]
    var counts: [Int?] = []
    var loop = ServeLoop(try Waymark.open(invented.path)) { "" }
    try loop.run(ByteReader(bytes: info + info)) { line in
      counts.append(
        try JSONDocument(parsing: line).root["answer"]?["model"]?["corrections"]?.int)
      try other.learn("Zumba", tags: ["Toy libraries"], by: "bob")
    }
    #expect(counts == [0, 1])
  }
}
