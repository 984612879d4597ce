import WaymarkFormats
import WaymarkKit
import WaymarkTaxonomy

/// `waymark find`: the service types for a person.
enum FindCommand: Command {
  private static let forms: [OutputForm] = [.text, .json]

  static let spec = CommandSpec(
    name: "find", abstract: "Finds service types for what a person needs and is.",
    discussion: """
      The types that most of what is named leads to come first, each with the way through the links \
      that led there.
      """,
    options: [
      .init(
        name: "--need", value: "T", help: "What the person needs, or what has happened to them.",
        isRepeated: true),
      .init(
        name: "--circumstance", value: "T", help: "The situation of the person.",
        isRepeated: true),
      .init(name: "--limit", value: "N", help: "At most this many; 10 where nothing is said."),
      .format(forms),
    ])

  static func run(_ call: Call) throws -> ExitStatus {
    let form = try call.arguments.form(of: forms)
    let limit = try call.arguments.integer("--limit", in: 0...100_000) ?? 10
    let needs = call.arguments.values("--need")
    let circumstances = call.arguments.values("--circumstance")
    guard !needs.isEmpty || !circumstances.isEmpty else {
      throw UsageError("nothing to go by: expected --need or --circumstance", command: "find")
    }
    let finder = try TermFinder(try call.opener.openOrBuild(note: call.console.note))
    let starts =
      try needs.map { try finder.term(named: $0, roles: [.need, .lifeEvent]) }
      + circumstances.map { try finder.term(named: $0, roles: [.circumstance]) }
    let routes = RouteFinder(graph: finder.graph).routes(from: starts).prefix(limit)
    if form == .json {
      var writer = JSONWriter(isPretty: true)
      writer.beginArray()
      for route in routes {
        writer.beginObject()
        write(route.type, finder.graph, into: &writer)
        writer.key("paths")
        writer.beginArray()
        for path in route.paths {
          writer.beginArray()
          for step in path { writer.string(finder.graph.terms[step].id.description) }
          writer.endArray()
        }
        writer.endArray()
        writer.endObject()
      }
      writer.endArray()
      writer.lineFeed()
      try call.console.write(bytes: writer.bytes)
      return .done
    }
    for route in routes {
      let term = finder.graph.terms[route.type]
      try call.console.write("\(term.label.printable)  \(term.id)\n")
      for path in route.paths {
        let steps = path.map { finder.graph.terms[$0].label.printable }
        try call.console.write("  \(steps.joined(separator: " → "))\n")
      }
    }
    return .done
  }

  private static func write(
    _ term: TermIndex, _ graph: TermGraph, into writer: inout JSONWriter
  ) {
    writer.key("id")
    writer.string(graph.terms[term].id.description)
    writer.key("label")
    writer.string(graph.terms[term].label)
  }
}
