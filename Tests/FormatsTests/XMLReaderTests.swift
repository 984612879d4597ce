import Testing
import WaymarkFormats
import WaymarkTestSupport

@Suite struct XMLReaderTests {
  /// The events of a document in short: `<a x=1>`, `text`, `</a>`.
  private func events(_ bytes: [UInt8]) throws -> (events: [String], faults: [String]) {
    var reader = XMLReader(bytes: bytes, file: "d.xml")
    var found: [String] = []
    while let event = try reader.next() {
      switch event {
      case .start(let name, let attributes):
        found.append(
          "<\(([name] + attributes.map { "\($0.name)=\($0.value)" }).joined(separator: " "))>")
      case .text(let text): found.append(text)
      case .end(let name): found.append("</\(name)>")
      }
    }
    return (found, reader.faults.map(\.description))
  }

  @Test(
    "Documents read as events",
    arguments: [
      ("<a/>", ["<a>", "</a>"]),
      ("<?xml version=\"2.0\" encoding=\"UTF-8\"?>\n<a>x</a>\n", ["<a>", "x", "</a>"]),
      ("\u{FEFF}<a b = '1' c=\"&lt;&quot;\" >x</a >", ["<a b=1 c=<\">", "x", "</a>"]),
      ("<a>&amp;&#65;&#x1F600;&apos;&gt;</a>", ["<a>", "&A😀'>", "</a>"]),
      ("<a><![CDATA[<b>&amp;]]]></a>", ["<a>", "<b>&amp;]", "</a>"]),
      ("<a>x<!-- <b> - -- -->y<?p <c> ?>z</a>", ["<a>", "x", "y", "z", "</a>"]),
      ("<!DOCTYPE a [<!ENTITY x \"]>y\">]><a/>", ["<a>", "</a>"]),
      ("<!DOCTYPE a [<!-- ' ]> --><!ELEMENT a ANY>]><a/>", ["<a>", "</a>"]),
      ("<n:a xmlns:n='u'><é/></n:a>", ["<n:a xmlns:n=u>", "<é>", "</é>", "</n:a>"]),
    ])
  func documents(text: String, expected: [String]) throws {
    #expect(try events(Array(text.utf8)).events == expected)
  }

  @Test(
    "Malformed documents are faults with their place",
    arguments: [
      ("", "d.xml:1:1: expected an element"),
      ("  x", "d.xml:1:1: text outside the root element"),
      ("<a>\n <b></a>", "d.xml:2:5: expected </b>, found </a>"),
      ("<a>\n<b/>", "d.xml:2:5: element <a> is never closed"),
      ("<a/><b/>", "d.xml:1:5: a second root element"),
      ("</a>", "d.xml:1:1: </a> closes nothing"),
      ("<a>&nbsp;</a>", "d.xml:1:4: unknown entity &nbsp"),
      ("<a>&#xD800;</a>", "d.xml:1:4: unknown entity &#xD800"),
      ("<a>&#0;</a>", "d.xml:1:4: unknown entity &#0"),
      ("<a>&#-5;</a>", "d.xml:1:4: unknown entity &#-5"),
      ("<a>a & b</a>", "d.xml:1:6: unknown entity & b</a>"),
      ("<a b='1' b='2'/>", "d.xml:1:10: attribute b stands twice"),
      ("<a b='1'c='2'/>", "d.xml:1:9: expected an attribute or the end of <a>"),
      ("<a b=1/>", "d.xml:1:4: expected a quoted value of attribute b"),
      ("<a b/>", "d.xml:1:5: expected = after attribute b"),
      ("<a b='<'/>", "d.xml:1:7: a < within the value of attribute b"),
      ("<a b='x", "d.xml:1:4: the value of attribute b is never closed"),
      ("<a><!-- ", "d.xml:1:8: the comment is never closed"),
      ("<a", "d.xml:1:3: expected an attribute or the end of <a>"),
      ("<1/>", "d.xml:1:2: expected a name"),
      ("<!DOCTYPE a [", "d.xml:1:1: the document type is never closed"),
    ])
  func malformed(text: String, message: String) {
    #expect {
      try events(Array(text.utf8))
    } throws: { error in
      (error as? Fault)?.description == message
    }
  }

  @Test("Elements nested too deep are a fault")
  func depth() throws {
    let depth = XMLReader.maximumDepth
    let fine = String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    #expect(try events(Array(fine.utf8)).events.count == 2 * depth)
    #expect(throws: Fault.self) { try events(Array(("<a>" + fine + "</a>").utf8)) }
  }

  @Test("Bytes that are not UTF-8 are noted and passed over")
  func notUTF8() throws {
    let document = try events(Array("<a>\n<b>x".utf8) + [0xFF] + Array("</b></a>".utf8))
    #expect(document.events == ["<a>", "\n", "<b>", "x\u{FFFD}", "</b>", "</a>"])
    #expect(document.faults == ["d.xml:2:4: the text is not UTF-8"])
  }

  @Test("Any bytes read without a trap", arguments: 1...80 as ClosedRange<UInt64>)
  func anyBytes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "<", ">", "/", "a", "b", "=", "'", "\"", "&", ";", "#", "]]>", "<![CDATA[", "<a>", "</a>",
      "<!--", "-->", "<?", "\n", " ", "<!DOCTYPE", "[", "é",
    ]
    let text =
      "<a>"
      + (0..<60).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
    // A fault is as good an answer as events are; what counts is that there is one, and always the
    // same, and that no event says more than the text does.
    let bytes = Array(text.utf8)
    let (first, second) = (Result { try events(bytes) }, Result { try events(bytes) })
    switch (first, second) {
    case (.success(let document), .success(let again)):
      #expect(document.events == again.events && document.faults == again.faults)
      #expect(document.events.count <= bytes.count)
    case (.failure(let fault), .failure(let again)): #expect("\(fault)" == "\(again)")
    default: Issue.record("read once and refused once: \(text)")
    }
  }
}
