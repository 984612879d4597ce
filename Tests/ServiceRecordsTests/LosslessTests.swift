import Testing
import WaymarkFormats
import WaymarkServiceRecords
import WaymarkTestSupport

@Suite("Nothing but tags changes") struct LosslessTests {
  /// Edits all records of a feed; returns the result, the edits, and how many records there were.
  private func edit(
    _ bytes: [UInt8], _ change: (ServiceRecord) -> TagEdit
  ) throws -> (bytes: [UInt8], splices: [Splice], records: Int) {
    var reader = try RecordReader(ByteReader(bytes: bytes))
    var splices: [Splice] = []
    var records = 0
    var end = 0
    while let chunk = try reader.nextChunk() {
      #expect(chunk.offset == end)
      end += chunk.bytes.count
      for case .record(let record) in chunk.parse(keepingSources: true) {
        let source = try #require(record.source)
        records += 1
        let found = try #require(RecordEditor.splices(change(record), in: record))
        splices += found.map {
          Splice(
            ($0.range.lowerBound + source.offset)..<($0.range.upperBound + source.offset),
            $0.replacement)
        }
      }
    }
    #expect(end == bytes.count)
    return (splices.applied(to: bytes[...]), splices, records)
  }

  private static func tag(_ local: String, _ label: String) -> NewTag {
    NewTag(
      prefix: "esdServiceType", local: local, uri: "http://id.esd.org.uk/service/" + local,
      label: label, vocabulary: "esdServiceTypes")
  }

  private func randomEdit(_ record: ServiceRecord, _ generator: inout SeededGenerator) -> TagEdit {
    var edit = TagEdit()
    for place in record.categories.indices where Bool.random(using: &generator) {
      edit.removed.insert(place)
    }
    for local in ["298", "77", "1e"] where Int.random(in: 0..<3, using: &generator) == 0 {
      edit.added.append(Self.tag(local, "Caf\u{e9}s / \"clubs\""))
    }
    if let first = record.categories.firstIndex(where: { $0.id?.hasPrefix("esdS") == true }) {
      edit.model = first
      edit.modelPrefix = "esdServiceType"
    }
    return edit
  }

  @Test("Whatever the shape, an edit says what it should, and taking it back leaves no trace")
  func shapes() throws {
    var generator = SeededGenerator(seed: 3)
    for seed in 0..<60 as Range<UInt64> {
      var feeds = RandomFeed(seed: seed)
      let text = Array(feeds.next(records: 4).utf8)
      let same = try edit(text) { _ in TagEdit() }
      #expect(same.bytes == text)
      #expect(same.records == 4, "seed \(seed)")
      let done = try edit(text) { randomEdit($0, &generator) }
      let back = done.splices.reversed(from: text[...])
      #expect(back.applied(to: done.bytes[...]) == text, "seed \(seed)")
      // What stands between the records, and all that they say but their tags, is as it was.
      let before = try records(text)
      let after = try records(done.bytes)
      #expect(before.outside == after.outside, "seed \(seed)")
      #expect(before.records == after.records, "seed \(seed)")
    }
  }

  /// What stands outside of records, and the members of each that hold no tags, as they are written.
  private func records(_ bytes: [UInt8]) throws -> (outside: [UInt8], records: [[[UInt8]]]) {
    var reader = try RecordReader(ByteReader(bytes: bytes))
    var outside: [UInt8] = []
    var records: [[[UInt8]]] = []
    let tagKeys = [
      "attributes", "service_taxonomys", "taxonomies", "categories", "category", "subjects",
    ].map { FoldedKey($0) }
    while let chunk = try reader.nextChunk() {
      var rest = chunk.bytes
      for case .record(let record) in chunk.parse(keepingSources: true) {
        let source = try #require(record.source)
        let start = source.offset - chunk.offset + chunk.bytes.startIndex
        outside += rest[..<start]
        rest = chunk.bytes[(start + source.bytes.count)...]
        guard source.bytes.first == UInt8(ascii: "{") else {
          records.append([Array(record.name.utf8), Array(record.description.utf8)])
          continue
        }
        let root = try JSONDocument(parsing: source.bytes).root
        records.append(
          root.members.filter { !tagKeys.contains($0.foldedKey) }
            .map { Array($0.key.rawBytes + $0.value.rawBytes) })
      }
      outside += rest
    }
    return (outside, records)
  }

  @Test("Damaged feeds lose nothing, and no edit goes beside a tag")
  func damage() throws {
    var generator = SeededGenerator(seed: 5)
    for seed in 0..<60 as Range<UInt64> {
      var feeds = RandomFeed(seed: seed)
      let text = feeds.next(records: 5)
      let bytes = feeds.damaged(text)
      do {
        let same = try edit(bytes) { _ in TagEdit() }
        #expect(same.bytes == bytes, "seed \(seed)")
        var reader = try RecordReader(ByteReader(bytes: bytes))
        var splices: [Splice] = []
        while let chunk = try reader.nextChunk() {
          for case .record(let record) in chunk.parse(keepingSources: true) {
            guard let source = record.source,
              let found = RecordEditor.splices(randomEdit(record, &generator), in: record)
            else { continue }
            splices += found.map {
              Splice(
                ($0.range.lowerBound + source.offset)..<($0.range.upperBound + source.offset),
                $0.replacement)
            }
          }
        }
        let done = splices.applied(to: bytes[...])
        #expect(splices.reversed(from: bytes[...]).applied(to: done[...]) == bytes, "seed \(seed)")
      } catch is Fault {
        // What is no feed at all any more is refused in words.
        continue
      }
    }
  }

  @Test(
    "The files of real feeds come back as they went",
    .enabled(if: SharedData.has("oruk/service_full.json"), "shared data is absent"),
    arguments: [
      "oruk/service_list.json", "oruk/service_full.json", "labelled/uk-services-dev.ndjson",
      "labelled/smc-open-eligibility.ndjson",
    ])
  func shared(name: String) throws {
    guard SharedData.has(name) else { return }
    let bytes = try ByteReader(path: SharedData.path(name)).readAll()
    var edit = TagEdit()
    edit.added = [Self.tag("298", "Carers")]
    let done = try self.edit(bytes) { _ in edit }
    #expect(done.records > 0)
    #expect(done.bytes != bytes)
    #expect(done.splices.reversed(from: bytes[...]).applied(to: done.bytes[...]) == bytes)
    let before = try records(bytes)
    let after = try records(done.bytes)
    #expect(before.outside == after.outside)
    #expect(before.records == after.records)
  }

  @Test("A fingerprint shows every change and no cut")
  func fingerprints() {
    let bytes = Array("A lunch club for everybody, on Tuesdays.".utf8)
    let whole = Fingerprint(of: bytes[...])
    for cut in 0...bytes.count {
      var pieces = Fingerprint(of: bytes[..<cut])
      pieces.add(bytes[cut...])
      #expect(pieces.value == whole.value)
      #expect(cut == bytes.count || Fingerprint(of: bytes[..<cut]).value != whole.value)
    }
    for place in bytes.indices {
      var other = bytes
      other[place] ^= 1
      #expect(Fingerprint(of: other[...]).value != whole.value)
    }
    #expect(whole.text.utf8.count == 16)
  }
}
