import WaymarkClassifier
package import WaymarkStorage
package import WaymarkTaxonomy

/// A model as a workspace gives it, with what an answer must say of it.
package struct LoadedModel: Sendable {
  /// The vocabularies.
  package var graph: TermGraph { engine.graph }
  /// How texts become features.
  package var features: TextFeatures { engine.features }
  /// What ranks.
  package let engine: Engine
  /// The weights between evidence and answer.
  package let judgement: Judgement
  /// What the model was made of: the versions of the knowledge and of the journal.
  package let version: String
  /// How many lessons of the journal are in force.
  package let corrections: Int
}

/// Compiles the knowledge of a workspace, and loads models from it.
package enum ModelStore {
  private static let judgementName = "judgement"

  /// Loads the model of a workspace.
  ///
  /// What was compiled is used where it is up to date; else it is compiled again, and kept where
  /// the workspace can be written.
  ///
  /// - Throws: `StoreError`.
  package static func load(from store: WorkspaceStore) throws -> LoadedModel {
    let (loaded, renewed) = try store.read { database in
      var compiler = ModelCompiler(database, graph: try database.loadGraph())
      let engine = try compiler.engine()
      let loaded = LoadedModel(
        engine: engine, judgement: try judgement(in: database),
        version: "\(try database.knowledgeVersion()).\(try database.lastEntry())",
        corrections: try database.activeLessons())
      return (loaded, compiler.renewed)
    }
    try keep(renewed, in: store)
    return loaded
  }

  /// Loads what the engine of a workspace is made from, for those who want to teach it more first.
  ///
  /// - Throws: `StoreError`.
  package static func loadParts(
    from store: WorkspaceStore
  ) throws -> (parts: Engine.Parts, judgement: Judgement) {
    let (loaded, renewed) = try store.read { database in
      var compiler = ModelCompiler(database, graph: try database.loadGraph())
      let parts = try compiler.parts()
      return ((parts: parts, judgement: try judgement(in: database)), compiler.renewed)
    }
    try keep(renewed, in: store)
    return loaded
  }

  private static func keep(_ renewed: [CompiledBlock], in store: WorkspaceStore) throws {
    if renewed.isEmpty || store.isReadOnly { return }
    try store.write { database in for block in renewed { try block.keep(in: database) } }
  }

  private static func judgement(in database: Database) throws -> Judgement {
    try database.artifact(judgementName).flatMap { Judgement(decoding: $0.content) } ?? Judgement()
  }

  /// The name under which a workspace keeps the lines of the strip list.
  package static let boilerplateName = "boilerplate"

  /// The name under which a workspace keeps the identifiers of the conditions of eligibility.
  package static let eligibilityName = "eligibility"

  /// Compiles the model now, so that the first question need not wait for it.
  ///
  /// - Throws: `StoreError`.
  package static func compile(in database: Database) throws {
    var compiler = ModelCompiler(database, graph: try database.loadGraph())
    _ = try compiler.engine()
    for block in compiler.renewed { try block.keep(in: database) }
  }

  /// Keeps the weights that were fitted.
  ///
  /// - Throws: `StoreError`.
  package static func setJudgement(_ judgement: Judgement, in database: Database) throws {
    try database.setArtifact(judgementName, fingerprint: "1", content: judgement.encoded())
  }
}
