import WaymarkFormats
import WaymarkKit
import WaymarkStorage
import WaymarkTaxonomy

/// `waymark export`: the graph, out.
enum ExportCommand: Command {
  private enum Target: String, CommandAction {
    case skos, csv, oruk, dot

    /// The options that go with it, besides those of all commands.
    var options: Set<String> {
      self == .oruk ? ["--output", "--version", "--per-page"] : ["--output"]
    }
  }

  private static let folderNeeded = "needs --output FOLDER"

  static let spec = CommandSpec(
    name: "export", abstract: "Writes the vocabularies as SKOS, CSV, Open Referral or DOT.",
    discussion: """
      For Open Referral UK, --per-page writes the folder of a whole feed: the pages of /taxonomies and \
      /taxonomy_terms in version 3, /vocabularies and the pages of /taxonomies in version 1. Without it \
      all terms are one page.
      """,
    arguments: [
      .init(
        name: "FORMAT",
        help: "skos (JSON-LD), csv, oruk (Open Referral UK) or dot (Graphviz).")
    ],
    options: [
      .init(
        name: "--version", value: .choice(of: ORUKWriter.Version.allCases),
        help: "The version of Open Referral UK; 3 where nothing is said."),
      .init(
        name: "--per-page", value: .text("N"),
        help: "Pages of at most N entries, in the new folder that --output names.",
        onlyWith: .init("--output", because: folderNeeded)),
      .init(
        name: "--output", value: .file("FILE"), help: "Where to write; else standard output.",
        isResult: true),
    ],
    actions: Target.table)

  static func run(_ call: Call) throws -> ExitStatus {
    let target: Target = try call.arguments.action(named: "format")
    let version = try call.arguments.choice("--version", of: ORUKWriter.Version.allCases)
    let size = try call.arguments.integer("--per-page", in: 1...1_000_000)
    let output = call.arguments.value("--output")
    if size != nil, output == "-" { throw UsageError("--per-page \(folderNeeded)") }
    let store = try call.opener.openOrBuild(note: call.console.note)
    let graph = try store.read { try $0.loadGraph() }
    let writer = ORUKWriter(graph, version: version ?? .v3)
    if let size, let output {
      try call.write(writer.pages(of: size).map { ($0.path, $0.bytes) }, toFolder: output)
      return .done
    }
    let bytes =
      switch target {
      case .skos: VocabularyWriter.skos(graph)
      case .csv: VocabularyWriter.csv(graph)
      case .oruk: writer.terms
      case .dot: VocabularyWriter.dot(graph)
      }
    try call.write(bytes, to: output)
    return .done
  }
}
