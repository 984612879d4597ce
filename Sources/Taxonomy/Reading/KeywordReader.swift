package import WaymarkFormats

/// Reads keywords from CSV or TSV with the columns `term,keyword[,weight[,source]]`; a row that begins
/// with `#` is passed over.
package enum KeywordReader {
  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: the file; `-` is standard input.
  ///   - graph: resolves terms that are named by bare identifier or label; without it they must be
  ///     CURIEs or URIs of the LGA.
  /// - Returns: the keywords in the order of the file, none of them twice, and what was at fault.
  /// - Throws: `Fault` where the file cannot be read at all.
  package static func read(
    path: String, graph: TermGraph? = nil
  ) throws -> (keywords: [Keyword], faults: [Fault]) {
    try read(DelimitedReader(path: path, comment: UInt8(ascii: "#")), graph: graph)
  }

  /// Reads an open table, as `read(path:graph:)` does.
  ///
  /// - Parameters:
  ///   - reader: the table.
  ///   - graph: resolves terms that are named by bare identifier or label.
  /// - Returns: the keywords in the order of the table, and what was at fault.
  /// - Throws: what the table throws.
  package static func read(
    _ reader: DelimitedReader, graph: TermGraph? = nil
  ) throws -> (keywords: [Keyword], faults: [Fault]) {
    var reader = reader
    guard let term = reader.column("term", "id", "identifier", "curie"),
      let text = reader.column("keyword", "synonym", "text", "phrase")
    else {
      let place = Place(file: reader.file, line: reader.headerLine)
      return ([], reader.faults + [Fault(at: place, "wrong header: expected term and keyword")])
    }
    let weight = reader.column("weight")
    let source = reader.column("source")
    var keywords: [Keyword] = []
    var faults: [Fault] = []
    var lines: [KeywordKey: Int] = [:]
    while let row = try reader.next() {
      faults += reader.takeFaults()
      // As the proposals have it: a keyword whose term a person has yet to find.
      if row.text(term).utf8.first == UInt8(ascii: "#") { continue }
      let place = Place(file: reader.file, line: row.line)
      var found = Keyword(
        term: CURIE(prefix: "", local: ""), text: row.text(text), source: row.text(source))
      do throws(Fault) {
        found.term = try TermName.identifier(row.text(term), graph: graph, at: place)
        found.weight = try TermName.weight(row.text(weight), at: place)
        guard !found.text.isEmpty else { throw Fault(at: place, "the keyword is empty") }
        if let objection = Keyword.objection(to: found.text) { throw Fault(at: place, objection) }
      } catch {
        faults.append(error)
        continue
      }
      let key = KeywordKey(term: found.term, text: found.text.lowercased())
      if let first = lines[key] {
        faults.append(
          Fault(
            .warning, at: place,
            "keyword \"\(found.text)\" of \(found.term) stands already at line \(first)"))
      } else {
        lines[key] = row.line
        keywords.append(found)
      }
    }
    return (keywords, faults + reader.takeFaults())
  }
}

/// What tells a keyword from others.
private struct KeywordKey: Hashable {
  var term: CURIE
  var text: String
}
