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
      var parts = Engine.Parts(
        graph: graph, compiled: compiled, learned: try database.loadCounts())
      parts.fields = try fieldKnowledge(of: graph, in: database)
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

  /// The name under which a workspace keeps the lines of the strip list.
  package static let boilerplateName = "boilerplate"

  /// The name under which a workspace keeps the identifiers of the conditions of eligibility.
  package static let eligibilityName = "eligibility"

  /// What the workspace knows of audiences, conditions and phrases that say nothing.
  private static func fieldKnowledge(
    of graph: TermGraph, in database: Database
  ) throws -> FieldKnowledge {
    func lines(_ name: String) throws -> [String] {
      let content = try database.artifact(name)?.content ?? []
      return content.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        .map { String(decoding: $0, as: UTF8.self) }
    }
    return FieldKnowledge(
      circumstances: CircumstanceIndex(
        graph: graph, keywords: try database.keywords(of: .circumstance),
        // The heading of the list is no identifier, and is passed over like any other such line.
        eligibility: try lines(eligibilityName).compactMap { CURIE($0) }),
      stripLines: try lines(boilerplateName))
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
  /// The weights as text, `signal`, its name and its weight a line and one line of `calibration`, so
  /// that they can be read and compared.
  package func encoded() -> [UInt8] {
    var text = ""
    for signal in Signal.allCases {
      text += "signal\t\(signal.rawValue)\t\(weights.values[signal.position])\n"
    }
    text += "calibration\t" + calibration.values.map { "\($0)" }.joined(separator: "\t") + "\n"
    return Array(text.utf8)
  }

  /// Reads weights back, or nil where the text is not of them.
  ///
  /// Signals that are not named keep the weight that ships.
  package init?(decoding bytes: [UInt8]) {
    guard !bytes.isEmpty else { return nil }
    self.init()
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let cells = line.split(separator: "\t")
      if cells.count == 3, cells[0] == "signal", let value = Double(cells[2]), value.isFinite {
        // A signal of another version is passed over: its weight means nothing here.
        if let signal = Signal(rawValue: String(cells[1])) {
          weights.values[signal.position] = value
        }
      } else if cells.first == "calibration" {
        let values = cells.dropFirst().compactMap { Double($0) }.filter(\.isFinite)
        guard values.count == calibration.values.count, values.count == cells.count - 1 else {
          return nil
        }
        calibration = Calibration(values: values)
      } else {
        return nil
      }
    }
  }
}
