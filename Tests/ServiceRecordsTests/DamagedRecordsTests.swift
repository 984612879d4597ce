import Testing
import WaymarkFormats
import WaymarkServiceRecords
import WaymarkTestSupport

@Suite("Damage costs the damaged record only") struct DamagedRecordsTests {
  @Test(
    "Faults have their places, and the rest is read",
    arguments: [
      (#"["id":"bad","name":"x"}"#, "bad"), (#"{"id":"bad"}"#, "bad"),
      (#"{"id":"bad","name":"#, "bad"),
      (#"{"id":"bad","name":"x}"#, "bad"),
      (#"{"id":"bad","name":"x"}}"#, "bad"), ("null", nil), ("7", nil), ("\"x\"", nil),
      ("nonsense", nil),
      (#"{"id":"bad","name":"\ud800"}"#, "bad"), (#"{"id":"bad","name":""}"#, "bad"),
      (#"{"id":17 "name":"x"}"#, "17"), (#"{"name":"x" "id":"late"}"#, "late"),
    ]) func lines(line: String, record: String?)
  {
    let good = #"{"id":"g","name":"Good"}"#
    for text in ["\(good)\n\(line)\n\(good)\n", "\(line)\n\(good)\n\(good)"] {
      let read = readItems(text)
      #expect(read.records.map(\.id) == ["g", "g"], "\(text)")
      #expect(read.faults.map(\.place.line) == [text.hasPrefix(good) ? 2 : 1], "\(text)")
      #expect(read.faults.map(\.place.record) == [record], "\(text)")
    }
  }

  @Test("Rows that are ragged or badly quoted are left out") func rows() {
    let read = readItems("id,name,description\n1,a,\n2,b\n3,\"c,\n4,d,\n5,,\n6,f,x")
    #expect(read.records.map(\.id) == ["1", "4", "6"])
    #expect(read.faults.map(\.place.line) == [3, 4, 6])
    #expect(read.faults.last?.place.record == "5")
  }

  private static let damages = [
    #"{"id":"2","name":"x","tags":[1,2}"#, #"{"id":"2","name":"x""#, #"{"id":"2","name":x"}"#,
    #"{"id":"2" "name":"x"}"#, #"{"id":"2","name":"x","tags":[1}}"#,
    #"{"id":"2","name":"x","tags":]}"#,
    #"{"id":"2","name":"x",,"y":1}"#, #"{"id":"2","name":"x","y":}"#, #"{"id":"2","name":"x";}"#,
    #"{"id":"2","name":"x","y":{"z":1}"#, "{\"id\":\"2\",\"name\":\"x\n\"}",
    #"{"id":"2","name":"\ud800"}"#,
  ]

  @Test("In a list on one line the next record is found again", arguments: damages)
  func compactLists(damage: String) {
    let record = { (id: Int) in #"{"id":"\#(id)","name":"n","contacts":[{"id":"c","title":"t"}]}"# }
    for (head, tail) in [("[", "]"), (#"{"total_items":4,"contents":["#, #"],"last":true}"#)] {
      let read = readItems(
        head + [record(1), damage, record(3), record(4)].joined(separator: ",") + tail)
      #expect(read.records.map(\.id) == ["1", "3", "4"], "\(damage)")
      #expect(read.faults.count == 1, "\(read.faults)")
      #expect(read.faults.first?.place.record == "2")
    }
  }

  @Test("In an indented list the next record is found again", arguments: damages)
  func indentedLists(damage: String) {
    let record = { (id: Int) in
      "  {\n    \"id\": \"\(id)\",\n    \"contacts\": [\n      {\n      \"id\": 1\n      }\n    ],\n    \"name\": \"n\"\n  }"
    }
    let indented = "  " + damage.replacing(",", with: ",\n    ")
    for (head, tail) in [("[\n", "\n]"), ("{\n  \"contents\": [\n", "\n  ]\n}")] {
      let read = readItems(
        head + [record(1), indented, record(3), record(4)].joined(separator: ",\n") + tail)
      #expect(read.records.map(\.id) == ["1", "3", "4"], "\(damage)")
      #expect(read.faults.count == 1, "\(read.faults)")
    }
  }

  @Test("A damaged head of an envelope does not hide the list") func damagedHead() {
    let read = readItems(
      #"{"total_items":,"contents":[{"id":"1","name":"a"},{"id":"2","name":"b"}]}"#)
    #expect(read.records.map(\.id) == ["1", "2"])
    #expect(read.faults.count == 1)
  }

  @Test(
    "A text that is cut short says so",
    arguments: [
      #"[{"id":"1","name":"a"}"#, #"[{"id":"1","name":"a"},"#, #"[{"id":"1","name":"a"},{"id":"#,
      #"{"contents":[{"id":"1","name":"a"}]"#,
      #"{"contents":[{"id":"1","name":"a"},{"id":"2","name":"#,
      "{\"id\":\"1\",\"name\":\"a\"}\n{\"id\":\"2\",\"na",
    ]) func cutShort(text: String)
  {
    let read = readItems(text)
    #expect(read.records.map(\.id) == ["1"])
    #expect(read.faults.count == 1)
    #expect(read.faults.allSatisfy { $0.place.line != nil })
  }

  @Test(
    "Nesting that goes on for ever is one fault",
    arguments: ["[", "{\"a\":", "[[[{\"contents\":"]) func deep(opening: String)
  {
    let deep = String(repeating: opening, count: 100_000)
    #expect(readItems(deep).faults.isEmpty == false)
    let read = readItems("{\"id\":1,\"name\":\"a\"}\n\(deep)\n{\"id\":2,\"name\":\"b\"}")
    #expect(read.records.map(\.id) == ["1", "2"])
    #expect(read.faults.count == 1)
  }

  @Test(
    "Whatever is done to an input, reading ends, and every fault has its place",
    arguments: 1...8 as ClosedRange<UInt64>)
  func mutations(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let record = { (id: Int) in
      #"{"id":\#(id),"name":"Café \u00e9","categories":[{"id":"a:1","main":true}],"minimum_age":5,"organization":{"name":"O"}}"#
    }
    let records = (1...6).map(record)
    let seeds = [
      records.joined(separator: "\n"), "[" + records.joined(separator: ",\n ") + "]",
      #"{"total_items":6,"contents":["# + records.joined(separator: ",") + "]}",
      "id,name,description,categories,minimum_age\n1,a,\"b, c\",x|y,3\n2,\"d\"\"\n\",e,,\n",
    ]
    let pieces = [
      "{", "}", "[", "]", "\"", ",", ":", "\\", "\n", "1e999", "null", "\0", "{\"id\":", "\\ud800",
    ]
    for _ in 0..<250 {
      var bytes = Array(seeds.randomElement(using: &random, or: "").utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let at = Int.random(in: 0..<max(1, bytes.count), using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes.removeSubrange(at...)
        case 1: bytes.insert(contentsOf: pieces.randomElement(using: &random, or: "").utf8, at: at)
        case 2: bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 3: bytes.remove(at: at)
        case 4: bytes.insert(contentsOf: bytes[at...].prefix(40), at: at)
        default: bytes.removeSubrange(at..<min(bytes.count, at + 30))
        }
        if bytes.isEmpty { bytes = [0x20] }
      }
      let read = readItems(bytes)
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(read.faults.allSatisfy { $0.place.file == "memory" }, "seed \(seed): \(text)")
      #expect(joined(bytes) ?? bytes == bytes, "seed \(seed): \(text)")
    }
  }

  @Test(
    "One changed byte in a line costs at most that line", arguments: 1...4 as ClosedRange<UInt64>)
  func oneByte(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let lines = (1...5).map { #"{"id":"\#($0)","name":"Name","description":"Text"}"# }
    let text = Array(lines.joined(separator: "\n").utf8)
    for _ in 0..<500 {
      var bytes = text
      let at = Int.random(in: 0..<bytes.count, using: &random)
      if bytes[at] == 0x0A { continue }
      bytes[at] = UInt8.random(in: 0x20...0xFF, using: &random)
      let read = readItems(bytes)
      let changed = 1 + text[..<at].count { $0 == 0x0A }
      let kept = Set(read.records.compactMap(\.place.line))
      #expect(kept.isSuperset(of: Set(1...5).subtracting([changed])), "seed \(seed), byte \(at)")
      #expect(read.records.count + read.faults.count == 5, "seed \(seed), byte \(at)")
    }
  }

  /// The chunks of an input joined, or `nil` where it is a table or no records at all.
  private func joined(_ bytes: [UInt8]) -> [UInt8]? {
    do throws(Fault) {
      var reader = try RecordReader(ByteReader(bytes: bytes))
      var joined: [UInt8] = []
      while let chunk = try reader.nextChunk() { joined += chunk.bytes }
      return joined.isEmpty ? nil : joined
    } catch {
      return nil
    }
  }
}

extension Array {
  fileprivate func randomElement(using random: inout SeededGenerator, or other: Element) -> Element
  {
    randomElement(using: &random) ?? other
  }
}
