internal import CSQLite

/// The bytes of an artifact, copied piece by piece to where they are needed.
///
/// A block of megabytes is so read once and not twice. It must not leave the closure that it is
/// given to.
package struct ArtifactBytes {
  /// How many there are.
  package let count: Int
  private let copy: (_ start: Int, _ target: UnsafeMutableRawBufferPointer) -> Bool

  /// Makes them of bytes in memory.
  package init(_ bytes: UnsafeRawBufferPointer) {
    count = bytes.count
    copy = { start, target in
      target.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[start..<start + target.count]))
      return true
    }
  }

  /// Makes them of a blob that SQLite has open.
  fileprivate init(blob: OpaquePointer) {
    count = Int(sqlite3_blob_bytes(blob))
    copy = { start, target in
      let code = sqlite3_blob_read(blob, target.baseAddress, Int32(target.count), Int32(start))
      return code == SQLITE_OK
    }
  }

  /// Copies the bytes from a place on, as many as the target holds.
  ///
  /// - Returns: Whether they could be read.
  package func copy(from start: Int, into target: UnsafeMutableRawBufferPointer) -> Bool {
    guard start >= 0, start <= count - target.count else { return false }
    return target.isEmpty || copy(start, target)
  }
}

@available(*, unavailable)
extension ArtifactBytes: Sendable {}

/// Compiled indexes and models, kept beside what they were made from.
extension Database {
  /// Calls a closure with an artifact where SQLite has it, and returns what that makes of it.
  ///
  /// The fingerprint says what the artifact was made from. Nil where there is no such artifact.
  ///
  /// - Throws: what the closure throws, and `StoreError` where the file fails.
  package func withArtifact<Result>(
    _ artifact: Artifact,
    _ body: (_ fingerprint: String, _ content: UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result? {
    try first("SELECT fingerprint, content FROM artifact WHERE name = ?", .text(artifact.rawValue))
    { row in
      let fingerprint = row.text(0)
      return try row.withBlob(1) { try body(fingerprint, $0) }
    }
  }

  /// Calls a closure with the bytes of an artifact of a fingerprint, and returns what that makes of
  /// them; nil where there is none, or it was made from something else.
  ///
  /// - Throws: what the closure throws, and `StoreError` where the file fails.
  package func readArtifact<Result>(
    _ artifact: Artifact, fingerprint: String, _ body: (ArtifactBytes) throws -> Result?
  ) throws -> Result? {
    let row = try first(
      "SELECT rowid FROM artifact WHERE name = ? AND fingerprint = ?", .text(artifact.rawValue),
      .text(fingerprint)
    ) { $0.int(0) }
    guard let row else { return nil }
    var blob: OpaquePointer?
    let code = sqlite3_blob_open(handle, "main", "artifact", "content", Int64(row), 0, &blob)
    defer { sqlite3_blob_close(blob) }
    guard code == SQLITE_OK, let blob else { throw error(code) }
    // Its pages are read once: kept, they would only take memory and drive out others.
    try execute("PRAGMA cache_size = -64")
    defer { _ = sqlite3_exec(handle, "PRAGMA cache_size = -2000", nil, nil, nil) }
    return try body(ArtifactBytes(blob: blob))
  }

  /// What an artifact was made from; nil where there is none.
  ///
  /// - Throws: `StoreError` where the file fails.
  package func fingerprint(ofArtifact artifact: Artifact) throws -> String? {
    try first("SELECT fingerprint FROM artifact WHERE name = ?", .text(artifact.rawValue)) {
      $0.text(0)
    }
  }

  /// Returns an artifact and what it was made from; nil where there is none.
  ///
  /// - Throws: `StoreError` where the file fails.
  package func artifact(_ artifact: Artifact) throws -> (fingerprint: String, content: [UInt8])? {
    try withArtifact(artifact) { ($0, Array($1)) }
  }

  /// Keeps an artifact, in the place of the one of that name.
  ///
  /// - Throws: `StoreError` where the file fails or cannot be written.
  package func setArtifact(_ artifact: Artifact, fingerprint: String, content: [UInt8]) throws {
    try run(
      "INSERT OR REPLACE INTO artifact (name, fingerprint, content) VALUES (?, ?, ?)",
      .text(artifact.rawValue),
      .text(fingerprint), .blob(content))
  }

  /// Removes an artifact, if it is there.
  ///
  /// - Throws: `StoreError` where the file fails or cannot be written.
  package func removeArtifact(_ artifact: Artifact) throws {
    try run("DELETE FROM artifact WHERE name = ?", .text(artifact.rawValue))
  }
}
