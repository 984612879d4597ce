import WaymarkFormats
import WaymarkKit
import WaymarkReports
import WaymarkServiceRecords
import WaymarkStorage
import WaymarkTagging

/// `waymark suggest`: tags for one text or for a file of records.
enum SuggestCommand: Command {
  static let forms: [OutputForm] = [.text, .json, .ndjson, .csv]

  static let spec = CommandSpec(
    name: "suggest", abstract: "Suggests tags for one text or for a file of records.",
    discussion: """
      With neither a text nor a file, on a terminal, it asks in plain words and records what you \
      accept or change. As text it also tells whom the service is for, of what age and how one comes \
      in, and what comes nearest where no tag is sure enough.
      """,
    arguments: [
      .init(
        name: "TEXT", help: "The description; - reads it from standard input.", isOptional: true)
    ],
    options: [
      .init(name: "--name", value: .text("N"), help: "The name of the service."),
      .init(
        name: "--file", value: .file("F"),
        help: "Records as NDJSON, JSON or CSV; - is standard input."),
      .tagLimit(),
      .init(name: "--ranking", value: .text("N"), help: "Also the first N of the ranking."),
      .init(
        name: "--within", value: .text("T"), help: "Only this term and what is below it.",
        isRepeated: true),
      .init(
        name: "--exclude", value: .text("T"), help: "Neither this term nor what is below it.",
        isRepeated: true),
      .officialOnly(),
    ] + CommandSpec.Option.sureness + [
      .init(name: "--explain", help: "Show the words that counted, and what was withheld and why."),
      .format(forms), .strict,
    ])

  static func run(_ call: Call) async throws -> ExitStatus {
    let arguments = call.arguments
    let form = try arguments.form(of: forms)
    let hasText = !arguments.words.isEmpty || arguments.has("--name")
    if hasText, arguments.has("--file") {
      throw UsageError("give either a text or --file, not both")
    }
    guard hasText || arguments.has("--file") || call.console.canAsk else {
      throw UsageError("missing TEXT or --file")
    }
    var request = try arguments.request()
    request.rankingLength = try arguments.integer("--ranking", in: 0...10_000) ?? 0
    let store = try call.opener.openOrBuild(note: call.console.note)
    let model = try ModelStore.load(from: store, isForFew: !arguments.has("--file"))
    if let caveat = request.caveat(under: model.judgement) { call.console.note(caveat) }
    let finder = TermFinder(model.graph, in: store)
    request.within = try arguments.values("--within").map { try finder.term(named: $0) }
    request.excluding = try arguments.values("--exclude").map { try finder.term(named: $0) }
    let assistant = Assistant(
      model, decided: arguments.has("--file") ? try DecidedTexts(readingAll: store) : nil,
      request: request)
    let answer = SuggestionAnswer(
      model: model, painter: call.console.painter, width: call.console.width,
      isExplaining: arguments.has("--explain"), form: form)
    if let path = arguments.value("--file") {
      return try await tagFile(path, assistant, answer, call)
    }
    if hasText {
      return try tagText(assistant, answer, call)
    }
    return try Dialogue(call)
      .run(store, model: model, assistant: assistant)
  }

  private static func tagText(
    _ assistant: Assistant, _ answer: SuggestionAnswer, _ call: Call
  ) throws -> ExitStatus {
    let record = ServiceRecord(
      name: call.arguments.value("--name") ?? "",
      description: try call.arguments.words.first.map(call.text) ?? "")
    guard (record.name + record.description).utf8.contains(where: { $0 > 0x20 }) else {
      throw Fault(at: Place(), "the text is empty, and a description of a service was expected")
    }
    var assistant = assistant
    let tagged = assistant.tag(name: record.name, description: record.description)
    if let warning = tagged.warning { call.console.report([warning]) }
    try call.console.write(bytes: answer.alone(tagged, of: record))
    return call.console.conclude()
  }

  private static func tagFile(
    _ path: String, _ assistant: Assistant, _ answer: SuggestionAnswer, _ call: Call
  ) async throws -> ExitStatus {
    let console = call.console
    let isStrict = call.arguments.has("--strict")
    let tagger = BatchTagger(assistant) { answer.write($0, of: $1, into: &$2) }
    let input = try ByteReader(path: path)
    var hasBegun = false
    var count = 0
    do {
      try await tagger.tag(input) { piece, share in
        console.report(piece.faults)
        if isStrict, console.errorCount > 0 { throw StrictStop() }
        if !piece.bytes.isEmpty {
          // Only now it is certain that the input can be read, and that there is an answer.
          try console.write(bytes: hasBegun ? answer.separator : answer.opening)
          try console.write(bytes: piece.bytes)
          hasBegun = true
        }
        count += piece.count
        if console.isTerminal || !input.isReady { try console.flush() }
        console.progress.show(count: count, share: share)
      }
    } catch  where hasBegun && !(error is OutputError) {
      // What was answered before the input broke off stays, and stays readable.
      try console.write(bytes: answer.closing)
      throw error
    }
    if count == 0, console.errorCount == 0 { console.report([.noRecords(in: path)]) }
    if !hasBegun { try console.write(bytes: answer.opening) }
    try console.write(bytes: answer.closing)
    return console.conclude()
  }
}

extension TaggingRequest {
  /// What somebody who asks for a precision should know of it; nil where nothing stands against it.
  fileprivate func caveat(under judgement: Judgement) -> String? {
    guard let precision else { return nil }
    let percent = "\(Int((precision * 100).rounded())) %"
    if judgement.curve.points.isEmpty {
      return "no precision was measured in this workspace yet, so each tag must be at least "
        + "\(percent) sure; `waymark fit` measures it by what was learned"
    }
    guard judgement.curve.threshold(forPrecision: precision) == nil else { return nil }
    return "when precision was measured in this workspace, no confidence was \(percent) right, so "
      + "nothing is suggested"
  }
}

/// The end of a strict run, after its faults were reported.
struct StrictStop: Error {}
