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
  private static let engineName = "engine"
  private let database: Database
  private let graph: TermGraph

  init(_ database: Database, graph: TermGraph) {
    self.database = database
    self.graph = graph
  }

  /// Removes what was compiled.
  static func dropBlocks(in database: Database) throws {
    for name in [engineName, "index", "fields"] { try database.removeArtifact(name) }
  }

  /// The engine; lazy where only a few texts will be read, so that compiling all does not pay.
  ///
  /// After a few lessons it takes less to add them to what was compiled than to write a block of
  /// megabytes each time.
  mutating func engine(isLazy: Bool = false) throws -> Engine {
    let fields = try fields()
    if let near = try nearEngine() {
      let kept = try database.readArtifact(Self.engineName, fingerprint: near.fingerprint) {
        Engine(
          decoding: $0, graph: graph, fields: fields, later: near.later.handed(to: graph.heirs),
          isLazy: isLazy)
      }
      if let kept { return kept }
    }
    let engine = Engine(try parts(with: fields), isLazy: isLazy)
    renewed.append(
      CompiledBlock(
        name: Self.engineName,
        fingerprint: Self.fingerprint(try knowledge(), entry: try database.lastEntry()),
        content: engine.encoded()))
    return engine
  }

  /// Compiles the engine where so many lessons came in that whoever asks would have to do it.
  mutating func refresh() throws { if try nearEngine() == nil { _ = try engine() } }

  /// The engine that was compiled last, if it was of this knowledge and not long ago, and what was
  /// learned since.
  private func nearEngine() throws -> (fingerprint: String, later: Counts)? {
    guard let found = try database.fingerprint(ofArtifact: Self.engineName),
      let entry = found.split(separator: ".").last.flatMap({ Int($0) }),
      found == Self.fingerprint(try knowledge(), entry: entry),
      let later = try database.countsLearned(after: entry)
    else { return nil }
    return (found, later)
  }

  /// What the engine is made of beside lessons.
  private func knowledge() throws -> String {
    "\(Engine.format).\(try indexFingerprint()).\(try database.countsVersion())"
  }

  private static func fingerprint(_ knowledge: String, entry: Int) -> String {
    "\(knowledge).\(entry)"
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
    let kept = try database.readArtifact("index", fingerprint: fingerprint) {
      IndexArtifact(decoding: $0)
    }
    if let kept, kept.prior.termTotals.count == graph.terms.count { return kept }
    let compiled = VocabularyPrior().compile(graph: graph, keywords: try database.keywords())
    renewed.append(
      CompiledBlock(name: "index", fingerprint: fingerprint, content: compiled.encoded()))
    return compiled
  }

  /// What the workspace knows of audiences, conditions and phrases that say nothing.
  private mutating func fields() throws -> FieldKnowledge {
    let fingerprint = "\(FieldKnowledge.format).\(try database.vocabularyVersion())"
    let kept = try database.readArtifact("fields", fingerprint: fingerprint) {
      FieldKnowledge(decoding: $0, termCount: graph.terms.count)
    }
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
