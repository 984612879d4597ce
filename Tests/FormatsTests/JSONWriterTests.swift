import Testing
import WaymarkFormats
import WaymarkTestSupport

@Suite("JSON texts are written") struct JSONWriterTests {
  private func text(pretty: Bool = false, _ body: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter(isPretty: pretty)
    body(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private func sample(_ writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("a")
    writer.beginArray()
    writer.int(-1)
    writer.null()
    writer.bool(true)
    writer.beginObject()
    writer.endObject()
    writer.endArray()
    writer.key("b")
    writer.raw(Array("1.50".utf8))
    writer.endObject()
  }

  @Test("Commas and colons stand where they belong") func compact() {
    #expect(text(sample) == #"{"a":[-1,null,true,{}],"b":1.50}"#)
  }

  @Test("Pretty texts are indented by two spaces") func pretty() {
    #expect(
      text(pretty: true, sample) == """
        {
          "a": [
            -1,
            null,
            true,
            {}
          ],
          "b": 1.50
        }
        """)
  }

  @Test("Lines follow each other and the writer serves again") func lines() {
    #expect(
      text { writer in
        writer.int(9)
        writer.removeAll()
        for value in 1...2 {
          writer.beginArray()
          writer.int(value)
          writer.endArray()
          writer.lineFeed()
        }
      } == "[1]\n[2]\n")
  }

  @Test(
    "Only what must be is escaped",
    arguments: [
      ("plain", #""plain""#), ("\"\\/", #""\"\\/""#),
      ("\u{8}\t\n\u{C}\r\u{1}\u{1F}\0", #""\b\t\n\f\r\u0001\u001f\u0000""#),
      ("é€😀\u{7F}\u{2028}", "\"é€😀\u{7F}\u{2028}\""), ("", #""""#),
    ]) func strings(value: String, expected: String)
  {
    #expect(text { $0.string(value) } == expected)
  }

  @Test("What must be escaped is found at every place", arguments: 0..<20)
  func places(place: Int) {
    for (character, escaped) in [
      ("\"", "\\\""), ("\\", "\\\\"), ("\u{1F}", "\\u001f"), ("\n", "\\n"),
    ] {
      let (before, after) = (String(repeating: "a", count: place), String(repeating: "a", count: 9))
      #expect(
        text { $0.string(before + character + after) } == "\"" + before + escaped + after + "\"")
    }
  }

  @Test(
    "Integers are written out", arguments: [0, 7, 10, -305, .max, .min])
  func integers(value: Int) {
    #expect(text { $0.int(value) } == "\(value)")
  }

  @Test(
    "Numbers read back as they were",
    arguments: [
      0, -0.0, 0.1, 1, 1e16, Double.leastNonzeroMagnitude, 1.7976931348623157e308, -123.456, 2.3,
    ])
  func doubles(value: Double) throws {
    let written = text { $0.double(value) }
    #expect(try JSONDocument(parsing: written).root.double == value)
  }

  @Test(
    "Numbers are rounded to the decimals asked for",
    arguments: [
      (0.91456, 2, "0.91"), (0.9, 4, "0.9"), (1.0, 3, "1"), (-0.004, 2, "0"), (-1.005, 1, "-1"),
      (0.05, 2, "0.05"), (12.3456, 0, "12"), (1e300, 2, "1e+300"), (-2.75, 1, "-2.8"),
      (10.0625, 4, "10.0625"), (0.0001, 4, "0.0001"), (100.5, 3, "100.5"),
    ]) func rounding(value: Double, decimals: Int, expected: String)
  {
    #expect(text { $0.double(value, decimals: decimals) } == expected)
  }

  @Test("Infinity and NaN become null", arguments: [Double.infinity, -.infinity, .nan])
  func notNumbers(value: Double) {
    #expect(text { $0.double(value) } == "null")
    #expect(text { $0.double(value, decimals: 2) } == "null")
  }

  @Test("What is written reads back the same", arguments: 1...4 as ClosedRange<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let scalars = (0..<Int.random(in: 0...30, using: &random)).compactMap { _ in
        Unicode.Scalar(
          UInt32.random(in: 0...0x11_0000, using: &random)
            >> UInt32.random(in: 0...16, using: &random))
      }
      let string = String(String.UnicodeScalarView(scalars))
      let number = Double(bitPattern: random.next())
      let written = text(pretty: Bool.random(using: &random)) { writer in
        writer.beginObject()
        writer.key(named: string)
        writer.double(number)
        writer.endObject()
      }
      let members = try Array(JSONDocument(parsing: written).root.members)
      let member = try #require(members.first)
      #expect(Array(member.name.utf8) == Array(string.utf8), "seed \(seed)")
      if number.isFinite { #expect(member.value.double == number, "seed \(seed)") }
    }
  }
}
