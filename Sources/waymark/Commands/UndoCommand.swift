import WaymarkKit
import WaymarkStorage

/// `waymark undo`: takes entries of the journal back.
enum UndoCommand: Command {
  static let spec = CommandSpec(
    name: "undo", abstract: "Takes back lessons and fits, not only the last.",
    discussion: """
      The model is then what it would be without them. Taking back an undo brings its entry back. \
      `history` shows the numbers.
      """,
    arguments: [
      .init(name: "ID", help: "The number of an entry of the journal.", isRepeated: true)
    ],
    options: [
      .init(
        name: "--by", value: .text("WHO"), help: "Who takes it back; you where nothing is said.")
    ])

  static func run(_ call: Call) throws -> ExitStatus {
    let ids = try call.arguments.words.map { word in
      guard let id = Int(word), id > 0 else {
        throw UsageError("an entry is a whole number, not \"\(word.shortened)\"")
      }
      return id
    }
    let store = try call.opener.open()
    defer { store.close() }
    do {
      let undos = try JournalKeeper(store).undo(ids, by: call.person, at: Teacher.now)
      for (id, undo) in zip(ids, undos) {
        try call.console.write("took back entry \(id), by entry \(undo)\n")
      }
      return .done
    } catch let error as StoreError where error.code == .refused {
      call.console.complain("\(error.message); nothing was taken back")
      return .inputAtFault
    }
  }
}
