import WaymarkFormats
import WaymarkKit
import WaymarkReports
import WaymarkTaxonomy

/// `waymark tree`: terms one below the other.
enum TreeCommand: Command {
  private static let forms: [OutputForm] = [.text, .json]

  static let spec = CommandSpec(
    name: "tree", abstract: "Prints the tree of terms, or what is below one of them.",
    arguments: [
      .init(name: "TERM", help: "The term to begin with; else all roots.", isOptional: true)
    ],
    options: [
      .init(
        name: "--vocabulary", value: .text("V"), help: "Only roots of this prefix, title or role.",
        isRepeated: true),
      .init(name: "--depth", value: .text("N"), help: "At most this many steps down."),
      .format(forms),
    ])

  static func run(_ call: Call) throws -> ExitStatus {
    let form = try call.arguments.form(of: forms)
    let depth = try call.arguments.integer("--depth", in: 0...Int.max) ?? Int.max
    let store = try call.opener.openOrBuild(note: call.console.note)
    let finder = try TermFinder(store)
    let roots: [TermIndex]
    if let name = call.arguments.words.first {
      roots = [try finder.term(named: name)]
    } else {
      roots = TermTree.roots(in: finder.graph, prefixes: try call.prefixes(finder))
    }
    let tree = TermTree(below: roots, in: finder.graph, depth: depth)
    if form == .json {
      try call.console.writeJSON(tree.write)
    } else {
      let printer = TermPrinter(painter: call.console.painter, width: call.console.width)
      for line in tree.lines { try call.console.write(printer.text(line, in: finder.graph)) }
    }
    return .done
  }
}
