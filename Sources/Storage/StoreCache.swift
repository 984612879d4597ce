/// What a connection has read and may use until somebody writes vocabularies or keywords.
struct StoreCache {
  /// The knowledge version that the rest was read at.
  var version = -1
  /// The words of the keyword index.
  var words: IndexedWords?
  /// Which key stands for which term of the graph, and the other way round.
  var keys: TermKeys?
}

/// The stable keys of the terms, by their place in the graph and back.
struct TermKeys {
  /// The key of each term of the graph.
  let keys: [Int]
  /// The place in the graph of each key up to the greatest; -1 for a term that is no longer there.
  let places: [Int32]

  init(_ keys: [Int]) {
    self.keys = keys
    var places = [Int32](repeating: -1, count: (keys.max() ?? -1) + 1)
    for (place, key) in keys.enumerated() { places[key] = Int32(place) }
    self.places = places
  }

  /// Returns the place in the graph of a key; nil for a term that is no longer there.
  func index(ofKey key: Int) -> Int? {
    places.indices.contains(key) && places[key] >= 0 ? Int(places[key]) : nil
  }

  /// Returns the key of a place in the graph; nil where there is no such place.
  func key(ofIndex index: Int) -> Int? { keys.indices.contains(index) ? keys[index] : nil }
}

extension Database {
  /// A number that changes whenever vocabularies, links or keywords do.
  ///
  /// - Throws: `StoreError` where the file fails.
  package func knowledgeVersion() throws -> Int {
    try meta("knowledge_version").flatMap(Int.init) ?? 0
  }

  /// Lets the number go on from that of a workspace that this one takes the place of, so that whoever
  /// has it open takes nothing that was read before for still true.
  ///
  /// - Throws: `StoreError` where the file fails or cannot be written.
  package func continueKnowledge(after version: Int) throws {
    try setMeta("knowledge_version", to: String(version))
  }

  func bumpKnowledgeVersion() throws {
    try setMeta("knowledge_version", to: String(try knowledgeVersion() + 1))
    cache = StoreCache()
  }

  /// A number that changes whenever vocabularies or links do, or keywords of terms that are not
  /// suggested; what depends on nothing else outlasts a keyword.
  ///
  /// - Throws: `StoreError` where the file fails.
  package func vocabularyVersion() throws -> Int {
    try meta("vocabulary_version").flatMap(Int.init) ?? 0
  }

  func bumpVocabularyVersion() throws {
    try setMeta("vocabulary_version", to: String(try vocabularyVersion() + 1))
  }

  /// Forgets what was read before another process changed the vocabulary.
  func refreshCache() throws {
    let version = try knowledgeVersion()
    if cache.version != version {
      cache = StoreCache()
      cache.version = version
    }
  }

  /// The keys of the terms of the graph as it is stored.
  func termKeys() throws -> TermKeys {
    try refreshCache()
    if let keys = cache.keys { return keys }
    var keys: [Int] = []
    try forEach("SELECT key FROM term WHERE position IS NOT NULL ORDER BY position") {
      keys.append($0.int(0))
    }
    let made = TermKeys(keys)
    cache.keys = made
    return made
  }

  /// Returns the value of a setting.
  ///
  /// - Throws: `StoreError` where the file fails.
  package func meta(_ key: String) throws -> String? {
    try first("SELECT value FROM meta WHERE key = ?", .text(key)) { $0.text(0) }
  }

  /// Sets the value of a setting; nil removes it.
  ///
  /// - Throws: `StoreError` where the file fails or cannot be written.
  package func setMeta(_ key: String, to value: String?) throws {
    if let value {
      try run("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", .text(key), .text(value))
    } else {
      try run("DELETE FROM meta WHERE key = ?", .text(key))
    }
  }
}
