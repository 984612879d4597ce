import WaymarkFormats
import WaymarkKit
import WaymarkReports
import WaymarkStorage
import WaymarkTaxonomy

/// `waymark search`: finds terms as one types.
enum SearchCommand: Command {
  private static let forms: [OutputForm] = [.text, .json, .ndjson, .csv]

  static let spec = CommandSpec(
    name: "search", abstract: "Finds terms by label, keyword, scope note and identifier.",
    discussion: """
      The last word may be unfinished and slips of the finger are forgiven. What matches is \
      underlined, or stands in brackets where there are no colours.
      """,
    arguments: [.init(name: "QUERY", help: "What to look for; - reads it from standard input.")],
    options: [
      .init(
        name: "--vocabulary", value: .text("V"), help: "Only terms of this prefix, title or role.",
        isRepeated: true),
      .listLimit,
      .init(name: "--log", help: "Keep the query in the workspace, to propose keywords from."),
      .format(forms),
    ])

  static func run(_ call: Call) throws -> ExitStatus {
    let form = try call.arguments.form(of: forms)
    let limit = try call.arguments.listLimit()
    let query = try call.text(call.arguments.words[0])
    let store = try call.opener.openOrBuild(note: call.console.note)
    let prefixes = try call.prefixes(in: store)
    let hits = try store.read { try $0.search(query, vocabularies: prefixes, limit: limit) }
    if call.arguments.has("--log") {
      do {
        try store.write { try $0.logSearch(query, hits: hits.count, at: Teacher.now) }
      } catch let error as StoreError {
        // Who searches wants the answer, whether or not it can be written down.
        call.console.note("the search is not kept: \(error)")
      }
    }
    try print(hits, query: query, form, call.console)
    return .done
  }

  private static func print(
    _ hits: [SearchHit], query: String, _ form: OutputForm, _ console: Console
  ) throws {
    switch form {
    case .text:
      var table = TextTable(styles: [.cyan])
      for hit in hits {
        let matched = console.painter.marking(hit.ranges, in: hit.text.printable)
        let cells =
          switch hit.kind {
          case .label: [matched]
          case .identifier: [hit.label.printable]
          case .alternative, .keyword, .note:
            [hit.label.printable, "\(hit.kind.name): \(matched)"]
          }
        table.append([hit.term.description] + cells)
      }
      try console.write(table.text(console.painter))
      if hits.isEmpty { console.note("nothing was found") }
    case .json, .ndjson:
      try console.writeJSON(hits, form) { $0.write(into: &$1) }
    case .csv:
      var writer = DelimitedWriter()
      writer.append(["id", "label", "match", "text"])
      for hit in hits {
        writer.append([hit.term.description, hit.label, hit.kind.name, hit.text])
      }
      try console.write(bytes: writer.bytes)
    }
  }
}
