import WaymarkEvaluation
import WaymarkFormats
import WaymarkKit
import WaymarkServiceRecords
import WaymarkTagging

/// `waymark evaluate`: how well records are tagged whose tags are known.
enum EvaluateCommand: Command {
  private static let forms: [OutputForm] = [.text, .json]

  static let spec = CommandSpec(
    name: "evaluate", abstract: "Measures suggestions against records whose tags are known.",
    discussion: """
      With --train it learns from those records first; with --folds it learns from all folds but the \
      one that it measures. The workspace itself is not changed.
      """,
    options: [
      .init(name: "--test", value: "FILE", help: "The records to measure on."),
      .init(name: "--train", value: "FILE", help: "The records to learn from.", isRepeated: true),
      .init(name: "--folds", value: "N", help: "Cut the test records into N folds."),
      .init(
        name: "--by", value: "id|group", help: "What stays together in a fold; id if not said."),
      .init(name: "--limit", value: "K", help: "At most this many tags; 3 where nothing is said."),
      .init(name: "--official-only", help: "Answer with terms of the official list only."),
      .init(name: "--no-fit", help: "Take the weights as they are."),
      .init(
        name: "--scorer", value: "NAME[:N]",
        help:
          "Rank by one naive Bayes alone: multinomial, dirichlet or complement, smoothed by N."),
      .init(
        name: "--per-term", value: "FILE",
        help: "Write how each term fared as CSV, those with the most errors first."),
      .format(forms),
    ])

  static func run(_ call: Call) throws -> ExitStatus {
    let arguments = call.arguments
    let form = try arguments.form(of: forms)
    guard let test = arguments.value("--test") else { throw UsageError("missing --test FILE") }
    let folds = try arguments.integer("--folds", in: 2...1000)
    let key = try arguments.choice("--by", of: FoldKey.allCases)
    if folds == nil, key != nil { throw UsageError("--by says how --folds are cut; give both") }
    if folds != nil, arguments.has("--train") {
      throw UsageError("--folds learns from the test records; give either --folds or --train")
    }
    var request = TaggingRequest()
    if let limit = try arguments.integer("--limit", in: 0...100) { request.choice.limit = limit }
    request.isOfficialOnly = arguments.has("--official-only")
    let scorer = arguments.value("--scorer").flatMap { ScorerAlone($0) }
    if let name = arguments.value("--scorer"), scorer == nil {
      throw UsageError.unknown("scorer", name, among: ScorerAlone.names, listing: true)
    }
    let tested = RecordReader.readAll([test])
    let trained = RecordReader.readAll(arguments.values("--train"))
    call.console.report(tested.faults + trained.faults)
    let model = try ModelStore.loadParts(
      from: try call.opener.openOrBuild(note: call.console.note))
    var evaluator = Evaluator(
      base: model.parts, judgement: model.judgement, request: request,
      fitsWeights: !arguments.has("--no-fit"))
    if let scorer { evaluator = evaluator.ranking(by: scorer) }
    let outcome =
      folds.map { evaluator.crossValidate(tested.records, folds: $0, by: key ?? .id) }
      ?? evaluator.evaluate(train: trained.records, test: tested.records)
    if let path = arguments.value("--per-term") {
      let figures = TermFigures.count(outcome.judged)
      try call.write(TermFigures.csv(figures, graph: model.parts.graph), to: path)
    }
    try print(EvaluationReport(of: outcome), form, call.console)
    return call.console.conclude()
  }

  private static func print(
    _ report: EvaluationReport, _ form: OutputForm, _ console: Console
  ) throws {
    if form == .json {
      var writer = JSONWriter(isPretty: true)
      report.write(into: &writer)
      writer.lineFeed()
      return try console.write(bytes: writer.bytes)
    }
    var table = TextTable()
    table.append(["records", String(report.count)])
    for row in report.rows {
      var writer = JSONWriter()
      writer.double(row.value, decimals: 4)
      table.append([row.name, String(decoding: writer.bytes, as: UTF8.self)])
    }
    try console.write(table.text(console.painter))
  }
}
