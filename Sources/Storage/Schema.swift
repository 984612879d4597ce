/// The tables of a workspace, as a list of steps that only ever grows.
///
/// A step that has shipped is never changed, and uses no code of today that could change.
enum Schema {
  /// Marks a file as ours: the letters `Wymk`.
  static let applicationID = 0x5779_6D6B

  /// One step, in the order in which they are taken; the file's `user_version` counts them.
  static let migrations: [@Sendable (Database) throws -> Void] = [
    { try $0.execute(first) },
    { try $0.execute(fadingAndHistory) },
    { try $0.execute(activeLessons) },
  ]

  /// The first schema that serves for reading as it is: later steps only make things faster.
  private static let leastReadable = 2

  /// Brings a workspace to the newest schema.
  static func migrate(_ database: Database) throws {
    let version = try version(of: database)
    guard version <= migrations.count else {
      throw StoreError(
        .newerSchema,
        "made by a newer version of waymark (schema \(version), known up to \(migrations.count))",
        path: database.path)
    }
    guard version < migrations.count else { return }
    guard !database.isReadOnly else {
      if version >= leastReadable { return }
      throw StoreError(
        .readOnly, "made by an older version and read-only, so it cannot be brought up to date",
        path: database.path)
    }
    for step in version..<migrations.count {
      try database.transaction("BEGIN IMMEDIATE") { database in
        // Somebody else may have been faster.
        guard try self.version(of: database) == step else { return }
        try migrations[step](database)
        try database.execute("PRAGMA user_version = \(step + 1)")
      }
    }
  }

  static func version(of database: Database) throws -> Int {
    try database.first("PRAGMA user_version") { $0.int(0) } ?? 0
  }

  private static let first = """
    CREATE TABLE meta (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE vocabulary (
      prefix TEXT PRIMARY KEY,
      position INTEGER NOT NULL,
      title TEXT NOT NULL,
      base_uri TEXT,
      role TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- The key of a term never changes and is never given again: the journal names terms by it.
    -- A term without a position is no longer in the vocabularies, but may be in the journal.
    CREATE TABLE term (
      key INTEGER PRIMARY KEY AUTOINCREMENT,
      prefix TEXT NOT NULL,
      local TEXT NOT NULL,
      position INTEGER UNIQUE,
      label TEXT NOT NULL,
      scope_note TEXT,
      notation TEXT,
      is_retired INTEGER NOT NULL,
      UNIQUE (prefix, local)
    ) STRICT;

    CREATE TABLE alternative_label (
      term INTEGER NOT NULL REFERENCES term (key),
      position INTEGER NOT NULL,
      text TEXT NOT NULL,
      PRIMARY KEY (term, position)
    ) STRICT, WITHOUT ROWID;

    -- A rejected link would have closed a circle; it is kept for quality reports.
    CREATE TABLE link (
      origin INTEGER NOT NULL REFERENCES term (key),
      relation TEXT NOT NULL,
      target INTEGER NOT NULL REFERENCES term (key),
      is_rejected INTEGER NOT NULL,
      weight REAL NOT NULL,
      UNIQUE (origin, relation, target, is_rejected)
    ) STRICT;

    CREATE TABLE keyword (
      id INTEGER PRIMARY KEY,
      term INTEGER NOT NULL REFERENCES term (key),
      text TEXT NOT NULL,
      weight REAL NOT NULL,
      source TEXT NOT NULL,
      UNIQUE (term, text)
    ) STRICT;

    -- One row for each text by which a term can be found: 0 label, 1 alternative, 2 keyword, 3 note.
    CREATE TABLE entry (
      id INTEGER PRIMARY KEY,
      term INTEGER NOT NULL REFERENCES term (key),
      kind INTEGER NOT NULL,
      weight REAL NOT NULL,
      text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX entry_of_term ON entry (term);
    CREATE VIRTUAL TABLE entry_index USING fts5 (
      label, alternative, keyword, note,
      content = '', tokenize = 'porter unicode61 remove_diacritics 2', prefix = '1 2 3'
    );
    -- The indexed words before stemming, so that beginnings and slips can be told.
    CREATE TABLE word (
      word TEXT PRIMARY KEY,
      stem TEXT NOT NULL,
      uses INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE artifact (
      name TEXT PRIMARY KEY,
      fingerprint TEXT NOT NULL,
      content BLOB NOT NULL
    ) STRICT;

    -- The journal. undone_by and is_active follow from the entries; they are kept for speed.
    CREATE TABLE lesson (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      at TEXT NOT NULL,
      by TEXT NOT NULL,
      source TEXT NOT NULL,
      record TEXT,
      record_key TEXT,
      supersedes INTEGER,
      undoes INTEGER,
      undone_by INTEGER,
      is_active INTEGER NOT NULL DEFAULT 0,
      weight INTEGER NOT NULL,
      name TEXT,
      description TEXT,
      organisation TEXT,
      suggested TEXT,
      kept TEXT,
      added TEXT,
      removed TEXT,
      detail TEXT,
      model TEXT,
      features BLOB
    ) STRICT;
    CREATE INDEX lesson_of_record ON lesson (record_key) WHERE record_key IS NOT NULL;
    CREATE INDEX lesson_by ON lesson (by);

    -- What an entry changed in the counts: which lessons it added (1) and which it took back (-1).
    CREATE TABLE effect (
      entry INTEGER NOT NULL,
      lesson INTEGER NOT NULL,
      sign INTEGER NOT NULL,
      PRIMARY KEY (entry, lesson)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE search_log (
      id INTEGER PRIMARY KEY,
      at TEXT NOT NULL,
      query TEXT NOT NULL,
      hits INTEGER NOT NULL
    ) STRICT;
    """

  /// Fits carry a half-life, and the journal is asked by record, by time and for its last fit.
  private static let fadingAndHistory = """
    ALTER TABLE lesson ADD COLUMN half_life INTEGER;
    CREATE INDEX lesson_record ON lesson (record) WHERE record IS NOT NULL;
    CREATE INDEX lesson_at ON lesson (at);
    CREATE INDEX fit_in_force ON lesson (id) WHERE kind = 'fit' AND undone_by IS NULL;

    -- The counts say how many lessons are in them, so that nobody has to count.
    UPDATE artifact SET fingerprint = fingerprint || '/' || (
        (SELECT count(*) FROM lesson WHERE is_active = 1)
        - (SELECT coalesce(sum(sign), 0) FROM effect
            WHERE entry > CAST(artifact.fingerprint AS INTEGER)))
      WHERE name = 'counts';
    """

  /// Which lesson counts of a record is found at once, however many it has had.
  private static let activeLessons = """
    CREATE INDEX active_lesson ON lesson (record_key) WHERE is_active = 1;
    """
}
