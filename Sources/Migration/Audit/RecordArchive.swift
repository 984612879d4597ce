/// What is kept of every record to tell which are alike and tagged differently: a sketch, the tags,
/// and enough of its name to find it.
struct RecordArchive: Sendable {
  /// A record as it is shown.
  struct Entry: Sendable, Hashable {
    var id: String
    var name: String
    var tags: [String]
  }

  /// All names, tags and identifiers, one after the other; strings of their own would take more.
  private var bytes: [UInt8] = []
  private var starts: [Int] = []
  private var duplicates = NearDuplicates()

  mutating func append(_ record: AuditedRecord) {
    guard let sketch = record.sketch else { return }
    duplicates.append(sketch, record: starts.count)
    starts.append(bytes.count)
    // What a report shows is one line, so no text holds a line feed.
    var ids: Set<String> = []
    let tags = record.tags.map(\.id).filter { ids.insert($0).inserted }.sorted()
    for text in [record.id, record.name] + tags {
      bytes.append(contentsOf: text.utf8.lazy.map { $0 == 0x0A ? 0x20 : $0 })
      bytes.append(0x0A)
    }
  }

  /// The groups of records that are alike, each in the order of the directory.
  func groups() -> [[Entry]] { duplicates.groups().map { $0.map(entry) } }

  private func entry(_ place: Int) -> Entry {
    let end = place + 1 < starts.count ? starts[place + 1] : bytes.count
    let lines = bytes[starts[place]..<end].dropLast()
      .split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    return Entry(id: lines[0], name: lines[1], tags: Array(lines.dropFirst(2)))
  }
}
