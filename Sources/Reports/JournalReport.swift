package import WaymarkFormats
package import WaymarkStorage

extension JournalEntry {
  /// The names of the columns of `cells`.
  package static let columns = [
    "entry", "kind", "at", "by", "source", "record", "name", "suggested", "kept", "added",
    "removed",
    "weight", "supersedes", "undoes", "undone_by", "active", "half_life", "model",
  ]

  /// The entry as a row of a table; lists are separated by `|`, and the description is left out.
  package var cells: [String] {
    func text(_ number: Int?) -> String { number.map(String.init) ?? "" }
    return [
      String(id), kind.rawValue, at, by, source, record ?? "", name ?? "",
      Self.terms(in: suggested).joined(separator: "|"), Self.terms(in: kept).joined(separator: "|"),
      Self.terms(in: added).joined(separator: "|"), Self.terms(in: removed).joined(separator: "|"),
      kind == .lesson ? lessonsText : "", text(supersedes), text(undoes), text(undoneBy),
      kind == .lesson ? "\(isActive)" : "", text(halfLife), model ?? "",
    ]
  }

  private var lessonsText: String {
    var writer = JSONWriter()
    writer.double(Double(weight) / 1024, decimals: 3)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Writes the entry as a JSON object; a lesson has the shape of a correction, which `learn` reads.
  package func write(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("entry")
    writer.int(id)
    for (key, value) in [("kind", kind.rawValue), ("at", at), ("by", by)] {
      writer.key(named: key)
      writer.string(value)
    }
    switch kind {
    case .lesson: writeLesson(into: &writer)
    case .undo:
      write("undoes", undoes, into: &writer)
    case .fit:
      write("half_life", halfLife, into: &writer)
      writer.key("set")
      writer.string(detail ?? "")
    }
    write("undone_by", undoneBy, into: &writer)
    writer.key("model")
    if let model { writer.string(model) } else { writer.null() }
    writer.endObject()
  }

  private func writeLesson(into writer: inout JSONWriter) {
    writer.key("record")
    writer.beginObject()
    let fields = [
      ("id", record), ("name", name), ("description", description), ("organization", organisation),
      ("group", note.group),
    ]
    for (key, value) in fields {
      guard let value else { continue }
      writer.key(named: key)
      writer.string(value)
    }
    writer.endObject()
    for (key, list) in [
      ("suggested", suggested), ("keep", kept), ("add", added), ("remove", removed),
    ] {
      guard list != nil || key != "suggested" else { continue }
      writer.key(named: key)
      writer.beginArray()
      for term in Self.terms(in: list) { writer.string(term) }
      writer.endArray()
    }
    if let main = note.main {
      writer.key("main")
      writer.string(main)
    }
    writer.key("source")
    writer.string(source)
    writer.key("weight")
    writer.double(Double(weight) / 1024, decimals: 3)
    write("supersedes", supersedes, into: &writer)
    writer.key("active")
    writer.bool(isActive)
  }

  private func write(_ key: String, _ number: Int?, into writer: inout JSONWriter) {
    writer.key(named: key)
    if let number { writer.int(number) } else { writer.null() }
  }
}
