import WaymarkFormats

/// Writes a graph in the formats that others read.
///
/// SKOS holds all of a graph, and a table of terms all but vocabularies. What is written reads back the same with `VocabularyReader` and
/// `LinkReader`. DOT is for drawing only; `ORUKWriter` writes for Open Referral.
package enum VocabularyWriter {
  /// The terms as CSV in the LGA's column names, with a column for each kind of link in use.
  ///
  /// Where links of a kind have weights other than 1, a column beside theirs has the weights, in the
  /// order of the identifiers; its cell is empty where all are 1.
  package static func csv(_ graph: TermGraph) -> [UInt8] {
    let used = Set(graph.links.map(\.relation))
    let weighted = Set(graph.links.filter { $0.weight != 1 }.map(\.relation))
    let relations = Relation.allCases.filter { $0 == .broader || used.contains($0) }
    var table = DelimitedWriter()
    table.append(
      [
        "Identifier", "Label", "Alternative labels", "Description", "Notation", "Status",
      ]
        + relations.flatMap { relation in
          let column = relation == .broader ? "Parent identifiers" : relation.rawValue
          return weighted.contains(relation)
            ? [column, TableColumns.weights(beside: column)] : [column]
        })
    for (index, term) in graph.terms.enumerated() {
      let cells = relations.flatMap { relation in
        let links = graph.links(from: index).filter { $0.relation == relation }
        let targets = ListCell.join(links.map { graph.terms[$0.to].id.description })
        guard weighted.contains(relation) else { return [targets] }
        let isPlain = links.allSatisfy { $0.weight == 1 }
        return [targets, isPlain ? "" : ListCell.join(links.map { text(of: $0.weight) })]
      }
      table.append(
        [
          term.id.description, term.label, ListCell.join(term.alternativeLabels),
          term.scopeNote ?? "", term.notation ?? "", term.isRetired ? "retired" : "",
        ] + cells)
    }
    return table.bytes
  }

  private static func text(of weight: Double) -> String { weight == 1 ? "1" : "\(weight)" }

  /// The links as CSV: `from,relation,to,weight`.
  package static func links(_ graph: TermGraph) -> [UInt8] {
    var table = DelimitedWriter()
    table.append(["from", "relation", "to", "weight"])
    for link in graph.links {
      table.append([
        graph.terms[link.from].id.description, link.relation.rawValue,
        graph.terms[link.to].id.description, text(of: link.weight),
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
