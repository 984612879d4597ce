import WaymarkFormats
import WaymarkKit
import WaymarkReports
import WaymarkStorage
import WaymarkTagging
import WaymarkTaxonomy

/// `waymark find`: the service types for a person.
enum FindCommand: Command {
  private static let forms: [OutputForm] = [.text, .json]

  static let spec = CommandSpec(
    name: "find", abstract: "Finds service types for what a person needs and is.",
    discussion: """
      The types that most of what is named leads to come first, each with the way through the links \
      that led there. A person's own words may be given instead, or besides: what they name counts, \
      and what they deny does not.
      """,
    options: [
      .init(
        name: "--need", value: .text("T"),
        help: "What the person needs, or what has happened to them.",
        isRepeated: true),
      .init(
        name: "--circumstance", value: .text("T"), help: "The situation of the person.",
        isRepeated: true),
      .init(
        name: "--text", value: .text("WORDS"),
        help: "What the person says, in their own words; - reads it from standard input."),
      .listLimit,
      .format(forms),
    ])

  static func run(_ call: Call) throws -> ExitStatus {
    let form = try call.arguments.form(of: forms)
    let limit = try call.arguments.listLimit()
    let question = RouteQuestion(
      needs: call.arguments.values("--need"),
      circumstances: call.arguments.values("--circumstance"),
      words: try call.arguments.value("--text").map(call.text))
    if question.isEmpty {
      throw UsageError("nothing to go by: expected --need, --circumstance or --text")
    }
    let store = try call.opener.openOrBuild(note: call.console.note)
    let finder = try TermFinder(store)
    let person = {
      PersonReader(graph: finder.graph, keywords: try store.read { try $0.keywords() })
    }
    let answer = try question.answer(by: finder, reading: person, limit: limit)
    if form == .json {
      try call.console.writeJSON(answer.write)
    } else {
      try call.console.write(text(of: answer))
    }
    if answer.starts.isEmpty {
      call.console.note("nothing in these words names a need or a circumstance")
    } else if answer.routes.isEmpty {
      call.console.note("no service type leads on from these")
    }
    return .done
  }

  private static func text(of answer: RouteAnswer) -> String {
    let terms = answer.graph.terms
    var text = ""
    for start in answer.starts {
      guard let reading = start.reading else { continue }
      text += "\(terms[start.term].label.printable)  \"\(reading.text.printable)\"\n"
    }
    if !text.isEmpty { text += "\n" }
    for route in answer.routes {
      text += "\(terms[route.type].label.printable)  \(terms[route.type].id)\n"
      for path in route.paths {
        text += "  \(path.map { terms[$0].label.printable }.joined(separator: " → "))\n"
      }
    }
    return text
  }
}
