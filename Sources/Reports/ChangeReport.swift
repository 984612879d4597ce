package import WaymarkFormats
package import WaymarkTaxonomy

extension VocabularyChange {
  /// The change as a line for people.
  package var sentence: String {
    let name = "\(term) \(label)"
    func list(_ words: [String]) -> String {
      words.isEmpty ? "nothing" : words.joined(separator: ", ")
    }
    let (old, new) = (list(before), list(after))
    return switch kind {
    case .renamed: "\(name), was \(old)"
    case .moved: "\(name), now under \(new), was under \(old)"
    case .replaced: "\(name), by \(new)"
    case .merged, .split: "\(name), into \(new)"
    case .retired: "\(name), and nothing replaces it: its lessons are kept and not used"
    case .returned, .added: name
    }
  }

  /// Writes the change as a JSON object.
  package func write(into writer: inout JSONWriter) {
    writer.beginObject()
    for (key, value) in [("change", kind.rawValue), ("id", term.description), ("label", label)] {
      writer.member(key, value)
    }
    writer.key("before")
    writer.strings(before)
    writer.key("after")
    writer.strings(after)
    writer.endObject()
  }
}
