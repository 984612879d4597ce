import Testing
import WaymarkFormats
import WaymarkTestSupport

@Suite struct DelimitedReaderTests {
  /// The header, the rows and the faults of a table in memory.
  private func read(
    _ text: String, separator: UInt8? = nil
  ) throws -> (header: [String], rows: [[String]], lines: [Int], faults: [String]) {
    try read(bytes: Array(text.utf8), separator: separator)
  }

  private func read(
    bytes: [UInt8], separator: UInt8? = nil
  ) throws -> (header: [String], rows: [[String]], lines: [Int], faults: [String]) {
    var reader = try DelimitedReader(bytes: bytes, file: "t.csv", separator: separator)
    var rows: [[String]] = []
    var lines: [Int] = []
    while let row = try reader.next() {
      rows.append(reader.header.indices.map { row[$0] })
      lines.append(row.line)
    }
    return (reader.header, rows, lines, reader.faults.map(\.description))
  }

  @Test(
    "Well-formed tables read without faults",
    arguments: [
      ("a,b\n1,2\n", [["1", "2"]]),
      ("a,b\r\n1,2\r\n", [["1", "2"]]),
      ("\u{FEFF}a,b\n1,2", [["1", "2"]]),
      ("a,b,\n1,2,\n3,4\n", [["1", "2"], ["3", "4"]]),
      ("a\tb\n1,5\t2\n", [["1,5", "2"]]),
      ("a;b\n\"x;y\";2\n", [["x;y", "2"]]),
      ("a|b\n1|2\n\n\n3|4\n", [["1", "2"], ["3", "4"]]),
      ("a,b\n\"one\ntwo\",\"say \"\"hi\"\"\"\n", [["one\ntwo", "say \"hi\""]]),
      ("a,b\n5\" pipe,2\n", [["5\" pipe", "2"]]),
      ("a,b\n,\n1,\n", [["1", ""]]),
      ("a,b\n\"\",é\n", [["", "é"]]),
      ("a,b\n1,2\r", [["1", "2"]]),
      ("a,b\nx\ry,2\n", [["x\ry", "2"]]),
      ("\"a\",b\n1,2\n", [["1", "2"]]),
      ("", []), ("\n\n", []), ("a,b", []),
    ])
  func wellFormed(text: String, rows: [[String]]) throws {
    let table = try read(text)
    #expect(table.rows == rows)
    #expect(table.faults == [])
  }

  @Test(
    "A faulty row is left out with its line, and the rest serves",
    arguments: [
      (
        "a,b\n1\n2,3\n4,5,6\n", [["2", "3"]],
        ["t.csv:2: expected 2 cells, found 1 cell", "t.csv:4: expected 2 cells, found 3 cells"]
      ),
      (
        "a,b\n1,\"x\n2,3\n4,5\n", [["2", "3"], ["4", "5"]],
        ["t.csv:2: a quote is opened here and never closed"]
      ),
      (
        "a,b\n1,\"x\n2,\"y\"\n4,5\n", [["2", "y"], ["4", "5"]],
        ["t.csv:3: expected a separator after the closing quote of cell 2"]
      ),
      (
        "a,b\n\"x\"y,1\n4,5\n", [["4", "5"]],
        ["t.csv:2: expected a separator after the closing quote of cell 1"]
      ),
    ])
  func faultyRow(
    text: String, rows: [[String]], faults: [String]
  ) throws {
    let table = try read(text)
    #expect(table.rows == rows)
    #expect(table.faults == faults)
  }

  @Test("A quoted cell that is too long is not taken for an unclosed quote")
  func longCell() throws {
    let long = String(repeating: "a", count: 17 << 20)
    let table = try read("a,b\n1,\"\(long)\"\n2,3\n")
    #expect(table.rows == [["2", "3"]])
    #expect(table.faults == ["t.csv:2: the row is longer than 16 MiB"])
  }

  @Test("Bytes that are not UTF-8 are found in their cell")
  func notUTF8() throws {
    let table = try read(bytes: Array("a,b\n1,".utf8) + [0xFF, 0x0A] + Array("2,3\n".utf8))
    #expect(table.rows == [["2", "3"]])
    #expect(table.faults == ["t.csv:2:2: the cell is not UTF-8"])
  }

  @Test("A NUL byte is found in its cell")
  func nul() throws {
    let table = try read("a,b\n1,x\0y\n2,3\n")
    #expect(table.rows == [["2", "3"]])
    #expect(table.faults == ["t.csv:2:2: the cell holds a NUL byte"])
  }

  @Test(
    "A table in UTF-16 is told",
    arguments: [[0xFF, 0xFE, 0x61, 0], [0xFE, 0xFF, 0, 0x61]] as [[UInt8]])
  func utf16(bytes: [UInt8]) throws {
    let fault = #expect(throws: Fault.self) { try DelimitedReader(bytes: bytes, file: "t.csv") }
    #expect(fault?.description == "t.csv: is UTF-16; save it as UTF-8")
  }

  @Test("Lines are counted through quoted newlines")
  func lines() throws {
    let table = try read("a,b\n\"x\n\ny\",1\nz,2\n")
    #expect(table.lines == [2, 5])
  }

  @Test("Columns are found whatever their case and punctuation")
  func columns() throws {
    let reader = try DelimitedReader(bytes: Array("Identifier,Parent identifiers,\n".utf8))
    #expect(reader.header == ["Identifier", "Parent identifiers"])
    #expect(reader.column("id", "identifier") == 0)
    #expect(reader.column("parent_identifiers") == 1)
    #expect(reader.column("label") == nil)
  }

  @Test("Comment lines before the header are skipped and counted")
  func comments() throws {
    var reader = try DelimitedReader(
      bytes: Array("#x: 1\n#y, \"z\na,b\n1,2\n".utf8), comment: UInt8(ascii: "#"))
    #expect(reader.headerLine == 3)
    #expect(try reader.next()?.line == 4)
  }

  @Test("The size of the pieces does not matter", arguments: 1...7)
  func pieces(size: Int) throws {
    let text = "\u{FEFF}a,b\r\n\"o\"\"ne\r\n\",2\r\n3,\"4\"\r\n5\n\"6\",é"
    var rest = Array(text.utf8)[...]
    var pieces = try DelimitedReader(file: "t.csv") { buffer in
      buffer.append(contentsOf: rest.prefix(size))
      rest = rest.dropFirst(size)
      return !rest.isEmpty
    }
    var rows: [[String]] = []
    while let row = try pieces.next() { rows.append([row[0], row[1]]) }
    #expect(rows == [["o\"ne\r\n", "2"], ["3", "4"], ["6", "é"]])
    #expect(pieces.faults.map(\.place.line) == [5])
  }

  @Test("A byte-order mark that comes alone hides no header", arguments: 1...7)
  func loneByteOrderMark(size: Int) throws {
    var rest = Array("\u{FEFF}a;b\n1;2\n".utf8)[...]
    var reader = try DelimitedReader(file: "t.csv") { buffer in
      buffer.append(contentsOf: rest.prefix(size))
      rest = rest.dropFirst(size)
      return !rest.isEmpty
    }
    #expect(reader.separator == UInt8(ascii: ";"))
    #expect(reader.header == ["a", "b"])
    #expect(try reader.next()?.line == 2)
  }

  @Test(
    "What is written reads back the same",
    arguments: [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")],
    1...40 as ClosedRange<UInt64>)
  func roundTrip(separator: UInt8, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let alphabet = ["a", "é", "\"", ",", ";", "\t", "\n", "\r", " ", "|", "日", ""]
    let header = (0..<Int.random(in: 1...4, using: &random)).map { "c\($0)" }
    let rows = (0..<20).map { _ in
      ["x"]
        + header.dropFirst().map { _ in
          (0..<Int.random(in: 0...5, using: &random)).map { _ in
            alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
          }.joined()
        }
    }
    var writer = DelimitedWriter(separator: separator)
    writer.append(header)
    for row in rows { writer.append(row) }
    let table = try read(bytes: writer.bytes, separator: separator)
    #expect(table.rows == rows, "seed \(seed)")
    #expect(table.faults == [], "seed \(seed)")
  }

  @Test("Any bytes read without a trap", arguments: 1...60 as ClosedRange<UInt64>)
  func anyBytes(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let alphabet = Array("\"\",\n\r;a\u{FEFF}".utf8) + [0xFF, 0x00]
    let bytes = (0..<400).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }
    // Without a header that can be read there is no table, and why not is told.
    do {
      let table = try read(bytes: bytes)
      #expect(table.lines == table.lines.sorted(), "seed \(seed)")
    } catch let fault as Fault {
      #expect(fault.place.line != nil, "seed \(seed)")
    }
  }

  @Test(
    "A table whose header cannot be read is refused, and no row is taken for the header",
    arguments: [
      ("name,\"a\"b\nLunch,Soup\n", "after the closing quote"),
      ("name,Cat\u{FFFD}gorie\nLunch,Soup\n", "UTF-8"),
      ("id,name\r1,Lunch\r2,Yoga\r", "CR alone"),
    ])
  func header(text: String, complaint: String) {
    // What stands for the one bad byte becomes one.
    let bytes = Array(text.utf8).split(separator: [0xEF, 0xBF, 0xBD])
      .joined(separator: [0xE9]).map(\.self)
    #expect {
      try read(bytes: bytes)
    } throws: { error in
      (error as? Fault)?.message.contains(complaint) == true
    }
  }
}
