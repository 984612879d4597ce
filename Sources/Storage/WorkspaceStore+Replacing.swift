internal import CSQLite
import WaymarkFormats

extension WorkspaceStore {
  /// Whether a file is a workspace, of whatever version and however damaged, or empty: what a new
  /// workspace may take the place of.
  package static func mayBeReplaced(_ path: String) -> Bool {
    guard let status = FileStatus(of: path), status.isRegular else { return false }
    if status.size == 0 { return true }
    // Where SQLite has the application's number: https://www.sqlite.org/fileformat.html
    var head: [UInt8] = []
    // What cannot be read cannot be told to be ours.
    guard let reader = try? ByteReader(path: path),
      let count = try? reader.read(into: &head, upTo: 72),
      count == 72, head.starts(with: Array("SQLite format 3\0".utf8))
    else { return false }
    return head[68...].reduce(0) { $0 << 8 | Int($1) } == Schema.applicationID
  }

  /// The version of what a workspace of any schema knows; 0 where it cannot be told.
  package static func knowledgeVersion(of path: String) -> Int {
    // What cannot be opened nobody has open, and then any number will do.
    guard let database = try? Database(path: path, access: .readOnly, busyTimeout: 0) else {
      return 0
    }
    defer { database.close() }
    return (try? database.knowledgeVersion()) ?? 0
  }

  /// Puts the content of one workspace in the place of another's, in one transaction: whoever has it
  /// open sees the one or the other.
  ///
  /// - Throws: `StoreError`: read-only, locked, damaged, or the disk is full; then nothing is changed.
  package static func replaceContent(
    of path: String, with source: String, patience: Duration = patience
  ) throws(StoreError) {
    guard FileStatus.isWritable(path) else {
      throw StoreError(.readOnly, "the workspace is read-only", path: path)
    }
    let new = try Database(path: source, access: .immutable, busyTimeout: 0)
    defer { new.close() }
    let old = try Database(
      path: path, access: .readWrite, busyTimeout: Int32(patience / .milliseconds(1)))
    defer { old.close() }
    try old.execute("PRAGMA synchronous = FULL")
    guard let backup = sqlite3_backup_init(old.handle, "main", new.handle, "main") else {
      throw old.error(sqlite3_errcode(old.handle))
    }
    let code = sqlite3_backup_step(backup, -1)
    let end = sqlite3_backup_finish(backup)
    guard code == SQLITE_DONE, end == SQLITE_OK else {
      throw old.error(code == SQLITE_DONE ? end : code)
    }
  }
}
