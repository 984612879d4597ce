import WaymarkClassifier
import WaymarkStorage
import WaymarkTaxonomy

/// Something compiled that a workspace is to keep.
struct CompiledBlock {
  var name: String
  var fingerprint: String
  var content: [UInt8]

  func keep(in database: Database) throws {
    try database.setArtifact(name, fingerprint: fingerprint, content: content)
  }
}

/// Compiles what a workspace holds, or takes what it compiled before.
///
/// There are three blocks: the engine, which every process needs; and the index and the fields that
/// it is made from, which outlast a lesson.
struct ModelCompiler {
  /// What was compiled anew and is worth keeping.
  private(set) var renewed: [CompiledBlock] = []
  private let database: Database
  private let graph: TermGraph

  init(_ database: Database, graph: TermGraph) {
    self.database = database
    self.graph = graph
  }

  /// Removes what was compiled.
  static func dropBlocks(in database: Database) throws {
    for name in ["engine", "index", "fields"] { try database.removeArtifact(name) }
  }

  /// The engine; lazy where only a few texts will be read, so that compiling all does not pay.
  mutating func engine(isLazy: Bool = false) throws -> Engine {
    let fields = try fields()
    let made = "\(Engine.format).\(try indexFingerprint()).\(try database.countsVersion())"
    let last = try database.lastEntry()
    let fingerprint = "\(made).\(last)"
    var found = ""
    let kept = try database.withArtifact("engine") { name, bytes in
      found = name
      return name == fingerprint ? Engine(decoding: bytes, graph: graph, fields: fields) : nil
    }.flatMap { $0 }
    if let kept { return kept }
    // After a few lessons it takes less to compile than to write a block of megabytes each time.
    let isNear = found != fingerprint && Self.isNear(found, made: made, last: last)
    let engine = Engine(try parts(with: fields), isLazy: isLazy && isNear)
    if !isNear {
      renewed.append(
        CompiledBlock(name: "engine", fingerprint: fingerprint, content: engine.encoded()))
    }
    return engine
  }

  /// Compiles the engine where so many lessons came in that whoever asks would have to do it.
  mutating func refresh() throws {
    let made = "\(Engine.format).\(try indexFingerprint()).\(try database.countsVersion())"
    let found = try database.withArtifact("engine") { name, _ in name } ?? ""
    if !Self.isNear(found, made: made, last: try database.lastEntry()) { _ = try engine() }
  }

  private static func isNear(_ found: String, made: String, last: Int) -> Bool {
    guard found.hasPrefix(made + "."), let entry = Int(found.dropFirst(made.utf8.count + 1))
    else { return false }
    return abs(last - entry) < Database.longestTail
  }

  /// What the engine is made from.
  mutating func parts() throws -> Engine.Parts { try parts(with: try fields()) }

  private mutating func parts(with fields: FieldKnowledge) throws -> Engine.Parts {
    Engine.Parts(
      graph: graph, compiled: try index(),
      base: try database.loadFlatCounts().handed(to: graph.heirs), fields: fields)
  }

  /// What an index is made from, with the constants, for other constants make another.
  private func indexFingerprint() throws -> String {
    let (prior, features, smoothing) = (VocabularyPrior(), TextFeatures(), Engine.Smoothing())
    let constants = [
      prior.label, prior.alternative, prior.keyword, prior.note, features.nameWeight,
      features.lengthPower, Double(features.fadingLength), Double(features.leastWeight),
      smoothing.mass, smoothing.alpha,
    ]
    return "\(IndexArtifact.format).\(try database.knowledgeVersion())."
      + constants.map { "\($0)" }.joined(separator: "/")
  }

  private mutating func index() throws -> IndexArtifact {
    let fingerprint = try indexFingerprint()
    let kept = try database.withArtifact("index") { name, bytes in
      name == fingerprint ? IndexArtifact(decoding: bytes) : nil
    }.flatMap { $0?.prior.termTotals.count == graph.terms.count ? $0 : nil }
    if let kept { return kept }
    let compiled = VocabularyPrior().compile(graph: graph, keywords: try database.keywords())
    renewed.append(
      CompiledBlock(name: "index", fingerprint: fingerprint, content: compiled.encoded()))
    return compiled
  }

  /// What the workspace knows of audiences, conditions and phrases that say nothing.
  private mutating func fields() throws -> FieldKnowledge {
    let fingerprint = "\(FieldKnowledge.format).\(try database.vocabularyVersion())"
    let kept = try database.withArtifact("fields") { name, bytes in
      name == fingerprint
        ? FieldKnowledge(decoding: bytes, termCount: graph.terms.count) : nil
    }.flatMap { $0 }
    if let kept { return kept }
    let compiled = FieldKnowledge(
      circumstances: CircumstanceIndex(
        graph: graph, keywords: try database.keywords(of: .circumstance),
        // The heading of the list is no identifier, and is passed over like any other such line.
        eligibility: try lines(of: ModelStore.eligibilityName).compactMap { CURIE($0) }),
      stripLines: try lines(of: ModelStore.boilerplateName))
    renewed.append(
      CompiledBlock(name: "fields", fingerprint: fingerprint, content: compiled.encoded()))
    return compiled
  }

  private func lines(of name: String) throws -> [String] {
    let content = try database.artifact(name)?.content ?? []
    return content.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
