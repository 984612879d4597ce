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

  /// What the value of an option is.
  enum Value: Sendable {
    /// Text or a number, under the name that the help has for it.
    case text(String)
    /// One of some words.
    case choice([String])
    /// The path of a file, under the name that the help has for it.
    case file(String)
    /// The path of a file, which may have the prefix of a list before it.
    case prefixedFile
    /// The path of a folder.
    case folder
  }

  /// What an option has to do with others of its command.
  struct Bond: Sendable {
    /// The others.
    var options: [String]
    /// Why, as a phrase that the name of the option begins; nil for the usual words.
    var reason: String?

    /// Ties an option to others.
    init(_ options: String..., because reason: String? = nil) {
      self.options = options
      self.reason = reason
    }
  }

  /// One option, which stands anywhere.
  struct Option: Sendable {
    /// The long name with its dashes, as in `--limit`.
    var name: String
    /// The short name with its dash, where it has one.
    var short: String?
    /// What its value is; nil for an option that takes none.
    var value: Value?
    /// What it does.
    var help: String
    /// Whether it may be given more than once.
    var isRepeated = false
    /// Whether it names what is written, which takes the place of nothing that is read.
    var isResult = false
    /// The option whose file a result may replace all the same, or `words`.
    var mayReplace: String?
    /// Whether the command can do nothing without it.
    var isRequired = false
    /// The options without which it says nothing.
    var onlyWith: Bond?
    /// The options that it contradicts.
    var notWith: Bond?
    /// The only options that may stand beside it; nil for any.
    var onlyBeside: [String]?

    /// How it is typed, with what its value is called.
    var usage: String { name + (value.map { " " + $0.placeholder } ?? "") }
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
  /// Which of its options go with which first word, where that names what is to be done.
  var actions: [String: Set<String>] = [:]
  /// What goes to standard output where no option says so: a result by its option, or in words.
  var printed: @Sendable (Arguments) -> String? = { _ in nil }

  /// The options that every command has.
  static let commonOptions = [
    Option(
      name: "--workspace", value: .text("PATH"),
      help: "The workspace file; else $WAYMARK_WORKSPACE, else waymark.sqlite in this folder."),
    Option(name: "--help", short: "-h", help: "Show this help."),
  ]

  /// Its own options and the common ones, in the order of the help.
  var allOptions: [Option] { options + Self.commonOptions }
}

/// What the first word of a command line says is to be done, for commands that do several things.
protocol CommandAction: RawRepresentable<String>, CaseIterable {
  /// The options that go with it, besides those of all commands.
  var options: Set<String> { get }
}

extension CommandAction {
  /// The options of each, as a command's table has them.
  static var table: [String: Set<String>] {
    Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0.options) })
  }
}

extension CommandSpec.Value {
  /// What it is called in the help.
  var placeholder: String {
    switch self {
    case .text(let name), .file(let name): name
    case .choice(let words): words.joined(separator: "|")
    case .prefixedFile: "[PREFIX=]FILE"
    case .folder: "FOLDER"
    }
  }

  /// Whether it leads to a file or a folder.
  var isPath: Bool {
    switch self {
    case .file, .prefixedFile, .folder: true
    case .text, .choice: false
    }
  }

  /// One of the words that stand for some cases.
  static func choice<Choice: RawRepresentable<String>>(of choices: [Choice]) -> Self {
    .choice(choices.map(\.rawValue))
  }
}
