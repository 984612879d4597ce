package import WaymarkFormats
import WaymarkTaxonomy

/// Reads a crosswalk from SSSOM/TSV (or CSV), ours or another's.
///
/// Of the header it takes `mapping_set_id`, `license`, `mapping_set_version`, `mapping_date` and
/// `curie_map`; of the table the columns that a `CrosswalkRow` has, in any order, and passes over the
/// rest. A row that cannot be read is a fault, and the others serve; where it is of an unknown category,
/// the text of each record decides.
package enum CrosswalkReader {
  /// The bytes of a table that are read at most, more than any list of terms takes.
  package static let sizeLimit = 1 << 28

  /// Whether a file begins as SSSOM does: with a header behind `#`, or with its columns.
  package static func isSSSOM(_ bytes: [UInt8]) -> Bool {
    // Why a table cannot be read is said by the one who reads it.
    guard let reader = try? DelimitedReader(bytes: bytes, comment: UInt8(ascii: "#")) else {
      return false
    }
    return reader.column("subject_id") != nil && reader.column("predicate_id") != nil
  }

  /// Reads a file.
  ///
  /// - Parameter path: The file; `-` is standard input.
  /// - Returns: The crosswalk, what was at fault, and by what the file can be known again.
  /// - Throws: `Fault` where the file cannot be read, or there is no table of mappings.
  package static func read(
    path: String
  ) throws -> (crosswalk: Crosswalk, faults: [Fault], fingerprint: Fingerprint) {
    let bytes = try ByteReader(path: path).readAll(limit: sizeLimit)
    let (crosswalk, faults) = try read(bytes: bytes, file: path)
    return (crosswalk, faults, Fingerprint(of: bytes[...]))
  }

  /// Reads the bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - file: Its name.
  /// - Returns: The crosswalk, and what was at fault.
  /// - Throws: `Fault` where there is no table of mappings.
  package static func read(
    bytes: [UInt8], file: String
  ) throws -> (crosswalk: Crosswalk, faults: [Fault]) {
    let header = header(of: bytes)
    let expected = "expected a table of SSSOM with subject_id, predicate_id and object_id"
    var reader: DelimitedReader
    do {
      reader = try DelimitedReader(bytes: bytes, file: file, comment: UInt8(ascii: "#"))
    } catch let fault as Fault {
      throw Fault(at: fault.place, "\(expected); \(fault.message)")
    }
    guard let columns = Columns(of: reader) else {
      throw Fault(at: Place(file: file, line: reader.headerLine), expected)
    }
    var rows: [CrosswalkRow] = []
    var faults: [Fault] = []
    while let cells = try reader.next() {
      faults += reader.takeFaults()
      do throws(Fault) {
        let place = Place(file: file, line: cells.line)
        rows.append(try row(cells, columns, header, at: place, faults: &faults))
      } catch {
        faults.append(error)
      }
    }
    faults += reader.takeFaults()
    return (Crosswalk(header: header, rows: rows), faults)
  }

  private struct Columns {
    var subject: Int
    var predicate: Int
    var object: Int
    var subjectLabel, category, modifier, objectLabel, justification, confidence: Int?
    var reviewer, reviewerID, match, other, comment: Int?

    init?(of reader: DelimitedReader) {
      guard let subject = reader.column("subject_id"),
        let predicate = reader.column("predicate_id"), let object = reader.column("object_id")
      else { return nil }
      (self.subject, self.predicate, self.object) = (subject, predicate, object)
      subjectLabel = reader.column("subject_label")
      category = reader.column("subject_category")
      modifier = reader.column("predicate_modifier")
      objectLabel = reader.column("object_label")
      justification = reader.column("mapping_justification")
      confidence = reader.column("confidence")
      reviewer = reader.column("reviewer_label")
      reviewerID = reader.column("reviewer_id")
      match = reader.column("match_string")
      other = reader.column("other")
      comment = reader.column("comment")
    }
  }

  private static func row(
    _ cells: DelimitedReader.Row, _ columns: Columns, _ header: CrosswalkHeader, at place: Place,
    faults: inout [Fault]
  ) throws(Fault) -> CrosswalkRow {
    let subject = try identifier(cells.text(columns.subject), header, at: place)
    guard let subject else {
      throw Fault(at: place, "expected a local term, found \(CrosswalkWriter.noTerm)")
    }
    let object = try identifier(cells.text(columns.object), header, at: place)
    let named = cells.text(columns.predicate)
    guard let predicate = MappingPredicate(named: named) else {
      throw Fault(
        at: place,
        "unknown predicate \"\(named)\": expected skos:exactMatch, closeMatch, "
          + "broadMatch, narrowMatch or relatedMatch")
    }
    var row = CrosswalkRow(subject: subject, predicate: predicate, object: object)
    row.subjectLabel = cells.text(columns.subjectLabel)
    row.isRejected = cells.text(columns.modifier).lowercased() == "not"
    row.objectLabel = cells.text(columns.objectLabel)
    row.justification = MappingJustification(named: cells.text(columns.justification))
    let confidence = cells.text(columns.confidence)
    if !confidence.isEmpty {
      guard let value = Double(confidence), (0...1).contains(value) else {
        throw Fault(at: place, "expected a confidence from 0 to 1, found \"\(confidence)\"")
      }
      row.confidence = value
    }
    let reviewers = [cells.text(columns.reviewer), cells.text(columns.reviewerID)]
    row.decidedBy = reviewers.first { !$0.isEmpty }
    row.matchStrings = cells.text(columns.match).split(separator: "|").map(String.init)
    let others = cells.text(columns.other).split(separator: "|")
      .map { $0.trimmingASCIIWhitespace() }
    row.isByText = others.contains(CrosswalkWriter.byText)
    row.needsPerson = others.contains(CrosswalkWriter.byPerson)
    row.comment = cells.text(columns.comment)
    let category = cells.text(columns.category)
    if let kind = LocalKind(rawValue: category) {
      row.kind = kind
    } else if !category.isEmpty {
      // It may be an audience or a place, which are never tagged, so the row alone tags nothing.
      row.isByText = true
      let known = LocalKind.allCases.map(\.rawValue).joined(separator: ", ")
      faults.append(
        Fault(
          .warning, at: place,
          "unknown subject_category \"\(category.shortened(to: 40))\", expected one of \(known); it counts "
            + "where the text of a record bears it out"))
    }
    return row
  }

  /// The term that a cell names; nil for the sign that there is none.
  private static func identifier(
    _ text: String, _ header: CrosswalkHeader, at place: Place
  ) throws(Fault) -> CURIE? {
    if text == CrosswalkWriter.noTerm { return nil }
    if let curie = CURIE(text) { return curie }
    let bases = header.prefixes.filter { text.hasPrefix($0.value) && text != $0.value }
    if let (prefix, base) = bases.max(by: { ($0.value.count, $0.key) < ($1.value.count, $1.key) }) {
      return CURIE(prefix: prefix, local: String(text.dropFirst(base.count)))
    }
    throw Fault(at: place, "expected an identifier with a prefix, found \"\(text)\"")
  }
}

extension CrosswalkReader {
  /// What the lines behind `#` say: the few keys that are looked for, one level of nesting.
  private static func header(of bytes: [UInt8]) -> CrosswalkHeader {
    var header = CrosswalkHeader()
    var isInMap = false
    let lines = bytes.withoutByteOrderMark
      .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for line in lines {
      guard line.first == UInt8(ascii: "#") else { break }
      let text = String(decoding: line.dropFirst(), as: UTF8.self)
      guard let (key, value, isNested) = entry(of: text) else { continue }
      if isInMap, isNested {
        header.prefixes[key] = value
        continue
      }
      isInMap = key == "curie_map"
      if value.isEmpty { continue }
      switch key {
      case "mapping_set_id": header.id = value
      case "license": header.license = value
      case "mapping_set_version": header.version = value
      case "mapping_date": header.date = value
      default: continue
      }
    }
    return header
  }

  /// The key and the value of a line, and whether it is further in than the others.
  ///
  /// Some writers put a space behind each `#`, so that only a second one makes a difference.
  private static func entry(of line: String) -> (key: String, value: String, isNested: Bool)? {
    guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let key = unquoted(line[..<colon].trimmingASCIIWhitespace())
    let value = line[line.utf8.index(after: colon)...].trimmingASCIIWhitespace()
    return key.isEmpty ? nil : (key, unquoted(value), line.hasPrefix("  ") || line.hasPrefix("\t"))
  }

  private static func unquoted(_ text: String) -> String {
    guard text.utf8.count >= 2, let first = text.utf8.first, first == text.utf8.last else {
      return text
    }
    let inner = String(text.dropFirst().dropLast())
    switch first {
    case UInt8(ascii: "'"):
      return inner.split(separator: "''", omittingEmptySubsequences: false).joined(separator: "'")
    case UInt8(ascii: "\""):
      // What only YAML can read is taken as it stands.
      let document = try? JSONDocument(parsing: text)
      return document?.root.string ?? inner
    default: return text
    }
  }
}

extension MappingPredicate {
  /// The predicate that a CURIE, a URI or a bare name means.
  package init?(named text: String) {
    self.init(rawValue: text.localName)
  }
}

extension MappingJustification {
  /// The justification that a CURIE or a URI means.
  init(named text: String) {
    self = Self(rawValue: text.localName) ?? .unspecified
  }
}

extension String {
  /// What stands behind the prefix of a CURIE or the last mark of a URI; all of it where it has none.
  fileprivate var localName: String {
    let mark = utf8.lastIndex { ":#/".utf8.contains($0) }
    return String(self[(mark.map(utf8.index(after:)) ?? startIndex)...])
  }
}
