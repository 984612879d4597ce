import WaymarkFormats
import WaymarkKit
import WaymarkTaxonomy

/// `waymark model`: models as files.
enum ModelCommand: Command {
  static let spec = CommandSpec(
    name: "model", abstract: "Builds a model file from examples, without a workspace.",
    discussion: """
      The model holds counts of stems and nothing else. The same examples and lists make the same \
      bytes.
      """,
    arguments: [
      .init(name: "ACTION", help: "build."),
      .init(name: "FILE", help: "Tagged records as NDJSON, JSON or CSV.", isRepeated: true),
    ],
    options: [
      .init(name: "--output", value: "FILE", help: "Where to write; else standard output."),
      .init(
        name: "--vocabulary", value: "[PREFIX=]FILE",
        help: "The terms of the tags; else the lists that come with the program.",
        isRepeated: true),
      .init(
        name: "--weights", value: "FILE", help: "The weights to use the model with, as fitted."),
      .strict,
    ])

  static func run(_ call: Call) throws -> ExitStatus {
    let action = call.arguments.words[0]
    guard action == "build" else {
      throw UsageError.unknown("action", action, among: ["build"], listing: true)
    }
    var sources = WorkspaceSources()
    sources.vocabularies = call.arguments.values("--vocabulary").map { .init(argument: $0) }
    if sources.vocabularies.isEmpty {
      sources = try ShippedFiles.find(environment: call.environment).sources
      // The model that is there must leave no trace in the one that replaces it.
      sources.model = nil
    }
    let knowledge = try Knowledge(reading: sources)
    let built = try ModelBuilder(graph: knowledge.graph)
      .build(
        from: Array(call.arguments.words.dropFirst()), weights: call.arguments.value("--weights"))
    call.console.report(knowledge.faults + built.faults)
    if call.arguments.has("--strict"), call.console.errorCount > 0 {
      return call.console.conclude()
    }
    try call.write(built.bytes, to: call.arguments.value("--output"))
    call.console.note("learned \(built.lessonCount) of \(built.recordCount) records")
    return call.console.conclude()
  }
}
