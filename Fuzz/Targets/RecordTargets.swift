import WaymarkFormats
import WaymarkServiceRecords
import WaymarkTaxonomy

/// Reads a vocabulary in whatever format the bytes seem to be, then the same bytes as links and as
/// keywords; the graph that is built must hold together.
func fuzzVocabulary(_ bytes: [UInt8]) throws {
  var builder = TermGraphBuilder()
  do {
    _ = try VocabularyReader.read(bytes: bytes, file: "fuzz.csv", into: &builder)
  } catch is Fault {
    // Nothing could be read; the other readers look at the bytes all the same.
  }
  do {
    _ = try LinkReader.read(DelimitedReader(bytes: bytes), into: &builder)
  } catch is Fault {
    // As above.
  }
  do {
    _ = try KeywordReader.read(DelimitedReader(bytes: bytes))
  } catch is Fault {
    // As above.
  }
  let graph = builder.build().graph
  for term in graph.terms.indices {
    promise(graph.index(of: graph.terms[term].id) == term, "a term is found by its identifier")
    promise(!graph.isAncestor(term, of: term), "no term is broader than itself")
    promise(!graph.ancestors(of: term).contains(term), "no circle of broader terms is left")
    _ = graph.links(from: term).count
  }
}

/// Reads records; the pieces of a JSON input must be the input, byte for byte.
func fuzzRecords(_ bytes: [UInt8]) throws {
  var items = 0
  var reader = try RecordReader(ByteReader(bytes: bytes))
  while let item = try reader.next() {
    items += 1
    if case .record(let record) = item { _ = record.name + record.description }
  }
  var chunks = try RecordReader(ByteReader(bytes: bytes))
  var joined: [UInt8] = []
  var parsed = 0
  while let chunk = try chunks.nextChunk() {
    joined += chunk.bytes
    parsed += chunk.parse(keepingSources: true).count
  }
  promise(parsed == items, "chunks hold the records that are read one by one")
  // The chunks of a table have no bytes.
  promise(joined.isEmpty || joined == bytes, "the chunks of a JSON input are the input")
}
