import WaymarkFormats

/// Writes a graph in the formats that others read.
///
/// SKOS holds all of a graph. A table of terms holds all but vocabularies and weights, and the
/// table of links adds the weights. What is written reads back the same with `VocabularyReader` and
/// `LinkReader`. DOT is for drawing only; `ORUKWriter` writes for Open Referral.
package enum VocabularyWriter {
  /// The terms as CSV in the LGA's column names, with a column for each kind of link in use.
  ///
  /// Links of a weight other than 1 are left to the table of links.
  package static func csv(_ graph: TermGraph) -> [UInt8] {
    let used = Set(graph.links.filter { $0.weight == 1 }.map(\.relation))
    let relations = Relation.allCases.filter { $0 != .broader && used.contains($0) }
    var table = DelimitedWriter()
    table.append(
      [
        "Identifier", "Label", "Alternative labels", "Description", "Notation", "Status",
        "Parent identifiers",
      ] + relations.map(\.rawValue))
    for (index, term) in graph.terms.enumerated() {
      let links = graph.links(from: index).filter { $0.weight == 1 }
      let targets = ([.broader] + relations).map { relation in
        ListCell.join(
          links.filter { $0.relation == relation }.map { graph.terms[$0.to].id.description })
      }
      table.append(
        [
          term.id.description, term.label, ListCell.join(term.alternativeLabels),
          term.scopeNote ?? "", term.notation ?? "", term.isRetired ? "retired" : "",
        ] + targets)
    }
    return table.bytes
  }

  /// The links as CSV: `from,relation,to,weight`.
  package static func links(_ graph: TermGraph) -> [UInt8] {
    var table = DelimitedWriter()
    table.append(["from", "relation", "to", "weight"])
    for link in graph.links {
      table.append([
        graph.terms[link.from].id.description, link.relation.rawValue,
        graph.terms[link.to].id.description, link.weight == 1 ? "1" : "\(link.weight)",
      ])
    }
    return table.bytes
  }

  /// The graph as GraphViz draws it: `broader` links solid, others dashed and named.
  package static func dot(_ graph: TermGraph) -> [UInt8] {
    var text = "digraph taxonomy {\n  rankdir=\"BT\";\n  node [shape=\"box\"];\n"
    for term in graph.terms {
      let style = term.isRetired ? ", style=\"dashed\"" : ""
      text += "  \(quoted(term.id.description)) [label=\(quoted(term.label))\(style)];\n"
    }
    for link in graph.links {
      let ends = "\(quoted(graph.terms[link.from].id)) -> \(quoted(graph.terms[link.to].id))"
      let name = link.relation == .broader ? "" : " [style=\"dashed\", label=\"\(link.relation)\"]"
      text += "  \(ends)\(name);\n"
    }
    return Array((text + "}\n").utf8)
  }

  private static func quoted(_ text: some CustomStringConvertible) -> String {
    var quoted = "\""
    for scalar in text.description.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\" + String(scalar)
      case "\n": quoted += "\\n"
      default: quoted.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar)
      }
    }
    return quoted + "\""
  }
}
