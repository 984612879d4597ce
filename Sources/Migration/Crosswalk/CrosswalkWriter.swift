import WaymarkFormats
import WaymarkTaxonomy

/// Writes a crosswalk as SSSOM/TSV: a header in YAML behind `#`, then a table.
///
/// A local term that splits by text says so in `other`, as `decide=by-text`, and one that a person should
/// look at as `decide=by-person`; what a local term is a
/// name of stands in `subject_category`.
package enum CrosswalkWriter {
  /// The columns, in order.
  static let columns = [
    "subject_id", "subject_label", "subject_category", "predicate_id", "predicate_modifier",
    "object_id", "object_label", "mapping_justification", "confidence", "reviewer_label",
    "match_string", "other", "comment",
  ]
  /// What stands for an object where there is none.
  static let noTerm = "sssom:NoTermFound"
  /// What stands in `other` where the text decides.
  static let byText = "decide=by-text"
  /// What stands in `other` where a person should decide.
  static let byPerson = "decide=by-person"

  /// The prefixes of SSSOM itself.
  private static let ownPrefixes = [
    "semapv": "https://w3id.org/semapv/vocab/", "skos": "http://www.w3.org/2004/02/skos/core#",
    "sssom": "https://w3id.org/sssom/",
  ]

  /// The bytes of a crosswalk.
  package static func sssom(_ crosswalk: Crosswalk) -> [UInt8] {
    var table = DelimitedWriter(separator: UInt8(ascii: "\t"))
    table.append(columns)
    for row in crosswalk.rows { table.append(cells(of: row)) }
    return Array(header(of: crosswalk).utf8) + table.bytes
  }

  private static func header(of crosswalk: Crosswalk) -> String {
    let header = crosswalk.header
    var prefixes = ownPrefixes
    for row in crosswalk.rows {
      for prefix in [row.subject.prefix, row.object?.prefix].compactMap(\.self) {
        prefixes[prefix] = header.prefixes[prefix] ?? "urn:waymark:\(prefix):"
      }
    }
    var lines = ["curie_map:"]
    for (prefix, base) in prefixes.sorted(by: { $0.key < $1.key }) {
      lines.append("  \(prefix): \(quoted(base))")
    }
    lines.append("license: \(quoted(header.license))")
    if let date = header.date { lines.append("mapping_date: \(quoted(date))") }
    lines.append("mapping_set_id: \(quoted(header.id))")
    if let version = header.version { lines.append("mapping_set_version: \(quoted(version))") }
    return lines.map { "#" + $0 + "\n" }.joined()
  }

  /// A scalar of YAML, in the quotes that JSON has too.
  private static func quoted(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private static func cells(of row: CrosswalkRow) -> [String] {
    [
      row.subject.description, row.subjectLabel, row.kind.rawValue, row.predicate.curie,
      row.isRejected ? "Not" : "", row.object?.description ?? noTerm, row.objectLabel,
      row.justification.curie, row.confidence.map { decimal($0) } ?? "", row.decidedBy ?? "",
      row.matchStrings.joined(separator: "|"), others(of: row).joined(separator: "|"), row.comment,
    ].map(oneLine)
  }

  private static func others(of row: CrosswalkRow) -> [String] {
    (row.isByText ? [byText] : []) + (row.needsPerson ? [byPerson] : [])
  }

  /// A probability with at most three digits after the point.
  static func decimal(_ value: Double) -> String {
    var writer = JSONWriter()
    writer.double(value, decimals: 3)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// A cell without the tabs and line ends that some readers of TSV take for its own.
  private static func oneLine(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 }) else { return text }
    return String(
      decoding: text.utf8.map { $0 < 0x20 ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
  }
}
