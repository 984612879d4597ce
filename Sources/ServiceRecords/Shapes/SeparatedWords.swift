import WaymarkFormats

/// Several words in one text, with bars between them or, where there is none, semicolons.
///
/// The semicolon of an entity, as in `Arts &amp; crafts`, parts nothing.
struct SeparatedWords {
  /// Where each word stands, without the white space around it.
  private(set) var words: [Range<Int>] = []
  /// What stands between two words as they are written, or would.
  private(set) var separator: [UInt8]
  /// The byte that parts them, which no word has in it.
  let mark: UInt8
  /// Whether anything parts them.
  let isParted: Bool

  private static let bar = UInt8(ascii: "|")
  private static let semicolon = UInt8(ascii: ";")

  /// Finds the words in a stretch of bytes; their places count as the indices of the bytes do.
  init(in bytes: ArraySlice<UInt8>) {
    let hasBar = bytes.contains(Self.bar)
    var start = bytes.startIndex
    for end in bytes.indices {
      guard bytes[end] == (hasBar ? Self.bar : Self.semicolon) else { continue }
      if !hasBar, Self.endsEntity(bytes[start..<end]) { continue }
      Self.add(start..<end, of: bytes, to: &words)
      start = end + 1
    }
    // Where nothing parts, the bar would.
    isParted = start > bytes.startIndex
    mark = hasBar || !isParted ? Self.bar : Self.semicolon
    Self.add(start..<bytes.endIndex, of: bytes, to: &words)
    separator = [mark]
    guard words.count > 1 else { return }
    let between = bytes[words[0].upperBound..<words[1].lowerBound]
    // An empty word between two others is no style to follow.
    if between.count(where: { $0 == mark }) == 1 { separator = Array(between) }
  }

  private static func add(
    _ range: Range<Int>, of bytes: ArraySlice<UInt8>, to words: inout [Range<Int>]
  ) {
    let part = bytes[range]
    let word = String(decoding: part, as: UTF8.self).trimmingASCIIWhitespace()
    guard !word.isEmpty,
      let start = part.indices.first(where: { part[$0...].starts(with: word.utf8) })
    else { return }
    words.append(start..<(start + word.utf8.count))
  }

  /// Whether a semicolon behind these bytes would end an entity, such as `&amp;` or `&#39;`.
  private static func endsEntity(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let start = bytes.suffix(9).lastIndex(of: UInt8(ascii: "&")) else { return false }
    let name = bytes[(start + 1)...]
    if name.first == UInt8(ascii: "#") {
      return name.count > 1
        && name.dropFirst().allSatisfy { $0.isASCIIDigit || $0.isASCIILetter }
    }
    // "A&E;" and "B&B;" are none: the names of entities go on in small letters.
    return name.count > 1 && name.first?.isASCIILetter == true
      && name.dropFirst().allSatisfy { $0 &- 0x61 < 26 || $0.isASCIIDigit }
  }
}
