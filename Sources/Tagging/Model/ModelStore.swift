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
  /// What people decided about texts, looked up one by one.
  package let decided: DecidedTexts
}

/// Compiles the knowledge of a workspace, and loads models from it.
package enum ModelStore {
  /// The version of the layout of kept weights.
  private static let judgementFormat = "1"

  /// Loads the model of a workspace.
  ///
  /// What was compiled is used where it is up to date; else it is compiled again, and kept where
  /// the workspace can be written.
  ///
  /// - Parameters:
  ///   - store: The workspace.
  ///   - isForFew: Whether only a few texts will be read, so that it pays to work out no more than
  ///     they need; the answers are the same.
  /// - Returns: The model.
  /// - Throws: `StoreError`.
  package static func load(
    from store: WorkspaceStore, isForFew: Bool = false
  ) throws -> LoadedModel {
    let (loaded, renewed) = try store.read { database in
      var compiler = ModelCompiler(
        database, graph: try database.loadGraph(), weighing: isForFew ? .onDemand : .ahead)
      let engine = try compiler.engine()
      let loaded = LoadedModel(
        engine: engine, judgement: try judgement(in: database),
        version: try version(in: database),
        corrections: try database.activeLessons(),
        decided: DecidedTexts(askingFor: store))
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
    if renewed.isEmpty { return }
    // Who only asks must not wait for somebody who writes: the next one compiles as well.
    try store.writeIfFree { database in for block in renewed { try block.keep(in: database) } }
  }

  /// The judgement in force: that of the last fit which is not taken back, else what shipped.
  private static func judgement(in database: Database) throws -> Judgement {
    // A fit by signals or a calibration of another version says nothing here.
    if let fit = try database.fitInForce(), let fitted = Judgement(decoding: Array(fit.detail.utf8))
    {
      return fitted
    }
    return try shippedJudgement(in: database)
  }

  /// The judgement that the workspace started with, from which every fit sets out.
  ///
  /// - Throws: `StoreError`.
  package static func shippedJudgement(in database: Database) throws -> Judgement {
    try database.artifact(.judgement).flatMap { Judgement(decoding: $0.content) } ?? Judgement()
  }

  /// The name of the model in answers and in the journal: the versions of knowledge and journal.
  ///
  /// - Throws: `StoreError`.
  package static func version(in database: Database) throws -> String {
    "\(try database.knowledgeVersion()).\(try database.lastEntry())"
  }

  /// What changes whenever the model does: while it is the same, what was loaded holds.
  ///
  /// - Throws: `StoreError`.
  package static func stamp(in database: Database) throws -> [Int] {
    [try database.knowledgeVersion(), try database.countsVersion(), try database.lastEntry()]
  }

  /// Compiles the model where so much was learned since it was compiled last that asking would take
  /// long.
  ///
  /// - Throws: `StoreError`.
  package static func refresh(in database: Database) throws {
    var compiler = ModelCompiler(database, graph: try database.loadGraph())
    try compiler.refresh()
    for block in compiler.renewed { try block.keep(in: database) }
  }

  /// Compiles the model anew and leaves nothing of the one before, as after forgetting somebody.
  ///
  /// - Throws: `StoreError`.
  package static func recompile(in database: Database) throws {
    try ModelCompiler.dropBlocks(in: database)
    try compile(in: database)
  }

  /// Compiles the model now, so that the first question need not wait for it.
  ///
  /// - Throws: `StoreError`.
  package static func compile(in database: Database) throws {
    var compiler = ModelCompiler(database, graph: try database.loadGraph())
    _ = try compiler.engine()
    for block in compiler.renewed { try block.keep(in: database) }
  }

  /// Keeps the weights that come with a model, which hold until the first fit.
  ///
  /// - Throws: `StoreError`.
  package static func setJudgement(_ judgement: Judgement, in database: Database) throws {
    try database.setArtifact(
      .judgement, fingerprint: judgementFormat, content: judgement.encoded())
  }
}
