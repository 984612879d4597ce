/// Converts offsets in UTF-8 to offsets in UTF-16, the units that browsers and JSON clients count.
///
/// It walks forward, so offsets asked for in ascending order cost one pass over the text in all.
package struct UTF16Offsets {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var utf8 = 0
  private var utf16 = 0

  /// Makes a converter over the bytes of a text, which must outlive it.
  package init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Returns the number of UTF-16 code units before an offset in UTF-8.
  ///
  /// An offset beyond the text counts as its end.
  package mutating func offset(ofUTF8 target: Int) -> Int {
    let target = min(max(target, 0), bytes.count)
    if target < utf8 { (utf8, utf16) = (0, 0) }
    let raw = UnsafeRawBufferPointer(bytes)
    while utf8 + 8 <= target {
      // Eight bytes of ASCII are eight units, and most bytes are ASCII.
      if raw.loadUnaligned(fromByteOffset: utf8, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
        utf8 += 8
        utf16 += 8
      } else {
        count(to: utf8 + 8)
      }
    }
    count(to: target)
    return utf16
  }

  private mutating func count(to target: Int) {
    while utf8 < target {
      let byte = bytes[utf8]
      // Every code point counts once, at its first byte; those of four bytes are two units.
      if byte & 0xC0 != 0x80 { utf16 += byte >= 0xF0 ? 2 : 1 }
      utf8 += 1
    }
  }
}

/// Returns a range in the UTF-8 of a text as a range in its UTF-16.
package func utf16Range(_ range: Range<Int>, in text: String) -> Range<Int> {
  var text = text
  return text.withUTF8 { bytes in
    var offsets = UTF16Offsets(bytes)
    let start = offsets.offset(ofUTF8: range.lowerBound)
    return start..<max(start, offsets.offset(ofUTF8: range.upperBound))
  }
}

// The pointer must not leave the closure that lent it, so neither may a converter.
@available(*, unavailable)
extension UTF16Offsets: Sendable {}
