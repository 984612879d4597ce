package import WaymarkFormats

/// Reads a vocabulary from a file, whose format it tells from the content.
///
/// It knows the LGA's download CSV and functions-and-services XML, plain CSV and TSV with a header,
/// SKOS as JSON-LD, Open Eligibility's XML, ORUK taxonomy JSON (v1 and v3), the LGA's list JSON, and
/// NDJSON of terms.
///
///     var builder = TermGraphBuilder()
///     let faults = try VocabularyReader.read(path: "services.csv", into: &builder)
///     let (graph, more) = builder.build()
package enum VocabularyReader {
  /// The largest file that is read, for all but tables are held in memory.
  package static let maximumSize = 1 << 30

  /// Reads a file into a builder.
  ///
  /// - Parameters:
  ///   - path: the file; `-` is standard input.
  ///   - prefix: the prefix of identifiers that have none; the content or the file's name tells it
  ///     where it is not given.
  ///   - role: the role of vocabularies whose prefix implies none.
  ///   - builder: takes the vocabularies, terms and links; what it finds wrong with them it tells
  ///     when it builds.
  /// - Returns: what was wrong with the file itself; what was at fault is left out.
  /// - Throws: `Fault` where the file cannot be read at all.
  package static func read(
    path: String, prefix: String? = nil, role: Role? = nil, into builder: inout TermGraphBuilder
  ) throws -> [Fault] {
    let bytes = try ByteReader(path: path).readAll(limit: maximumSize)
    return try read(bytes: bytes, file: path, prefix: prefix, role: role, into: &builder)
  }

  /// Reads bytes that stand in memory, as `read(path:prefix:role:into:)` does.
  ///
  /// - Parameters:
  ///   - bytes: the content of the file.
  ///   - file: its name.
  ///   - prefix: the prefix of identifiers that have none.
  ///   - role: the role of vocabularies whose prefix implies none.
  ///   - builder: takes the vocabularies, terms and links.
  /// - Returns: what was wrong with the file itself.
  /// - Throws: `Fault` where nothing can be read at all.
  package static func read(
    bytes: [UInt8], file: String, prefix: String? = nil, role: Role? = nil,
    into builder: inout TermGraphBuilder
  ) throws -> [Fault] {
    if let prefix, !CURIE.isPrefix(prefix) {
      throw Fault(
        at: Place(file: file),
        "\"\(prefix)\" is no prefix: expected a letter, then letters, digits, -, _ and .")
    }
    var collector = TermCollector(file: file, prefix: prefix, role: role, builder: builder)
    switch Format(of: bytes) {
    case .empty:
      collector.faults.append(Fault(at: Place(file: file), "the file is empty"))
    case .xml:
      collector.readXML(bytes)
    case .json:
      try collector.readJSON(bytes)
    case .lines:
      try collector.readLines(bytes)
    case .table:
      try collector.readTable(bytes)
    }
    if collector.isEmpty, collector.faults.isEmpty {
      collector.faults.append(Fault(.warning, at: Place(file: file), "no terms were found"))
    }
    collector.finish(into: &builder)
    return collector.faults
  }
}

extension VocabularyReader {
  /// What the first bytes of a file show it to be.
  private enum Format {
    case empty, xml, json, lines, table

    init(of bytes: [UInt8]) {
      let start = bytes.hasByteOrderMark ? 3 : 0
      guard let first = bytes[start...].firstIndex(where: { !isASCIIWhitespace($0) }) else {
        self = .empty
        return
      }
      switch bytes[first] {
      case UInt8(ascii: "<"): self = .xml
      case UInt8(ascii: "["): self = .json
      case UInt8(ascii: "{"): self = Self.isLines(bytes, from: first) ? .lines : .json
      default: self = .table
      }
    }

    /// Whether a line that begins with a brace is a record of its own: it does not go on, and the
    /// next line begins another.
    private static func isLines(_ bytes: [UInt8], from first: Int) -> Bool {
      let end = bytes[first...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let last = bytes[first..<end].last { !isASCIIWhitespace($0) }
      // A record that is broken off is still one of many; one that goes on is not.
      if let last, "{[,:".utf8.contains(last) { return false }
      let next = bytes[end...].first { !isASCIIWhitespace($0) }
      return next == UInt8(ascii: "{")
    }
  }
}
