import WaymarkFormats
import WaymarkKit
import WaymarkStorage
import WaymarkTaxonomy

/// `waymark export`: the graph, out.
enum ExportCommand: Command {
  private enum Target: String, CaseIterable {
    case skos, csv, oruk, dot
  }

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
        name: "--version", value: "1|3",
        help: "The version of Open Referral UK; 3 where nothing is said."),
      .init(
        name: "--per-page", value: "N",
        help: "Pages of at most N entries, in the new folder that --output names."),
      .init(
        name: "--output", value: "FILE", help: "Where to write; else standard output.",
        isResult: true),
    ])

  static func run(_ call: Call) throws -> ExitStatus {
    let word = call.arguments.words[0]
    guard let target = Target(rawValue: word) else {
      throw UsageError.unknown(
        "format", word, among: Target.allCases.map(\.rawValue), listing: true)
    }
    let version = try call.arguments.choice("--version", of: ORUKWriter.Version.allCases)
    let size = try call.arguments.integer("--per-page", in: 1...1_000_000)
    let output = call.arguments.value("--output")
    guard target == .oruk || version == nil && size == nil else {
      throw UsageError("--version and --per-page are for oruk only")
    }
    if size != nil, output == nil || output == "-" {
      throw UsageError("--per-page needs --output FOLDER")
    }
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

extension Call {
  /// Writes files to a folder that appears whole or not at all.
  ///
  /// - Throws: `OutputError`.
  func write(
    _ files: [(path: String, bytes: [UInt8])], toFolder path: String
  ) throws(OutputError) {
    try OutputError.wrapping { () throws(Fault) in try OutputFolder.write(files, to: path) }
  }
}
