import WaymarkFormats
import WaymarkKit
import WaymarkStorage
import WaymarkTagging
import WaymarkTaxonomy

/// What answers, made once.
private let workspace = Result {
  var builder = TermGraphBuilder()
  let table = """
    Identifier,Label
    esdServiceType:1,Lunch clubs
    esdServiceType:2,Food banks
    esdNeed:1,Food
    """
  _ = try VocabularyReader.read(bytes: Array(table.utf8), file: "terms.csv", into: &builder)
  let store = try WorkspaceStore.inMemory()
  try store.write { database in
    try database.replaceVocabularies(builder.build().graph, keywords: [])
    try ModelStore.compile(in: database)
  }
  return Workspace(store)
}

/// Sends lines to `serve`: each is answered by one line, which is an answer or an error.
func fuzzServe(_ bytes: [UInt8]) throws {
  var loop = ServeLoop(try workspace.get(), limit: 2048) { "2026-01-01T00:00:00Z" }
  var count = 0
  try loop.run(ByteReader(bytes: bytes)) { line in
    count += 1
    promise(line.last == 0x0A && !line.dropLast().contains(0x0A), "an answer is one line")
    let answer = try JSONDocument(parsing: line).root
    promise(answer["id"] != nil, "an answer repeats the id")
    promise((answer["answer"] == nil) != (answer["error"] == nil), "an answer or an error")
  }
  promise(count <= bytes.count { $0 == 0x0A } + 1, "at most one answer a line")
}
