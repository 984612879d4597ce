package import WaymarkFormats
package import WaymarkTaxonomy

/// Gathers what people decided before, from review tables and from crosswalks.
///
/// A later file outranks an earlier one where both decide on the same local term.
package struct DecisionReader {
  /// What was at fault.
  package private(set) var faults: [Fault] = []
  /// The header of the last crosswalk that was read.
  package private(set) var header: CrosswalkHeader?

  private let graph: TermGraph
  private let person: String
  private var rows: [CURIE: [CrosswalkRow]] = [:]
  private var order: [CURIE] = []
  /// What nobody decided and records taught, as far as a crosswalk keeps it.
  private var taught: [CURIE: [CrosswalkRow]] = [:]
  /// What nobody decided, and records spoke of.
  private var undecided: Set<CURIE> = []

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - graph: The vocabularies that decisions name terms of.
  ///   - person: Who decided where a table does not say.
  package init(graph: TermGraph, by person: String) {
    self.graph = graph
    self.person = person
  }

  /// The decisions.
  package var decisions: Crosswalk { Crosswalk(rows: order.flatMap { rows[$0] ?? [] }) }

  /// The rows that records taught and nobody decided, to be kept where there are no records now.
  package var earlier: Crosswalk {
    Crosswalk(
      rows: taught.keys.sorted { $0.description < $1.description }.flatMap { taught[$0] ?? [] })
  }

  /// How many terms records spoke of, of which neither a decision nor a mapping was handed back.
  package var lostCount: Int { undecided.count { taught[$0] == nil && rows[$0] == nil } }

  /// Reads a review table or a crosswalk.
  ///
  /// - Throws: `Fault` where the file cannot be read, or is neither.
  package mutating func read(_ path: String) throws {
    let bytes = try ByteReader(path: path).readAll(limit: CrosswalkReader.sizeLimit)
    if bytes.isUTF16 { throw Fault(at: Place(file: path), Fault.utf16) }
    let found: (crosswalk: Crosswalk, faults: [Fault])
    if CrosswalkReader.isSSSOM(bytes) {
      found = try CrosswalkReader.read(bytes: bytes, file: path)
      header = found.crosswalk.header
    } else {
      found = try ReviewTable.decisions(bytes: bytes, file: path, graph: graph, by: person)
      undecided.formUnion(try ReviewTable.undecided(bytes: bytes, file: path))
    }
    faults += found.faults
    for subject in found.crosswalk.subjects {
      let decided = found.crosswalk.rows(of: subject).filter(\.isDecided)
      let open = found.crosswalk.rows(of: subject).filter { !$0.isDecided }
      if open.contains(where: \.restsOnRecords) { taught[subject] = open }
      if decided.isEmpty { continue }
      if rows.updateValue(decided, forKey: subject) == nil { order.append(subject) }
    }
  }

  /// Reads the crosswalk or review table that is to be replaced, where there is one.
  ///
  /// - Throws: `Fault` where there is a file and it is neither, so that nothing else is lost.
  package mutating func readIfThere(_ path: String) throws {
    guard path != "-", let status = FileStatus(of: path), status.isRegular, status.size > 0 else {
      return
    }
    try read(path)
  }
}
