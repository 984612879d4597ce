import WaymarkFormats

extension TermCollector {
  /// Reads a table with a header.
  mutating func readTable(_ bytes: [UInt8]) throws {
    var reader = try DelimitedReader(
      bytes: bytes, file: file,
      comment: bytes.withoutByteOrderMark.first == UInt8(ascii: "#") ? UInt8(ascii: "#") : nil)
    let columns = TableColumns(of: reader)
    guard let id = columns.id, let label = columns.label else {
      let missing = [
        columns.id == nil ? "an identifier (id, identifier)" : nil,
        columns.label == nil ? "a label (label, prefLabel, name)" : nil,
      ].compactMap { $0 }.joined(separator: " and ")
      faults += reader.takeFaults()
      faults.append(
        Fault(
          at: Place(file: file, line: reader.headerLine),
          "wrong header: expected a column for \(missing), found \(shown(reader.header))"))
      return
    }
    if columns.isOfficial, columns.type == nil, columns.list == nil,
      let official = OfficialKind.prefix(ofFile: file)
    {
      scheme.suggest(prefix: official)
    }
    var table = TableRows(columns: columns, id: id, label: label)
    while let row = try reader.next() {
      faults += reader.takeFaults()
      table.read(row, into: &self)
    }
    faults += reader.takeFaults()
    table.finish(into: &self)
  }

  /// The names of columns for people, cut where a file is no table at all.
  private func shown(_ header: [String]) -> String {
    let names = header.prefix(8).map { name in
      let printable = name.unicodeScalars.prefix(24).filter { $0.value >= 0x20 && $0.value != 0x7F }
      return String(String.UnicodeScalarView(printable))
    }
    return "\"" + names.joined(separator: ",") + (header.count > 8 ? ",…" : "") + "\""
  }
}

/// Reads the rows of a vocabulary's table into terms and links.
private struct TableRows {
  let columns: TableColumns
  let id: Int
  let label: Int
  /// The rows that are only other names, with the terms that they name.
  private var aliases: [(label: String, preferred: [String], prefix: String?, place: Place)] = []
  private var parents:
    [(
      id: CURIE, texts: [String], labels: [String], weights: [Double], prefix: String, place: Place
    )] = []

  init(columns: TableColumns, id: Int, label: Int) {
    self.columns = columns
    self.id = id
    self.label = label
  }

  mutating func read(_ row: DelimitedReader.Row, into collector: inout TermCollector) {
    let place = Place(file: collector.file, line: row.line)
    let prefix = prefix(of: row, collector.scheme)
    let text = row.text(id)
    guard let id = identifier(text, prefix: prefix, in: &collector.scheme) else {
      var cell = place
      cell.column = self.id + 1
      collector.faults.append(Fault(at: cell, "the identifier is empty"))
      return
    }
    let status = row.text(columns.status).lowercased()
    let preferred = ListCell.split(row.text(columns.preferred), .identifiers)
    if !preferred.isEmpty, status != "preferred" {
      var named = place
      named.record = id.description
      aliases.append((row.text(label), preferred, prefix, named))
      return
    }
    guard collector.add(term(id, row, status: status), at: place) else { return }
    let texts = ListCell.split(row.text(columns.parents), .identifiers)
    if !texts.isEmpty {
      let labels = ListCell.split(row.text(columns.parentLabels), .labels)
      let weights = weights(of: texts.count, in: row, columns.parentWeights, &collector)
      if let weights { parents.append((id, texts, labels, weights, id.prefix, place)) }
    }
    for link in columns.links {
      let isFunction = link.relation == .groups && link.isInverse
      let others = ListCell.split(row.text(link.column), .identifiers)
      let weights = weights(of: others.count, in: row, link.weights, &collector)
      for (other, weight) in zip(others, weights ?? []) {
        collector.link(
          id, link.relation, other, prefix: isFunction ? "esdFunction" : id.prefix,
          isInverse: link.isInverse, weight: weight, at: place)
      }
    }
  }

  /// The weights of the links in a cell: 1 where nothing is said, and nil, with a fault, where what is
  /// said is not one weight for each.
  private func weights(
    of count: Int, in row: DelimitedReader.Row, _ column: Int?, _ collector: inout TermCollector
  ) -> [Double]? {
    guard let column, !row.text(column).isEmpty else { return Array(repeating: 1, count: count) }
    let place = Place(file: collector.file, line: row.line, column: column + 1)
    do throws(Fault) {
      let weights = try ListCell.split(row.text(column), .identifiers)
        .map { text throws(Fault) in try TermName.weight(text, at: place) }
      guard weights.count == count, weights.allSatisfy({ $0 >= 0 }) else {
        throw Fault(at: place, "expected \(count.counted("weight")) of 0 or more, one a link")
      }
      return weights
    } catch {
      collector.faults.append(error)
      return nil
    }
  }

  /// Adds what needs all terms to be known: other names, and parents.
  mutating func finish(into collector: inout TermCollector) {
    for alias in aliases {
      for text in alias.preferred {
        guard let id = collector.scheme.curie(text, prefix: alias.prefix),
          collector.add(alternativeLabels: [alias.label], to: id)
        else {
          collector.faults.append(Fault(at: alias.place, "unknown preferred term \(text)"))
          continue
        }
      }
    }
    for parent in parents {
      for (position, text) in parent.texts.enumerated() {
        let label = position < parent.labels.count ? parent.labels[position] : nil
        guard let id = resolve(text, label, prefix: parent.prefix, in: &collector) else { continue }
        collector.link(parent.id, toParent: id, weight: parent.weights[position], at: parent.place)
      }
    }
  }

  /// The term that a parent's identifier names.
  ///
  /// The LGA numbers functions and services alike, and lists functions as the parents of services:
  /// where the parent's label is given and is not that of the service with the number, the parent
  /// is the function.
  private func resolve(
    _ text: String, _ label: String?, prefix: String, in collector: inout TermCollector
  ) -> CURIE? {
    guard let id = collector.scheme.curie(text, prefix: prefix) else { return nil }
    guard prefix == "esdServiceType", id.prefix == prefix, let label, CURIE(text) == nil,
      collector.label(of: id)?.lowercased() != label.lowercased()
    else { return id }
    return CURIE(prefix: "esdFunction", local: id.local)
  }

  private func term(_ id: CURIE, _ row: DelimitedReader.Row, status: String) -> Term {
    var labels = columns.alternativeLabels.flatMap { ListCell.split(row.text($0), .labels) }
    let label = row.text(self.label)
    if let history = columns.history {
      labels += FormerNames.names(in: row.text(history)).filter {
        $0.lowercased() != label.lowercased()
      }
    }
    let flag = row.text(columns.retired).lowercased()
    return Term(
      id: id, label: label, alternativeLabels: labels, scopeNote: row.text(columns.scopeNote),
      notation: row.text(columns.notation),
      isRetired: ["true", "yes", "1", "y"].contains(flag)
        || ["retired", "deprecated", "obsolete", "withdrawn", "removed"].contains(status))
  }

  /// The prefix that a row's type or list gives to a bare identifier.
  private func prefix(of row: DelimitedReader.Row, _ scheme: IdentifierScheme) -> String? {
    if scheme.isPrefixGiven { return nil }
    let list = row.text(columns.list)
    if !list.isEmpty {
      if let official = OfficialKind.prefix(for: list) { return official }
      return CURIE.isPrefix(list) ? CURIE.canonicalPrefix(list) : nil
    }
    return columns.isOfficial ? OfficialKind.prefix(for: row.text(columns.type)) : nil
  }

  /// The identifier in a row; `circumstance:192` in a list of circumstances is the LGA's.
  private func identifier(
    _ text: String, prefix: String?, in scheme: inout IdentifierScheme
  ) -> CURIE? {
    guard let id = scheme.curie(text, prefix: prefix, isTerm: true) else { return nil }
    if let prefix, OfficialKind.prefix(for: id.prefix) == prefix {
      return CURIE(prefix: prefix, local: id.local)
    }
    return id
  }
}
