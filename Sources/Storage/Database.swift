internal import CSQLite
import WaymarkFormats

/// A connection to a workspace, with its cached statements.
///
/// It exists only inside the closures of `WorkspaceStore.read(_:)` and `write(_:)`, which see to it
/// that one thread at a time uses it and that a transaction is open.
package final class Database {
  /// How a connection may use its file.
  enum Access {
    /// Read and write.
    case readWrite
    /// The same, and make the file.
    case create
    /// Only read; others may be writing.
    case readOnly
    /// Only read, and trust that nobody writes: works where no file can be made beside it.
    case immutable
  }

  let handle: OpaquePointer
  let path: String
  let isReadOnly: Bool
  private(set) var isClosed = false
  private var statements: [String: Statement] = [:]
  /// What was read once and holds until the vocabulary changes.
  var cache = StoreCache()

  init(path: String, access: Access, busyTimeout: Int32) throws(StoreError) {
    self.path = path
    isReadOnly = access == .readOnly || access == .immutable
    var flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    switch access {
    case .readWrite: flags |= SQLITE_OPEN_READWRITE
    case .create: flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    case .readOnly: flags |= SQLITE_OPEN_READONLY
    case .immutable: flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
    }
    var opened: OpaquePointer?
    let name = access == .immutable ? Self.immutableURI(path) : path
    let code = sqlite3_open_v2(name, &opened, flags, nil)
    guard code == SQLITE_OK, let opened else {
      sqlite3_close_v2(opened)
      throw StoreError(sqlite: code, message: String(cString: sqlite3_errstr(code)), path: path)
    }
    handle = opened
    setPatience(milliseconds: busyTimeout)
    guard waymark_disable_double_quoted_strings(handle) == SQLITE_OK else {
      throw error(sqlite3_errcode(handle))
    }
    try execute("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF")
  }

  deinit { close() }

  /// Ends all statements and closes, which folds the log into the file where nobody else has it.
  func close() {
    guard !isClosed else { return }
    isClosed = true
    statements.removeAll()
    sqlite3_close_v2(handle)
  }

  /// Sets how long to wait for others.
  func setPatience(milliseconds: Int32) { sqlite3_busy_timeout(handle, milliseconds) }

  private static func immutableURI(_ path: String) -> String {
    let name = path.percentEncoded { byte in
      !byte.isASCIILetter && !byte.isASCIIDigit && !"/._-".utf8.contains(byte)
    }
    return "file:\(name)?immutable=1"
  }
}

@available(*, unavailable)
extension Database: Sendable {}

extension Database {
  /// Runs statements that need no values, as written.
  func execute(_ sql: String) throws(StoreError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw error(code, sql: sql) }
  }

  /// Returns the prepared statement of a text; it is kept for the next time.
  func statement(_ sql: String) throws(StoreError) -> Statement {
    let known = statements[sql]
    if let known, !known.isRunning { return known }
    let made = try Statement(sql, in: self)
    // Inside its own rows a query gets a statement of its own, which would begin the outer one anew.
    if known == nil { statements[sql] = made }
    return made
  }

  /// Runs a statement with values.
  func run(_ sql: String, _ values: SQLValue...) throws {
    try statement(sql).run(values)
  }

  /// Steps through the rows of a query.
  func forEach(
    _ sql: String, _ values: SQLValue..., body: (borrowing Row) throws -> Void
  ) throws {
    try statement(sql).forEach(values, body)
  }

  /// Returns what a closure makes of the first row of a query, or nil where there is none.
  func first<Result>(
    _ sql: String, _ values: SQLValue..., body: (borrowing Row) throws -> Result
  ) throws -> Result? {
    var result: Result?
    try statement(sql).forEach(values) { row in
      if result == nil { result = try body(row) }
    }
    return result
  }

  /// The key of the row inserted last.
  var lastInsertedRow: Int { Int(sqlite3_last_insert_rowid(handle)) }

  /// How many rows the last statement changed.
  var changedRows: Int { Int(sqlite3_changes(handle)) }

  /// Runs a closure in a transaction; an error undoes all that it did.
  func transaction<Result>(
    _ begin: String, _ body: (Database) throws -> Result
  ) throws -> Result {
    try execute(begin)
    do {
      let result = try body(self)
      try execute("COMMIT")
      return result
    } catch {
      // SQLite may have rolled back by itself, as on a full disk; then there is nothing to undo.
      if sqlite3_get_autocommit(handle) == 0 { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
      cache = StoreCache()
      throw error
    }
  }

  func error(_ code: Int32, sql: String? = nil) -> StoreError {
    StoreError(
      sqlite: code, message: String(cString: sqlite3_errmsg(handle)), path: path, sql: sql)
  }
}

extension StoreError {
  /// Says in our words what SQLite reports.
  init(sqlite code: Int32, message: String, path: String, sql: String? = nil) {
    let kind: Code
    var text = message
    switch Self.isForSpace(code) ? SQLITE_FULL : code & 0xFF {
    case SQLITE_NOTADB:
      (kind, text) = (.notAWorkspace, "not a Waymark workspace (no SQLite database)")
    case SQLITE_CANTOPEN where FileStatus.isDenied(path):
      (kind, text) = (.other, "cannot be opened: permission denied")
    case SQLITE_CANTOPEN:
      (kind, text) = (.missing, "cannot be opened: no such file, or a folder")
    case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH:
      (kind, text) = (.readOnly, "the workspace is read-only")
    case SQLITE_BUSY, SQLITE_LOCKED:
      let holder = LockHolder.find(of: path).map { " by \($0)" } ?? " by another process"
      (kind, text) = (.locked, "the workspace is locked\(holder)")
    case SQLITE_FULL:
      (kind, text) = (.diskFull, "no space left for the workspace; nothing was changed")
    case SQLITE_CORRUPT:
      (kind, text) = (.damaged, "the workspace is damaged: \(message)")
    case SQLITE_IOERR:
      (kind, text) = (.other, "the disk failed: \(message)")
    default: kind = .other
    }
    self.init(kind, text, path: path, sql: sql)
  }

  /// Whether the file that connections share as memory could not grow, for want of space.
  private static func isForSpace(_ code: Int32) -> Bool { code == SQLITE_IOERR | 19 << 8 }
}
