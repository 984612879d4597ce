import WaymarkClassifier
import WaymarkTagging
import WaymarkTextAnalysis

/// Reads the fields of a record in one step.
func fields(
  name: String = "", of description: String, knowledge: FieldKnowledge = .plain
) -> FieldReadings {
  var text = RecordText()
  text.read(
    name: name, description: description, analyzer: Analyzer(), lexicon: Lexicon())
  var reader = FieldReader(knowledge: knowledge)
  reader.read(text, name: name, description: description)
  return reader.readings
}

/// Returns each word of a text with what it is there for.
func contexts(
  name: String = "", of description: String, knowledge: FieldKnowledge = .plain
) -> [(word: String, context: WordContext)] {
  var text = RecordText()
  text.read(
    name: name, description: description, analyzer: Analyzer(), lexicon: Lexicon())
  var reader = FieldReader(knowledge: knowledge)
  reader.readContexts(text, name: name, description: description)
  return reader.contexts.indices.map { position in
    let source = Array((text.field(at: position) == .name ? name : description).utf8)
    return (
      String(decoding: source[text.range(at: position)], as: UTF8.self), reader.contexts[position]
    )
  }
}

/// The part of a text that a reading points at.
func slice(_ text: String, _ range: Range<Int>) -> String {
  let units = Array(text.utf16)
  return String(decoding: units[range], as: UTF16.self)
}

extension FieldKnowledge {
  /// Knows no circumstances and strips nothing.
  static let plain = FieldKnowledge()
}
