import WaymarkFormats

/// Writes a graph in the formats that others read.
///
/// SKOS holds all of a graph. A table of terms holds all but vocabularies and weights, and the
/// table of links adds the weights. ORUK holds one parent a term and no other names. What is
/// written reads back the same with `VocabularyReader` and `LinkReader`. DOT is for drawing only.
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

  /// The terms as a page of ORUK v3 taxonomy terms, which holds all of them.
  ///
  /// ORUK wants UUIDs; they are made of the identifiers, so that they stay the same.
  package static func oruk(_ graph: TermGraph) -> [UInt8] {
    var writer = JSONWriter(isPretty: true)
    writer.beginObject()
    for (key, number) in [
      ("total_items", graph.terms.count), ("total_pages", 1), ("page_number", 1),
      ("size", graph.terms.count),
    ] {
      writer.key(key)
      writer.int(number)
    }
    for (key, flag) in [
      ("first_page", true), ("last_page", true), ("empty", graph.terms.isEmpty),
    ] {
      writer.key(key)
      writer.bool(flag)
    }
    writer.key("contents")
    writer.beginArray()
    for (index, term) in graph.terms.enumerated() {
      writer.beginObject()
      writer.member("id", uuid(of: term.id))
      writer.member("name", term.label)
      // The standard requires a description of every term.
      writer.member("description", term.scopeNote ?? "")
      if let parent = graph.broader(of: index).first {
        writer.member("parent_id", uuid(of: graph.terms[parent].id))
      }
      writer.member("taxonomy", term.id.prefix)
      if graph.vocabulary(of: index).baseURI != nil {
        writer.member("term_uri", graph.uri(of: index))
      }
      writer.member("term", term.id.description)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    writer.lineFeed()
    return writer.bytes
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

  /// A UUID made of an identifier by two FNV-1a hashes (version 8 of RFC 9562, for makers' own).
  private static func uuid(of id: CURIE) -> String {
    func hash(from basis: UInt64) -> UInt64 {
      id.description.utf8.reduce(basis) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
    let high = hash(from: 0xCBF2_9CE4_8422_2325) & ~0xF000 | 0x8000
    let low = hash(from: 0x8422_2325_CBF2_9CE4) & ~(3 << 62) | 1 << 63
    let digits = [high, low].map { value in
      let text = String(value, radix: 16)
      return String(repeating: "0", count: 16 - text.count) + text
    }.joined()
    var parts: [Substring] = []
    var rest = digits[...]
    for length in [8, 4, 4, 4, 12] {
      parts.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return parts.joined(separator: "-")
  }
}

extension JSONWriter {
  /// Writes a member whose value is a string.
  mutating func member(_ key: String, _ value: String) {
    self.key(key)
    string(value)
  }
}
