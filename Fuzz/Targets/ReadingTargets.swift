import WaymarkClassifier
import WaymarkFormats
import WaymarkTagging
import WaymarkTaxonomy
import WaymarkTextAnalysis

private let graph: TermGraph = {
  var builder = TermGraphBuilder()
  for (id, label) in [
    ("esdServiceType:1", "Lunch clubs"), ("esdServiceType:2", "Food banks"),
    ("esdCircumstance:1", "Carer"), ("esdCircumstance:2", "People with dementia"),
    ("esdNeed:1", "Food"), ("esdNeed:2", "Company"),
  ] {
    guard let id = CURIE(id) else { continue }
    builder.add(Term(id: id, label: label), at: Place(file: "fuzz"))
  }
  return builder.build().graph
}()

/// Reads a model file; what was understood of it is written and reads back the same.
func fuzzModel(_ bytes: [UInt8]) throws {
  let content = try ModelFile.read(ByteReader(bytes: bytes), graph: graph)
  let written = ModelFile.encode(content.counts, judgement: content.judgement, graph: graph)
  let again = try ModelFile.read(ByteReader(bytes: written), graph: graph)
  promise(again.faults.isEmpty, "what is written is understood")
  promise(again.counts == content.counts, "counts come back as they were written")
  let last = ModelFile.encode(again.counts, judgement: again.judgement, graph: graph)
  promise(last == written, "the same counts make the same bytes")
}

private let fields = FieldKnowledge(
  circumstances: CircumstanceIndex(
    graph: graph, eligibility: [CURIE("esdCircumstance:1")].compactMap(\.self)),
  stripLines: ["...opening hours...", "how to find us>>>", "cookies..."])

private let person = PersonReader(graph: graph, keywords: [])

/// Reads the fields of whatever was written, split between name and description at the first line
/// feed, and then the same as a person's own words; all that is read stands in the text.
func fuzzFields(_ bytes: [UInt8]) throws {
  let parts = bytes.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
  let texts = parts.map { String(decoding: $0, as: UTF8.self) }
  let (name, description) = (texts[0], texts.count > 1 ? texts[1] : "")
  var text = RecordText()
  text.read(name: name, description: description, analyzer: Analyzer(), lexicon: Lexicon())
  var reader = FieldReader(knowledge: fields)
  reader.read(text, name: name, description: description)
  let readings = reader.readings
  func check(_ range: Range<Int>, _ field: Field) {
    let length = (field == .name ? name : description).utf16.count
    promise(range.upperBound <= length, "what was read stands in the text")
  }
  promise(reader.contexts.count == text.count, "each word is there for something")
  for reading in readings.sessionAccess { check(reading.range, reading.field) }
  for reading in readings.attendingType { check(reading.range, reading.field) }
  for reading in readings.eligibility + readings.audience { check(reading.range, reading.field) }
  for age in [readings.minimumAge, readings.maximumAge].compactMap(\.self) {
    check(age.range, age.field)
    promise(0...150 ~= age.value, "an age is one that people reach")
  }
  if let gender = readings.gender { check(gender.range, gender.field) }
  for part in readings.parts { check(part.range, part.field) }
  for reading in person.read(description) { check(reading.range, .description) }
}
