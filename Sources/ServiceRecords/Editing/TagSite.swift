import WaymarkFormats

/// A member of a record that holds tags, and where in it each tag stands.
struct TagSite {
  /// The key of the member.
  let key: JSONNode
  /// Its value: an array as a rule, else a tag by itself, words between bars, or null.
  let value: JSONNode
  /// What stands in the array; the value itself where it is none.
  let elements: [JSONNode]
  /// The tags in the order in which they are read, each with its element and its word there.
  let tags: [(element: Int, word: Int)]

  /// The members of a record that hold tags, in the order in which the record is read.
  static func all(in record: JSONNode) -> [TagSite] {
    var members: [JSONNode.Member] = []
    for member in record.members where RecordField(member.foldedKey) == .categories {
      members.take(member)
    }
    return members.map { TagSite(key: $0.key, value: $0.value) }
  }

  private init(key: JSONNode, value: JSONNode) {
    self.key = key
    self.value = value
    elements = value.kind == .array ? Array(value.elements) : [value]
    var places: [Int: Int] = [:]
    for (place, element) in elements.enumerated() { places[element.range.lowerBound] = place }
    var tags: [(element: Int, word: Int)] = []
    RecordCategory.forEach(in: value) { _, element, word in
      tags.append((places[element.range.lowerBound, default: 0], word))
    }
    self.tags = tags
  }

  /// Whether a tag can be added here at all.
  var isOpen: Bool { value.kind != .boolean }
}

extension [JSONNode.Member] {
  /// Adds a member in place of an earlier one with the same key, as every reader of JSON has it.
  mutating func take(_ member: JSONNode.Member) {
    if !isEmpty { removeAll { $0.key.string == member.key.string } }
    append(member)
  }
}

/// The smallest splices that take elements out of a list and add others at its end.
struct ListEdit {
  /// Where each element stands.
  var elements: [Range<Int>]
  /// Which of them go.
  var removed: Set<Int>
  /// What comes behind those that stay.
  var added: [[UInt8]]
  /// What stands between two elements.
  var separator: [UInt8]
  /// Where the list stands, without its brackets or quotes.
  var interior: Range<Int>

  /// The splices, with those inside of elements that stay; only for a list that is not empty.
  func splices(within inner: [Int: [Splice]] = [:]) -> [Splice] {
    let new = Array(added.joined(separator: separator))
    guard let last = elements.indices.last(where: { !removed.contains($0) }) else {
      guard let first = elements.first, let end = elements.last, !added.isEmpty else {
        return [Splice(interior, new)]
      }
      return [Splice(first.lowerBound..<end.upperBound, new)]
    }
    var result: [Splice] = []
    for (place, element) in elements[...last].enumerated() {
      if removed.contains(place) {
        // What follows the element goes with it, so that the next one stands in its place.
        let end = elements[place + 1].lowerBound
        if let before = result.last, before.range.upperBound == element.lowerBound,
          before.replacement.isEmpty
        {
          result[result.count - 1].range = before.range.lowerBound..<end
        } else {
          result.append(Splice(element.lowerBound..<end, []))
        }
      } else {
        result += inner[place] ?? []
      }
    }
    let tail = elements[last].upperBound..<elements[elements.count - 1].upperBound
    let addition = added.isEmpty ? [] : separator + new
    if !tail.isEmpty || !addition.isEmpty { result.append(Splice(tail, addition)) }
    return result
  }
}
