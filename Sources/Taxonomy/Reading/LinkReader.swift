package import WaymarkFormats

/// Reads links from CSV or TSV with the columns `from,relation,to[,weight]`.
///
/// SSSOM's columns (`subject_id`, `predicate_id`, `object_id`, `confidence`) and its `#` header are
/// read as well, and so are tables of two columns that name two lists, such as `lgsl_id,ipsv_id`,
/// as related matches.
package enum LinkReader {
  /// Reads a file into a builder.
  ///
  /// - Parameters:
  ///   - path: the file; `-` is standard input.
  ///   - builder: takes the links; whether their ends are there it tells when it builds.
  /// - Returns: what was at fault.
  /// - Throws: `Fault` where the file cannot be read at all.
  package static func read(path: String, into builder: inout TermGraphBuilder) throws -> [Fault] {
    try read(DelimitedReader(path: path, comment: UInt8(ascii: "#")), into: &builder)
  }

  /// Reads an open table, as `read(path:into:)` does.
  ///
  /// - Parameters:
  ///   - reader: the table.
  ///   - builder: takes the links.
  /// - Returns: what was at fault.
  /// - Throws: what the table throws.
  package static func read(
    _ reader: DelimitedReader, into builder: inout TermGraphBuilder
  ) throws -> [Fault] {
    var reader = reader
    guard let columns = Columns(of: reader) else {
      let place = Place(file: reader.file, line: reader.headerLine)
      return reader.faults + [Fault(at: place, "wrong header: expected from, relation and to")]
    }
    var faults: [Fault] = []
    while let row = try reader.next() {
      faults += reader.takeFaults()
      let place = Place(file: reader.file, line: row.line)
      do throws(Fault) {
        let from = try identifier(row.text(columns.from), prefix: columns.fromPrefix, at: place)
        let to = try identifier(row.text(columns.to), prefix: columns.toPrefix, at: place)
        let weight = try TermName.weight(row.text(columns.weight), at: place)
        guard weight >= 0 else {
          throw Fault(at: place, "expected a weight of 0 or more, found \"\(weight)\"")
        }
        let (relation, isInverse) = try relation(columns.relation.map { row.text($0) }, at: place)
        builder.link(
          from: isInverse ? to : from, relation, to: isInverse ? from : to, weight: weight,
          at: place)
      } catch {
        faults.append(error)
      }
    }
    return faults + reader.takeFaults()
  }

  private struct Columns {
    var from: Int
    var relation: Int?
    var to: Int
    var weight: Int?
    var fromPrefix: String?
    var toPrefix: String?

    init?(of reader: DelimitedReader) {
      weight = reader.column("weight", "confidence")
      relation = reader.column("relation", "predicate_id", "predicate")
      if relation != nil {
        guard let from = reader.column("from", "subject_id", "subject"),
          let to = reader.column("to", "object_id", "object")
        else { return nil }
        self.from = from
        self.to = to
        return
      }
      guard reader.header.count == 2, reader.header.allSatisfy({ $0.hasSuffix("_id") }) else {
        return nil
      }
      from = 0
      to = 1
      fromPrefix = Self.prefix(ofList: reader.header[0])
      toPrefix = Self.prefix(ofList: reader.header[1])
    }

    private static func prefix(ofList column: String) -> String {
      switch column {
      case "lgsl_id": "esdServiceType"
      case "ipsv_id": "esdSubject"
      default: CURIE.canonicalPrefix(String(column.dropLast(3)))
      }
    }
  }

  private static func identifier(
    _ text: String, prefix: String?, at place: Place
  ) throws(Fault) -> CURIE {
    if let prefix, !text.isEmpty, CURIE(text) == nil { return CURIE(prefix: prefix, local: text) }
    return try TermName.identifier(text, graph: nil, at: place)
  }

  /// The relation that a cell names, whatever its case, prefix and separators.
  private static func relation(
    _ text: String?, at place: Place
  ) throws(Fault) -> (relation: Relation, isInverse: Bool) {
    guard let text else { return (.relatedMatch, false) }
    let name = text.split(whereSeparator: { ":#/".contains($0) }).last.map(String.init) ?? ""
    let key = DelimitedReader.columnKey(name)
    if key == "narrower" { return (.broader, true) }
    if key == "isreplacedby" { return (.replacedBy, false) }
    let found = Relation.allCases.first { DelimitedReader.columnKey($0.rawValue) == key }
    guard let found else {
      let known = Relation.allCases.map(\.rawValue).joined(separator: ", ")
      throw Fault(at: place, "unknown relation \"\(text)\"; expected one of \(known)")
    }
    return (found, false)
  }
}
