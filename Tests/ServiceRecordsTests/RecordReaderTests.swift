import Foundation
import Testing
import WaymarkFormats
import WaymarkServiceRecords
import WaymarkTestSupport

@Suite("Records are read from every layout") struct RecordReaderTests {
  private static let record =
    #"{"id":"r1","name":"Tea & talk","description":"Company for older people"}"#
  private static let other = #"{"id":2,"name":"Swim"}"#

  @Test(
    "The layout is told by content",
    arguments: [
      "\(record)\n\(other)\n", "\(record)\r\n\r\n\(other)", "\u{FEFF}\(record)\n\(other)",
      "[\(record),\(other)]", " [ \n \(record) , \n \(other) ] \n", "\u{FEFF}[\(record),\(other)]",
      #"{"total_items":2,"empty":false,"contents":[\#(record),\#(other)]}"#,
      #"{"contents":[\#(record),\#(other)],"total_items":2}"#,
      #"{"totalElements":2,"content":[\#(record),\#(other)],"last":true}"#,
      #"{"totalelements":2,"firstpage":true,"CONTENT":[\#(record),\#(other)]}"#,
      "{\"content\":[\(record)]}\n{\"content\":[\(other)]}\n",
      "{\n\"content\": [\n\(record)\n]\n}\n{\n\"content\": [\n\(other)\n]\n}",
      "[{\"content\":[\(record)]},{\"content\":[\(other)]}]",
      "{\n  \"id\": \"r1\",\n  \"name\": \"Tea & talk\",\n  \"description\": \"Company for older people\"\n}\n{\n\"id\": 2, \"name\": \"Swim\"}",
      "[\(record)]\n[\(other)]", "\(record) \(other)",
      "id,name,description\nr1,Tea & talk,Company for older people\n2,Swim,\n",
      "\u{FEFF}ID;Name;Description\r\nr1;Tea & talk;Company for older people\r\n2;Swim;\r\n",
      "id\tname\tdescription\t\nr1\tTea & talk\tCompany for older people\t\n2\tSwim\t\t\n",
      "description,name,id\n\"Company for older people\",Tea & talk,r1\n,Swim,2",
    ]) func layouts(text: String) throws
  {
    let read = readItems(text)
    #expect(read.faults == [])
    #expect(read.records.map(\.id) == ["r1", "2"])
    #expect(read.records.map(\.name) == ["Tea & talk", "Swim"])
    #expect(read.records.map(\.description) == ["Company for older people", ""])
  }

  @Test(
    "A page with nothing in it is not wrong",
    arguments: [
      "", "\n \n", "[]", #"{"contents":[]}"#,
      #"{"total_items":0,"contents":null}"#, #"{"totalelements":0,"totalpages":0}"#, "\u{FEFF}",
      "name,description\n", #"{"content":[],"totalElements":0}"#,
    ]) func emptyPages(text: String)
  {
    let read = readItems(text)
    #expect(read.records == [])
    #expect(read.faults == [])
  }

  @Test(
    "What holds no records is refused as a whole",
    arguments: ["hello", "a,b\n1,2\n", "<xml/>", "\0\0\0\0"])
  func refused(text: String) {
    let fault = #expect(throws: Fault.self) {
      _ = try RecordReader(ByteReader(bytes: Array(text.utf8), path: "x"))
    }
    #expect(fault?.place.file == "x")
  }

  @Test(
    "UTF-16 and compressed files are named as such",
    arguments: [[0xFF, 0xFE, 0x5B, 0], [0x1F, 0x8B, 8]])
  func otherFiles(bytes: [UInt8]) {
    let fault = #expect(throws: Fault.self) { _ = try RecordReader(ByteReader(bytes: bytes)) }
    #expect(fault?.message.contains(";") == true)
  }

  @Test("A missing file is one fault, and the other files are read") func missingFile() {
    let read = RecordReader.readAll(["/nowhere/a.ndjson"])
    #expect(read.records == [])
    #expect(read.faults.map(\.place.file) == ["/nowhere/a.ndjson"])
  }

  @Test("Records know their lines") func lines() {
    let read = readItems("\(Self.record)\n\n\(Self.other)\n")
    #expect(
      read.records.map(\.place) == [
        Place(file: "memory", line: 1, record: "r1"), Place(file: "memory", line: 3, record: "2"),
      ])
    let pretty = readItems("{\n \"contents\": [\n  \(Self.record),\n  {\n\"name\": \"x\"}\n]}")
    #expect(pretty.records.map(\.place.line) == [3, 4])
  }

  @Test("Sources are the bytes of the input") func sources() throws {
    let text = "[ \(Self.record) ,\n \(Self.other) ]"
    var reader = try RecordReader(ByteReader(bytes: Array(text.utf8)))
    let chunk = try #require(try reader.nextChunk())
    let sources = chunk.parse(keepingSources: true).compactMap { item in
      if case .record(let record) = item { record.source } else { nil }
    }
    #expect(sources.map { String(decoding: $0.bytes, as: UTF8.self) } == [Self.record, Self.other])
    let bytes = Array(text.utf8)
    for source in sources {
      #expect(bytes[source.offset..<(source.offset + source.bytes.count)] == source.bytes)
    }
  }

  @Test(
    "Chunks joined are the input byte for byte, and hold 1,024 records at most", arguments: 0...3)
  func chunks(layout: Int) throws {
    let records = (0..<5000).map {
      #"{"id": \#($0), "name": "Service \#($0)", "x": [1, {"y": "]}"}]}"#
    }
    let text =
      switch layout {
      case 0: records.joined(separator: "\n")
      case 1: "\u{FEFF} [" + records.joined(separator: ",\n  ") + "]\n"
      case 2:
        #"{"total_items": 5000, "contents": ["# + records.joined(separator: ",") + #"], "z": {}}"#
      default: records.joined(separator: "\r\n\r\n") + "\n"
      }
    var reader = try RecordReader(ByteReader(bytes: Array(text.utf8)))
    var joined: [UInt8] = []
    var ids: [String?] = []
    while let chunk = try reader.nextChunk() {
      #expect(chunk.offset == joined.count)
      #expect(chunk.count <= 1024)
      joined += chunk.bytes
      for case .record(let record) in chunk.parse() { ids.append(record.id) }
    }
    #expect(joined == Array(text.utf8))
    #expect(ids == (0..<5000).map { String($0) })
  }

  @Test("Records longer than a piece are whole") func longRecords() {
    let long = String(repeating: "café ", count: 200_000)
    let texts = [
      "{\"name\":\"\(long)\"}\n{\"name\":\"b\"}", "[{\"name\":\"\(long)\"},{\"name\":\"b\"}]",
      "{\"contents\":[{\"name\":\"\(long)\"},{\"name\":\"b\"}]}", "name\n\(long)\nb\n",
    ]
    for text in texts {
      #expect(readItems(text).records.map(\.name) == [long, "b"])
    }
  }

  @Test(
    "A filter gets what a pipe has before it waits for more",
    arguments: ["\(record)\n", "[\(record),", "id,name\nr1,Tea\n"])
  func pipes(beginning: String) throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    let bytes = Array(beginning.utf8)
    #expect(write(ends[1], bytes, bytes.count) == bytes.count)
    var reader = try RecordReader(path: "/dev/fd/\(ends[0])")
    let chunk = try #require(try reader.nextChunk())
    let ids = chunk.parse().compactMap { item in
      if case .record(let record) = item { record.id } else { nil }
    }
    #expect(ids == ["r1"])
  }

  @Test(
    "The shared Open Referral examples are read",
    .enabled(if: SharedData.has("oruk/service_full.json"), "shared data is absent"),
    arguments: ["oruk/service_full.json", "oruk/service_list.json"])
  func openReferral(name: String) throws {
    let read = RecordReader.readAll([SharedData.path(name)])
    #expect(read.faults == [])
    let record = try #require(read.records.first)
    #expect(read.records.count == 1)
    #expect(record.organization != nil)
    #expect(record.minimumAge == 12)
    #expect(record.categories.count == (name.contains("full") ? 1 : 0))
  }

  @Test(
    "The shared labelled sets are read without a fault",
    .enabled(if: SharedData.has("labelled/uk-services-dev.ndjson"), "shared data is absent"),
    arguments: [
      ("uk-services-dev", 217), ("council-pages", 2426), ("smc-open-eligibility", 525),
    ]) func labelled(name: String, count: Int)
  {
    let read = RecordReader.readAll([SharedData.path("labelled/\(name).ndjson")])
    #expect(read.faults == [])
    #expect(read.records.count == count)
    #expect(read.records.allSatisfy { $0.id != nil })
  }
}

/// Reads the items of a text.
func readItems(_ text: String) -> (records: [ServiceRecord], faults: [Fault]) {
  readItems(Array(text.utf8))
}

/// Reads the items of bytes.
func readItems(_ bytes: [UInt8]) -> (records: [ServiceRecord], faults: [Fault]) {
  var records: [ServiceRecord] = []
  var faults: [Fault] = []
  do throws(Fault) {
    var reader = try RecordReader(ByteReader(bytes: bytes))
    while let item = try reader.next() {
      switch item {
      case .record(let record): records.append(record)
      case .fault(let fault): faults.append(fault)
      }
    }
  } catch {
    faults.append(error)
  }
  return (records, faults)
}
