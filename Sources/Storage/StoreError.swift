/// Why a workspace could not be opened, read or written.
package struct StoreError: Error, Sendable, Hashable {
  /// The kinds of failure that a caller may want to tell apart.
  package enum Code: String, Sendable, Hashable {
    /// There is no file.
    case missing
    /// The file is not a workspace: no SQLite database, or one of something else.
    case notAWorkspace
    /// The workspace was written by a newer version of the program.
    case newerSchema
    /// The file, or its folder, cannot be written.
    case readOnly
    /// Another process is writing.
    case locked
    /// The disk, or the space allowed, is full.
    case diskFull
    /// The file is damaged.
    case damaged
    /// What was asked for cannot be done, such as undoing an entry that is not there.
    case refused
    /// Anything else that SQLite reports.
    case other
  }

  /// What kind of failure it is.
  package var code: Code
  /// What happened, as a phrase in lower case without a full stop.
  package var message: String
  /// The workspace.
  package var path: String?
  /// The statement that failed; never the values bound to it, which may be personal.
  package var sql: String?

  /// Makes an error.
  package init(_ code: Code, _ message: String, path: String? = nil, sql: String? = nil) {
    self.code = code
    self.message = message
    self.path = path
    self.sql = sql
  }
}

extension StoreError: CustomStringConvertible {
  /// One line: the workspace, what happened, and for surprises the statement.
  package var description: String {
    var text = path.map { "\($0): \(message)" } ?? message
    if code == .other || code == .damaged, let sql { text += " - while executing `\(sql)`" }
    return text
  }
}
