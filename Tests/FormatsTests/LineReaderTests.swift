import Foundation
import Testing
import WaymarkFormats
import WaymarkTestSupport

@Suite("Bytes and lines are streamed") struct LineReaderTests {
  private func lines(_ bytes: [UInt8], limit: Int = 1 << 20) throws -> (
    lines: [String], faults: [Fault]
  ) {
    var reader = LineReader(ByteReader(bytes: bytes), limit: limit)
    var lines: [String] = []
    while let line = try reader.next() {
      #expect(line.number == reader.number)
      lines.append(String(decoding: line.bytes, as: UTF8.self))
    }
    return (lines, reader.faults)
  }

  @Test(
    "Lines end in LF, CRLF or with the file",
    arguments: [
      ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\r\nb\r\n", ["a", "b"]), ("\n\na", ["", "", "a"]),
      ("\u{FEFF}a\nb", ["a", "b"]), ("\u{FEFF}", []), ("a\rb\n", ["a\rb"]), ("ab", ["ab"]),
      ("\n", [""]), ("a\r", ["a"]),
    ] as [(String, [String])]) func lineEndings(text: String, expected: [String]) throws
  {
    #expect(try lines(Array(text.utf8)).lines == expected)
  }

  @Test("A line that is too long is skipped, reported and does not disturb the next") func tooLong()
    throws
  {
    let long = String(repeating: "x", count: 700_000)
    let read = try lines(Array("a\n\(long)\nb\n\(long)".utf8), limit: 1000)
    #expect(read.lines == ["a", "b"])
    #expect(read.faults.map(\.place.line) == [2, 4])
  }

  @Test("Lines longer than one piece are whole") func longLines() throws {
    var random = SeededGenerator(seed: 7)
    let expected = (0..<9).map { index in
      String(repeating: "\(index)", count: Int.random(in: 0...900_000, using: &random))
    }
    #expect(try lines(Array(expected.joined(separator: "\n").utf8)).lines == expected)
  }

  @Test("A file is read whole in pieces") func file() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    defer { unlink(path) }
    let content = Data((0..<700_000).map { UInt8(truncatingIfNeeded: $0) })
    try content.write(to: URL(fileURLWithPath: path))
    let reader = try ByteReader(path: path)
    #expect(reader.size == content.count)
    #expect(try Data(reader.readAll()) == content)
    #expect(reader.offset == content.count)
    #expect(throws: Fault.self) { try ByteReader(path: path).readAll(limit: 1000) }
  }

  @Test(
    "What cannot be read says so",
    arguments: [
      ("/nowhere/at/all", "no such file"), ("/tmp", "is a folder"), ("/tmp/\0", "NUL"),
      ("", "no such"),
    ]) func unreadable(path: String, reason: String)
  {
    let fault = #expect(throws: Fault.self) { _ = try ByteReader(path: path) }
    #expect(fault?.message.contains(reason) == true)
    #expect(fault?.place.file == path)
  }
}
