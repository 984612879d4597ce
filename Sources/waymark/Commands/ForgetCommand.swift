import WaymarkFormats
import WaymarkKit
import WaymarkStorage

/// `waymark forget`: erases what one person taught.
enum ForgetCommand: Command {
  static let spec = CommandSpec(
    name: "forget", abstract: "Erases what one person taught, from the model and from the disk.",
    discussion: """
      The counts are then those of a journal that never had their lessons. Their undos and fits stay, \
      without their name. This cannot be taken back.
      """,
    options: [
      .init(
        name: "--by", value: .text("WHO"), help: "The person, as `history` has the name.",
        isRequired: true)
    ])

  static func run(_ call: Call) throws -> ExitStatus {
    let who = call.arguments.required("--by")
    let store = try call.opener.open()
    defer { store.close() }
    let forgotten = try JournalKeeper(store).forget(by: who)
    guard forgotten.lessons + forgotten.unnamed > 0 else {
      call.console.complain("the journal has no entry by \"\(who.shortened)\"")
      return .inputAtFault
    }
    let unnamed = forgotten.unnamed.counted("undo or fit", "undos and fits")
    try call.console.write(
      "forgot \(forgotten.lessons.counted("lesson"))"
        + (forgotten.unnamed > 0 ? ", and the name in \(unnamed)\n" : "\n"))
    return .done
  }
}
