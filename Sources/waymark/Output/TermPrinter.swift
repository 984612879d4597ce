import WaymarkFormats
import WaymarkReports
import WaymarkTaxonomy

/// Lays terms out for people.
struct TermPrinter {
  let painter: Painter
  let width: Int

  /// A term with its surroundings.
  func text(_ description: TermDescription) -> String {
    let graph = description.graph
    let term = graph.terms[description.index]
    let retired = term.isRetired ? painter.paint("  (retired)", .yellow) : ""
    var text =
      painter.paint(term.id.description, .cyan) + "  " + painter.paint(term.label.printable, .bold)
      + retired + "\n"
    func line(_ name: String, _ value: String) {
      let label = name + String(repeating: " ", count: max(1, 16 - name.count))
      let body = value.printable.wrapped(to: width, indent: 18)
      text += "  " + painter.paint(label, .dim) + body + "\n"
    }
    let uri = graph.uri(of: description.index)
    if uri != term.id.description { line("URI", uri) }
    let vocabulary = graph.vocabulary(of: description.index)
    line("vocabulary", "\(vocabulary.title) (\(vocabulary.role.rawValue))")
    if !term.alternativeLabels.isEmpty {
      line("also called", term.alternativeLabels.joined(separator: "; "))
    }
    if let note = term.scopeNote { line("note", note) }
    for path in description.paths where path.count > 1 {
      line("path", path.reversed().map { graph.terms[$0].label }.joined(separator: " > "))
    }
    for group in description.neighbours {
      for (place, neighbour) in group.terms.enumerated() {
        let name = place == 0 ? group.kind.label : ""
        line(name, "\(graph.terms[neighbour].id) \(graph.terms[neighbour].label)")
      }
    }
    if !description.keywords.isEmpty {
      line("keywords", description.keywords.map(\.text).joined(separator: "; "))
    }
    return text
  }

  /// One line of a tree.
  func text(_ line: TermTree.Line, in graph: TermGraph) -> String {
    let term = graph.terms[line.term]
    return String(repeating: "  ", count: line.depth) + painter.paint(term.id.description, .cyan)
      + "  " + term.label.printable + (line.isRepeated ? painter.paint("  (as above)", .dim) : "")
      + "\n"
  }
}

extension TermDescription.Neighbourhood {
  /// What people read before such terms.
  fileprivate var label: String {
    switch self {
    case .broader, .narrower, .related, .groups, .needs, .circumstances: rawValue
    case .leadsTo: "leads to"
    case .groupedBy: "grouped by"
    case .exactMatch: "same as"
    case .closeMatch: "nearly the same"
    case .broadMatch: "a kind of"
    case .narrowMatch: "contains"
    case .relatedMatch: "see also"
    case .replacedBy: "replaced by"
    }
  }
}
