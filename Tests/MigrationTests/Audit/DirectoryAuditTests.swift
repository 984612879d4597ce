import Testing
import WaymarkFormats
import WaymarkMigration
import WaymarkReports
import WaymarkTagging
import WaymarkTaxonomy
import WaymarkTestSupport
import WaymarkTestTown

@Suite("The audit of a directory") struct DirectoryAuditTests {
  private let report: AuditReport
  private let faults: [Fault]

  init() throws { (report, faults) = try InventedDirectory.report() }

  @Test("counts tags by what the texts say")
  func standings() {
    #expect(report.total.records == 5)
    #expect(report.total.tags == 9)
    #expect(report.total.count(.suggested) == 4)
    #expect(report.total.count(.ancestor) == 1)
    #expect(report.total.count(.unsupported) == 1)
    #expect(report.total.count(.notAType) == 2)
    #expect(report.total.count(.unknown) == 1)
    #expect(report.total.borneOut == 4)
    #expect(report.total.kept == 3)
    #expect(report.repeated == 1)
    #expect(report.besideNarrower == (1, 1))
    #expect(faults.count == 1)
  }

  @Test("tells how many tags a record has, and would have")
  func distributions() {
    #expect(report.before.ranges.map(\.records) == [1, 2, 1, 0, 0, 1])
    #expect(report.before.most == 5)
    #expect(report.before.median == 1)
    #expect(report.after.ranges.map(\.records) == [2, 3, 0, 0])
    #expect(report.untagged == 1)
    #expect(report.leftWithout == 1)
    #expect(report.missing == (2, 2))
  }

  @Test("tells needs in disguise, by identifier and by name")
  func disguises() {
    #expect(report.disguised(as: .need) == 2)
    #expect(report.disguised(as: .circumstance) == 0)
    #expect(report.disguised == 2)
  }

  @Test("puts those first who have most to mend")
  func worst() {
    #expect(report.worst.map(\.id) == ["c1", "f2"])
    #expect(report.worst.first?.excess == 4)
    #expect(
      report.providers.map(\.name) == ["Mill Lane Trust", "write to [email]", "Harbour Pantry"])
    #expect(report.providers.first?.tally.excess == 4)
    #expect(report.providers.first?.tally.records == 2)
  }

  @Test("finds records that are alike and tagged differently")
  func alike() throws {
    #expect(report.alikeCounts == (1, 2))
    let group = try #require(report.alike.first)
    #expect(report.alike.count == 1)
    #expect(group.members.map(\.id) == ["c1", "c2"])
    #expect(group.sharedTags == ["esdServiceType:9003"])
    #expect(
      group.members[0].ownTags == ["esdNeed:72", "esdServiceType:9004", "esdServiceType:9005"])
    #expect(group.members[1].ownTags == [])
    #expect(group.difference == 3)
  }

  @Test("tells which terms go, which are never used, and which are in no list")
  func terms() {
    #expect(
      report.terms.map(\.term) == [
        SmallTown.carers, SmallTown.groups, SmallTown.food, SmallTown.company,
      ])
    let unused = Set(report.neverUsed.map(\.term))
    #expect(unused.contains(SmallTown.lunch))
    #expect(!unused.contains(SmallTown.food))
    #expect(!unused.contains(SmallTown.hunger))
    #expect(!unused.contains(SmallTown.ride), "a retired term is not missed")
    #expect(report.neverUsed.first?.term == SmallTown.lunch)
    #expect(report.unknown.map(\.id) == ["x:2"])
    #expect(report.unknown.last?.label == "Warm hubs, ring [phone]")
  }

  @Test("names records and unknown tags as they are written, for whoever looks them up")
  func identifiers() throws {
    let text = #"""
      {"id":"02079460123","name":"Tea","categories":[{"id":"http://example.org/tag/7"}]}
      {"id":"jo@example.org","name":"Tea","categories":[{"id":"jo@example.org"}]}

      """#
    let named = try InventedDirectory.report(text).report
    #expect(named.worst.map(\.id) == ["02079460123", "[email]"])
    #expect(named.unknown.map(\.id) == ["[email]", "http://example.org/tag/7"])
  }

  @Test("shows no address or number in any form")
  func masked() throws {
    var writer = JSONWriter()
    report.write(files: ["town"], faults: 1, model: ("1.0", 0), into: &writer)
    let page = AuditPage(of: report, title: "Our town", footer: "").page.bytes
    for bytes in [writer.bytes, page] {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("example.org"))
      #expect(!text.contains("7946"))
      #expect(text.contains("[email]"))
    }
  }

  @Test("is JSON with the figures in it")
  func json() throws {
    var writer = JSONWriter()
    report.write(files: ["town.ndjson"], faults: 1, model: ("1.0", 2), into: &writer)
    let root = try JSONDocument(parsing: writer.bytes).root
    func number(_ path: String...) -> Double? {
      path.reduce(Optional(root)) { $0?[$1] }?.double
    }
    #expect(number("records") == 5)
    #expect(number("faults") == 1)
    #expect(number("tags", "total") == 9)
    #expect(number("tags", "mean") == 1.8)
    #expect(number("borne_out", "total") == 4)
    #expect(number("standing", "broader than another tag") == 1)
    #expect(number("kept", "records_left_without") == 1)
    #expect(number("not_types", "need") == 2)
    #expect(number("alike", "different_records") == 2)
    #expect(number("model", "corrections") == 2)
  }

  @Test("is a well-formed page that says what the records say, escaped")
  func page() throws {
    let text = #"{"id":"1","name":"<b>Tea & talk</b>","categories":[{"id":"esdNeed:71"}]}"#
    let hostile = try InventedDirectory.report(text).report
    let bytes = AuditPage(of: hostile, title: "A & <B>", footer: "made").page.bytes
    var reader = XMLReader(bytes: bytes)
    var texts: [String] = []
    while let event = try reader.next() {
      if case .text(let text) = event { texts.append(text) }
    }
    #expect(texts.contains("Tags of A & <B>"))
    #expect(texts.contains("<b>Tea & talk</b> (1)"))
  }

  @Test("is a page even where there is nothing to say")
  func empty() throws {
    let nothing = try InventedDirectory.report("").report
    #expect(nothing.total.records == 0)
    #expect(nothing.total.mean == 0)
    var reader = XMLReader(bytes: AuditPage(of: nothing, title: "t", footer: "").page.bytes)
    while try reader.next() != nil {}
  }

  @Test("is the same however many workers there are")
  func workers() async throws {
    // More than one piece of the input, each with work of its own.
    let lines = (0..<1100).map {
      #"{"id":"\#($0)","name":"Food bank","categories":[{"id":"esdServiceType:900\#($0 % 10)"}]}"#
    }
    let input = Array(lines.joined(separator: "\n").utf8)
    func audited(by workers: Int) async throws -> [UInt8] {
      var run = AuditRun(InventedDirectory.auditor, listing: true, workers: workers)
      var rows: [UInt8] = []
      try await run.read(ByteReader(bytes: input, path: "town")) { rows += $0.rows }
      var writer = JSONWriter()
      AuditReport(run.audit).write(files: [], faults: 0, model: ("1", 0), into: &writer)
      return writer.bytes + rows
    }
    let one = try await audited(by: 1)
    #expect(one.count { $0 == 0x0A } == 1100)
    #expect(try await audited(by: 3) == one)
  }

  @Test("reads on after a file that cannot be read, and puts the header before the first row")
  func unreadable() async throws {
    let folder = TemporaryFolder()
    folder.write("town", InventedDirectory.lines)
    folder.write("empty", "")
    func read(_ names: String...) async throws -> (isAnyRead: Bool, rows: String, faults: [Fault]) {
      var run = AuditRun(InventedDirectory.auditor, listing: true)
      var (rows, faults): ([UInt8], [Fault]) = ([], [])
      let isAnyRead = try await run.read(paths: names.map { folder.path + "/" + $0 }) { progress in
        rows += progress.rows
        faults += progress.faults
      }
      return (isAnyRead, String(decoding: rows, as: UTF8.self), faults)
    }
    let header = String(decoding: AuditTable.header, as: UTF8.self)
    let some = try await read("absent", "town", "town")
    #expect(some.isAnyRead)
    #expect(some.faults.first?.place.file?.hasSuffix("absent") == true)
    #expect(some.rows.hasPrefix(header))
    #expect(some.rows.split(separator: header).count == 1)
    let none = try await read("absent")
    #expect(!none.isAnyRead)
    #expect(none.rows.isEmpty)
    let empty = try await read("empty")
    #expect(empty.isAnyRead)
    #expect(empty.rows == header)
    #expect(empty.faults.map(\.severity) == [.warning])
  }

  @Test("adds up several files")
  func files() async throws {
    var run = AuditRun(InventedDirectory.auditor)
    for path in ["one", "two"] {
      let input = ByteReader(bytes: Array(InventedDirectory.lines.utf8), path: path)
      var faults: [Fault] = []
      try await run.read(input) { faults += $0.faults }
      #expect(faults.map(\.place.file) == [path])
    }
    let both = AuditReport(run.audit)
    #expect(both.total.records == 2 * report.total.records)
    #expect(both.total.kept == 2 * report.total.kept)
    // Each record is like its own copy too, where its text is long enough to tell.
    #expect(both.alikeCounts == (2, 6))
  }
}
