import WaymarkFormats

/// How the records of an input are laid out.
enum RecordFormat: Equatable {
  /// One JSON value on each line.
  case lines
  /// A list, an envelope, or JSON objects that span lines.
  case document
  /// A table with a header.
  case table
  /// Not enough of the input is there to tell.
  case unclear
  /// None of these, for a reason.
  case unknown(String)
}

extension RecordFormat {
  /// Tells the layout from the beginning of an input, without its byte-order mark.
  ///
  /// - Parameters:
  ///   - bytes: The beginning.
  ///   - isAtEnd: Whether it is all there is.
  /// - Returns: The layout, or that more of the input is needed.
  static func sniff(_ bytes: ArraySlice<UInt8>, isAtEnd: Bool) -> RecordFormat {
    if bytes.isUTF16 { return .unknown(Fault.utf16) }
    if bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) {
      return .unknown("is compressed; unpack it first")
    }
    let text = bytes.drop(while: isASCIIWhitespace)
    guard let first = text.first else { return isAtEnd ? .lines : .unclear }
    switch first {
    case UInt8(ascii: "["): return sniffArray(text, isAtEnd: isAtEnd)
    case UInt8(ascii: "{"): return sniffObject(text, isAtEnd: isAtEnd)
    default: return sniffTable(bytes, isAtEnd: isAtEnd)
    }
  }

  /// Tells a list from a damaged record, whose first brace became a bracket, on a line of its own.
  private static func sniffArray(_ text: ArraySlice<UInt8>, isAtEnd: Bool) -> RecordFormat {
    var scanner = ElementScanner()
    let event = text.withUnsafeBufferPointer { scanner.next(in: $0, isAtEnd: isAtEnd) }
    guard case .element(let range, _, _) = event,
      text[text.startIndex + range.lowerBound] == UInt8(ascii: "\"")
    else { return .document }
    return hasBrokenFirstLine(text) ? .lines : .document
  }

  /// Tells one object a line from an envelope and from objects that span lines.
  private static func sniffObject(_ text: ArraySlice<UInt8>, isAtEnd: Bool) -> RecordFormat {
    var scanner = ElementScanner()
    let event = text.withUnsafeBufferPointer { scanner.next(in: $0, isAtEnd: isAtEnd) }
    if scanner.isEnvelope { return .document }
    switch event {
    case .element(let range, _, _):
      let end = text.startIndex + range.upperBound
      if text[..<end].contains(0x0A) { return .document }
      let rest = text[end...].prefix { $0 != 0x0A }.drop(while: isASCIIWhitespace)
      return rest.first == UInt8(ascii: "{") ? .document : .lines
    case .failure:
      return hasBrokenFirstLine(text) ? .lines : .document
    case .needsMore:
      return isAtEnd ? (text.contains(0x0A) ? .document : .lines) : .unclear
    }
  }

  /// Whether the first line is a damaged record with others on the lines after it.
  private static func hasBrokenFirstLine(_ text: ArraySlice<UInt8>) -> Bool {
    guard let end = text.firstIndex(of: 0x0A) else { return false }
    if text[..<end].last(where: { !isASCIIWhitespace($0) }) == UInt8(ascii: "}") { return true }
    let next = text[end...].drop(while: isASCIIWhitespace).prefix { $0 != 0x0A }
    var scanner = ElementScanner()
    let event = next.withUnsafeBufferPointer { scanner.next(in: $0, isAtEnd: true) }
    guard case .element(let range, _, _) = event else { return false }
    // Inside an object that spans lines, another would be followed by a comma or a bracket.
    return next.dropFirst(range.upperBound).allSatisfy(isASCIIWhitespace)
  }

  private static func sniffTable(_ bytes: ArraySlice<UInt8>, isAtEnd: Bool) -> RecordFormat {
    guard isAtEnd || bytes.contains(0x0A) || bytes.count >= 64 << 10 else { return .unclear }
    let unknown =
      "holds no records that are known: NDJSON, JSON, or CSV with a column name or description "
      + "was expected"
    let reader: DelimitedReader
    do {
      reader = try DelimitedReader(bytes: Array(bytes))
    } catch let fault as Fault {
      return isAtEnd || bytes.count >= 64 << 10
        ? .unknown("\(unknown); as CSV, line \(fault.place.line ?? 1): \(fault.message)") : .unclear
    } catch {
      return .unknown("cannot be read")
    }
    if isReview(reader.header) { return .unknown(review) }
    if RecordColumns(header: reader.header, separator: reader.separator).areUsable { return .table }
    guard isAtEnd || bytes.count >= 64 << 10 else { return .unclear }
    let lines = bytes.split(separator: 0x0A, maxSplits: 20)
    if lines.dropFirst().contains(where: { $0.first == UInt8(ascii: "{") }) { return .lines }
    return .unknown(unknown)
  }

  /// Whether a header is of the table in which `reclassify` asks what a person must decide.
  ///
  /// Its tags are those before the decision, often the very ones that are to go.
  private static func isReview(_ header: [String]) -> Bool {
    Set(["record", "name", "tags", "action", "confidence", "reason"]).isSubset(of: header)
  }

  private static let review =
    "is a table of what reclassify asks a person to decide, and records were expected; its page "
    + "(--review FILE.html) saves what was decided as corrections"
}
