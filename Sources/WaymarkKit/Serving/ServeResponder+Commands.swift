import WaymarkFormats
import WaymarkReports
import WaymarkServiceRecords
import WaymarkStorage
import WaymarkTagging
import WaymarkTaxonomy

extension ServeResponder {
  mutating func suggest(_ request: ServeRequest) throws {
    try request.allow(
      "record", "name", "description", "limit", "ranking", "within", "exclude", "official_only",
      "min_confidence")
    let loaded = try workspace.load()
    let finder = try workspace.finder()
    var wanted = TaggingRequest()
    wanted.choice.limit = try request.integer("limit", in: 0...100) ?? wanted.choice.limit
    wanted.rankingLength = try request.integer("ranking", in: 0...10_000) ?? 0
    wanted.isOfficialOnly = try request.flag("official_only")
    wanted.within = try request.texts("within").map { try finder.term(named: $0) }
    wanted.excluding = try request.texts("exclude").map { try finder.term(named: $0) }
    if let least = try request.share("min_confidence") {
      wanted.choice.require(confidence: least)
    }
    let name = try request.text("name") ?? ""
    let description = try request.text("description") ?? ""
    guard (name + description).utf8.contains(where: { $0 > 0x20 }) else {
      throw ServeFailure(.badInput, "suggest needs name or description")
    }
    var suggesting = suggesting(loaded, for: wanted)
    // Held twice, the working memory would be copied.
    self.suggesting = nil
    let tagged = suggesting.assistant.tag(
      id: try request.text("record"), name: name, description: description)
    if let warning = tagged.warning { warn(warning) }
    suggesting.report.write(tagged, into: &writer)
    self.suggesting = suggesting
  }

  private func suggesting(_ loaded: Workspace.Loaded, for wanted: TaggingRequest) -> Suggesting {
    let known = suggesting?.stamp == loaded.stamp ? suggesting : nil
    if let known, known.request == wanted { return known }
    let model = loaded.model
    return Suggesting(
      stamp: loaded.stamp, request: wanted,
      assistant: Assistant(model, request: wanted),
      report: known?.report
        ?? SuggestionReport(
          graph: model.graph, version: model.version, corrections: model.corrections))
  }

  mutating func search(_ request: ServeRequest) throws {
    try request.allow("query", "vocabulary", "limit")
    let query = try request.required("query")
    let prefixes = try workspace.finder().prefixes(named: try request.texts("vocabulary"))
    let limit = try request.integer("limit", in: ListLimit.range) ?? ListLimit.usual
    let hits = try workspace.store.read {
      try $0.search(query, vocabularies: prefixes, limit: limit)
    }
    writer.beginArray()
    for hit in hits { hit.write(into: &writer) }
    writer.endArray()
  }

  mutating func show(_ request: ServeRequest) throws {
    try request.allow("term")
    let finder = try workspace.finder()
    let index = try finder.term(named: try request.required("term"))
    let keywords = try workspace.loadWords().keywords
    TermDescription(of: index, in: finder.graph, keywords: keywords).write(into: &writer)
  }

  mutating func find(_ request: ServeRequest) throws {
    try request.allow("need", "circumstance", "text", "limit")
    let question = RouteQuestion(
      needs: try request.texts("need"), circumstances: try request.texts("circumstance"),
      words: try request.text("text"))
    if question.isEmpty {
      throw ServeFailure(.badInput, "find needs need, circumstance or text")
    }
    let limit = try request.integer("limit", in: ListLimit.range) ?? ListLimit.usual
    try workspace.answer(question, limit: limit).write(into: &writer)
  }

  mutating func correct(_ request: ServeRequest) throws {
    try request.allow("record", "suggested", "keep", "add", "remove", "main", "by", "at")
    let by = try request.required("by")
    var faults: [Fault] = []
    guard let correction = Correction.read(request.node, at: Place(), faults: &faults) else {
      throw ServeFailure(.badInput, "correct needs record, and keep, add, remove or main")
    }
    if let fault = faults.first(where: { $0.severity == .error }) { throw fault }
    let number = try workspace.record(correction, by: by, at: now())
    writer.beginObject()
    writer.member("entry", number)
    writer.endObject()
  }

  mutating func info(_ request: ServeRequest) throws {
    try request.allow()
    let loaded = try workspace.load()
    let graph = loaded.model.graph
    writer.beginObject()
    writer.member("program", Version.current)
    writer.object("model") { writer in
      writer.member("version", loaded.model.version)
      writer.member("corrections", loaded.model.corrections)
    }
    writer.member("read_only", workspace.store.isReadOnly)
    writer.array("vocabularies", graph.vocabularies) { vocabulary, writer in
      writer.beginObject()
      writer.member("prefix", vocabulary.prefix)
      writer.member("title", vocabulary.title)
      writer.member("role", vocabulary.role.rawValue)
      writer.member("terms", graph.terms.count { $0.id.prefix == vocabulary.prefix })
      writer.endObject()
    }
    writer.key("commands")
    writer.strings(Self.commands)
    writer.endObject()
  }
}
