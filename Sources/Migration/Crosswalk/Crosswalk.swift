package import WaymarkFormats
package import WaymarkServiceRecords
package import WaymarkTaxonomy

/// What the terms of a local list are in the vocabularies of a workspace.
///
/// A local term has one row or more: several where it splits by text, and one with no object where
/// nothing fits. Rows keep the order in which they were read or made.
package struct Crosswalk: Sendable, Hashable {
  /// What is known of the set as a whole.
  package var header: CrosswalkHeader
  /// The mappings.
  package let rows: [CrosswalkRow]
  /// The local terms, each once, in the order of the rows.
  package let subjects: [CURIE]

  private let bySubject: [CURIE: [Int]]
  private let byLocal: [String: [CURIE]]
  private let byLabel: [String: [CURIE]]

  /// Makes a crosswalk.
  package init(header: CrosswalkHeader = CrosswalkHeader(), rows: [CrosswalkRow]) {
    self.header = header
    self.rows = rows
    var bySubject: [CURIE: [Int]] = [:]
    var byLocal: [String: [CURIE]] = [:]
    var byLabel: [String: [CURIE]] = [:]
    var subjects: [CURIE] = []
    for (index, row) in rows.enumerated() {
      if bySubject[row.subject] == nil {
        subjects.append(row.subject)
        byLocal[row.subject.local, default: []].append(row.subject)
      }
      bySubject[row.subject, default: []].append(index)
      let label = row.subjectLabel.lowercased()
      if !label.isEmpty, byLabel[label]?.contains(row.subject) != true {
        byLabel[label, default: []].append(row.subject)
      }
    }
    self.subjects = subjects
    self.bySubject = bySubject
    self.byLocal = byLocal
    self.byLabel = byLabel
  }
}

extension Crosswalk {
  /// The rows of a local term, in order; none where the crosswalk does not know it.
  package func rows(of subject: CURIE) -> [CrosswalkRow] {
    (bySubject[subject] ?? []).map { rows[$0] }
  }

  /// The local term that a tag of a record names: by CURIE, by the bare identifier or URI of only one
  /// local term, else, where the tag is a label or one word that may be either, by a label that only
  /// one has: "SEN/D" looks like an identifier and is none.
  package func subject(of category: RecordCategory) -> CURIE? {
    let names = [category.id].compactMap(\.self) + category.otherIDs
    for name in names {
      if let subject = subject(identifiedBy: name, of: category.vocabulary) { return subject }
    }
    guard names.isEmpty || category.label == nil, let label = category.label ?? category.id else {
      return nil
    }
    let found = byLabel[label.lowercased()] ?? []
    return found.count == 1 ? found[0] : nil
  }

  /// What rows lead to that a graph does not have, so that they are of no use there.
  ///
  /// - Parameters:
  ///   - graph: The graph of the workspace.
  ///   - file: The file of the crosswalk, to be named.
  /// - Returns: One fault for each such row, in order.
  package func unknownObjects(in graph: TermGraph, of file: String) -> [Fault] {
    rows.compactMap { row in
      guard let object = row.object, graph.index(of: object) == nil else { return nil }
      return Fault(
        at: Place(file: file, record: row.subject.description),
        "unknown term \"\(object.description.shortened(to: 80))\"; the row is left out")
    }
  }

  private func subject(identifiedBy name: String, of vocabulary: String?) -> CURIE? {
    if let curie = CURIE(name), bySubject[curie] != nil { return curie }
    if let prefix = vocabulary.map(CURIE.canonicalPrefix) {
      let curie = CURIE(prefix: prefix, local: name)
      if bySubject[curie] != nil { return curie }
    }
    if let found = byLocal[name], found.count == 1 { return found[0] }
    // The order of prefixes decides nothing but where one base begins another.
    for (prefix, base) in header.prefixes.sorted(by: { $0.key < $1.key })
    where name.hasPrefix(base) && name != base {
      let curie = CURIE(prefix: prefix, local: String(name.dropFirst(base.count)))
      if bySubject[curie] != nil { return curie }
    }
    return nil
  }
}

/// What is known of a crosswalk as a whole.
///
/// The date and the version come from the caller, so that the same input gives the same bytes.
package struct CrosswalkHeader: Sendable, Hashable {
  /// The URI of the set.
  package var id: String
  /// The URI of its licence.
  package var license: String
  /// The version, where one was given.
  package var version: String?
  /// The date, as `2026-03-01`, where one was given.
  package var date: String?
  /// What stands before the local names in the URIs of the terms, by prefix.
  package var prefixes: [String: String]

  /// Where the reference tools of SSSOM put sets that nobody gave a URI.
  package static let unnamedSet = "https://w3id.org/sssom/mappings/waymark"
  /// The licence of a set of which nothing is said.
  package static let unspecifiedLicense = "https://w3id.org/sssom/license/unspecified"

  /// Makes a header.
  package init(
    id: String = CrosswalkHeader.unnamedSet, license: String = CrosswalkHeader.unspecifiedLicense,
    version: String? = nil, date: String? = nil, prefixes: [String: String] = [:]
  ) {
    self.id = id
    self.license = license
    self.version = version
    self.date = date
    self.prefixes = prefixes
  }
}
