import WaymarkFormats
import WaymarkStorage
import WaymarkTagging
import WaymarkTaxonomy

/// A workspace of a few terms, made once.
private struct SmallWorkspace {
  let store: WorkspaceStore
  let assistant: Assistant

  init() throws {
    var builder = TermGraphBuilder()
    let table = """
      Identifier,Label,Description,altLabel,broader
      x:1,Carers' support groups,"Meetings for people who care for others, unpaid.",Carers' café,x:2
      x:2,Support groups,Meetings of people in the same boat.,,
      x:3,Bereavement counselling,Someone to talk to after a death.,Grief support,x:4
      x:4,Counselling,Talking therapy.,,
      x:5,Food banks,Parcels of food.,Food pantry|Food bank,
      """
    _ = try VocabularyReader.read(bytes: Array(table.utf8), file: "terms.csv", into: &builder)
    let graph = builder.build().graph
    store = try .inMemory()
    try store.write { database in
      try database.replaceVocabularies(graph, keywords: [])
      try ModelStore.compile(in: database)
    }
    let model = try ModelStore.load(from: store)
    var request = TaggingRequest()
    request.rankingLength = 5
    assistant = Assistant(engine: model.engine, judgement: model.judgement, request: request)
  }
}

private let workspace = Result { try SmallWorkspace() }

/// Searches for whatever was typed: no query is at fault, and what matched stands in the text.
func fuzzSearch(_ bytes: [UInt8]) throws {
  let query = String(decoding: bytes, as: UTF8.self)
  let hits = try workspace.get().store.read { try $0.search(query) }
  for hit in hits {
    var end = 0
    for range in hit.ranges {
      promise(range.lowerBound >= end && !range.isEmpty, "what matched stands in order")
      end = range.upperBound
    }
    promise(end <= hit.text.utf16.count, "what matched stands in the text")
  }
}

/// Tags whatever was written, split between name and description at the first line feed.
func fuzzTagging(_ bytes: [UInt8]) throws {
  let parts = bytes.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
  let texts = parts.map { String(decoding: $0, as: UTF8.self) }
  let (name, description) = (texts[0], texts.count > 1 ? texts[1] : "")
  var assistant = try workspace.get().assistant
  let first = assistant.tag(name: name, description: description)
  let again = assistant.tag(name: name, description: description)
  promise(first.suggestions == again.suggestions, "the same text has the same tags")
  promise(first.suggestions.count(where: \.isMain) <= 1, "at most one tag is the main one")
  for suggestion in first.suggestions {
    promise(0...1 ~= suggestion.confidence, "a confidence is a probability")
    for evidence in suggestion.evidence {
      let length = (evidence.field == .name ? name : description).utf16.count
      promise(evidence.range.upperBound <= length, "evidence stands in the text")
    }
  }
}
