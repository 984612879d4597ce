import WaymarkFormats
import WaymarkKit
import WaymarkReports
import WaymarkTaxonomy

/// `waymark init`: builds a workspace.
enum InitCommand: Command {
  private static let forms: [OutputForm] = [.text, .json]

  static let spec = CommandSpec(
    name: "init", abstract: "Builds a workspace from vocabularies, keywords and links.",
    discussion: """
      Without --vocabulary it takes the lists that come with the program, and whatever else is \
      named besides. The format of a list is told by its content: CSV and TSV, the LGA's downloads \
      and XML, SKOS as JSON-LD, Open Eligibility's XML, Open Referral taxonomies, NDJSON.

      With --update the lists that are named are renewed, or all that come with the program where \
      none is. A vocabulary is renewed where a list has terms of its prefix, and other \
      vocabularies stay; keywords and links alone are added to those there are. A term that its list no longer has is kept as retired: it is not suggested, \
      and its lessons go to the term that a replacedBy link names. Keywords added or taken away by \
      hand stay.
      """,
    options: [
      .init(
        name: "--vocabulary", value: .prefixedFile,
        help: "A list of terms; PREFIX goes before identifiers that have none.", isRepeated: true),
      .init(
        name: "--role", value: .text("R"),
        help: "What the terms of the list named before are: "
          + Role.allCases.map(\.rawValue).joined(separator: ", ") + ".", isRepeated: true),
      .init(
        name: "--synonyms", value: .file("FILE"), help: "Keywords: term,keyword[,weight[,source]].",
        isRepeated: true),
      .init(
        name: "--links", value: .file("FILE"), help: "Links: from,relation,to[,weight].",
        isRepeated: true),
      .init(name: "--model", value: .file("FILE"), help: "The model to start from."),
      .init(
        name: "--force", help: "Replace a workspace that is there, with all it has learned.",
        notWith: .init(
          "--update", because: "replaces a workspace and --update keeps it; choose one")),
      .init(
        name: "--update",
        help: "Renew lists of a workspace, keep the rest and what was learned, and say what "
          + "changed."),
      .format(forms), .strict,
    ])

  static func run(_ call: Call) throws -> ExitStatus {
    let arguments = call.arguments
    let form = try arguments.form(of: forms)
    let builder = WorkspaceBuilder(try sources(call), isStrict: arguments.has("--strict"))
    let path = call.opener.path
    let isUpdate = arguments.has("--update")
    let report =
      isUpdate
      ? try builder.update(at: path)
      : try builder.build(at: path, replacing: arguments.has("--force"))
    call.console.report(report.faults)
    if form == .json {
      try call.console.writeJSON { write(report, path: path, isUpdate: isUpdate, into: &$0) }
    } else {
      try print(report, path: path, isUpdate: isUpdate, call.console)
    }
    return call.console.conclude()
  }

  private static func print(
    _ report: WorkspaceBuilder.Report, path: String, isUpdate: Bool, _ console: Console
  ) throws {
    var table = TextTable(styles: [.cyan])
    for (vocabulary, count) in report.vocabularies {
      let title = vocabulary.title == vocabulary.prefix ? "" : vocabulary.title
      table.append([
        vocabulary.prefix, vocabulary.role.rawValue, count.counted("term"), title.printable,
      ])
    }
    try console.write(
      "\(isUpdate ? "updated" : "made") \(path.printable): \(report.termCount.counted("term")), "
        + "\(report.linkCount.counted("link")), \(report.keywordCount.counted("keyword"))\n")
    try console.write(table.text(console.painter, indent: 2))
    for change in report.changes {
      let kind = console.painter.paint(change.kind.rawValue, .cyan)
      try console.write("\(kind): \(change.sentence.printable)\n")
    }
  }

  private static func write(
    _ report: WorkspaceBuilder.Report, path: String, isUpdate: Bool, into writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.member("action", isUpdate ? "updated" : "made")
    writer.member("workspace", path)
    writer.array("vocabularies", report.vocabularies) { entry, writer in
      writer.beginObject()
      writer.member("prefix", entry.vocabulary.prefix)
      writer.member("title", entry.vocabulary.title)
      writer.member("role", entry.vocabulary.role.rawValue)
      writer.member("terms", entry.count)
      writer.endObject()
    }
    writer.member("links", report.linkCount)
    writer.member("keywords", report.keywordCount)
    writer.array("changes", report.changes) { $0.write(into: &$1) }
    writer.endObject()
  }

  private static func sources(_ call: Call) throws -> WorkspaceSources {
    var sources = WorkspaceSources()
    for given in call.arguments.given {
      switch given.name {
      case "--vocabulary":
        sources.vocabularies.append(.init(argument: given.value))
      case "--role":
        guard let role = Role(rawValue: given.value) else {
          throw UsageError.unknown(
            "role", given.value, among: Role.allCases.map(\.rawValue), listing: true)
        }
        guard !sources.vocabularies.isEmpty else {
          throw UsageError("--role comes after the --vocabulary that it is of")
        }
        sources.vocabularies[sources.vocabularies.count - 1].role = role
      default: break
      }
    }
    let environment = call.environment
    let isNamed = ["--synonyms", "--links", "--model"].contains(where: call.arguments.has)
    if sources.vocabularies.isEmpty, isNamed, call.arguments.has("--update") {
      // Newer keywords are no reason to bring in vocabularies.
    } else if sources.vocabularies.isEmpty {
      sources = try ShippedFiles.find(environment: environment).sources
    } else {
      do {
        sources.boilerplate = try ShippedFiles.find(environment: environment).boilerplate
      } catch {
        // Without the shipped files a list of one's own still serves; but who names a folder means it.
        if environment["WAYMARK_DATA"]?.isEmpty == false { throw error }
      }
    }
    sources.synonyms += call.arguments.values("--synonyms")
    sources.links += call.arguments.values("--links")
    sources.model = call.arguments.value("--model") ?? sources.model
    return sources
  }
}
