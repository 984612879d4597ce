import WaymarkFormats
package import WaymarkServiceRecords

/// What an assurer decided about one record, with terms as they were named.
package struct Correction: Sendable, Hashable {
  /// The record.
  package var record: ServiceRecord
  /// What was suggested; nil where that is not known.
  package var suggested: [String]?
  /// What was kept of it.
  package var kept: [String] = []
  /// What was added.
  package var added: [String] = []
  /// What was taken away.
  package var removed: [String] = []
  /// The one that says what the service mainly does.
  package var main: String?
  /// Who decided.
  package var by: String?
  /// When, in ISO 8601.
  package var at: String?

  /// Makes a correction that decides nothing yet.
  package init(of record: ServiceRecord) { self.record = record }
}

extension Correction {
  /// Reads a correction from a JSON object with the members `record`, `suggested`, `keep`, `add`,
  /// `remove`, `main`, `by` and `at`; nil where it is none.
  ///
  /// A value that can name no term is an error, for what somebody decided should not be lost unseen.
  static func read(_ node: JSONNode, at place: Place, faults: inout [Fault]) -> Correction? {
    guard node.kind == .object, let inner = node["record"], inner.kind == .object,
      ["keep", "add", "remove", "main", "suggested"].contains(where: { node[$0] != nil })
    else { return nil }
    var found: ServiceRecord?
    for item in ServiceRecord.items(in: inner, at: place) {
      switch item {
      case .record(let record): found = found ?? record
      case .fault(let fault): faults.append(fault)
      }
    }
    guard let record = found else {
      // A fault has said why there is no record; an empty page says nothing by itself.
      if faults.isEmpty { faults.append(Fault(at: place, "the correction has no record")) }
      return Correction(of: ServiceRecord())
    }
    func names(_ member: String) -> [String] {
      node[member].map { Self.names(in: $0, of: member, at: record.place, faults: &faults) } ?? []
    }
    var correction = Correction(of: record)
    correction.suggested = node["suggested"].map { _ in names("suggested") }
    correction.kept = names("keep")
    correction.added = names("add")
    correction.removed = names("remove")
    correction.main = names("main").first
    correction.by = node["by"]?.string
    correction.at = node["at"]?.string
    return correction
  }

  /// The names of terms in a value: strings, or objects with an identifier or a label.
  private static func names(
    in value: JSONNode, of member: String, at place: Place, faults: inout [Fault]
  ) -> [String] {
    if value.isNull { return [] }
    var names: [String] = []
    for element in value.kind == .array ? Array(value.elements) : [value] {
      let named = element.kind == .object ? element["id"] ?? element["label"] : element
      if let name = named?.string {
        names.append(name)
      } else {
        let found = String(decoding: element.rawBytes, as: UTF8.self).shortened(to: 40)
        faults.append(
          Fault(
            at: place, "expected the identifier or label of a term in \(member), found \(found)"))
      }
    }
    return names
  }
}
