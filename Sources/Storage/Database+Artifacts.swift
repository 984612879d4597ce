/// Compiled indexes and models, kept beside what they were made from.
extension Database {
  /// Calls a closure with an artifact where SQLite has it, and returns what that makes of it.
  ///
  /// The fingerprint says what the artifact was made from. Nil where there is no such artifact.
  package func withArtifact<Result>(
    _ name: String,
    _ body: (_ fingerprint: String, _ content: UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result? {
    try first("SELECT fingerprint, content FROM artifact WHERE name = ?", .text(name)) { row in
      let fingerprint = row.text(0)
      return try row.withBlob(1) { try body(fingerprint, $0) }
    }
  }

  /// Returns an artifact and what it was made from; nil where there is none.
  package func artifact(_ name: String) throws -> (fingerprint: String, content: [UInt8])? {
    try withArtifact(name) { ($0, Array($1)) }
  }

  /// Keeps an artifact, in the place of the one of that name.
  package func setArtifact(_ name: String, fingerprint: String, content: [UInt8]) throws {
    try run(
      "INSERT OR REPLACE INTO artifact (name, fingerprint, content) VALUES (?, ?, ?)", .text(name),
      .text(fingerprint), .blob(content))
  }

  /// Removes an artifact, if it is there.
  package func removeArtifact(_ name: String) throws {
    try run("DELETE FROM artifact WHERE name = ?", .text(name))
  }
}
