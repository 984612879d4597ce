/// What is kept of every record to tell which are alike and tagged differently: a sketch, the tags,
/// and enough of its name to find it.
struct RecordArchive: Sendable {
  /// A record as it is shown.
  struct Entry: Sendable, Hashable {
    var id: String
    var name: String
    var tags: [String]
  }

  /// Identifiers and names, one after the other; strings of their own would take more.
  private var bytes: [UInt8] = []
  /// Where the identifier and where the name of each record ends.
  private var ends: [(id: Int, name: Int)] = []
  /// The tags of the records, one after the other, each with its number.
  private var tags: [Int32] = []
  private var tagEnds: [Int] = []
  private var numbers: [String: Int32] = [:]
  private var duplicates = NearDuplicates()

  mutating func append(_ record: AuditedRecord) {
    guard let sketch = record.sketch else { return }
    duplicates.append(sketch)
    bytes.append(contentsOf: record.id.utf8)
    let end = bytes.count
    bytes.append(contentsOf: record.name.utf8)
    ends.append((end, bytes.count))
    var own: Set<Int32> = []
    for tag in record.tags {
      let number = numbers[tag.id] ?? Int32(numbers.count)
      numbers[tag.id] = number
      if own.insert(number).inserted { tags.append(number) }
    }
    tagEnds.append(tags.count)
  }

  /// Hands over the groups of records that are alike, each in the order of the directory.
  func forEachGroup(_ body: ([Entry]) -> Void) {
    var names = [String](repeating: "", count: numbers.count)
    for (name, number) in numbers { names[Int(number)] = name }
    for group in duplicates.groups() { body(group.map { entry($0, names) }) }
  }

  private func entry(_ place: Int, _ names: [String]) -> Entry {
    let start = place == 0 ? 0 : ends[place - 1].name
    let (middle, end) = ends[place]
    let own = tags[(place == 0 ? 0 : tagEnds[place - 1])..<tagEnds[place]]
    return Entry(
      id: String(decoding: bytes[start..<middle], as: UTF8.self),
      name: String(decoding: bytes[middle..<end], as: UTF8.self),
      tags: own.map { names[Int($0)] }.sorted())
  }
}
