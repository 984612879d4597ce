/// Cuts what is not masked into words, folds and stems them.
///
/// Words are runs of word characters, as FTS5 has them; everything else only says how much the words
/// around it belong together.
struct Tokenizer {
  /// FTS5 cuts longer words off, so that they are found by their beginning.
  private static let longestStem = 32_768

  /// Sets down the words of one text, around the masks that it already has.
  static func tokenize(_ bytes: UnsafeBufferPointer<UInt8>, into text: inout AnalyzedText) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longestStem + 8) { scratch in
      guard let word = scratch.baseAddress else { return }
      ByteClass.table.withUnsafeBufferPointer { classes in
        var tokenizer = Tokenizer(bytes: bytes, classes: classes, word: word)
        var start = 0
        for mask in text.masks {
          tokenizer.run(start, mask.range.lowerBound, into: &text)
          tokenizer.separate(mask.boundary)
          start = mask.range.upperBound
        }
        tokenizer.run(start, bytes.count, into: &text)
      }
    }
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let classes: UnsafeBufferPointer<UInt8>
  /// Where the word being read is folded and stemmed.
  private let word: UnsafeMutablePointer<UInt8>
  private var boundary = Boundary.sentence
  /// The length of the last word, for the full stops of abbreviations.
  private var lastLength = 0

  private init(
    bytes: UnsafeBufferPointer<UInt8>, classes: UnsafeBufferPointer<UInt8>,
    word: UnsafeMutablePointer<UInt8>
  ) {
    self.bytes = bytes
    self.classes = classes
    self.word = word
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
    while index < part.count {
      let kind = classes[Int(part[index])]
      if kind < ByteClass.firstWord { break }
      if kind != ByteClass.wide {
        word[count] = kind
        index += 1
        count += 1
      } else {
        let folded = Folding.fold(Folding.read(part, at: &index))
        if folded == Folding.separator {
          index = end
          break
        }
        if folded != Folding.diacritic { count += Folding.write(folded, to: word + count) }
      }
      end = index
      // What is beyond the longest stem is read, but kept nowhere.
      if count > Self.longestStem { count = Self.longestStem }
    }
    let length = PorterStemmer.stem(word, count: count)
    let stemStart = text.stems.count
    text.stems.append(contentsOf: UnsafeBufferPointer(start: word, count: length))
    text.tokens.append(
      Token(
        start: start, end: end, stemStart: stemStart, stemEnd: text.stems.count, boundary: boundary)
    )
    boundary = .none
    lastLength = count
    index = end
  }

  /// How much a separator in ASCII separates, given what stands beside it.
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

  private func isWordByte(at index: Int) -> Bool {
    bytes.indices.contains(index) && classes[Int(bytes[index])] >= ByteClass.firstWord
  }

  private func isSpace(at index: Int) -> Bool {
    bytes.indices.contains(index) && bytes[index] == 0x20
  }
}
