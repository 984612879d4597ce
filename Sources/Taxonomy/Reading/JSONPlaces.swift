import WaymarkFormats

/// Tells the lines of values in a JSON text, counting each line end once as long as it is asked in
/// the order of the text.
struct JSONPlaces {
  private let bytes: ArraySlice<UInt8>
  private let start: Place
  private var offset = 0
  private var line: Int

  /// Makes the places of a text that begins at a place.
  init(of bytes: ArraySlice<UInt8>, from start: Place) {
    self.bytes = bytes
    self.start = start
    line = start.line ?? 1
  }

  /// The file and line of a value.
  mutating func place(of node: JSONNode) -> Place {
    let wanted = node.range.lowerBound
    if wanted < offset {
      offset = 0
      line = start.line ?? 1
    }
    for byte in bytes.dropFirst(offset).prefix(wanted - offset) where byte == UInt8(ascii: "\n") {
      line += 1
    }
    offset = wanted
    return Place(file: start.file, line: line)
  }
}

extension JSONNode {
  /// The text of a string, or a number as it is written; `nil` for anything else and for empty text.
  var text: String? {
    switch kind {
    case .string: string.flatMap { $0.isEmpty ? nil : $0 }
    case .number: String(decoding: rawBytes, as: UTF8.self)
    default: nil
    }
  }

  /// The value of the first of several keys that stands in an object.
  func first(_ keys: String...) -> JSONNode? {
    for key in keys {
      if let node = self[key], !node.isNull { return node }
    }
    return nil
  }

  /// The texts in a value: of a string or number itself, or of each element.
  var texts: [String] {
    if kind == .array { return elements.flatMap(\.texts) }
    return text.map { [$0] } ?? []
  }

  /// The identifiers in a value, which may stand as texts or as objects that bear one.
  var identifiers: [String] {
    switch kind {
    case .array: elements.flatMap(\.identifiers)
    case .object: first("@id", "uri", "id", "identifier")?.text.map { [$0] } ?? []
    default: text.map { [$0] } ?? []
    }
  }
}
