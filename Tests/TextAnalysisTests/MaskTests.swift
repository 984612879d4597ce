import Testing
import WaymarkTestSupport
import WaymarkTextAnalysis

@Suite("Masks")
struct MaskTests {
  @Test(
    "web addresses are masked, with and without a scheme",
    arguments: [
      ("See https://www.example.org/a/b?c=d&e=f.", "See [web]."),
      ("(http://example.co.uk/list_(old))", "([web])"),
      ("www.example.org.uk, then", "[web], then"),
      ("WWW.EXAMPLE.ORG", "[web]"),
      ("Visit example.org today", "Visit [web] today"),
      ("at our-club.example.co.uk/join!", "at [web]!"),
      ("on facebook.com/ourclub", "on [web]"),
      ("example.org.Ring us", "[web].Ring us"),
      ("bit.ly/abc12", "[web]"),
      ("ftp://files.example.net:21/x", "[web]"),
      ("http://example.org&nbsp;now", "[web]&nbsp;now"),
      ("éhttps://example.org/café – a", "é[web] – a"),
    ])
  func web(text: String, masked: String) {
    #expect(Analyzer().masked(text) == masked)
  }

  @Test(
    "e-mail addresses are masked whole",
    arguments: [
      ("Mail jo.smith@example.org.", "Mail [email]."),
      ("jo_smith+list@mail.example.co.uk", "[email]"),
      ("<jo@example.org>", "<[email]>"),
      ("mailto:jo@example.org?subject=x", "[email]?subject=x"),
      ("o'neil@example.org,a@example.org", "[email],[email]"),
      ("josé@example.org", "[email]"),
      ("07700900123@example.org", "[email]"),
      ("info@example.org.uk.Please ring", "[email].Please ring"),
      ("Mail jo&#64;example.org now", "Mail [email] now"), ("jo (at) example.org", "[email]"),
      ("jo[at]example.co.uk", "[email]"), ("ann@café.org", "[email]"),
      ("Meet (at) noon. Then go", "Meet (at) noon. Then go"),
      ("Write to jo @ example.org please", "Write to [email] please"),
      ("Meet @ noon. Then go", "Meet @ noon. Then go"),
    ])
  func email(text: String, masked: String) {
    #expect(Analyzer().masked(text) == masked)
  }

  @Test(
    "phone numbers are masked in all their usual spellings",
    arguments: [
      "020 7946 0000", "(020) 7946 0000", "02079460000", "0207 946 0000", "020-7946-0000",
      "020.7946.0000", "020 - 7946 0000", "+44 20 7946 0000", "+44 (0)20 7946 0000",
      "+44(0)2079460000", "+442079460000", "0044 20 7946 0000", "00442079460000",
      "44 20 7946 0000", "01632 960001", "01632 960 001", "(01632) 960001", "01632-960-001",
      "01632\u{A0}960001", "01632&nbsp;960001", "01632–960001", "07700 900123", "07700 900 123",
      "0113 496 0000", "0800 1111", "0845 46 47", "0300 123 1234", "0300 1231234", "03001231234",
      "0800 111 222", "116 123", "01204 12345", "01632 960001 ext. 12", "01632 960001 x12",
      "(0)1632 960001", "(+44) 1632 960001", "+353 1 234 5678", "020 79 46 00 00",
      "07700/900123", "07700_900123", "0113\n496 0999", "01632\r\n960001",
    ])
  func phone(number: String) {
    #expect(Analyzer().masked(number) == "[phone]")
    #expect(Analyzer().masked("Ring \(number), or write.") == "Ring [phone], or write.")
    #expect(Analyzer().masked("Tel:\(number)\nFax") == "Tel:[phone]\nFax")
    #expect(Analyzer().masked("(\(number)/ \(number))") == "([phone]/ [phone])")
  }

  @Test(
    "a number without its code is masked where the words before tell",
    arguments: [
      ("Tel: 960001", "Tel: [phone]"), ("call us on 7946 0000", "call us on [phone]"),
      ("Phone no. 496 0000.", "Phone no. [phone]."), ("Tel01632 960001", "Tel[phone]"),
    ])
  func hintedPhone(text: String, masked: String) {
    #expect(Analyzer().masked(text) == masked)
  }

  @Test(
    "postcodes are masked",
    arguments: [
      "SW1A 1AA", "sw1a 1aa", "SW1A1AA", "M1 1AE", "m11ae", "B33 8TH", "CR2 6XH", "DN55 1PT",
      "EC1A 1BB", "W1A 0AX", "W1A\u{A0}0AX", "AB12 3CD", "Sw1a 1aa", "bs1 4st", "bs14st", "N1  9GU",
      "N1&nbsp;9GU", "EC1A-1BB", "LS1\n4DY",
    ])
  func postcode(code: String) {
    #expect(Analyzer().masked(code) == "[postcode]")
    #expect(Analyzer().masked("York, \(code). Open") == "York, [postcode]. Open")
    #expect(Analyzer().masked("x\(code)x") == "x\(code)x")
  }

  @Test(
    "ordinary words and numbers stay",
    arguments: [
      "Ages 5-11, 16 – 25 and 50+", "Open 9.30am-12.30pm, 0900-1700, 09:00 to 17:00",
      "Founded 1987, moved 2010 2011", "on 01/02/2020, 01.02.2020, 2020-01-02 and 01-02-2020",
      "£1,250.50 or 0.5 %, 1 000 000 people", "Charity No. 1012345, company 01234567",
      "e.g. i.e. etc.and so on.The end", "the A1 4th exit, Level E3 2nd floor, M1 4PM, P3 5pm",
      "Drop-in@the hall", "ratio 3:1, 24/7, 365 days", "R&D; Q&A; fish & chips",
      "x < 18 and y > 5", "NHS 111, dial 999 or 101", "year 0-1, 00-99, 007", "mp3, 4x4, U3A, H2O",
      "[outreach projects] [sic]", "and/or his/her", "St.Mary's", "0800 to 2000",
    ])
  func ordinary(text: String) {
    #expect(Analyzer().masked(text) == text)
    #expect(Analyzer().analyze(text).masks.isEmpty)
  }

  @Test(
    "tags and entities separate words and are never words",
    arguments: [
      ("<p>Lunch</p><p>two</p>", ["lunch", "two"], Boundary.sentence),
      ("Lunch <strong class=\"a > b\">two</strong>", ["lunch", "two"], .none),
      ("Lunch<br/>two", ["lunch", "two"], .sentence),
      ("Lunch<script>var x = '<p>';</script> two", ["lunch", "two"], .sentence),
      ("Lunch<!-- not this --> two", ["lunch", "two"], .none),
      ("Lunch&nbsp;&amp;&#32;two", ["lunch", "two"], .none),
      ("Lunch&nbsp two", ["lunch", "two"], .none),
      ("Lunch &amp;nbsp; two", ["lunch", "two"], .none),
      ("Lunch&lt;br /&gt;two", ["lunch", "two"], .sentence),
      ("Lunch &mdash; two", ["lunch", "two"], .clause),
      ("Lunch&#x2022;two", ["lunch", "two"], .clause),
      ("Lunch&hellip; two", ["lunch", "two"], .sentence),
      ("women&#39;s", ["women", "s"], .none),
      ("Lunch <o:p></o:p> two", ["lunch", "two"], .none),
      ("Lunch <!-- two", ["lunch", "two"], .sentence),
      ("Lunch 01632 960001 two", ["lunch", "two"], .clause),
      ("Lunch [email] two", ["lunch", "two"], .clause),
    ])
  func markup(text: String, stems: [String], boundary: Boundary) throws {
    let analyzed = Analyzer().analyze(text)
    #expect(analyzed.tokens.indices.map { analyzed.stem(of: $0) } == stems)
    #expect(try #require(analyzed.tokens.last).boundary == boundary)
  }

  @Test(
    "what leads to a person is masked in markup as well",
    arguments: [
      ("<a href=\"mailto:jo@example.org\">Mail</a>", "<a href=\"[email]\">Mail</a>"),
      ("<a href='tel:07700900123'>Ring</a>", "<a href='tel:[phone]'>Ring</a>"),
      ("<img alt=\"Jo, M1 1AE\">", "<img alt=\"Jo, [postcode]\">"),
      ("<!-- jo@example.org -->Lunch", "<!-- [email] -->Lunch"),
      ("<script>var x = '020 7946 0000';</script>", "<script>var x = '[phone]';</script>"),
      ("&lt;a title=\"jo@example.org\"&gt;", "&lt;a title=\"[email]\"&gt;"),
      ("<p class=\"lead\">Lunch &amp; tea</p>", "<p class=\"lead\">Lunch &amp; tea</p>"),
    ])
  func markupIsMasked(text: String, masked: String) {
    #expect(Analyzer().masked(text) == masked)
    #expect(Analyzer().analyze(masked).stems == Analyzer().analyze(text).stems)
  }

  @Test("masks lie in order, apart, and inside the text, whatever the text is")
  func masksAreOrdered() {
    var random = SeededGenerator(seed: 3)
    let pieces = [
      "<", ">", "<p>", "&", "&lt;", "&amp;", ";", "@", "jo@", "x.org", "www.", ".", "http://", ":",
      "//", "020", " ", "7946", "0000", "+44", "(0)", "(", ")", "SW1A", "1AA", "é", "\u{301}", "–",
      "[email]", "[", "word", "-", "\n", "&nbsp;", "ext", "Tel", "<!--", "-->", "<script>", "\"",
    ]
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        pieces[Int.random(in: pieces.indices, using: &random)]
      }.joined()
      let analyzed = Analyzer().analyze(text)
      var end = 0
      for mask in analyzed.masks {
        #expect(mask.range.lowerBound >= end && !mask.range.isEmpty, "\(text.debugDescription)")
        end = mask.range.upperBound
      }
      #expect(end <= text.utf8.count, "\(text.debugDescription)")
    }
  }

  @Test(
    "a text made to be slow is not",
    arguments: [
      "<a ", "<!--", "&lt;p", "&amp;", "a.", "1.", "a@", "0 ", "(0", "+4", "<script>", "http://",
      "[",
      "<a \"", "a1 ", "-", "&#1", "call ", "on ",
    ])
  func noSlowTexts(piece: String) {
    func seconds(_ length: Int) -> Double {
      let text = String(repeating: piece, count: length / piece.utf8.count) + "--></script>"
      return ContinuousClock().measure {
        _ = Analyzer().analyze(text)
        _ = Analyzer().masked(text)
      } / .seconds(1)
    }
    // Eight times the text may take eight times as long, with room for a busy machine; were the
    // time to grow with the square of the length, it would take 64 times as long.
    let short = (0..<3).map { _ in seconds(10_000) }.min() ?? 0
    #expect(seconds(80_000) < 32 * short + 0.05)
  }
}
