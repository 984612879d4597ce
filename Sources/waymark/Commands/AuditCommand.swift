import WaymarkFormats
import WaymarkKit
import WaymarkMigration
import WaymarkReports
import WaymarkServiceRecords
import WaymarkTagging

/// `waymark audit`: how the tags of a directory stand against what its records say.
enum AuditCommand: Command {
  private enum Form: String, CaseIterable {
    case text, json, csv, html
  }

  static let spec = CommandSpec(
    name: "audit", abstract: "Shows the over-classification in a directory's tags.",
    discussion: """
      Compares every tag with the name and description of its record, and changes nothing. As CSV it \
      gives one row for each tag; as HTML one page that needs no network. E-mail addresses, phone \
      numbers and postcodes are masked.
      """,
    arguments: [
      .init(
        name: "FILE", help: "Records as NDJSON, JSON or CSV; - is standard input.",
        isRepeated: true)
    ],
    options: [
      .tagLimit("At most this many tags of a record stay"),
      .init(
        name: "--mapping", value: .file("F"),
        help: "What local tags mean, as SSSOM from map; they are judged as that."),
      .init(
        name: "--title", value: .text("NAME"),
        help: "What the directory is called; else its file name."),
      .init(
        name: "--output", value: .file("F"), help: "Where to write; else standard output.",
        isResult: true),
      .format(Form.allCases),
    ])

  static func run(_ call: Call) async throws -> ExitStatus {
    let arguments = call.arguments
    let form = try arguments.form(of: Form.allCases)
    let limit = try arguments.tagLimit()
    let store = try call.opener.openOrBuild(note: call.console.note)
    let model = try ModelStore.load(from: store)
    let mapping = try call.crosswalk(in: model.graph)
    let output = try call.output(arguments.value("--output"))
    let auditor = Auditor(
      engine: model.engine, judgement: model.judgement, limit: limit,
      crosswalk: mapping?.crosswalk)
    var run = AuditRun(auditor, listing: form == .csv)
    let isAnyRead = try await run.read(paths: arguments.words) { progress in
      call.console.report(progress.faults)
      try output.write(progress.rows)
      call.console.progress.show(count: progress.count, share: progress.share)
    }
    call.console.progress.clear()
    if isAnyRead {
      try write(AuditReport(run.audit), of: model, form, to: output, call)
      try output.commit()
    }
    return call.console.conclude()
  }

  private static func write(
    _ report: AuditReport, of model: LoadedModel, _ form: Form, to output: Output, _ call: Call
  ) throws {
    let arguments = call.arguments
    let files = arguments.words.map { $0 == "-" ? "standard input" : $0.lastPathPart }
    let title = arguments.value("--title") ?? files.joined(separator: ", ")
    switch form {
    case .text:
      let printer = AuditPrinter(
        report: report, painter: output.painter, width: call.console.width)
      try output.write(Array(printer.text(title: title).utf8))
    case .json:
      let json = Console.json { writer in
        report.write(
          files: files, faults: call.console.errorCount + call.console.warningCount,
          model: (model.version, model.corrections), into: &writer)
      }
      try output.write(json)
    case .html:
      let page = AuditPage(
        of: report, title: title,
        footer: "Made by Waymark \(Version.current) with the model \(model.version), which has "
          + "learned \(model.corrections) corrections.")
      try output.write(page.page.bytes)
    // The rows were written as they came.
    case .csv: break
    }
  }
}

extension String {
  /// The name of a file without its folders.
  fileprivate var lastPathPart: String { split(separator: "/").last.map(String.init) ?? self }
}
