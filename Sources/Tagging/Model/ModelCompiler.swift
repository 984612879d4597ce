import WaymarkClassifier
import WaymarkStorage
import WaymarkTaxonomy

/// Something compiled that a workspace is to keep.
struct CompiledBlock {
  var artifact: Artifact
  var fingerprint: String
  var content: [UInt8]

  func keep(in database: Database) throws {
    try database.setArtifact(artifact, fingerprint: fingerprint, content: content)
  }
}

/// What an engine was compiled of: all but lessons, and the last entry of the journal that is in it.
private struct EngineFingerprint: CustomStringConvertible {
  var knowledge: String
  var entry: Int

  init(knowledge: String, entry: Int) {
    self.knowledge = knowledge
    self.entry = entry
  }

  /// Reads what `description` wrote; nil for anything else.
  init?(_ text: String) {
    guard let point = text.lastIndex(of: "."), let entry = Int(text[text.index(after: point)...])
    else { return nil }
    self.init(knowledge: String(text[..<point]), entry: entry)
  }

  var description: String { "\(knowledge).\(entry)" }
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
  private let weighing: TextModel.Weighing

  init(_ database: Database, graph: TermGraph, weighing: TextModel.Weighing = .ahead) {
    self.database = database
    self.graph = graph
    self.weighing = weighing
  }

  /// Removes what was compiled.
  static func dropBlocks(in database: Database) throws {
    for block in [Artifact.engine, .index, .fields] { try database.removeArtifact(block) }
  }

  /// The engine.
  ///
  /// After a few lessons it takes less to add them to what was compiled than to write a block of
  /// megabytes each time.
  mutating func engine() throws -> Engine {
    let fields = try fields()
    if let near = try nearEngine() {
      let kept = try database.readArtifact(.engine, fingerprint: near.fingerprint.description) {
        Engine(
          decoding: $0, graph: graph, fields: fields, later: near.later.handed(to: graph.heirs),
          weighing: weighing)
      }
      if let kept { return kept }
    }
    var parts = try parts(with: fields)
    parts.weighing = weighing
    let engine = Engine(parts)
    let fingerprint = EngineFingerprint(knowledge: try knowledge(), entry: try database.lastEntry())
    renewed.append(
      CompiledBlock(
        artifact: .engine, fingerprint: fingerprint.description, content: engine.encoded()))
    return engine
  }

  /// Compiles the engine where so many lessons came in that whoever asks would have to do it.
  mutating func refresh() throws { if try nearEngine() == nil { _ = try engine() } }

  /// The engine that was compiled last, if it was of this knowledge and not long ago, and what was
  /// learned since.
  private func nearEngine() throws -> (fingerprint: EngineFingerprint, later: Counts)? {
    guard let kept = try database.fingerprint(ofArtifact: .engine).flatMap(EngineFingerprint.init),
      kept.knowledge == (try knowledge()),
      let later = try database.countsLearned(after: kept.entry)
    else { return nil }
    return (kept, later)
  }

  /// What the engine is made of beside lessons.
  private func knowledge() throws -> String {
    "\(Engine.format).\(try indexFingerprint()).\(try database.countsVersion())"
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
      smoothing.mass, smoothing.wideMass, smoothing.share,
    ]
    return "\(IndexArtifact.format).\(try database.knowledgeVersion())."
      + constants.map { "\($0)" }.joined(separator: "/")
  }

  private mutating func index() throws -> IndexArtifact {
    let fingerprint = try indexFingerprint()
    let kept = try database.readArtifact(.index, fingerprint: fingerprint) {
      IndexArtifact(decoding: $0)
    }
    if let kept, kept.prior.termTotals.count == graph.terms.count { return kept }
    let compiled = VocabularyPrior().compile(graph: graph, keywords: try database.keywords())
    renewed.append(
      CompiledBlock(artifact: .index, fingerprint: fingerprint, content: compiled.encoded()))
    return compiled
  }

  /// What the workspace knows of audiences, conditions and phrases that say nothing.
  private mutating func fields() throws -> FieldKnowledge {
    let fingerprint = "\(FieldKnowledge.format).\(try database.vocabularyVersion())"
    let kept = try database.readArtifact(.fields, fingerprint: fingerprint) {
      FieldKnowledge(decoding: $0, termCount: graph.terms.count)
    }
    if let kept { return kept }
    let compiled = FieldKnowledge(
      circumstances: CircumstanceIndex(
        graph: graph, keywords: try database.keywords(of: .circumstance),
        // The heading of the list is no identifier, and is passed over like any other such line.
        eligibility: try lines(of: .eligibility).compactMap { CURIE($0) }),
      stripLines: try lines(of: .boilerplate))
    renewed.append(
      CompiledBlock(artifact: .fields, fingerprint: fingerprint, content: compiled.encoded()))
    return compiled
  }

  private func lines(of artifact: Artifact) throws -> [String] {
    let content = try database.artifact(artifact)?.content ?? []
    return content.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
