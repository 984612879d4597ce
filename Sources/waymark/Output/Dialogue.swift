import Foundation
import WaymarkKit
import WaymarkStorage
import WaymarkTagging

/// The collector's dialogue on a terminal.
struct Dialogue {
  private let console: Console
  private let by: String

  init(_ call: Call) {
    console = call.console
    by = call.person
  }

  /// Asks about one service.
  ///
  /// - Throws: `StoreError` where the decision cannot be recorded.
  func run(
    _ store: WorkspaceStore, model: LoadedModel, assistant: Assistant
  ) throws -> ExitStatus {
    let printer = SuggestionPrinter(
      graph: model.graph, painter: console.painter, width: console.width, isForDialogue: true)
    let person = CollectorDialogue.Person(
      ask: { prompt in
        StandardError.write(console.errorPainter.paint(prompt, .bold))
        let line = readLine()
        // Where the input ends nobody has gone to the next line.
        if line == nil { StandardError.write("\n") }
        return line
      },
      say: { text in console.note(text) },
      hasMore: {
        // What is pasted comes in at once; a person takes longer.
        var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        return poll(&waiting, 1, 50) > 0 && waiting.revents & Int16(POLLIN) != 0
      })
    let teacher = Teacher(of: model, by: by)
    var dialogue = CollectorDialogue(
      with: person, store: store,
      corrector: Corrector(in: store, assistant: assistant, teacher: teacher),
      assistant: assistant,
      explain: { printer.text($0, of: $1) })
    _ = try dialogue.run()
    return .done
  }
}
