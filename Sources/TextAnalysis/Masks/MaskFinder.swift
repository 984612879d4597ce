/// Finds what is not words: markup, addresses, phone numbers and postcodes.
///
/// One pass looks at the few bytes that all of these contain, and asks the recogniser for that byte
/// what stands around it. A recogniser never looks back beyond the last mask, and where it refuses it
/// says how far its refusal holds, so the whole takes time in proportion to the text.
struct MaskFinder {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Whether all of it is markup, so that none is looked for.
  let isMarkup: Bool
  /// The end of the last mask: nothing before it is looked at again.
  var floor = 0
  /// Up to here no recogniser needs to be asked again.
  var refused = 0
  /// What closes a comment or an element and was sought in vain.
  var unclosed: Set<String> = []

  /// Appends the masks of a text, in order; those of what leads to a person or a site where it is markup.
  static func find(
    in bytes: UnsafeBufferPointer<UInt8>, isMarkup: Bool = false, into masks: inout [Mask]
  ) {
    var finder = MaskFinder(bytes: bytes, isMarkup: isMarkup)
    triggers.withUnsafeBufferPointer { triggers in
      var index = 0
      while index < bytes.count {
        guard triggers[Int(bytes[index])] else {
          index &+= 1
          continue
        }
        finder.refused = index + 1
        if let mask = finder.mask(at: index) {
          masks.append(mask)
          finder.floor = mask.range.upperBound
          index = mask.range.upperBound
        } else {
          index = finder.refused
        }
      }
    }
  }

  /// The bytes at which a recogniser is asked.
  private static let triggers: [Bool] = (0..<256).map { byte in
    "<&@:.[+(0123456789".utf8.contains(UInt8(byte))
  }

  private mutating func mask(at index: Int) -> Mask? {
    switch bytes[index] {
    case UInt8(ascii: "<"): isMarkup ? nil : tag(at: index)
    case UInt8(ascii: "&"): guardedEmail(at: index) ?? (isMarkup ? nil : entity(at: index))
    case UInt8(ascii: "@"): email(at: index)
    case UInt8(ascii: ":"): address(at: index)
    case UInt8(ascii: "."): domain(at: index)
    case UInt8(ascii: "["): guardedEmail(at: index) ?? placeholder(at: index)
    case UInt8(ascii: "("): guardedEmail(at: index) ?? phone(at: index)
    default: postcode(at: index) ?? phone(at: index)
    }
  }
}

// MARK: - Looking at bytes

extension MaskFinder {
  /// Returns a byte, or 0 beyond the text and before the last mask.
  func byte(_ index: Int) -> UInt8 {
    index >= floor && index < bytes.count ? bytes[index] : 0
  }

  /// Whether the word character that ends just before a place would be joined to what follows it.
  func isWord(before index: Int) -> Bool {
    guard index > floor else { return false }
    let last = bytes[index - 1]
    if last < 0x80 { return last.isLetter || last.isDigit }
    var start = index - 1
    while start > floor, index - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return Folding.fold(Folding.read(bytes, at: &start)) != Folding.separator
  }

  /// Whether a word goes on at a place.
  func isWord(at index: Int) -> Bool {
    let next = byte(index)
    if next < 0x80 { return next.isLetter || next.isDigit }
    var place = index
    return Folding.fold(Folding.read(bytes, at: &place)) != Folding.separator
  }

  /// Whether a text in small ASCII letters stands at a place, in any case.
  func stands(_ text: StaticString, at index: Int) -> Bool {
    guard index >= floor, index + text.utf8CodeUnitCount <= bytes.count else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy {
      bytes[index + $0].lowercased == text.utf8Start[$0]
    }
  }

  /// Returns the small letters of a short word as a string, for looking up in a list.
  func lowercased(_ range: Range<Int>) -> String {
    String(decoding: bytes[range].lazy.map(\.lowercased), as: UTF8.self)
  }
}

extension UInt8 {
  var isDigit: Bool { self &- 0x30 < 10 }
  var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  var isUppercase: Bool { self &- 0x41 < 26 }
  var lowercased: UInt8 { isUppercase ? self | 0x20 : self }
}
