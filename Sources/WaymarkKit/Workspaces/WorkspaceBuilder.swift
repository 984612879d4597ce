import Foundation
package import WaymarkFormats
package import WaymarkStorage
import WaymarkTagging
package import WaymarkTaxonomy

/// Makes a workspace from files, whole or not at all.
package struct WorkspaceBuilder {
  /// The files to read.
  package let sources: WorkspaceSources
  /// Whether anything at fault in them stops all.
  package let isStrict: Bool

  /// What was made.
  package struct Report: Sendable {
    /// What was at fault in the files.
    package var faults: [Fault]
    /// The number of terms in each vocabulary, in order.
    package var vocabularies: [(vocabulary: Vocabulary, count: Int)]
    /// The number of links.
    package var linkCount: Int
    /// The number of keywords.
    package var keywordCount: Int
    /// What became of the terms that were there; empty for a new workspace.
    package var changes: [VocabularyChange] = []

    init(on knowledge: Knowledge) {
      var counts: [String: Int] = [:]
      for term in knowledge.graph.terms { counts[term.id.prefix, default: 0] += 1 }
      faults = knowledge.faults
      vocabularies = knowledge.graph.vocabularies.map { ($0, counts[$0.prefix] ?? 0) }
      linkCount = knowledge.graph.links.count
      keywordCount = knowledge.keywords.count
    }

    /// The number of terms.
    package var termCount: Int { vocabularies.reduce(0) { $0 + $1.count } }
  }

  /// Files that cannot make a workspace.
  package struct Refusal: Error {
    /// What was at fault in them.
    package var faults: [Fault]
    /// Why there is no workspace, as a phrase.
    package var reason: String
  }

  /// Makes a builder.
  package init(_ sources: WorkspaceSources, isStrict: Bool = false) {
    self.sources = sources
    self.isStrict = isStrict
  }
}

extension WorkspaceBuilder {
  /// Makes a workspace file under a temporary name, and names it when it is whole.
  ///
  /// What is replaced may be in use and may be a link: its content is changed, and its name stays.
  ///
  /// - Parameters:
  ///   - path: Where the workspace is to be.
  ///   - replacing: Whether it may take the place of a workspace, or of an empty file.
  /// - Returns: What was made.
  /// - Throws: `Fault` where a file cannot be read, `Refusal` where the files hold no terms or are
  ///   strictly at fault, `StoreError` where the workspace cannot be written.
  package func build(at path: String, replacing: Bool) throws -> Report {
    try WorkspaceOpener.checkPath(path)
    let isThere = FileSystem.exists(path)
    if isThere, !replacing { throw Self.exists(path) }
    if isThere, !WorkspaceStore.mayBeReplaced(path) {
      throw StoreError(
        .refused, "is no Waymark workspace, and nothing else is replaced", path: path)
    }
    let target = FileStatus.target(of: path)
    try WorkspaceOpener.checkFolder(of: path, leadingTo: target)
    let knowledge = try read()
    let partial = "\(target).\(ProcessInfo.processInfo.processIdentifier).partial"
    FileSystem.removeDatabase(partial)
    defer { FileSystem.removeDatabase(partial) }
    let store = try WorkspaceStore(creatingAt: partial)
    do {
      defer { store.close() }
      try store.write { database in
        if isThere {
          try database.continueKnowledge(after: WorkspaceStore.knowledgeVersion(of: target))
        }
        try fill(database, with: knowledge)
      }
    }
    if isThere {
      try replace(target, with: partial)
    } else if !FileSystem.rename(partial, to: target, replacing: false) {
      if FileSystem.exists(path) { throw Self.exists(path) }
      throw Self.unnamed(path)
    }
    return Report(on: knowledge)
  }

  /// Puts a finished workspace in the place of another.
  private func replace(_ path: String, with partial: String) throws(StoreError) {
    do {
      try WorkspaceStore.replaceContent(of: path, with: partial)
    } catch {
      // What SQLite cannot open nobody has open; its log must not be taken for the new one's.
      guard error.code == .damaged || error.code == .notAWorkspace else { throw error }
      for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
      guard FileSystem.rename(partial, to: path, replacing: true) else { throw Self.unnamed(path) }
    }
  }

  /// Makes a workspace that goes with the process.
  ///
  /// - Throws: as `build(at:replacing:)`.
  package func buildInMemory() throws -> (store: WorkspaceStore, report: Report) {
    let knowledge = try read()
    let store = try WorkspaceStore.inMemory()
    try store.write { try fill($0, with: knowledge) }
    return (store, Report(on: knowledge))
  }

  /// Puts newer lists into a workspace and keeps what was learned, in one transaction.
  ///
  /// Terms keep their keys as long as they keep their identifiers, and lessons name terms by key.
  /// What no newer list renews stays, as `FormerKnowledge` has it.
  ///
  /// - Parameter path: Where the workspace is.
  /// - Returns: What is there now, and what became of the terms.
  /// - Throws: as `build(at:replacing:)`.
  package func update(at path: String) throws -> Report {
    try WorkspaceOpener.checkPath(path)
    let store = try WorkspaceStore(at: path)
    defer { store.close() }
    return try store.write { database in
      let former = FormerKnowledge(
        graph: try database.loadGraph(), keywords: try database.keywords())
      let knowledge = try read(renewing: former)
      try fill(database, with: knowledge, isRenewing: true)
      var report = Report(on: knowledge)
      report.changes = VocabularyChange.list(from: former.graph, to: knowledge.graph)
      return report
    }
  }

  private static func unnamed(_ path: String) -> StoreError {
    StoreError(.other, "the finished workspace cannot be given its name", path: path)
  }

  private static func exists(_ path: String) -> StoreError {
    StoreError(
      .refused,
      "there is a file already; --force replaces it, --update renews the lists and keeps what was "
        + "learned", path: path)
  }
}

extension WorkspaceBuilder {
  /// Reads all files, and refuses what cannot make a workspace.
  private func read(renewing former: FormerKnowledge? = nil) throws -> Knowledge {
    let knowledge = try Knowledge(reading: sources, renewing: former)
    let isForTerms = former == nil || !sources.vocabularies.isEmpty
    if isForTerms, !knowledge.hasNewTerms {
      throw Refusal(
        faults: knowledge.faults,
        reason: "the files hold no terms; "
          + (former == nil ? "no workspace was made" : "nothing was changed"))
    }
    if isStrict, knowledge.faults.contains(where: { $0.severity == .error }) {
      throw Refusal(faults: knowledge.faults, reason: "the files are at fault; nothing was made")
    }
    return knowledge
  }

  /// Writes all of it; where it renews, what the files do not have stays.
  private func fill(
    _ database: Database, with knowledge: Knowledge, isRenewing: Bool = false
  ) throws {
    try database.replaceVocabularies(knowledge.graph, keywords: knowledge.keywords)
    for (artifact, content) in [
      (Artifact.boilerplate, knowledge.boilerplate), (.eligibility, knowledge.eligibility),
    ] {
      if let content {
        try database.setArtifact(artifact, fingerprint: "", content: content)
      } else if !isRenewing {
        try database.removeArtifact(artifact)
      }
    }
    if let starter = knowledge.starter {
      try database.setStarter(
        starter.counts, fingerprint: FileSystem.name(of: sources.model ?? ""))
      if let judgement = starter.judgement {
        try ModelStore.setJudgement(judgement, in: database)
      }
    }
    // Compiled now, so that the first question need not wait.
    try ModelStore.compile(in: database)
  }
}
