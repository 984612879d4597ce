import WaymarkFormats
import WaymarkKit
import WaymarkReports
import WaymarkStorage
import WaymarkTaxonomy

/// `waymark history`: what was taught, taken back and fitted.
enum HistoryCommand: Command {
  private static let forms: [OutputForm] = [.text, .json, .ndjson, .csv]

  static let spec = CommandSpec(
    name: "history", abstract: "Lists the journal: who taught, took back or fitted what, and when.",
    discussion: """
      Texts are masked. A lesson in JSON has the shape of a correction, which `learn` reads.
      """,
    options: [
      .init(name: "--by", value: .text("WHO"), help: "Only what this person entered."),
      .init(
        name: "--term", value: .text("T"), help: "Only lessons that say whether this term fits."),
      .init(
        name: "--record", value: .text("ID"), help: "Only lessons on the record of this identifier."
      ),
      .init(name: "--since", value: .text("DATE"), help: "Only from this day or time on."),
      .init(
        name: "--until", value: .text("DATE"), help: "Only up to the end of this day, or this time."
      ),
      .format(forms),
    ])

  static func run(_ call: Call) throws -> ExitStatus {
    let form = try call.arguments.form(of: forms)
    var filter = JournalFilter()
    filter.by = call.arguments.value("--by")
    filter.record = call.arguments.value("--record")
    filter.since = try moment("--since", call)?.description
    if let until = try moment("--until", call) {
      let length = until.isWholeDay ? Timestamp.day : 1
      // Times are compared as texts, and the last that has four digits for its year is the greatest.
      let end = min(until.seconds + length, Timestamp.greatest.seconds)
      filter.until = Timestamp(seconds: end).description
    }
    let store = try call.opener.open()
    defer { store.close() }
    let finder = try TermFinder(store)
    if let name = call.arguments.value("--term") {
      // A term that is in the lists no more may still be in the journal.
      let index = finder.graph.resolve(name, roles: [.type])
      filter.term =
        try index.map { finder.graph.terms[$0].id }
        ?? CURIE(name) ?? finder.graph.terms[finder.term(named: name, roles: [.type])].id
    }
    let printer = JournalPrinter(graph: finder.graph, form: form, console: call.console)
    try store.read { try printer.print(filter, of: $0) }
    return call.console.conclude()
  }

  private static func moment(_ option: String, _ call: Call) throws(UsageError) -> Timestamp? {
    guard let text = call.arguments.value(option) else { return nil }
    guard let moment = Timestamp(text) else {
      throw UsageError("\(option) takes a day or time such as 2024-01-31 or 2024-01-31T10:15")
    }
    return moment
  }
}
