import WaymarkFormats

/// The lists and notes of an entry, which are kept as JSON texts.
extension JournalEntry {
  /// What a lesson says beside its terms.
  package struct Note: Sendable, Hashable {
    /// The term that says what the service mainly does.
    package var main: String?
    /// What the record belongs to, such as a council.
    package var group: String?

    /// Makes a note.
    package init(main: String? = nil, group: String? = nil) {
      self.main = main
      self.group = group
    }
  }

  /// What the lesson says beside its terms.
  package var note: Note {
    get {
      // What is no JSON object is no note of ours.
      guard kind == .lesson, let detail, let document = try? JSONDocument(parsing: detail)
      else { return Note() }
      return Note(
        main: document.root["main"]?.string, group: document.root["group"]?.string)
    }
    set {
      var writer = JSONWriter()
      writer.beginObject()
      for (key, value) in [("main", newValue.main), ("group", newValue.group)] {
        guard let value else { continue }
        writer.key(named: key)
        writer.string(value)
      }
      writer.endObject()
      detail = newValue == Note() ? nil : String(decoding: writer.bytes, as: UTF8.self)
    }
  }

  /// A list of terms as it is kept.
  package static func list(_ terms: some Sequence<String>) -> String {
    var writer = JSONWriter()
    writer.beginArray()
    for term in terms { writer.string(term) }
    writer.endArray()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The terms of a list that was kept; none where there is no list.
  package static func terms(in list: String?) -> [String] {
    // Only lists made by `list` are kept; anything else names no terms.
    guard let list, let document = try? JSONDocument(parsing: list) else { return [] }
    return document.root.elements.compactMap(\.string)
  }
}
