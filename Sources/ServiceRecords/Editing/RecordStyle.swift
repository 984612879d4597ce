import WaymarkFormats

/// What stands between the parts of an object: its white space, commas and colons.
struct ObjectGaps {
  /// Between the opening brace and the first key.
  var opening: [UInt8]
  /// Between a key and its value.
  var colon: [UInt8]
  /// Between a value and the next key.
  var comma: [UInt8]
  /// Between the last value and the closing brace.
  var closing: [UInt8]

  /// Looks at how an object is written; nil for one without members.
  init?(of object: JSONNode, in bytes: ArraySlice<UInt8>) {
    let origin = bytes.startIndex
    func gap(_ start: Int, _ end: Int) -> [UInt8] {
      Array(bytes[(origin + start)..<(origin + end)])
    }
    var members = object.members
    guard let first = members.next() else { return nil }
    opening = gap(object.range.lowerBound + 1, first.key.range.lowerBound)
    colon = gap(first.key.range.upperBound, first.value.range.lowerBound)
    var last = first
    if let second = members.next() {
      comma = gap(first.value.range.upperBound, second.key.range.lowerBound)
      last = second
      while let next = members.next() { last = next }
    } else {
      comma = [UInt8(ascii: ",")] + (opening.isEmpty && colon.count > 1 ? [0x20] : opening)
    }
    closing = gap(last.value.range.upperBound, object.range.upperBound - 1)
  }

  init(opening: [UInt8], colon: [UInt8], comma: [UInt8], closing: [UInt8]) {
    self.opening = opening
    self.colon = colon
    self.comma = comma
    self.closing = closing
  }

  /// Writes an object.
  func write(_ members: [(key: [UInt8], value: [UInt8])]) -> [UInt8] {
    var result = [UInt8(ascii: "{")] + opening
    for (place, member) in members.enumerated() {
      if place > 0 { result += comma }
      result += member.key + colon + member.value
    }
    return result + closing + [UInt8(ascii: "}")]
  }
}

/// How a record is written, for what is written into it where there is no neighbour to follow.
struct RecordStyle {
  /// The gaps of the record itself.
  let gaps: ObjectGaps
  /// The line ending and indentation of the record's members, where they stand on lines of their own.
  private let indent: [UInt8]?
  /// By how much more an object inside another is indented.
  private let step: [UInt8]
  /// Whether all that is not ASCII is escaped.
  private let isASCIIOnly: Bool
  /// Whether slashes are escaped.
  private let escapesSlashes: Bool

  /// Looks at how a record is written.
  init(of record: JSONNode, in bytes: ArraySlice<UInt8>) {
    let plain = ObjectGaps(
      opening: [], colon: [UInt8(ascii: ":")], comma: [UInt8(ascii: ",")], closing: [])
    let gaps = ObjectGaps(of: record, in: bytes) ?? plain
    self.gaps = gaps
    let line = gaps.comma.dropFirst()
    let feed = line.lastIndex(of: 0x0A)
    indent = feed.map {
      Array((line[..<$0].last == 0x0D ? [0x0D, 0x0A] : [0x0A]) + line[($0 + 1)...])
    }
    let members = feed.map { line[($0 + 1)...] } ?? []
    let brace = gaps.closing.lastIndex(of: 0x0A).map { gaps.closing[($0 + 1)...] } ?? []
    step =
      members.count > brace.count && members.starts(with: brace)
      ? Array(members.dropFirst(brace.count)) : [0x20, 0x20]
    var hasUnicodeEscape = false
    var hasSlashEscape = false
    var isASCII = true
    // Most records escape nothing, and then nothing else need be known.
    if bytes.contains(UInt8(ascii: "\\")) {
      var isEscaped = false
      for byte in bytes {
        if isEscaped {
          hasUnicodeEscape = hasUnicodeEscape || byte == UInt8(ascii: "u")
          hasSlashEscape = hasSlashEscape || byte == UInt8(ascii: "/")
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte >= 0x80 {
          isASCII = false
        }
      }
    }
    isASCIIOnly = hasUnicodeEscape && isASCII
    escapesSlashes = hasSlashEscape
  }

  /// What stands between two values on one line.
  var inlineComma: [UInt8] {
    if indent == nil { return gaps.comma }
    return gaps.colon.count > 1 ? [UInt8(ascii: ","), 0x20] : [UInt8(ascii: ",")]
  }

  /// The gaps of an object that stands so many levels deeper than the record.
  func gaps(atDepth depth: Int) -> ObjectGaps {
    guard indent != nil else {
      return ObjectGaps(opening: [], colon: gaps.colon, comma: gaps.comma, closing: [])
    }
    let inside = line(atDepth: depth)
    return ObjectGaps(
      opening: inside, colon: gaps.colon, comma: [UInt8(ascii: ",")] + inside,
      closing: line(atDepth: depth - 1))
  }

  /// Writes an array that is the value of a member of the record.
  func array(_ elements: [[UInt8]]) -> [UInt8] {
    guard indent != nil, !elements.isEmpty else {
      return [UInt8(ascii: "[")] + elements.joined(separator: inlineComma) + [UInt8(ascii: "]")]
    }
    let inside = line(atDepth: 1)
    return [UInt8(ascii: "[")] + inside + elements.joined(separator: [UInt8(ascii: ",")] + inside)
      + line(atDepth: 0) + [UInt8(ascii: "]")]
  }

  /// Writes a string as the record writes its own.
  func string(_ text: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.string(text)
    guard isASCIIOnly || escapesSlashes else { return writer.bytes }
    var result: [UInt8] = []
    for scalar in String(decoding: writer.bytes, as: UTF8.self).unicodeScalars {
      if scalar == "/", escapesSlashes {
        result += Array("\\/".utf8)
      } else if !scalar.isASCII, isASCIIOnly {
        for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
          let digits = String(unit, radix: 16)
          result += Array(
            ("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8)
        }
      } else {
        result += Array(String(scalar).utf8)
      }
    }
    return result
  }

  private func line(atDepth depth: Int) -> [UInt8] {
    var result = indent ?? []
    for _ in 0..<max(0, depth) { result += step }
    return result
  }
}
