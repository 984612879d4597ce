import Synchronization
import WaymarkFormats
import WaymarkReports
import WaymarkServiceRecords
package import WaymarkStorage
import WaymarkTagging
import WaymarkTaxonomy

/// A workspace: the vocabularies, what was learned, and what answers questions.
///
/// It may be used from any number of tasks at once. Terms are named by identifier, URI or label.
public final class Workspace: Sendable {
  let store: WorkspaceStore
  private let loaded = Mutex<Loaded?>(nil)
  private let words = Mutex<Words?>(nil)

  /// What was read from the file, and holds until somebody writes to it.
  struct Loaded: Sendable {
    var stamp: [Int]
    var model: LoadedModel
    var assistant: Assistant
  }

  /// Makes a workspace of an open store.
  package init(_ store: WorkspaceStore) { self.store = store }

  func load() throws -> Loaded {
    let stamp = try store.read { try ModelStore.stamp(in: $0) }
    return try loaded.withLock { loaded in
      if let loaded, loaded.stamp == stamp { return loaded }
      let model = try ModelStore.load(from: store)
      let assistant = Assistant(model)
      let made = Loaded(stamp: stamp, model: model, assistant: assistant)
      loaded = made
      return made
    }
  }

  /// What only `find` and `show` need of the file; it holds until the vocabularies change.
  struct Words: Sendable {
    var version: Int
    var keywords: [Keyword]
    var person: PersonReader
  }

  func loadWords() throws -> Words {
    let version = try store.read { try $0.knowledgeVersion() }
    return try words.withLock { words in
      if let words, words.version == version { return words }
      let keywords = try store.read { try $0.keywords() }
      let person = PersonReader(graph: try load().model.graph, keywords: keywords)
      let made = Words(version: version, keywords: keywords, person: person)
      words = made
      return made
    }
  }

  func finder() throws -> TermFinder {
    TermFinder(try load().model.graph, in: store)
  }
}

// MARK: - Asking

extension Workspace {
  /// Suggests tags for a service.
  ///
  /// - Parameters:
  ///   - description: what the service says about itself.
  ///   - name: its name.
  ///   - limit: the most tags to suggest.
  /// - Returns: the tags with their reasons, and what was withheld; no tags where nothing is sure.
  /// - Throws: `WaymarkError` where the workspace cannot be read.
  public func suggest(
    _ description: String, name: String = "", limit: Int = 3
  ) throws(WaymarkError) -> Answer {
    try WaymarkError.wrapping {
      let loaded = try load()
      var request = TaggingRequest()
      request.choice.limit = max(0, limit)
      var assistant =
        limit == Guard.usualLimit ? loaded.assistant : Assistant(loaded.model, request: request)
      let tagged = assistant.tag(name: name, description: description)
      if let failure = tagged.lookupFailure { throw failure }
      return Answer(tagged, in: loaded.model.graph)
    }
  }

  /// Finds terms as a person types: the last word may be unfinished, and slips are forgiven.
  ///
  /// - Parameters:
  ///   - query: what was typed.
  ///   - limit: the most terms to return.
  /// - Returns: the terms, best first.
  /// - Throws: `WaymarkError` where the workspace cannot be read.
  public func search(_ query: String, limit: Int = 10) throws(WaymarkError) -> [Match] {
    try WaymarkError.wrapping {
      try store.read { try $0.search(query, limit: limit) }.map { hit in
        Match(
          term: Term(id: hit.term.description, label: hit.label), text: hit.text,
          ranges: hit.ranges)
      }
    }
  }

  /// Shows a term with its surroundings.
  ///
  /// - Parameter name: an identifier, a URI, or a label that one term has.
  /// - Returns: the term with its labels, links and keywords.
  /// - Throws: `WaymarkError` where the name means no term or the workspace cannot be read.
  public func show(_ name: String) throws(WaymarkError) -> Details {
    try WaymarkError.wrapping {
      let finder = try finder()
      let index = try finder.term(named: name)
      let keywords = try loadWords().keywords
      return Details(TermDescription(of: index, in: finder.graph, keywords: keywords))
    }
  }

  /// Finds the types of service for a person's needs and circumstances.
  ///
  /// What serves a broader need or circumstance serves the narrower one too, a little less surely.
  ///
  /// - Parameter names: the needs and circumstances.
  /// - Returns: the types, those with the most ways to them first.
  /// - Throws: `WaymarkError` where a name means none or the workspace cannot be read.
  public func find(_ names: [String]) throws(WaymarkError) -> [Route] {
    try WaymarkError.wrapping {
      try routes(to: RouteQuestion(either: names))
    }
  }

  /// Finds the types of service for a person by what they say of themselves.
  ///
  /// - Parameter words: The person's own words, such as "I am lonely since my husband died".
  /// - Returns: the types, the best first; none where the words name no need or circumstance.
  /// - Throws: `WaymarkError` where the workspace cannot be read.
  public func find(saying words: String) throws(WaymarkError) -> [Route] {
    try WaymarkError.wrapping {
      try routes(to: RouteQuestion(words: words))
    }
  }

  func answer(_ question: RouteQuestion, limit: Int = .max) throws -> RouteAnswer {
    try question.answer(by: finder(), reading: { try loadWords().person }, limit: limit)
  }

  private func routes(to question: RouteQuestion) throws -> [Route] {
    let answer = try answer(question)
    return answer.routes.map { route in
      Route(
        type: Term(route.type, in: answer.graph),
        paths: route.paths.map { Term.list($0, in: answer.graph) })
    }
  }
}

// MARK: - Teaching

extension Workspace {
  /// Learns the right tags of a service; the next suggestion knows them.
  ///
  /// - Parameters:
  ///   - description: what the service says about itself.
  ///   - name: its name.
  ///   - tags: the terms that fit, the main one first.
  ///   - who: who says so.
  /// - Returns: the number of the entry in the journal.
  /// - Throws: `WaymarkError` where a term is unknown, nobody is named or the workspace cannot be
  ///   written.
  @discardableResult
  public func learn(
    _ description: String, name: String = "", tags: [String], by who: String
  ) throws(WaymarkError) -> Int {
    try correct(description, name: name, keep: tags, by: who)
  }

  /// Records what an assurer made of suggestions; the next suggestion knows it.
  ///
  /// - Parameters:
  ///   - description: what the service says about itself.
  ///   - name: its name.
  ///   - kept: the suggested terms that fit, the main one first.
  ///   - added: terms that fit and were missing.
  ///   - removed: suggested terms that do not fit.
  ///   - who: who decided.
  /// - Returns: the number of the entry in the journal.
  /// - Throws: `WaymarkError` where a term is unknown, nobody is named or the workspace cannot be
  ///   written.
  @discardableResult
  public func correct(
    _ description: String, name: String = "", keep kept: [String] = [], add added: [String] = [],
    remove removed: [String] = [], by who: String
  ) throws(WaymarkError) -> Int {
    try WaymarkError.wrapping {
      var correction = Correction(of: ServiceRecord(name: name, description: description))
      correction.kept = kept
      correction.added = added
      correction.removed = removed
      correction.main = (kept + added).first
      return try record(correction, by: who)
    }
  }

  /// Records a correction whole or not at all, for there is nobody to tell what was left out.
  func record(_ correction: Correction, by who: String, at time: String = Teacher.now) throws -> Int
  {
    let loaded = try load()
    var teacher = Teacher(of: loaded.model, by: who, time: time)
    teacher.isStrict = true
    var corrector = Corrector(in: store, assistant: loaded.assistant, teacher: teacher)
    return try corrector.record(correction).entry
  }
}
