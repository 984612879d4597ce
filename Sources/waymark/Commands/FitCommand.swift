import WaymarkFormats
import WaymarkKit
import WaymarkStorage

/// `waymark fit`: weights and calibration from the lessons.
enum FitCommand: Command {
  static let spec = CommandSpec(
    name: "fit", abstract: "Fits the weights and the calibration to what was learned.",
    discussion: """
      It sets out from the weights that came with the program, judges each lesson by what the others \
      taught, and is an entry of the journal, which `undo` takes back. With a half-life, old lessons \
      count for less, measured from the newest lesson and not from today.
      """,
    options: [
      .init(
        name: "--half-life", value: .text("DAYS"),
        help: "Days after which a lesson counts for half; 0 for never; else as before."),
      .init(name: "--by", value: .text("WHO"), help: "Who asks for it; you where nothing is said."),
    ])

  static func run(_ call: Call) throws -> ExitStatus {
    let days = try call.arguments.integer("--half-life", in: 0...36_500)
    let fading = days.map { $0 == 0 ? JournalFit.Fading.never : .halfLife(days: $0) }
    let store = try call.opener.open()
    defer { store.close() }
    let fitted = try JournalFit(store).fit(fading ?? .asBefore, by: call.person, at: Teacher.now)
    guard let report = fitted else {
      call.console.complain("there are no lessons to fit to")
      return .inputAtFault
    }
    let effect = report.halfLife.map { "a lesson counts for half after \($0) days" }
    try call.console.write(
      "fitted to \(report.lessonCount.counted("lesson")) as entry "
        + "\(report.entry); \(effect ?? "lessons do not fade")\n")
    return .done
  }
}
