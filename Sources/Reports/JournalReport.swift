import WaymarkClassifier
package import WaymarkFormats
package import WaymarkStorage

extension JournalEntry {
  /// The names of the columns of `cells`.
  package static let columns = [
    "entry", "kind", "at", "by", "source", "record", "name", "suggested", "kept", "added",
    "removed",
    "weight", "supersedes", "undoes", "undone_by", "active", "half_life", "model", "main",
  ]

  /// The entry as a row of a table; lists are separated by `|`, and the description is left out.
  package var cells: [String] {
    func text(_ number: Int?) -> String { number.map(String.init) ?? "" }
    return [
      String(id), kind.rawValue, at, by, source, record ?? "", name ?? "",
      Self.terms(in: suggested).joined(separator: "|"), Self.terms(in: kept).joined(separator: "|"),
      Self.terms(in: added).joined(separator: "|"), Self.terms(in: removed).joined(separator: "|"),
      kind == .lesson ? lessons.decimalText(3) : "", text(supersedes), text(undoes), text(undoneBy),
      kind == .lesson ? "\(isActive)" : "", text(halfLife), model ?? "",
      note.main ?? "",
    ]
  }

  /// How many lessons it counts for.
  private var lessons: Double { Double(weight) / Double(countUnit) }

  /// Writes the entry as a JSON object; a lesson has the shape of a correction, which `learn` reads.
  package func write(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("entry", id)
    for (key, value) in [("kind", kind.rawValue), ("at", at), ("by", by)] {
      writer.member(key, value)
    }
    switch kind {
    case .lesson: writeLesson(into: &writer)
    case .undo:
      writer.member("undoes", undoes)
    case .fit:
      writer.member("half_life", halfLife)
      writer.member("set", detail ?? "")
    }
    writer.member("undone_by", undoneBy)
    writer.member("model", model)
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
      if let value { writer.member(key, value) }
    }
    writer.endObject()
    for (key, list) in [
      ("suggested", suggested), ("keep", kept), ("add", added), ("remove", removed),
    ] {
      guard list != nil || key != "suggested" else { continue }
      writer.key(named: key)
      writer.strings(Self.terms(in: list))
    }
    if let main = note.main { writer.member("main", main) }
    writer.member("source", source)
    writer.member("weight", lessons, decimals: 3)
    writer.member("supersedes", supersedes)
    writer.member("active", isActive)
  }
}
