internal import CSQLite

/// A value bound to a statement.
enum SQLValue {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])

  static func integer(_ value: Int) -> SQLValue { .integer(Int64(value)) }
  static func flag(_ value: Bool) -> SQLValue { .integer(value ? 1 : 0) }
  static func text(_ value: String?) -> SQLValue { value.map { .text($0) } ?? .null }
  static func integer(_ value: Int?) -> SQLValue { value.map { .integer(Int64($0)) } ?? .null }
}

/// A prepared statement; it belongs to its connection and is used for one query at a time.
final class Statement {
  let handle: OpaquePointer
  let sql: String
  private unowned let database: Database

  init(_ sql: String, in database: Database) throws(StoreError) {
    var handle: OpaquePointer?
    let code = sqlite3_prepare_v3(
      database.handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
    guard code == SQLITE_OK, let handle else { throw database.error(code, sql: sql) }
    self.handle = handle
    self.sql = sql
    self.database = database
  }

  deinit { sqlite3_finalize(handle) }

  /// Whether its rows are being stepped through.
  var isRunning: Bool { sqlite3_stmt_busy(handle) != 0 }

  /// Binds values and steps through the rows.
  func forEach(
    _ values: [SQLValue] = [], _ body: (borrowing Row) throws -> Void
  ) throws {
    try forEachWhile(values) { row in
      try body(row)
      return true
    }
  }

  /// Binds values and steps through the rows as long as a closure says so.
  func forEachWhile(
    _ values: [SQLValue], _ body: (borrowing Row) throws -> Bool
  ) throws {
    defer {
      sqlite3_reset(handle)
      sqlite3_clear_bindings(handle)
    }
    try bind(values)
    while true {
      let code = sqlite3_step(handle)
      if code == SQLITE_DONE { return }
      guard code == SQLITE_ROW else { throw database.error(code, sql: sql) }
      guard try body(Row(handle: handle)) else { return }
    }
  }

  /// Binds values and runs to the end, whatever rows there are.
  func run(_ values: [SQLValue] = []) throws { try forEach(values) { _ in } }

  private func bind(_ values: [SQLValue]) throws(StoreError) {
    for (index, value) in values.enumerated() {
      let place = Int32(index + 1)
      let code =
        switch value {
        case .null: sqlite3_bind_null(handle, place)
        case .integer(let number): sqlite3_bind_int64(handle, place, number)
        case .real(let number): sqlite3_bind_double(handle, place, number)
        case .text(let text): bind(text, at: place)
        case .blob(let bytes):
          bytes.withUnsafeBytes {
            sqlite3_bind_blob64(
              handle, place, $0.baseAddress ?? emptyBlob, UInt64($0.count), transient)
          }
        }
      guard code == SQLITE_OK else { throw database.error(code, sql: sql) }
    }
  }

  /// Text is bound with its length, so that a NUL in it ends nothing.
  private func bind(_ text: String, at place: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        sqlite3_bind_text64(
          handle, place, $0.baseAddress ?? UnsafePointer(emptyText), UInt64($0.count), transient,
          UInt8(SQLITE_UTF8))
      }
    }
  }
}

@available(*, unavailable)
extension Statement: Sendable {}

/// Tells SQLite to copy what is bound: `SQLITE_TRANSIENT`, a macro that Swift cannot import.
private let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

// A null pointer would bind NULL; an empty value needs an address. They are never read or written.
nonisolated(unsafe) private let emptyText = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
nonisolated(unsafe) private let emptyBlob = UnsafeRawPointer(emptyText)

/// The current row of a statement; it must not leave the closure that it is given to.
struct Row: ~Copyable {
  fileprivate let handle: OpaquePointer

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }
  func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }
  func double(_ column: Int32) -> Double { sqlite3_column_double(handle, column) }
  func optionalInt(_ column: Int32) -> Int? { isNull(column) ? nil : int(column) }

  func text(_ column: Int32) -> String {
    guard let start = sqlite3_column_text(handle, column) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

  /// Calls a closure with a blob, where SQLite has it.
  func withBlob<Result>(
    _ column: Int32, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    let start = sqlite3_column_blob(handle, column)
    let count = Int(sqlite3_column_bytes(handle, column))
    return try body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
  }
}
