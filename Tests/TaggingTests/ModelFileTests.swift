import Foundation
import Testing
import WaymarkClassifier
import WaymarkFormats
import WaymarkStorage
import WaymarkTagging
import WaymarkTestTown
import WaymarkTaxonomy
import WaymarkTestSupport

struct ModelFileTests {
  private static func read(_ bytes: [UInt8]) throws -> (counts: Counts, faults: [Fault]) {
    let content = try content(bytes)
    return (content.counts, content.faults)
  }

  /// Reads bytes as a model file.
  private static func content(
    _ bytes: [UInt8], graph: TermGraph = SmallTown.graph
  ) throws -> ModelFile.Content {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("waymark-model-\(UUID().uuidString)").path
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }  // Else the system clears it away.
    return try ModelFile.read(path: path, graph: graph)
  }

  private static func read(lines: String...) throws -> (counts: Counts, faults: [Fault]) {
    try read(whole(lines))
  }

  /// The file of some lines, with its heading and its end.
  private static func whole(_ lines: [String]) -> [UInt8] {
    let lines = ["waymark-model\t1"] + lines
    return Array((lines + ["end\t\(lines.count)\n"]).joined(separator: "\n").utf8)
  }

  @Test("A file that was cut off is refused, wherever it was cut")
  func cutOff() throws {
    let bytes = ModelFile.encode(Self.counts(seed: 2), judgement: nil, graph: SmallTown.graph)
    var lines = bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    let end = lines.removeLast()
    for count in 1...lines.count {
      let start = lines.prefix(count).joined(separator: "\n") + "\n"
      #expect(throws: Fault.self) { try Self.read(Array(start.utf8)) }
      if count < lines.count {
        #expect(throws: Fault.self) { try Self.read(Array((start + end).utf8)) }
      }
    }
    #expect(try Self.read(bytes + bytes).faults.isEmpty == false)
  }

  private static func counts(seed: UInt64) -> Counts {
    var random = SeededGenerator(seed: seed)
    var counts = Counts()
    for number in 0..<25 {
      counts.add(
        Lesson(
          features: (0..<5).map {
            .init(
              stem: "stem\((number * 7 + $0 * 3) % 31)",
              count: .random(in: 1...4000, using: &random))
          },
          verdicts: [
            .init(
              term: number % 12, fits: number % 4 != 0,
              weight: .random(in: 0...2048, using: &random))
          ]))
    }
    return counts
  }

  @Test("Counts come back as they were written, in the same bytes", arguments: UInt64(1)...10)
  func roundTrip(seed: UInt64) throws {
    let counts = Self.counts(seed: seed)
    let bytes = ModelFile.encode(counts, judgement: nil, graph: SmallTown.graph)
    let (back, faults) = try Self.read(bytes)
    #expect(faults.isEmpty)
    #expect(back == counts)
    #expect(ModelFile.encode(back, judgement: nil, graph: SmallTown.graph) == bytes)
  }

  @Test("Weights go with the counts where they are given")
  func weights() throws {
    let bytes = ModelFile.encode(
      Self.counts(seed: 3), judgement: SmallTown.judgement, graph: SmallTown.graph)
    let content = try Self.content(bytes)
    #expect(content.judgement == SmallTown.judgement)
    #expect(content.counts == Self.counts(seed: 3))
    #expect(content.faults.isEmpty)
    let without = ModelFile.encode(Counts(), judgement: nil, graph: SmallTown.graph)
    #expect(try Self.content(without).judgement == nil)
  }

  @Test(
    "Weights that are no numbers are reported, and the counts serve",
    arguments: [
      "signal\tbayes\tnan", "signal\tbayes", "calibration\t1\t2", "calibration\t1\tx\t2\t3",
    ])
  func wrongWeights(line: String) throws {
    let lines = [line, "term\tesdServiceType:9005\t1024\t0", "word\ttea\t0:3"]
    let content = try Self.content(Self.whole(lines))
    #expect(content.judgement == nil)
    #expect(content.faults.count == 1)
    #expect(content.counts.postings.keys.sorted() == ["tea"])
  }

  @Test("Nothing learned is a file of its heading and its end")
  func empty() throws {
    let bytes = ModelFile.encode(Counts(), judgement: nil, graph: SmallTown.graph)
    #expect(bytes == Array("waymark-model\t1\nend\t1\n".utf8))
    #expect(try Self.read(bytes).counts.isEmpty)
  }

  @Test("The file says what a person can read")
  func text() {
    var counts = Counts()
    counts.add(
      Lesson(
        features: [.init(stem: "soup", count: 2048)],
        verdicts: [.init(term: SmallTown.food), .init(term: SmallTown.lunch, fits: false)]))
    #expect(
      String(
        decoding: ModelFile.encode(counts, judgement: nil, graph: SmallTown.graph), as: UTF8.self)
          == """
          waymark-model\t1
          term\tesdServiceType:9001\t0\t1024
          term\tesdServiceType:9005\t1024\t0
          word\tsoup\t0:0:2048 1:2048
          end\t4

          """)
  }

  @Test("A term that the graph lacks is left out with its counts, and said so")
  func unknownTerm() throws {
    let (counts, faults) = try Self.read(
      lines: "term\tgone:1\t1024\t0", "term\tesdServiceType:9005\t1024\t0", "word\tsoup\t0:5 1:7")
    #expect(counts.postings == ["soup": [.init(term: SmallTown.food, positive: 7, negative: 0)]])
    #expect(counts.totals == [SmallTown.food: .init(positive: 7, lessons: 1024)])
    #expect(faults.map(\.place.line) == [2])
    #expect(faults.map(\.severity) == [.warning])
    #expect(faults.first?.message.contains("gone:1") == true)
  }

  @Test(
    "What is no line of a model is reported with its place",
    arguments: [
      "nonsense", "term\tesdServiceType:9001", "term\tesdServiceType:9001\tx\t0", "word\tsoup",
      "word\tsoup\t0", "word\tsoup\t0:1:2:3", "word\tsoup\t9:1", "word\tsoup\t-1:1",
      "word\tsoup\t0:-4", "word\tsoup\t0:1 0:2", "word\tsoup\t0:99999999999999999999",
      "word\tsoup\t0:9223372036854775807", "term\tesdServiceType:9001\t-5\t0", "", "\0",
    ])
  func faults(line: String) throws {
    let (counts, faults) = try Self.read(
      lines: "term\tesdServiceType:9005\t1024\t0", line, "word\ttea\t0:3")
    #expect(faults.map(\.place.line) == [3])
    #expect(faults.allSatisfy { $0.severity == .error && $0.place.file != nil })
    #expect(counts.postings == ["tea": [.init(term: SmallTown.food, positive: 3, negative: 0)]])
  }

  @Test("A term or a word that stands twice counts once")
  func twice() throws {
    let (counts, faults) = try Self.read(
      lines: "term\tesdServiceType:9005\t1024\t0", "term\tesdServiceTypes:9005\t1024\t0",
      "word\ttea\t0:3 1:4", "word\ttea\t0:8")
    #expect(faults.map(\.place.line) == [3, 5])
    #expect(counts.totals == [SmallTown.food: .init(positive: 3, lessons: 1024)])
    #expect(counts.postings == ["tea": [.init(term: SmallTown.food, positive: 3, negative: 0)]])
  }

  @Test(
    "What is no model at all is refused", arguments: ["", "\n", "waymark-model\t2\n", "{}", "\0"])
  func refused(text: String) {
    #expect(throws: Fault.self) { try Self.read(Array(text.utf8)) }
    #expect(throws: Fault.self) {
      try ModelFile.read(path: "/nowhere/\(UUID().uuidString)", graph: SmallTown.graph)
    }
  }
}

struct ModelStoreTests {
  private static func store() throws -> WorkspaceStore {
    let store = try WorkspaceStore.inMemory()
    try store.write { try $0.replaceVocabularies(SmallTown.graph, keywords: SmallTown.keywords) }
    return store
  }

  private static func answers(_ model: LoadedModel) -> [String] {
    var assistant = Assistant(engine: model.engine, judgement: SmallTown.judgement)
    return AssistantTests.texts.map {
      String(reflecting: assistant.tag(name: $0.name, description: $0.description))
    }
  }

  private static func block(_ name: Artifact, of store: WorkspaceStore) throws -> [UInt8]? {
    try store.read { try $0.artifact(name)?.content }
  }

  @Test("The first load compiles, the next reads what was kept, and both say the same")
  func loading() throws {
    let store = try Self.store()
    let first = try ModelStore.load(from: store)
    for name in [Artifact.index, .fields, .engine] {
      #expect(try Self.block(name, of: store) != nil)
    }
    let second = try ModelStore.load(from: store)
    #expect(first.version == second.version)
    #expect(first.corrections == 0)
    #expect(Self.answers(first) == Self.answers(second))
    #expect(second.engine.encoded() == first.engine.encoded())
    #expect(second.engine.fields.encoded() == first.engine.fields.encoded())
  }

  @Test(
    "A damaged block is compiled anew", arguments: [Artifact.fields, .engine],
    [0, 7, 100, 5000, 20_000])
  func damaged(name: Artifact, length: Int) throws {
    let store = try Self.store()
    let expected = Self.answers(try ModelStore.load(from: store))
    let kept = try #require(try store.read { try $0.artifact(name) })
    try store.write {
      try $0.setArtifact(
        name, fingerprint: kept.fingerprint, content: Array(kept.content.prefix(length)))
    }
    #expect(Self.answers(try ModelStore.load(from: store)) == expected)
    if name == .fields { #expect(try Self.block(name, of: store) == kept.content) }
  }

  @Test("No changed byte of a block brings a reader down", arguments: [Artifact.fields, .engine])
  func changedBytes(name: Artifact) throws {
    let store = try Self.store()
    let engine = try ModelStore.load(from: store).engine
    let kept = try #require(try Self.block(name, of: store))
    var random = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      var bytes = kept
      bytes[Int.random(in: bytes.indices, using: &random)] ^=
        1
        << UInt8.random(
          in: 0..<8, using: &random)
      let changed = bytes.withUnsafeBytes { bytes in
        name == .fields
          ? FieldKnowledge(
            decoding: ArtifactBytes(bytes), termCount: engine.graph.terms.count
          )
          .flatMap { fields in
            engine.encoded().withUnsafeBytes {
              Engine(decoding: ArtifactBytes($0), graph: engine.graph, fields: fields)
            }
          }
          : Engine(decoding: ArtifactBytes(bytes), graph: engine.graph, fields: engine.fields)
      }
      guard let changed else { continue }
      var assistant = Assistant(engine: changed, judgement: Judgement())
      for text in AssistantTests.texts.prefix(3) {
        _ = assistant.tag(name: text.name, description: text.description)
      }
    }
  }

  @Test("A damaged index is compiled anew where it is needed", arguments: [0, 7, 100, 5000])
  func damagedIndex(length: Int) throws {
    let store = try Self.store()
    _ = try ModelStore.load(from: store)
    let kept = try #require(try store.read { try $0.artifact(.index) })
    try store.write {
      try $0.setArtifact(
        .index, fingerprint: kept.fingerprint, content: Array(kept.content.prefix(length)))
    }
    _ = try ModelStore.loadParts(from: store)
    #expect(try Self.block(.index, of: store) == kept.content)
  }

  @Test("An index of another vocabulary is compiled anew, whatever its fingerprint says")
  func foreign() throws {
    let store = try Self.store()
    _ = try ModelStore.load(from: store)
    let kept = try #require(try store.read { try $0.artifact(.index) })
    let foreign = VocabularyPrior().compile(
      graph: SmallTown.graph(labels: ["Lunch clubs"]), keywords: [])
    try store.write {
      try $0.setArtifact(.index, fingerprint: kept.fingerprint, content: foreign.encoded())
      try $0.removeArtifact(.engine)
    }
    let model = try ModelStore.load(from: store)
    #expect(Self.answers(model) == Self.answers(try ModelStore.load(from: Self.store())))
  }

  @Test("Fitted weights are kept; those that cannot be read give way to those that ship")
  func judgement() throws {
    let store = try Self.store()
    var fitted = Judgement()
    fitted.calibration = Calibration(values: [1, 2, 3])
    try store.write { try ModelStore.setJudgement(fitted, in: $0) }
    #expect(try ModelStore.load(from: store).judgement == fitted)
    try store.write { try $0.setArtifact(.judgement, fingerprint: "1", content: [0, 1, 2]) }
    #expect(try ModelStore.load(from: store).judgement == Judgement())
  }
}
