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
    arguments: [
      .init(
        name: "FORMAT",
        help: "skos (JSON-LD), csv, oruk (Open Referral UK v3 taxonomy terms) or dot (Graphviz).")
    ],
    options: [
      .init(name: "--output", value: "FILE", help: "Where to write; else standard output.")
    ])

  static func run(_ call: Call) throws -> ExitStatus {
    let word = call.arguments.words[0]
    guard let target = Target(rawValue: word) else {
      throw UsageError.unknown(
        "format", word, among: Target.allCases.map(\.rawValue), listing: true)
    }
    let store = try call.opener.openOrBuild(note: call.console.note)
    let graph = try store.read { try $0.loadGraph() }
    let bytes =
      switch target {
      case .skos: VocabularyWriter.skos(graph)
      case .csv: VocabularyWriter.csv(graph)
      case .oruk: VocabularyWriter.oruk(graph)
      case .dot: VocabularyWriter.dot(graph)
      }
    try call.write(bytes, to: call.arguments.value("--output"))
    return .done
  }
}
