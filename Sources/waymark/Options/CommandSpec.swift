/// What a command takes, as data: the parser reads it and the help prints it.
struct CommandSpec: Sendable {
  /// One word of the command line that stands by its place.
  struct Argument: Sendable {
    /// What it is called in the help, in capitals.
    var name: String
    /// What it is.
    var help: String
    /// Whether it may be left out.
    var isOptional = false
    /// Whether there may be several; only the last one of a command.
    var isRepeated = false
  }

  /// One option, which stands anywhere.
  struct Option: Sendable {
    /// The long name with its dashes, as in `--limit`.
    var name: String
    /// The short name with its dash, where it has one.
    var short: String?
    /// What its value is called in the help; nil for an option that takes none.
    var value: String?
    /// What it does.
    var help: String
    /// Whether it may be given more than once.
    var isRepeated = false
    /// Whether it names a file that is written, which takes the place of nothing that is read.
    var isResult = false
    /// The option whose file a result may replace all the same, or `words`.
    var mayReplace: String?

    /// Whether its value is the path of a file.
    var isFile: Bool { ["F", "FILE", "[PREFIX=]FILE", "LOG"].contains(value) }
  }

  /// What stands for the files that are named by place, where a result may replace them.
  static let words = "FILE"

  /// The name as typed.
  var name: String
  /// What it does, in one line.
  var abstract: String
  /// More about it, in paragraphs.
  var discussion = ""
  /// What it takes by place.
  var arguments: [Argument] = []
  /// Its own options; those of all commands come besides.
  var options: [Option] = []

  /// The options that every command has.
  static let commonOptions = [
    Option(
      name: "--workspace", value: "PATH",
      help: "The workspace file; else $WAYMARK_WORKSPACE, else waymark.sqlite in this folder."),
    Option(name: "--help", short: "-h", help: "Show this help."),
  ]

  /// Its own options and the common ones, in the order of the help.
  var allOptions: [Option] { options + Self.commonOptions }
}

extension CommandSpec.Option {
  /// The option that says in which form to answer.
  static func format<Form: RawRepresentable<String>>(_ forms: [Form]) -> Self {
    Self(
      name: "--format", value: forms.map(\.rawValue).joined(separator: "|"),
      help: "The form of the answer; \(forms[0].rawValue) where nothing is said.")
  }

  /// The option that refuses faulty input as a whole.
  static let strict = Self(
    name: "--strict", help: "Do nothing where anything is at fault in the input.")
}

/// The forms in which a command may answer.
enum OutputForm: String, Sendable, CaseIterable {
  /// For people.
  case text
  /// One JSON text.
  case json
  /// One JSON text a line.
  case ndjson
  /// A table.
  case csv
}
