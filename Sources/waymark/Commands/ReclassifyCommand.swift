import WaymarkFormats
import WaymarkKit
import WaymarkMigration
import WaymarkServiceRecords
import WaymarkStorage
import WaymarkTagging

/// `waymark reclassify`: the tags of a whole directory.
enum ReclassifyCommand: Command {
  static let forms: [OutputForm] = [.text, .json]

  static let spec = CommandSpec(
    name: "reclassify", abstract: "Reclassifies a whole directory, and takes it back.",
    discussion: """
      Policies: propose writes a list for review and changes nothing; add keeps what is there and adds \
      what is sure; replace also takes away what is superseded, and keeps tags of other vocabularies; \
      prune only takes away what nothing in the text speaks for. Only tags change; every other byte \
      stays. What is unsure goes to the review.
      """,
    arguments: [
      .init(
        name: "FILE", help: "Records as NDJSON, JSON or CSV; - reads and writes a stream.")
    ],
    options: [
      .init(
        name: "--policy", value: .choice(of: ReclassificationPolicy.allCases),
        help: "What may be done; propose where nothing is said."),
      .init(name: "--mapping", value: .file("F"), help: "What local tags mean, as SSSOM from map."),
      .init(
        name: "--output", value: .file("F"), help: "Where the records go; else standard output.",
        isResult: true, mayReplace: CommandSpec.words),
      .init(
        name: "--log", value: .file("F"),
        help:
          "A line for each record changed, to take it back by; an earlier log is kept beside it.",
        isResult: true),
      .init(
        name: "--review", value: .file("F"),
        help: "What a person must decide: a table, or a page where it ends in .html.",
        isRepeated: true, isResult: true),
      .init(
        name: "--report", value: .file("F"),
        help: "What was done: a page for .html, JSON for .json, else text.", isRepeated: true,
        isResult: true),
      .init(
        name: "--workers", value: .text("N"), help: "At most this many at work at the same time."),
      .init(name: "--resume", help: "Go on where an earlier run was stopped."),
      .init(
        name: "--source", value: .text("S"),
        help: "Where the records come from, as it was said to learn; what people decided stands."),
      .officialOnly("Tag with terms of the official list only."),
      .init(
        name: "--undo", value: .file("LOG"), help: "Take back what a log tells.",
        onlyBeside: ["--output"]),
      .format(forms),
    ],
    printed: unsaidResult)

  static func run(_ call: Call) async throws -> ExitStatus {
    let path = call.arguments.words[0]
    if let log = call.arguments.value("--undo") { return try undo(log, path, call) }
    let arguments = call.arguments
    let policies = ReclassificationPolicy.allCases
    var rules = ReclassificationPlanner.Rules()
    rules.policy = try arguments.choice("--policy", of: policies) ?? .propose
    let workers = try arguments.integer("--workers", in: 1...1024)
    let form = try arguments.form(of: forms)
    let outputs = try outputs(of: arguments)
    let isResuming = arguments.has("--resume")
    if isResuming, path == "-" || !outputs.canResume {
      throw UsageError("--resume needs a FILE and an --output")
    }
    let console = call.console
    let store = try call.opener.openOrBuild(note: console.note)
    let model = try ModelStore.load(from: store)
    let mapping = try call.crosswalk(in: model.graph)
    rules.crosswalk = mapping?.crosswalk
    var conditions = [arguments.has("--official-only") ? "official" : ""]
    conditions.append(arguments.value("--source") ?? "")
    if let mapping { conditions.append(mapping.fingerprint.text) }
    rules.decisions = try store.read {
      try PersonalDecisions(
        $0, graph: model.graph, source: arguments.value("--source") ?? "")
    }
    var request = TaggingRequest()
    request.isOfficialOnly = arguments.has("--official-only")
    var task = ReclassificationRun.Task(
      model, request: request, rules: rules, conditions: conditions.joined(separator: "\u{1F}"),
      outputs: outputs)
    task.workers = workers
    let input = try ByteReader(path: path)
    let tally = try await ReclassificationRun(task, program: Version.current)
      .run(input, resuming: isResuming) { faults, count, share in
        console.report(faults)
        console.progress.show(count: count, share: share)
      }
    console.progress.clear()
    if tally.records == 0, tally.errors == 0 { console.report([.noRecords(in: path)]) }
    if rules.crosswalk != nil, tally.records > 0, tally.tagsBefore == 0 {
      console.report([.noTags(in: path)])
    }
    let report = ReclassificationReport(tally, policy: rules.policy, graph: model.graph)
    try write(report, form, outputs, call)
    let status = console.conclude()
    // Faults that an earlier run met and reported are faults of the whole.
    return tally.errors > 0 ? .inputAtFault : status
  }

  /// The option whose result goes to standard output though none says so: the records, save where nothing
  /// is to change; then the review.
  @Sendable
  private static func unsaidResult(_ arguments: Arguments) -> String? {
    if arguments.has("--output") { return nil }
    let policy = arguments.value("--policy") ?? ReclassificationPolicy.propose.rawValue
    if arguments.words[0] == "-" || policy != ReclassificationPolicy.propose.rawValue {
      return "--output"
    }
    return arguments.has("--review") ? nil : "--review"
  }

  /// Where results go.
  private static func outputs(
    of arguments: Arguments
  ) throws(UsageError) -> ReclassificationRun.Outputs {
    var outputs = ReclassificationRun.Outputs()
    for review in arguments.values("--review") {
      let isPage = review.lowercased().hasSuffix(".html") || review.lowercased().hasSuffix(".htm")
      if isPage ? outputs.page != nil : outputs.table != nil {
        throw UsageError("--review takes one table and one page")
      }
      if isPage { outputs.page = review } else { outputs.table = review }
    }
    outputs.log = arguments.value("--log")
    outputs.records = arguments.value("--output")
    switch unsaidResult(arguments) {
    case "--output": outputs.records = "-"
    case "--review": outputs.table = "-"
    default: break
    }
    return outputs
  }

  private static func write(
    _ report: ReclassificationReport, _ form: OutputForm, _ outputs: ReclassificationRun.Outputs,
    _ call: Call
  ) throws {
    for path in call.arguments.values("--report") {
      let name = path.lowercased()
      let isPage = name.hasSuffix(".html") || name.hasSuffix(".htm")
      let bytes = name.hasSuffix(".json") ? report.json : Array(report.text.utf8)
      try call.write(isPage ? report.html : bytes, to: path)
    }
    let results = [outputs.records, outputs.log, outputs.table, outputs.page].compactMap(\.self)
    if !(results + call.arguments.values("--report")).contains("-") {
      try call.console.write(bytes: form == .json ? report.json : Array(report.text.utf8))
    } else if call.arguments.words[0] != "-" {
      call.console.note(String(report.text.dropLast()))
    }
  }

  private static func undo(_ log: String, _ path: String, _ call: Call) throws -> ExitStatus {
    if path == "-" { throw UsageError("--undo needs a FILE that can be read twice") }
    let undo = try ReclassificationUndo(log: log)
    let output = try call.output(call.arguments.value("--output"))
    let report = try undo.undo(path) { try output.write($0) }
    try output.commit()
    call.console.report(report.faults)
    call.console.note(
      "\(report.restored) records are again what they were, \(report.left) are left as they are")
    return call.console.conclude()
  }
}
