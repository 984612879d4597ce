import WaymarkFormats
import WaymarkKit
import WaymarkStorage
import WaymarkTagging
import WaymarkTaxonomy

/// `waymark model`: models as files.
enum ModelCommand: Command {
  private enum Action: String, CommandAction {
    case build, info, export, merge, fit

    /// The options that go with it, besides those of all commands.
    var options: Set<String> {
      switch self {
      case .build: ["--output", "--vocabulary", "--weights", "--strict"]
      case .info: ["--format"]
      case .export: ["--output", "--min-records", "--min-organisations"]
      case .merge: ["--output", "--strict"]
      case .fit: ["--output"]
      }
    }
  }

  private static let forms: [OutputForm] = [.text, .json]

  static let spec = CommandSpec(
    name: "model", abstract: "Builds, shows, shares and merges models.",
    discussion: """
      model build FILE… makes a model of tagged records, without a workspace. model info [FILE] says \
      what is in a model, or in the workspace. model export writes what the workspace has learned for \
      others: counts of stems that several records of several organisations have, and no text. model \
      merge FILE… adds models up exactly, in any order; init --model takes the sum. What a workspace \
      started with is not exported: merge the starter with the rest to keep it. model fit TASKS fits \
      the weights that model build takes to a table of tasks, with the columns workspace, records, \
      learned (others or none), answers (all or official) and mass.

      The same input makes the same bytes.
      """,
    arguments: [
      .init(name: "ACTION", help: "build, info, export, merge or fit."),
      .init(
        name: "FILE", help: "Tagged records (NDJSON, JSON or CSV) to build from; else models.",
        isOptional: true, isRepeated: true),
    ],
    options: [
      .init(
        name: "--output", value: .file("FILE"), help: "Where to write; else standard output.",
        isResult: true),
      .init(
        name: "--min-records", value: .text("K"),
        help: "Export words that at least K records have; 3 where nothing is said."),
      .init(
        name: "--min-organisations", value: .text("K"),
        help: "Export words that at least K organisations have; 2 where nothing is said."),
      .init(
        name: "--vocabulary", value: .prefixedFile,
        help: "Build: the terms of the tags; else the lists that come with the program.",
        isRepeated: true),
      .init(
        name: "--weights", value: .file("FILE"),
        help: "Build: the weights to use the model with, as fitted."),
      .format(forms), .strict,
    ],
    actions: Action.table)

  static func run(_ call: Call) throws -> ExitStatus {
    let action: Action = try call.arguments.action()
    let files = Array(call.arguments.words.dropFirst())
    switch action {
    case .build: return try build(call, from: files)
    case .info: return try info(call, of: files)
    case .export: return try export(call, files)
    case .merge: return try merge(call, files)
    case .fit: return try fit(call, files)
    }
  }

  private static func build(_ call: Call, from files: [String]) throws -> ExitStatus {
    guard !files.isEmpty else { throw UsageError("model build takes a FILE of tagged records") }
    var sources = WorkspaceSources()
    sources.vocabularies = call.arguments.values("--vocabulary").map { .init(argument: $0) }
    if sources.vocabularies.isEmpty {
      sources = try ShippedFiles.find(environment: call.environment).sources
      // The model that is there must leave no trace in the one that replaces it.
      sources.model = nil
    }
    let knowledge = try Knowledge(reading: sources)
    let built = try ModelBuilder(graph: knowledge.graph)
      .build(from: files, weights: call.arguments.value("--weights"))
    call.console.report(knowledge.faults + built.faults)
    if call.arguments.has("--strict"), call.console.errorCount > 0 {
      return call.console.conclude()
    }
    try call.write(built.bytes, to: call.arguments.value("--output"))
    call.console.note("learned \(built.lessonCount) of \(built.recordCount.counted("record"))")
    return call.console.conclude()
  }

  private static func fit(_ call: Call, _ files: [String]) throws -> ExitStatus {
    guard files.count == 1 else { throw UsageError("model fit takes one FILE, a table of tasks") }
    let fitted = try WeightsFitter().fit(tasksAt: files[0])
    call.console.report(fitted.faults)
    for task in fitted.tasks {
      call.console.note("\(task.records): \(task.count.counted("record"))")
    }
    try call.write(fitted.judgement.encoded(), to: call.arguments.value("--output"))
    return call.console.conclude()
  }

  private static func info(_ call: Call, of files: [String]) throws -> ExitStatus {
    guard files.count < 2 else { throw UsageError("model info takes one FILE") }
    let form = try call.arguments.form(of: forms)
    let summary: ModelSummary
    if let file = files.first {
      var model = SharedModel()
      call.console.report(try model.add(path: file))
      summary = ModelSummary(of: model)
    } else {
      let store = try call.opener.open()
      defer { store.close() }
      summary = try ModelSummary(of: store)
    }
    if form == .json {
      try call.console.writeJSON(summary.write)
    } else {
      var table = TextTable(styles: [.cyan])
      for item in summary.items { table.append([item.name, item.text.printable]) }
      try call.console.write(table.text(call.console.painter))
    }
    return call.console.conclude()
  }

  private static func export(_ call: Call, _ files: [String]) throws -> ExitStatus {
    guard files.isEmpty else { throw UsageError("model export takes no FILE") }
    var export = ModelExport()
    let range = 1...1_000_000
    export.leastRecords =
      try call.arguments.integer("--min-records", in: range) ?? export.leastRecords
    export.leastOrganisations =
      try call.arguments.integer("--min-organisations", in: range) ?? export.leastOrganisations
    let store = try call.opener.open()
    defer { store.close() }
    let made = try export.make(from: store)
    try call.write(made.model.encoded(), to: call.arguments.value("--output"))
    call.console.note(
      "shared \(made.wordCount.counted("word")) of \(made.recordCount.counted("record")) of "
        + "\(made.organisationCount.counted("organisation")); too rare: "
        + made.withheldCount.counted("word"))
    return call.console.conclude()
  }

  private static func merge(_ call: Call, _ files: [String]) throws -> ExitStatus {
    guard !files.isEmpty else { throw UsageError("model merge takes FILEs of models") }
    var model = SharedModel()
    for file in files { call.console.report(try model.add(path: file)) }
    if call.arguments.has("--strict"), call.console.errorCount > 0 {
      return call.console.conclude()
    }
    try call.write(model.encoded(), to: call.arguments.value("--output"))
    if model.weightsDiffer {
      call.console.note(
        "the models were fitted differently, so the sum has no weights: those that ship apply")
    }
    return call.console.conclude()
  }
}
