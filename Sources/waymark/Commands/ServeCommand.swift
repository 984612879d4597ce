import WaymarkFormats
import WaymarkKit
import WaymarkStorage

/// `waymark serve`: answers requests of another program.
enum ServeCommand: Command {
  static let spec = CommandSpec(
    name: "serve", abstract: "Answers requests of another program, one JSON text a line.",
    discussion: """
      A request such as {"id":1,"command":"suggest","description":"…"} on standard input is answered \
      by one line on standard output, {"id":1,"answer":{…}} or {"id":1,"error":{…}}, in order. The \
      commands are suggest, search, show, find, correct and info; Clients/serve.schema.json says what \
      each takes and gives. It ends when its input does.
      """,
    options: [
      .init(
        name: "--stdio", help: "Over standard input and output, the one way that there is.",
        isRequired: true)
    ])

  static func run(_ call: Call) throws -> ExitStatus {
    let store = try call.opener.openOrBuild(note: call.console.note)
    defer { store.close() }
    var loop = ServeLoop(
      Workspace(store), warn: { call.console.report([$0]) }, now: { Teacher.now })
    try loop.run(try ByteReader(path: "-")) { line in
      try call.console.write(bytes: line)
      try call.console.flush()
    }
    return .done
  }
}
