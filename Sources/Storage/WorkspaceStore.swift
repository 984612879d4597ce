import Foundation
import WaymarkFormats

/// The one file that a workspace is: vocabularies, keywords, compiled models and the journal.
///
/// All work is done inside `read(_:)` and `write(_:)`; each is one transaction, so what is read
/// belongs together and what is written is written whole or not at all.
///
///     let store = try WorkspaceStore(at: path)
///     let graph = try store.read { try $0.loadGraph() }
package final class WorkspaceStore {
  /// Where the workspace is; `:memory:` for one that is nowhere.
  package let path: String
  /// Whether it can only be read.
  package let isReadOnly: Bool
  /// Why it cannot be written.
  private let refusal: StoreError
  private let lock = NSLock()
  private let database: Database
  private let milliseconds: Int32

  /// How long a writer waits for another one before it gives up.
  package static let patience = Duration.seconds(5)

  /// Opens a workspace.
  ///
  /// Where the file or its folder cannot be written, or the disk is full, the workspace is opened
  /// for reading only.
  ///
  /// - Throws: `StoreError`: there is no file, it is not a workspace, or a newer one, or it is locked.
  package convenience init(at path: String, patience: Duration = patience) throws(StoreError) {
    guard FileStatus(of: path) != nil else {
      throw StoreError(.missing, "there is no workspace", path: path)
    }
    let isWritable =
      FileStatus.isWritable(path) && FileStatus.isWritable(FileStatus.folder(of: path))
    var access = isWritable ? Database.Access.readWrite : .immutable
    // A log that a crash left behind must be read too, which an immutable file would not allow.
    if !isWritable, FileStatus(of: path + "-wal") != nil { access = .readOnly }
    do {
      try self.init(path: path, access: access, patience: patience)
    } catch {
      // What the log holds and the file lacks would be missed.
      guard error.code == .diskFull, FileStatus(of: path + "-wal")?.size ?? 0 == 0 else {
        throw error
      }
      try self.init(path: path, access: .immutable, patience: patience, refusal: error)
    }
  }

  /// Makes a new, empty workspace.
  ///
  /// - Throws: `StoreError`: the file is there already, or cannot be made.
  package convenience init(
    creatingAt path: String, patience: Duration = patience
  ) throws(StoreError) {
    guard FileStatus(of: path) == nil else {
      throw StoreError(.refused, "there is a file already", path: path)
    }
    try self.init(path: path, access: .create, patience: patience)
  }

  /// Makes a workspace that lives in memory and goes with the process.
  ///
  /// - Throws: `StoreError` where there is no memory for it.
  package static func inMemory() throws(StoreError) -> WorkspaceStore {
    try WorkspaceStore(path: ":memory:", access: .create, patience: patience)
  }

  private init(
    path: String, access: Database.Access, patience: Duration, refusal: StoreError? = nil
  ) throws(StoreError) {
    self.path = path
    milliseconds = Int32(max(0, min(patience / .milliseconds(1), 1e9)))
    self.refusal = refusal ?? StoreError(.readOnly, "the workspace is read-only", path: path)
    let database = try Database(path: path, access: access, busyTimeout: milliseconds)
    self.database = database
    isReadOnly = database.isReadOnly
    do {
      try Self.prepare(database, access: access)
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError(.other, "\(error)", path: path)
    }
  }

  private static func prepare(_ database: Database, access: Database.Access) throws {
    let identity = try database.first("PRAGMA application_id") { $0.int(0) } ?? 0
    if access == .create {
      try database.execute("PRAGMA application_id = \(Schema.applicationID)")
    } else if identity != Schema.applicationID {
      let isEmpty = FileStatus(of: database.path)?.size == 0
      let kind = isEmpty ? "an empty file" : "an SQLite database of something else"
      throw StoreError(.notAWorkspace, "not a Waymark workspace (\(kind))", path: database.path)
    }
    if !database.isReadOnly, database.path != ":memory:" {
      let mode = try database.first("PRAGMA journal_mode = WAL") { $0.text(0) }
      guard mode == "wal" else {
        throw StoreError(.other, "the file system allows no write-ahead log", path: database.path)
      }
      // The journal must survive a power cut.
      try database.execute("PRAGMA synchronous = FULL")
    }
    try Schema.migrate(database)
  }
}

extension WorkspaceStore {
  /// Reads: all that the closure sees belongs to one moment.
  ///
  /// - Throws: what the closure throws, and `StoreError`.
  package func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try locked { try database.transaction("BEGIN", body) }
  }

  /// Writes: all of it or, where the closure throws, nothing.
  ///
  /// - Throws: what the closure throws, and `StoreError`: read-only, locked, or the disk is full.
  @discardableResult
  package func write<Result>(_ body: (Database) throws -> Result) throws -> Result {
    guard !isReadOnly else { throw refusal }
    return try locked { try database.transaction("BEGIN IMMEDIATE", body) }
  }

  /// Closes the workspace, which is one file again if nobody else has it open.
  ///
  /// Nothing may be read or written after. It also closes when it is no longer used.
  package func close() {
    lock.withLock { database.close() }
  }

  /// Writes what others can do without, unless somebody else is writing: all of it or nothing.
  ///
  /// - Returns: whether it was written.
  /// - Throws: what the closure throws, and `StoreError`.
  @discardableResult
  package func writeIfFree(_ body: (Database) throws -> Void) throws -> Bool {
    if isReadOnly { return false }
    return try locked {
      database.setPatience(milliseconds: 0)
      defer { database.setPatience(milliseconds: milliseconds) }
      do {
        try database.transaction("BEGIN IMMEDIATE", body)
        return true
      } catch let error as StoreError where error.code == .locked {
        return false
      }
    }
  }

  /// Writes a copy of the workspace, as it is at one moment, to a path where nothing is.
  func copy(to path: String) throws {
    try locked { try database.run("VACUUM INTO ?", .text(path)) }
  }

  /// Writes all pages anew, so that what was deleted is gone from the disk as well.
  func compact() throws {
    try locked {
      try database.execute("VACUUM")
      let isBusy = try database.first("PRAGMA wal_checkpoint(TRUNCATE)") { $0.int(0) != 0 } ?? false
      if isBusy {
        throw StoreError(
          .locked,
          "another process is still reading, so what was erased may be in the log beside the file "
            + "until it ends; do it again then", path: self.path)
      }
    }
  }

  private func locked<Result>(_ body: () throws -> Result) throws -> Result {
    lock.lock()
    defer { lock.unlock() }
    if database.isClosed { throw StoreError(.refused, "the workspace is closed", path: path) }
    return try body()
  }
}

// @unchecked because `database` is only used while `lock` is held.
extension WorkspaceStore: @unchecked Sendable {}
