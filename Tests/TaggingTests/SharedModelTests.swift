import Foundation
import Testing
import WaymarkClassifier
import WaymarkFormats
import WaymarkTagging
import WaymarkTaxonomy
import WaymarkTestSupport

@Suite("Models that are shared")
struct SharedModelTests {
  private let folder = TemporaryFolder()

  /// A model of a council of its own: some terms that all know, some that only it has.
  private func model(seed: UInt64) -> String {
    var random = SeededGenerator(seed: seed)
    var builder = TermGraphBuilder()
    for number in (0..<30).shuffled(using: &random).prefix(12) {
      let prefix = number < 20 ? "esdServiceType" : "council\(seed % 5)ServiceType"
      builder.add(
        Term(id: CURIE(prefix: prefix, local: "\(number)"), label: "Term \(number)"), at: Place())
    }
    let graph = builder.build().graph
    var counts = Counts()
    for _ in 0..<20 {
      counts.add(
        Lesson(
          features: Set((0..<6).map { _ in Int.random(in: 0..<40, using: &random) }).sorted().map {
            .init(stem: "stem\($0)", count: .random(in: 1...5000, using: &random))
          },
          verdicts: [
            .init(
              term: .random(in: 0..<12, using: &random), fits: .random(using: &random),
              weight: .random(in: 1...4096, using: &random))
          ]))
    }
    var origin = ModelOrigin()
    origin.records = 20
    origin.leastRecords = .random(in: 1...5, using: &random)
    origin.leastOrganisations = .random(in: 1...3, using: &random)
    var judgement = Judgement()
    judgement.weights.values[0] = Double(seed % 2)
    let isBare = seed % 3 == 0
    let bytes =
      isBare
      ? ModelFile.encode(counts, judgement: nil, graph: graph)
      : SharedModel(counts, judgement: judgement, graph: graph, origin: origin).encoded()
    return folder.write("model-\(seed)", bytes)
  }

  private func merge(_ paths: [String]) throws -> String {
    var model = SharedModel()
    for path in paths { #expect(try model.add(path: path).isEmpty) }
    return folder.write("merged-\(UUID().uuidString)", model.encoded())
  }

  private func bytes(_ path: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path))
  }

  @Test("Any order and any grouping of models makes the same bytes", arguments: UInt64(1)...12)
  func anyOrder(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let models = (0..<5).map { model(seed: seed * 7 + UInt64($0)) }
    let expected = try bytes(merge(models))
    for _ in 0..<4 {
      // A random tree: two of what there is are merged until one is left.
      var open = models
      while open.count > 1 {
        open.shuffle(using: &random)
        let count = min(open.count, Int.random(in: 2...3, using: &random))
        open = open.dropFirst(count) + [try merge(Array(open.prefix(count)))]
      }
      #expect(try bytes(open[0]) == expected)
    }
  }

  @Test("A merged model holds the sum of all counts", arguments: UInt64(1)...6)
  func sum(seed: UInt64) throws {
    let paths = (0..<3).map { model(seed: seed * 11 + UInt64($0)) }
    var builder = TermGraphBuilder()
    for number in 0..<30 {
      for prefix in ["esdServiceType"] + (0..<5).map({ "council\($0)ServiceType" }) {
        builder.add(Term(id: CURIE(prefix: prefix, local: "\(number)"), label: "x"), at: Place())
      }
    }
    let graph = builder.build().graph
    var expected = Counts()
    for path in paths { expected.add(try ModelFile.read(path: path, graph: graph).counts) }
    let merged = try ModelFile.read(path: merge(paths), graph: graph)
    #expect(merged.counts == expected)
    #expect(merged.faults.isEmpty)
  }

  @Test("Weights stay where all agree, and go where they do not, whatever comes after")
  func weights() throws {
    func shared(_ weight: Double?, _ name: String) -> String {
      var judgement = Judgement()
      judgement.weights.values[0] = weight ?? 0
      return folder.write(
        name,
        SharedModel(
          Counts(), judgement: weight == nil ? nil : judgement,
          graph: TermGraphBuilder().build().graph, origin: ModelOrigin()
        ).encoded())
    }
    let (one, same, other, none) = (
      shared(1, "a"), shared(1, "b"), shared(2, "c"), shared(nil, "d")
    )
    var model = SharedModel()
    for path in [none, one, same] { _ = try model.add(path: path) }
    #expect(model.judgement?.weights.values[0] == 1)
    _ = try model.add(path: other)
    #expect(model.judgement == nil && model.weightsDiffer)
    let merged = folder.write("m", model.encoded())
    var again = SharedModel()
    for path in [one, merged, one] { _ = try again.add(path: path) }
    #expect(again.weightsDiffer)
    #expect(again.origin?.models == 6)
  }

  @Test("Counts that would be too great to be read again are refused")
  func tooGreat() throws {
    let path = folder.write(
      "great",
      "waymark-model\t1\nterm\tesdServiceType:1\t\(1 << 36)\t0\nword\ttea\t0:5\nend\t3\n")
    var model = SharedModel()
    #expect(try model.add(path: path).isEmpty)
    let before = model.encoded()
    #expect(throws: Fault.self) { try model.add(path: path) }
    #expect(model.encoded() == before)
  }
}
