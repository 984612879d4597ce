import WaymarkFormats
import WaymarkReports
import WaymarkStorage
import WaymarkTaxonomy

/// Prints entries of the journal one by one, so that a long one takes no memory.
struct JournalPrinter {
  /// The vocabularies, for the labels.
  let graph: TermGraph
  /// How to print.
  let form: OutputForm
  /// Where to.
  let console: Console

  /// Prints the entries that a filter lets through.
  ///
  /// - Throws: `OutputError`, `StoreError`.
  func print(_ filter: JournalFilter, of database: Database) throws {
    switch form {
    case .text:
      var isEmpty = true
      try database.forEachEntry(filter) { entry in
        isEmpty = false
        try console.write(text(of: entry))
      }
      if isEmpty { console.note("the journal has no such entry") }
    case .csv:
      var table = DelimitedWriter()
      table.append(JournalEntry.columns)
      try database.forEachEntry(filter) { entry in
        table.append(entry.cells)
        try console.write(bytes: table.takeBytes())
      }
      try console.write(bytes: table.takeBytes())
    case .json, .ndjson:
      var isFirst = true
      if form == .json { try console.write("[") }
      try database.forEachEntry(filter) { entry in
        var writer = JSONWriter()
        entry.write(into: &writer)
        if form == .json { try console.write(isFirst ? "\n" : ",\n") }
        isFirst = false
        try console.write(bytes: writer.bytes)
        if form == .ndjson { try console.write("\n") }
      }
      if form == .json { try console.write(isFirst ? "]\n" : "\n]\n") }
    }
  }

  private func text(of entry: JournalEntry) -> String {
    let painter = console.painter
    let isIdle = entry.undoneBy != nil || (entry.kind == .lesson && !entry.isActive)
    var line = painter.paint("\(entry.id)", isIdle ? .dim : .cyan) + "  \(entry.at)"
    if !entry.by.isEmpty { line += "  \(entry.by.printable)" }
    switch entry.kind {
    case .lesson:
      let names = [entry.record, entry.name.flatMap { $0.isEmpty ? nil : $0 }]
        .compactMap(\.self)
      let text = names.isEmpty ? entry.description ?? "" : names.joined(separator: "  ")
      line += "  \(text.printable.shortened)"
    case .undo: line += "  takes back \(entry.undoes.map(String.init) ?? "")"
    case .fit:
      let fading = entry.halfLife.map { "lessons count for half after \($0) days" }
      line += "  fits the weights; \(fading ?? "lessons do not fade")"
    }
    line += painter.paint(state(of: entry), .dim) + "\n"
    let main = entry.note.main
    for (sign, list) in [("=", entry.kept), ("+", entry.added), ("-", entry.removed)] {
      for term in JournalEntry.terms(in: list) {
        line += tag(sign, term) + (term == main ? "  main" : "") + "\n"
      }
    }
    let kept = JournalEntry.terms(in: entry.kept) + JournalEntry.terms(in: entry.added)
    if let main, !kept.contains(main) { line += tag("=", main) + "  main\n" }
    return line
  }

  private func tag(_ sign: String, _ term: String) -> String {
    let label = CURIE(term).flatMap { graph.index(of: $0) }.map { graph.terms[$0].label }
    return "     \(sign) \(term)  \(label?.printable ?? "")"
  }

  private func state(of entry: JournalEntry) -> String {
    if let undo = entry.undoneBy { return "  (taken back by \(undo))" }
    if entry.kind == .lesson, !entry.isActive { return "  (replaced)" }
    return ""
  }
}
