/// What stands between a word and the word before it, from nothing much to the end of a sentence.
package enum Boundary: UInt8, Sendable, Hashable, Comparable {
  /// A space, a hyphen or an apostrophe: the two words may belong together.
  case none
  /// A comma, or the full stop of an abbreviation.
  case comma
  /// A semicolon, a colon, a dash, a bracket, a slash, a bullet, or something masked.
  case clause
  /// A full stop, an exclamation or question mark, a line break or a block tag.
  case sentence

  /// Whether the first boundary separates less than the second.
  @inlinable
  package static func < (first: Boundary, second: Boundary) -> Bool {
    first.rawValue < second.rawValue
  }

  /// Whether two boundaries separate alike; written out so that other modules need not call for it.
  @inlinable
  package static func == (first: Boundary, second: Boundary) -> Bool {
    first.rawValue == second.rawValue
  }
}

/// One word of a text: where it stands, its stem, and what separates it from the word before.
package struct Token: Sendable, Hashable {
  @usableFromInline let start: UInt32
  @usableFromInline let end: UInt32
  @usableFromInline private(set) var stemStart: UInt32
  @usableFromInline private(set) var stemEnd: UInt32
  /// What separates it from the word before; the first word of a text counts as starting a sentence.
  package let boundary: Boundary

  @inlinable
  init(start: Int, end: Int, stemStart: Int, stemEnd: Int, boundary: Boundary) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
    self.stemStart = UInt32(truncatingIfNeeded: stemStart)
    self.stemEnd = UInt32(truncatingIfNeeded: stemEnd)
    self.boundary = boundary
  }

  /// The word's place in the text, in UTF-8 code units.
  @inlinable package var range: Range<Int> { Int(start)..<Int(end) }

  /// Says where its stem is, for one that was not there yet.
  mutating func setStem(_ place: Range<Int>) {
    stemStart = UInt32(truncatingIfNeeded: place.lowerBound)
    stemEnd = UInt32(truncatingIfNeeded: place.upperBound)
  }

  /// The place of its stem in the stem bytes of the analysed text.
  @inlinable package var stem: Range<Int> { Int(stemStart)..<Int(stemEnd) }
}

/// A stretch of text that is not words: markup, an address, a number to ring.
package struct Mask: Sendable, Hashable {
  /// What a mask hides.
  package enum Kind: UInt8, Sendable, Hashable, CaseIterable {
    /// A tag, a comment or an entity.
    case html
    /// A web address or a bare domain.
    case url
    /// An e-mail address.
    case email
    /// A phone number.
    case phone
    /// A UK postcode.
    case postcode
  }

  /// Its place in the text, in UTF-8 code units.
  package var range: Range<Int>
  /// What it hides.
  package var kind: Kind
  /// How much it separates the words around it.
  package var boundary: Boundary

  /// Makes a mask over a stretch of text.
  package init(range: Range<Int>, kind: Kind, boundary: Boundary = .clause) {
    self.range = range
    self.kind = kind
    self.boundary = boundary
  }
}
