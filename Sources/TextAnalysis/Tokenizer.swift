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
  private var boundary = Boundary.sentence
  /// The length of the last word, for the full stops of abbreviations.
  private var lastLength = 0

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
    let stemStart = stemEnd
    let stem = putStem(count: count)
    stemEnd += stem.length
    if memo != nil { text.numbers.append(stem.number) }
    text.tokens.append(
      Token(start: start, end: end, stemStart: stemStart, stemEnd: stemEnd, boundary: boundary))
    boundary = .none
    lastLength = count
    index = end
  }

  /// Puts the stem of the folded word after the others; returns its length and the word's number.
  @inline(__always)
  private mutating func putStem(count: Int) -> (length: Int, number: Int32) {
    guard count <= WordMemo.longestWord else {
      let length = PorterStemmer.stem(word, count: count)
      (stems + stemEnd).update(from: word, count: length)
      return (length, -1)
    }
    let stem =
      memo?.stem(word, count: count)
      ?? (count > 2 ? PorterStemmer.stem(word, count: count) : count, -1)
    // Sixteen bytes in one go; what is beyond the stem is written over by the next one.
    UnsafeMutableRawPointer(stems + stemEnd).copyMemory(from: word, byteCount: 16)
    return stem
  }

  /// How much a separator in ASCII separates, given what stands beside it.
  @inline(__always)
  private func boundary(of kind: UInt8, at index: Int) -> Boundary {
    switch kind {
    case ByteClass.stop:
      // Inside a number or an abbreviation it separates nothing; after a single letter, little.
      if isWordByte(at: index + 1) { return .none }
      return lastLength == 1 && isWordByte(at: index - 1) ? .comma : .sentence
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
  private func isSpace(at index: Int) -> Bool {
    bytes.indices.contains(index) && bytes[index] == 0x20
  }
}
