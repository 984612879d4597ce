import WaymarkFormats
import WaymarkKit
import WaymarkStorage

/// `waymark replay`: the journal run through again in a new workspace.
enum ReplayCommand: Command {
  static let spec = CommandSpec(
    name: "replay", abstract: "Runs the journal through again, in a new workspace.",
    discussion: """
      The new workspace has the same lists and the same journal, and its model is made of them alone. \
      Where the file is damaged, or its model is not the one that its journal makes, it says so and \
      makes nothing.
      """,
    options: [
      .init(
        name: "--into", value: .file("FILE"), help: "The workspace to make.", isResult: true,
        isRequired: true)
    ])

  static func run(_ call: Call) throws -> ExitStatus {
    let path = call.arguments.required("--into")
    let store = try call.opener.open()
    defer { store.close() }
    let count = try JournalKeeper(store).replay(into: path)
    try call.console.write(
      "replayed \(count.counted("entry", "entries")) into \(path.printable): "
        + "the same model\n")
    return .done
  }
}
