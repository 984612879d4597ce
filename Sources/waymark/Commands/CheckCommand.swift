import WaymarkFormats
import WaymarkKit
import WaymarkReports
import WaymarkStorage
import WaymarkTaxonomy

/// `waymark check`: the quality of vocabularies, keywords and links.
enum CheckCommand: Command {
  private static let forms: [OutputForm] = [.text, .json, .ndjson, .csv]

  static let spec = CommandSpec(
    name: "check", abstract: "Reports on the quality of vocabularies, keywords and links.",
    discussion: """
      The ids of its checks are those of qSKOS where it has one. The exit status is 1 where anything \
      is wrong, and not where something could only be better.
      """,
    arguments: [
      .init(
        name: "FILE",
        help: "Lists of terms ([PREFIX=]FILE), keywords or links; else the workspace is checked. "
          + "Lists without terms are checked as what the workspace would be with them.",
        isOptional: true, isRepeated: true)
    ],
    options: [
      .init(
        name: "--all", help: "Also list what could be better, which is otherwise only counted."),
      .format(forms),
    ])

  static func run(_ call: Call) throws -> ExitStatus {
    let form = try call.arguments.form(of: forms)
    let sources = try WorkspaceSources(telling: call.arguments.words)
    let former =
      sources.vocabularies.isEmpty
      ? try call.opener.openOrBuild(note: call.console.note).read { database in
        FormerKnowledge(graph: try database.loadGraph(), keywords: try database.keywords())
      } : nil
    let knowledge = try Knowledge(reading: sources, renewing: former)
    call.console.report(knowledge.faults)
    let findings = QualityCheck.run(on: knowledge.graph, keywords: knowledge.keywords)
    try print(findings, form, call)
    let status = call.console.conclude()
    return findings.contains { $0.severity == .error } ? .inputAtFault : status
  }

  private static func print(
    _ findings: [QualityCheck.Finding], _ form: OutputForm, _ call: Call
  ) throws {
    let console = call.console
    switch form {
    case .text:
      for finding in findings where finding.severity != .information || call.arguments.has("--all")
      {
        let style: Style = finding.severity == .error ? .red : .yellow
        try console.write(
          console.painter.paint(finding.check.rawValue, .cyan) + ": "
            + console.painter.paint(finding.severity.rawValue, style)
            + ": \(finding.message.printable)\n")
      }
      let counts = QualityCheck.Severity.allCases.map { severity in
        // Information is not counted in pieces.
        findings.count { $0.severity == severity }
          .counted(severity.rawValue, severity == .information ? severity.rawValue : nil)
      }
      try console.write("\(findings.count.counted("finding")): \(counts.joined(separator: ", "))\n")
    case .json, .ndjson:
      try console.writeJSON(findings, form) { $0.write(into: &$1) }
    case .csv:
      var table = DelimitedWriter()
      table.append(["check", "severity", "terms", "message"])
      for finding in findings {
        table.append([
          finding.check.rawValue, finding.severity.rawValue,
          finding.terms.map(\.description).joined(separator: "|"), finding.message,
        ])
      }
      try console.write(bytes: table.bytes)
    }
  }
}
