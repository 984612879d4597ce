import WaymarkEvaluation
import WaymarkFormats
import WaymarkKit
import WaymarkReports
import WaymarkServiceRecords
import WaymarkTagging
import WaymarkTaxonomy

/// `waymark evaluate`: how well records are tagged whose tags are known.
enum EvaluateCommand: Command {
  private static let forms: [OutputForm] = [.text, .json]

  private static let ofCurve = CommandSpec.Bond(
    "--curve", because: "says how --curve is played; give both")
  private static let ofAnswers = CommandSpec.Bond(
    "--curve", because: "tells of single answers and --curve of a stream; choose one")

  static let spec = CommandSpec(
    name: "evaluate", abstract: "Measures suggestions against records whose tags are known.",
    discussion: """
      With --train it learns from those records first; with --folds it learns from all folds but the \
      one that it measures. With --curve it plays the training records as a stream that a person \
      corrects; without any, four fifths of the groups of the test records are the stream. The \
      workspace itself is not changed.
      """,
    options: [
      .init(
        name: "--test", value: .file("FILE"), help: "The records to measure on.", isRequired: true),
      .init(
        name: "--train", value: .file("FILE"), help: "The records to learn from.", isRepeated: true),
      .init(
        name: "--folds", value: .text("N"), help: "Cut the test records into N folds.",
        notWith: .init(
          "--train", because: "learns from the test records; give either --folds or --train")),
      .init(
        name: "--by", value: .choice(of: FoldKey.allCases),
        help: "What stays together in a fold; id if not said.",
        onlyWith: .init("--folds", because: "says how --folds are cut; give both")),
      .tagLimit(), .officialOnly(),
    ] + CommandSpec.Option.sureness + [
      .init(name: "--no-fit", help: "Take the weights as they are."),
      .init(
        name: "--curve", help: "Play the training records as a stream of corrections.",
        notWith: .init("--folds", because: "learns from a stream; give either --folds or --curve")),
      .init(
        name: "--corrections", value: .text("N"), help: "How many of the stream; all if not said.",
        onlyWith: ofCurve),
      .init(
        name: "--every", value: .text("N"),
        help: "After how many corrections to measure again; 50.", onlyWith: ofCurve),
      .init(
        name: "--wrong", value: .text("P"),
        help: "The share of corrections that name a wrong tag, to see what harm they do; 0.",
        onlyWith: ofCurve),
      .init(
        name: "--seed", value: .text("N"), help: "What the order of the stream is drawn by; 1.",
        onlyWith: ofCurve),
      .init(
        name: "--figures", value: .folder, help: "Also draw the figures, as SVG in this folder.",
        isResult: true),
      .init(
        name: "--scorer", value: .text("NAME[:N]"),
        help: "Rank by one naive Bayes alone, smoothed by N: "
          + ScorerAlone.names.joined(separator: ", ") + "."),
      .init(
        name: "--per-term", value: .file("FILE"),
        help: "Write how each term fared as CSV, those with the most errors first.",
        isResult: true, notWith: ofAnswers),
      .init(
        name: "--judged", value: .file("FILE"),
        help: "Write each record with its ranking as NDJSON, for figures of one's own.",
        isResult: true, notWith: ofAnswers),
      .init(
        name: "--compare-calibrations",
        help: "Compare ways to make a probability of a place in these rankings instead.",
        notWith: ofAnswers),
      .init(
        name: "--refit", value: .file("FILE"),
        help: "Write the weights with a calibration fitted to these rankings, as models keep them.",
        isResult: true, notWith: ofAnswers),
      .format(forms),
    ],
    printed: { _ in "the report" })

  static func run(_ call: Call) throws -> ExitStatus {
    let arguments = call.arguments
    let form = try arguments.form(of: forms)
    let test = arguments.required("--test")
    let plan = try EvaluationPlan(arguments)
    let request = try arguments.request()
    let scorer = try ScorerAlone(arguments)
    let tested = RecordReader.readAll([test])
    let trained = RecordReader.readAll(arguments.values("--train"))
    call.console.report(tested.faults + trained.faults)
    // Figures of nothing would look like those of something bad.
    if tested.records.isEmpty {
      if tested.faults.isEmpty { call.console.report([.noRecords(in: test, .error)]) }
      return call.console.conclude()
    }
    let model = try ModelStore.loadParts(
      from: try call.opener.openOrBuild(note: call.console.note))
    var evaluator = Evaluator(
      base: model.parts, judgement: model.judgement, request: request,
      fitsWeights: !arguments.has("--no-fit"))
    if let scorer { evaluator = evaluator.ranking(by: scorer) }
    switch plan {
    case .others:
      let outcome = evaluator.evaluate(train: trained.records, test: tested.records)
      try tell(outcome, graph: model.parts.graph, form, call)
    case .folds(let count, let key):
      let outcome = evaluator.crossValidate(tested.records, folds: count, by: key)
      try tell(outcome, graph: model.parts.graph, form, call)
    case .stream(let settings):
      let parts =
        arguments.has("--train")
        ? (rest: trained.records, held: tested.records) : Folds.split(tested.records)
      let curve = evaluator.play(parts.rest, test: parts.held, settings: settings) {
        call.console.progress.show(count: $0, share: nil)
      }
      try draw(EvaluationFigures.figures(of: curve), call)
      try EvaluationPrinter(form, call.console).print(curve)
    }
    return call.console.conclude()
  }

  /// Writes what single answers show, to all the places where it is wanted.
  private static func tell(
    _ outcome: Evaluator.Outcome, graph: TermGraph, _ form: OutputForm, _ call: Call
  ) throws {
    let arguments = call.arguments
    let lacking = outcome.judged.filter { $0.unknownCount > 0 }
    if let first = lacking.first {
      let tags = lacking.reduce(0) { $0 + $1.unknownCount }
      let record = MaskedIdentifier.shown(first.id)
      call.console.report([
        Fault(
          .warning, at: Place(file: arguments.required("--test"), record: record),
          "\(tags) tags, of this record and others, name no service type of the workspace, and count as "
            + "not found")
      ])
    }
    if let path = arguments.value("--per-term") {
      let figures = TermFigures.count(outcome.judged)
      try call.write(TermFigures.csv(figures, graph: graph), to: path)
    }
    if let path = arguments.value("--judged") {
      try call.write(JudgedRecords.ndjson(outcome.judged, graph: graph), to: path)
    }
    if let path = arguments.value("--refit") {
      let fitted = outcome.judgement.calibrated(to: outcome.judged.map(\.candidates))
      try call.write(fitted.encoded(), to: path)
    }
    let printer = EvaluationPrinter(form, call.console)
    if arguments.has("--compare-calibrations") {
      try printer.print(CalibrationComparison(outcome.judged))
    } else {
      let report = EvaluationReport(of: outcome)
      try draw(EvaluationFigures.figures(of: report.sureness), call)
      try printer.print(report)
    }
    // Times are no figures of the answers, which are the same each time.
    call.console.note(
      "learned in \(Self.time(outcome.learningSeconds)), tagged in \(Self.time(outcome.taggingSeconds))"
    )
  }

  private static func time(_ seconds: Double) -> String { "\(seconds.decimalText(2)) s" }

  private static func draw(_ figures: [EvaluationFigures.Figure], _ call: Call) throws {
    guard let folder = call.arguments.value("--figures") else { return }
    try FileSystem.makeFolder(folder)
    for figure in figures { try call.write(figure.chart.svg, to: "\(folder)/\(figure.name).svg") }
  }
}
