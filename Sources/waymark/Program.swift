import WaymarkFormats
import WaymarkKit
import WaymarkStorage

/// One command of the program.
protocol Command: SendableMetatype {
  /// What it takes.
  static var spec: CommandSpec { get }

  /// Does it.
  ///
  /// - Throws: what `Program` knows to say; faults of single records are reported, not thrown.
  static func run(_ call: Call) async throws -> ExitStatus
}

/// A command in the table of the program.
struct CommandEntry: Sendable {
  /// What it takes.
  let spec: CommandSpec
  /// Does it.
  let run: @Sendable (Call) async throws -> ExitStatus

  /// Enters a command.
  init<C: Command>(_ command: C.Type) {
    spec = C.spec
    run = { try await C.run($0) }
  }
}

/// What a command is given.
struct Call {
  /// The words of the command line.
  var arguments: Arguments
  /// Where it answers.
  var console: Console
  /// The environment of the process.
  var environment: [String: String]

  /// Opens the workspace that is meant.
  var opener: WorkspaceOpener {
    WorkspaceOpener(path: arguments.value("--workspace"), environment: environment)
  }
}

/// Finds the command, runs it, and says what went wrong.
enum Program {
  static let name = "waymark"
  static let commands = [
    CommandEntry(InitCommand.self),
    CommandEntry(SuggestCommand.self),
    CommandEntry(SearchCommand.self),
    CommandEntry(ShowCommand.self),
    CommandEntry(TreeCommand.self),
    CommandEntry(FindCommand.self),
    CommandEntry(CorrectCommand.self),
    CommandEntry(LearnCommand.self),
    CommandEntry(KeywordsCommand.self),
    CommandEntry(HistoryCommand.self),
    CommandEntry(UndoCommand.self),
    CommandEntry(ForgetCommand.self),
    CommandEntry(ReplayCommand.self),
    CommandEntry(FitCommand.self),
    CommandEntry(CheckCommand.self),
    CommandEntry(ExportCommand.self),
    CommandEntry(EvaluateCommand.self),
    CommandEntry(AuditCommand.self),
    CommandEntry(ReclassifyCommand.self),
    CommandEntry(ModelCommand.self),
    CommandEntry(MapCommand.self),
    CommandEntry(ServeCommand.self),
  ]
  private static let abstract = "Tags local services with the few terms that fit."
  private static let discussion = """
    Reads what a service says about itself and suggests service types of the LGA's national list, \
    with its reasons and how sure it is. It learns from the people who check its suggestions. All it \
    knows is in one file, the workspace.
    """
  private static let options = [
    CommandSpec.Option(name: "--help", short: "-h", help: "Show this help."),
    CommandSpec.Option(name: "--version", help: "Show the version."),
  ]

  /// Runs the program.
  static func run(_ words: [String], environment: [String: String]) async -> ExitStatus {
    let console: Console
    do {
      console = try Console(environment: environment)
    } catch {
      return .workspaceAtFault
    }
    var status: ExitStatus
    do {
      status = try await perform(words, console, environment)
    } catch {
      status = explain(error, to: console)
    }
    do {
      try console.flush()
    } catch {
      status = explain(error, to: console)
    }
    return status
  }

  private static func perform(
    _ words: [String], _ console: Console, _ environment: [String: String]
  ) async throws -> ExitStatus {
    let help = HelpText(width: console.width)
    guard let first = words.first else {
      console.note(overview(help))
      return .wrongUsage
    }
    switch first {
    case "--version":
      try console.write("\(name) \(Version.current)\n")
      return .done
    case "--help", "-h", "help":
      guard let topic = words.dropFirst().first, !topic.hasPrefix("-") else {
        try console.write(overview(help))
        return .done
      }
      try console.write(help.help(for: try command(named: topic).spec))
      return .done
    default:
      break
    }
    let command = try command(named: first)
    let arguments = try ArgumentParser(command.spec).parse(Array(words.dropFirst()))
    if arguments.has("--help") {
      try console.write(help.help(for: command.spec))
      return .done
    }
    let call = Call(arguments: arguments, console: console, environment: environment)
    do {
      try arguments.checkFiles(of: command.spec, workspace: call.opener.path)
      return try await command.run(call)
    } catch var error as UsageError {
      error.command = command.spec.name
      throw error
    }
  }

  private static func command(named word: String) throws(UsageError) -> CommandEntry {
    if let found = commands.first(where: { $0.spec.name == word }) { return found }
    if word.hasPrefix("-"), word != "-" {
      throw .unknown("option", word, among: options.map(\.name) + ["-h"])
    }
    throw .unknown("command", word.shortened, among: commands.map(\.spec.name), listing: true)
  }

  private static func overview(_ help: HelpText) -> String {
    help.help(
      name: name, abstract: abstract, discussion: discussion, commands: commands.map(\.spec),
      options: options)
  }

  /// Says what went wrong, and returns the status that follows.
  private static func explain(_ error: any Error, to console: Console) -> ExitStatus {
    switch error {
    case let error as UsageError:
      console.complain(error.message)
      guard let command = commands.first(where: { $0.spec.name == error.command }) else {
        console.note("See '\(name) --help'.")
        return .wrongUsage
      }
      console.note(HelpText(width: console.width).usage(of: command.spec))
      console.note("See '\(name) \(command.spec.name) --help'.")
      return .wrongUsage
    case let error as UnknownTerm:
      console.complain(error.message)
      return .inputAtFault
    case let fault as Fault:
      console.report([fault])
      return console.conclude()
    case let error as WorkspaceBuilder.Refusal:
      console.report(error.faults)
      console.complain(error.reason)
      _ = console.conclude()
      return .inputAtFault
    case is StrictStop:
      return console.conclude()
    case let refusal as LessonImport.Refusal:
      console.report(refusal.faults)
      console.complain("the input is at fault; nothing was learned")
      return console.conclude()
    case let error as OutputError:
      console.complain(error.fault.description)
      return .workspaceAtFault
    default:
      // A StoreError says in its description what happened to the workspace.
      console.complain("\(error)")
      return .workspaceAtFault
    }
  }
}
