import WaymarkFormats
import WaymarkKit
import WaymarkReports
import WaymarkStorage
import WaymarkTaxonomy

/// `waymark show`: a term with its surroundings.
enum ShowCommand: Command {
  private static let forms: [OutputForm] = [.text, .json, .ndjson]

  static let spec = CommandSpec(
    name: "show", abstract: "Shows terms with their labels, place, links and keywords.",
    arguments: [
      .init(
        name: "TERM", help: "An identifier, a URI, or a label that one term has.", isRepeated: true)
    ],
    options: [.format(forms)])

  static func run(_ call: Call) throws -> ExitStatus {
    let form = try call.arguments.form(of: forms)
    let store = try call.opener.openOrBuild(note: call.console.note)
    let finder = try TermFinder(store)
    let keywords = try store.read { try $0.keywords() }
    var found: [TermDescription] = []
    for name in call.arguments.words {
      do {
        let index = try finder.term(named: name)
        found.append(TermDescription(of: index, in: finder.graph, keywords: keywords))
      } catch let error as UnknownTerm {
        call.console.report([Fault(at: Place(), error.message)])
      }
    }
    if form == .text {
      let printer = TermPrinter(painter: call.console.painter, width: call.console.width)
      try call.console.write(found.map(printer.text).joined(separator: "\n"))
    } else {
      try call.console.writeJSON(found, form) { $0.write(into: &$1) }
    }
    return call.console.conclude()
  }
}
