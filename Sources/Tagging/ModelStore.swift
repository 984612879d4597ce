import Foundation
import WaymarkClassifier
package import WaymarkStorage
import WaymarkTaxonomy

/// A model as a workspace gives it, with what an answer must say of it.
package struct LoadedModel: Sendable {
  /// What the engine is made from, for those who want to teach it more first.
  package let parts: Engine.Parts
  /// The weights between evidence and answer.
  package let judgement: Judgement
  /// What the model was made of: the versions of the knowledge and of the journal.
  package let version: String
  /// How many lessons of the journal are in force.
  package let corrections: Int

  /// Compiles the engine.
  package func makeEngine() -> Engine { Engine(parts) }
}

/// Compiles the knowledge of a workspace, and loads models from it.
package enum ModelStore {
  private static let indexName = "index"
  private static let judgementName = "judgement"

  /// Loads the model of a workspace.
  ///
  /// The compiled index is used where it is up to date; else it is compiled again, and kept where
  /// the workspace can be written.
  ///
  /// - Throws: `StoreError`.
  package static func load(from store: WorkspaceStore) throws -> LoadedModel {
    let (loaded, isCompiledAnew) = try store.read { database in
      let graph = try database.loadGraph()
      let knowledge = try database.knowledgeVersion()
      let fingerprint = "\(IndexArtifact.format).\(knowledge)"
      let kept = try database.withArtifact(indexName) { found, bytes in
        found == fingerprint ? IndexArtifact(decoding: bytes) : nil
      }.flatMap { $0?.prior.termTotals.count == graph.terms.count ? $0 : nil }
      let compiled =
        try kept
        ?? VocabularyPrior().compile(graph: graph, keywords: try database.keywords())
      let parts = Engine.Parts(
        graph: graph, compiled: compiled, learned: try database.loadCounts())
      let judgement = try database.artifact(judgementName).flatMap {
        Judgement(decoding: $0.content)
      }
      let loaded = LoadedModel(
        parts: parts, judgement: judgement ?? Judgement(),
        version: "\(knowledge).\(try database.lastEntry())",
        corrections: try database.activeLessons())
      return (loaded, kept == nil ? (fingerprint, compiled) : nil)
    }
    if let (fingerprint, compiled) = isCompiledAnew, !store.isReadOnly {
      try store.write {
        try $0.setArtifact(indexName, fingerprint: fingerprint, content: compiled.encoded())
      }
    }
    return loaded
  }

  /// Compiles the index now, so that the first question need not wait for it.
  ///
  /// - Throws: `StoreError`.
  package static func compile(in database: Database) throws {
    let compiled = VocabularyPrior().compile(
      graph: try database.loadGraph(), keywords: try database.keywords())
    try database.setArtifact(
      indexName, fingerprint: "\(IndexArtifact.format).\(try database.knowledgeVersion())",
      content: compiled.encoded())
  }

  /// Keeps the weights that were fitted.
  ///
  /// - Throws: `StoreError`.
  package static func setJudgement(_ judgement: Judgement, in database: Database) throws {
    try database.setArtifact(judgementName, fingerprint: "1", content: judgement.encoded())
  }
}

extension Judgement {
  /// The weights as text: `signal TAB weight` a line, so that they can be read and compared.
  package func encoded() -> [UInt8] {
    var text = ""
    for signal in Signal.allCases {
      text += "\(signal.rawValue)\t\(weights.values[signal.position])\n"
    }
    for value in calibration.values { text += "calibration\t\(value)\n" }
    return Array(text.utf8)
  }

  /// Reads weights back, or nil where the text is not of them.
  ///
  /// Signals that are not named keep the weight that ships.
  package init?(decoding bytes: [UInt8]) {
    self.init()
    var calibration: [Double] = []
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let cells = line.split(separator: "\t")
      guard cells.count == 2, let value = Double(cells[1]), value.isFinite
      else { return nil }
      if cells[0] == "calibration" {
        calibration.append(value)
      } else if let signal = Signal(rawValue: String(cells[0])) {
        weights.values[signal.position] = value
      }
    }
    guard calibration.count == self.calibration.values.count else { return nil }
    self.calibration = Calibration(values: calibration)
  }
}
