import Testing
import WaymarkFormats
import WaymarkMigration
import WaymarkServiceRecords
import WaymarkTaxonomy

@Suite struct CrosswalkFileTests {
  private let swim = CURIE(prefix: "town", local: "swim")

  private var sample: Crosswalk {
    let sport = CURIE(prefix: "town", local: "sport")
    let lessons = CURIE(prefix: "esdServiceType", local: "9100")
    return Crosswalk(
      header: CrosswalkHeader(
        id: "https://example.org/town", license: "https://example.org/free", version: "3",
        date: "2026-03-01", prefixes: ["town": "https://example.org/t/"]),
      rows: [
        CrosswalkRow(
          subject: swim, subjectLabel: "Swimming \"for all\"", predicate: .closeMatch,
          object: lessons, objectLabel: "Swimming lessons", justification: .lexical,
          confidence: 0.75, matchStrings: ["swim", "lesson"], comment: "a tab\there"),
        CrosswalkRow(
          subject: sport, subjectLabel: "Sport", predicate: .narrowMatch, object: lessons,
          objectLabel: "Swimming lessons", justification: .composite, confidence: 0.5,
          isByText: true),
        CrosswalkRow(
          subject: sport, subjectLabel: "Sport", predicate: .exactMatch, isRejected: true,
          object: CURIE(prefix: "esdServiceType", local: "9101"), justification: .manual,
          confidence: 1, decidedBy: "Ann O'Nym"),
        CrosswalkRow(
          subject: CURIE(prefix: "town", local: "online"), subjectLabel: "Online", kind: .format,
          justification: .manual, confidence: 1, decidedBy: "Ann O'Nym"),
      ])
  }

  @Test("What is written is read back as it was")
  func roundTrip() throws {
    var expected = sample.rows
    expected[0].comment = "a tab here"
    let bytes = CrosswalkWriter.sssom(sample)
    let (read, faults) = try CrosswalkReader.read(bytes: bytes, file: "t.tsv")
    #expect(faults.isEmpty)
    #expect(read.rows == expected)
    #expect(read.header.id == sample.header.id)
    #expect(read.header.version == "3")
    #expect(read.header.date == "2026-03-01")
    #expect(read.header.prefixes["town"] == "https://example.org/t/")
    #expect(CrosswalkWriter.sssom(read) == bytes)
  }

  @Test("A byte-order mark before the header hides nothing of it")
  func mark() throws {
    let bytes = [0xEF, 0xBB, 0xBF] + CrosswalkWriter.sssom(sample)
    let (read, faults) = try CrosswalkReader.read(bytes: bytes, file: "t.tsv")
    #expect(faults.isEmpty)
    #expect(read.header.id == sample.header.id)
    #expect(read.header.prefixes["town"] == "https://example.org/t/")
  }

  @Test(
    "A tag finds its local term by CURIE, URI, bare identifier or label",
    arguments: [
      (RecordCategory(id: "town:swim"), true), (RecordCategory(id: "swim"), true),
      (RecordCategory(id: "https://example.org/t/swim"), true),
      (RecordCategory(id: "x", otherIDs: ["swim"]), true),
      (RecordCategory(label: "swimming \"FOR all\""), true),
      (RecordCategory(id: "x", label: "Swimming \"for all\""), false),
      (RecordCategory(id: "else:swim"), false), (RecordCategory(label: "Sports"), false),
    ])
  func subjects(_ category: RecordCategory, _ isFound: Bool) {
    #expect(sample.subject(of: category) == (isFound ? swim : nil))
  }

  @Test("Only what is the same or broader holds for every record of a local term")
  func holding() {
    #expect(sample.rows.map(\.holdsForAll) == [true, false, false, false])
    #expect(sample.rows.map(\.holdsForSome) == [false, true, false, false])
    #expect(sample.rows.map(\.isDecided) == [false, false, true, true])
  }

  @Test(
    "Another's SSSOM is read: spaces behind the sign, plain scalars, full URIs, its own columns")
  func foreign() throws {
    let text = """
      # mapping_set_id: https://example.org/theirs
      # curie_map:
      #   a: https://example.org/a#
      #   esdServiceType: 'http://id.esd.org.uk/service/'
      # license: "https://example.org/l"
      # comment: x: y
      predicate_id\tobject_id\tsubject_id\tmapping_justification\tauthor_id
      http://example.org/skos#broadMatch\tesdServiceType:7\thttps://example.org/a#z\tsemapv:LexicalMatching\to:1
      skos:exactMatch\tsssom:NoTermFound\ta:y\tsemapv:SomethingNew\t
      owl:sameAs\tesdServiceType:7\ta:y\t\t
      skos:exactMatch\tbare\ta:y\t\t
      """
    let (read, faults) = try CrosswalkReader.read(bytes: Array(text.utf8), file: "f.tsv")
    #expect(read.header.id == "https://example.org/theirs")
    #expect(read.header.license == "https://example.org/l")
    #expect(
      read.rows == [
        CrosswalkRow(
          subject: CURIE(prefix: "a", local: "z"), predicate: .broadMatch,
          object: CURIE(prefix: "esdServiceType", local: "7"), justification: .lexical),
        CrosswalkRow(subject: CURIE(prefix: "a", local: "y")),
      ])
    #expect(faults.map(\.place.line) == [10, 11])
  }

  @Test("A category that another tool has of its own is told, and tags no record by itself")
  func category() throws {
    let text = """
      subject_id\tsubject_category\tpredicate_id\tobject_id
      a:men\taudience\tskos:exactMatch\tesdServiceType:7
      a:swim\tservice type\tskos:exactMatch\tesdServiceType:8
      a:gym\t\tskos:exactMatch\tesdServiceType:9
      """
    let (read, faults) = try CrosswalkReader.read(bytes: Array(text.utf8), file: "f.tsv")
    #expect(read.rows.map(\.holdsForAll) == [false, true, true])
    #expect(read.rows.map(\.holdsForSome) == [true, false, false])
    #expect(faults.map(\.severity) == [.warning])
    #expect(
      faults.map { "\($0)" } == [
        "f.tsv:2: warning: unknown subject_category \"audience\", expected one of service type, "
          + "circumstance, need, place, format; it counts where the text of a record bears it out"
      ])
  }

  @Test("A file that is no crosswalk is refused with its place", arguments: ["", "a,b\n1,2\n"])
  func refused(_ text: String) {
    #expect(throws: Fault.self) {
      try CrosswalkReader.read(bytes: Array(text.utf8), file: "x.tsv")
    }
  }
}
