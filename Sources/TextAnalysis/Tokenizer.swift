/// Cuts what is not masked into words, folds and stems them.
///
/// Words are runs of word characters, as FTS5 has them; everything else only says how much the words
/// around it belong together.
struct Tokenizer {
  /// FTS5 cuts longer words off, so that they are found by their beginning.
  private static let longestStem = 32_768

  /// Sets down the words of one text, around the masks that it already has.
  static func tokenize(
    _ bytes: UnsafeBufferPointer<UInt8>, into text: inout AnalyzedText, with memo: inout WordMemo?
  ) {
    // Moved out and back in, so that nothing is copied. No stem is more than twice its word, and
    // the memo writes sixteen bytes at a time.
    var stems = text.stems
    text.stems = []
    stems.append(contentsOf: repeatElement(0, count: bytes.count * 2 + 16))
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longestStem + 8) { scratch in
      ByteClass.table.withUnsafeBufferPointer { classes in
        stems.withUnsafeMutableBufferPointer { stems in
          guard let word = scratch.baseAddress, let output = stems.baseAddress else { return }
          var tokenizer = Tokenizer(bytes: bytes, classes: classes, word: word, stems: output)
          swap(&tokenizer.memo, &memo)
          tokenizer.run(into: &text)
          tokenizer.stemShortWords(of: &text)
          swap(&tokenizer.memo, &memo)
        }
      }
    }
    stems.removeLast(stems.count - (text.tokens.last?.stem.upperBound ?? 0))
    text.stems = stems
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let classes: UnsafeBufferPointer<UInt8>
  /// Where the word being read is folded and stemmed.
  private let word: UnsafeMutablePointer<UInt8>
  /// Where the stems go, and how many bytes are there already.
  private let stems: UnsafeMutablePointer<UInt8>
  private var stemEnd = 0
  private var memo: WordMemo?
  /// The short words at the end of those read so far, which have no stems yet: the memo is asked for
  /// many in a row, for to wait for many at a time takes little longer than to wait for one.
  private var shortWords: InlineArray<32, ShortWord> = .init(repeating: ShortWord())
  private var shortCount = 0
  private var boundary = Boundary.sentence
  /// The length of the last word and what separates it from the one before, for the full stops of
  /// abbreviations and of numbered items.
  private var last = (length: 0, boundary: Boundary.sentence)

  /// A word of up to fifteen bytes as two numbers, the first byte lowest.
  private struct ShortWord {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var count = 0
  }

  private init(
    bytes: UnsafeBufferPointer<UInt8>, classes: UnsafeBufferPointer<UInt8>,
    word: UnsafeMutablePointer<UInt8>, stems: UnsafeMutablePointer<UInt8>
  ) {
    self.bytes = bytes
    self.classes = classes
    self.word = word
    self.stems = stems
  }

  private mutating func run(into text: inout AnalyzedText) {
    var start = 0
    for mask in text.masks {
      run(start, mask.range.lowerBound, into: &text)
      separate(mask.boundary)
      start = mask.range.upperBound
    }
    run(start, bytes.count, into: &text)
  }

  private mutating func separate(_ other: Boundary) {
    if other.rawValue > boundary.rawValue { boundary = other }
  }

  /// Reads the words from one place up to another; a word never reaches beyond.
  private mutating func run(_ from: Int, _ end: Int, into text: inout AnalyzedText) {
    let part = UnsafeBufferPointer(rebasing: bytes[..<end])
    var index = from
    while index < end {
      let byte = part[index]
      let kind = classes[Int(byte)]
      if kind >= ByteClass.firstWord {
        if kind != ByteClass.wide || isWord(part, at: index) {
          readWord(part, at: &index, into: &text)
        } else {
          let code = Folding.read(part, at: &index)
          separate(ByteClass.boundary(ofWide: code))
        }
        continue
      }
      if kind != 0 { separate(boundary(of: kind, at: index)) }
      index += 1
    }
  }

  @inline(__always)
  private func isWord(_ part: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    var next = index
    return Folding.isWord(Folding.read(part, at: &next))
  }

  private mutating func readWord(
    _ part: UnsafeBufferPointer<UInt8>, at index: inout Int, into text: inout AnalyzedText
  ) {
    if readShortWord(part, at: &index, into: &text) { return }
    let start = index
    var end = index
    var count = 0
    let raw = UnsafeMutableRawPointer(word)
    raw.storeBytes(of: 0, as: UInt64.self)
    raw.storeBytes(of: 0, toByteOffset: 8, as: UInt64.self)
    while index < part.count {
      // Most words end in this loop, which is why it does nothing else.
      var kind: UInt8 = 0
      let limit = min(part.count, index &+ (Self.longestStem &- count))
      while index < limit {
        kind = classes[Int(part[index])]
        if kind &- ByteClass.firstWord >= ByteClass.wide &- ByteClass.firstWord { break }
        word[count] = kind
        index &+= 1
        count &+= 1
      }
      end = index
      if index == limit, index < part.count { kind = classes[Int(part[index])] }
      if index == part.count || kind < ByteClass.firstWord { break }
      if kind == ByteClass.wide {
        let folded = Folding.fold(Folding.read(part, at: &index))
        if folded == Folding.separator {
          index = end
          break
        }
        if folded != Folding.diacritic { count += Folding.write(folded, to: word + count) }
      } else {
        // What is beyond the longest stem is read, but kept nowhere.
        index += 1
      }
      end = index
      if count > Self.longestStem { count = Self.longestStem }
    }
    stemShortWords(of: &text)
    let stemStart = stemEnd
    let stem = putStem(count: count)
    stemEnd += stem.length
    if memo != nil { text.numbers.append(stem.number) }
    text.tokens.append(
      Token(start: start, end: end, stemStart: stemStart, stemEnd: stemEnd, boundary: boundary))
    last = (count, boundary)
    boundary = .none
    index = end
  }

  /// Reads a word in ASCII that the memo may know; returns whether there was one.
  @inline(__always)
  private mutating func readShortWord(
    _ part: UnsafeBufferPointer<UInt8>, at index: inout Int, into text: inout AnalyzedText
  ) -> Bool {
    let start = index
    let limit = min(part.count, start &+ WordMemo.longestWord &+ 1)
    guard memo != nil, start &+ 16 <= bytes.count else { return false }
    var end = start
    var kind: UInt8 = 0
    while end < limit {
      kind = classes[Int(part[end])]
      if kind &- ByteClass.firstWord >= ByteClass.wide &- ByteClass.firstWord { break }
      end &+= 1
    }
    let count = end &- start
    guard count > 0, count <= WordMemo.longestWord, end == part.count || kind < ByteClass.firstWord
    else { return false }
    // Letters and digits in ASCII are folded by one bit, which digits and small letters have.
    let raw = UnsafeRawBufferPointer(bytes)
    let small: UInt64 = 0x2020_2020_2020_2020
    let first = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: start, as: UInt64.self))
    let second = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: start + 8, as: UInt64.self))
    let low = (first | small) & Self.mask(bytes: count)
    let high = (second | small) & Self.mask(bytes: count - 8)
    if shortCount == shortWords.count { stemShortWords(of: &text) }
    shortWords[shortCount] = ShortWord(low: low, high: high, count: count)
    shortCount += 1
    text.tokens.append(Token(start: start, end: end, stemStart: 0, stemEnd: 0, boundary: boundary))
    last = (count, boundary)
    boundary = .none
    index = end
    return true
  }

  /// Gives the short words at the end of those read so far their stems.
  private mutating func stemShortWords(of text: inout AnalyzedText) {
    let first = text.tokens.count - shortCount
    for place in 0..<shortCount {
      let word = shortWords[place]
      guard let stem = memo?.stem(word.low, word.high, count: word.count) else { break }
      let target = UnsafeMutableRawPointer(stems + stemEnd)
      // Sixteen bytes in one go, for what is beyond the stem is written over by the next one.
      target.storeBytes(of: stem.stem.x.littleEndian, as: UInt64.self)
      target.storeBytes(of: stem.stem.y.littleEndian, toByteOffset: 8, as: UInt64.self)
      text.numbers.append(stem.number)
      let start = stemEnd
      stemEnd += Int(stem.stem.y >> 56)
      text.tokens[first + place].setStem(start..<stemEnd)
    }
    shortCount = 0
  }

  /// A number with so many of its lowest bytes set: all of them from eight on, none below one.
  @inline(__always)
  private static func mask(bytes count: Int) -> UInt64 { ~(~0 << UInt64(8 * max(0, count))) }

  /// Puts the stem of the folded word after the others; returns its length and the word's number.
  private mutating func putStem(count: Int) -> (length: Int, number: Int32) {
    var number: Int32 = -1
    var length = 0
    let raw = UnsafeMutableRawPointer(word)
    if count <= WordMemo.longestWord,
      let stem = memo?.stem(
        UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self)),
        UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)), count: count)
    {
      raw.storeBytes(of: stem.stem.x.littleEndian, as: UInt64.self)
      raw.storeBytes(of: stem.stem.y.littleEndian, toByteOffset: 8, as: UInt64.self)
      (length, number) = (Int(stem.stem.y >> 56), stem.number)
    } else {
      length = PorterStemmer.stem(word, count: count)
    }
    (stems + stemEnd).update(from: word, count: length)
    return (length, number)
  }

  /// How much a separator in ASCII separates, given what stands beside it.
  @inline(__always)
  private func boundary(of kind: UInt8, at index: Int) -> Boundary {
    switch kind {
    case ByteClass.stop:
      // Inside a number or an abbreviation it separates nothing; after a single letter, and after the
      // digit that an item of a list begins with, little.
      if isWordByte(at: index + 1) { return .none }
      guard last.length == 1, isWordByte(at: index - 1) else { return .sentence }
      return isDigit(at: index - 1) && last.boundary != .sentence ? .sentence : .comma
    case ByteClass.hyphen:
      return isSpace(at: index - 1) && isSpace(at: index + 1) ? .clause : .none
    default:
      return Boundary(rawValue: kind) ?? .none
    }
  }

  @inline(__always)
  private func isWordByte(at index: Int) -> Bool {
    bytes.indices.contains(index) && classes[Int(bytes[index])] >= ByteClass.firstWord
  }

  @inline(__always)
  private func isDigit(at index: Int) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[index]
  }

  @inline(__always)
  private func isSpace(at index: Int) -> Bool {
    bytes.indices.contains(index) && bytes[index] == 0x20
  }
}
