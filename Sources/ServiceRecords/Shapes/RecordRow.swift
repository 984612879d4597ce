import WaymarkFormats

/// Which column of a table holds which field.
struct RecordColumns: Sendable {
  private var columns: [(field: RecordField, index: Int)] = []
  /// Whether records can be read at all: whether a name or a description has a column.
  private(set) var areUsable = false
  /// Whether any column holds descriptions.
  var haveDescriptions: Bool { columns.contains { $0.field == .description || $0.field == .text } }
  /// The column of the tags, where there is one.
  var tagColumn: Int? { columns.first { $0.field == .categories }?.index }
  private let separator: UInt8
  private let width: Int
  /// How rows are laid out.
  var layout: TableRow { TableRow(tagColumn: tagColumn, width: width, separator: separator) }
  /// What stands between two tags in a row, and the line from which on it is known.
  private var tagSeparator: (bytes: [UInt8], line: Int)?
  /// Whether a row is still to show what stands between two tags.
  var seeksTagSeparator: Bool { tagSeparator == nil && tagColumn != nil }

  /// Recognises the columns of a header; the first of two with the same meaning counts.
  init(header: [String], separator: UInt8) {
    self.separator = separator
    width = header.count
    for (index, name) in header.enumerated() {
      guard let field = RecordField(FoldedKey(name)),
        !columns.contains(where: { $0.field == field })
      else { continue }
      columns.append((field, index))
      switch field {
      case .name, .title, .description, .text: areUsable = true
      default: break
      }
    }
    if tagColumn == nil, let index = header.firstIndex(where: Self.isOfTags) {
      columns.append((.categories, index))
    }
  }

  /// Takes note of what stands between the tags of a row, where it has several.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - line: From which line on rows follow it; its own where nothing is said.
  mutating func look(at row: DelimitedReader.Row, fromLine line: Int? = nil) {
    guard seeksTagSeparator, let tagColumn else { return }
    let words = SeparatedWords(in: row.bytes(of: tagColumn))
    if words.words.count > 1 { tagSeparator = (words.separator, line ?? row.line) }
  }

  /// Whether a column holds the tags where none is called as the others are.
  private static func isOfTags(_ name: String) -> Bool {
    [FoldedKey("tags"), FoldedKey("service types"), FoldedKey("service type")]
      .contains(FoldedKey(name))
  }
}

extension RecordColumns {
  /// Reads the record of a row, and what was wrong with it.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - file: The path of the table.
  ///   - chunk: The piece that it stands in, for the record to keep its source; nil to leave it out.
  /// - Returns: The record and the faults.
  func items(in row: DelimitedReader.Row, file: String, chunk: RecordChunk? = nil) -> [RecordItem] {
    var record = ServiceRecord(place: Place(file: file, line: row.line))
    record.source = chunk.map { chunk in
      var layout = layout
      if let tagSeparator, row.line >= tagSeparator.line {
        layout.tagSeparator = tagSeparator.bytes
      }
      let origin = chunk.bytes.startIndex
      let range = row.sourceRange
      return RecordSource(
        offset: chunk.offset + range.lowerBound,
        bytes: chunk.bytes[(origin + range.lowerBound)..<(origin + range.upperBound)],
        row: layout)
    }
    var items: [RecordItem] = []
    var others: [RecordField: String] = [:]
    for (field, index) in columns {
      let cell = row[index]
      guard !cell.isEmpty else { continue }
      switch field {
      case .name: record.name = cell
      case .description: record.description = cell
      case .id: record.id = cell.asWord
      case .organization: record.organization = cell.asWord
      case .group: record.group = cell.asWord
      case .categories: record.categories = cell.separatedWords.map(RecordCategory.init(named:))
      case .sessionAccess: record.sessionAccess = cell.asWord
      case .gender: record.gender = cell.asWord
      case .audience: record.audience = cell.separatedWords
      case .eligibility: record.eligibility = cell.separatedWords
      case .kind: record.kind = cell.asWord
      case .otherID, .title, .text, .minimumAge, .maximumAge: others[field] = cell
      case .list, .perhapsList, .pageCount, .nested: continue
      }
    }
    record.id = record.id ?? others[.otherID]?.asWord
    if record.name.isEmpty { record.name = others[.title] ?? "" }
    if record.description.isEmpty { record.description = others[.text] ?? "" }
    record.place.record = record.id.map(MaskedIdentifier.shown)
    for (field, key) in [(RecordField.minimumAge, "minimum_age"), (.maximumAge, "maximum_age")] {
      guard let cell = others[field] else { continue }
      switch LooseAge(cell) {
      case .years(let years) where field == .minimumAge: record.minimumAge = years
      case .years(let years): record.maximumAge = years
      case .absent: break
      case .unusable:
        items.append(
          .fault(
            Fault(.warning, at: record.place, "\(key) is not an age in years and was left out")))
      }
    }
    let isEmpty = record.name.isEmpty && record.description.isEmpty
    items.append(
      isEmpty
        ? .fault(Fault(at: record.place, "the record has neither name nor description"))
        : .record(record))
    return items
  }
}

extension String {
  /// The text without the white space around it, or `nil` where nothing is left.
  fileprivate var asWord: String? {
    let word = trimmingASCIIWhitespace()
    return word.isEmpty ? nil : word
  }
}
