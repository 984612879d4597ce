package import WaymarkTextAnalysis

/// What is known of the words of texts: found out once for each word, not wherever it stands.
///
/// A book is part of the working memory of one worker.
package struct WordBook: Sendable {
  private let lexicon: Lexicon
  private let cues: Lexicon?
  private var memo: WordMemo? = WordMemo()
  /// What is known of the words that the memo has numbers for, as far as it was asked for.
  private var entries: [RecordWord?] = []

  /// Makes an empty book.
  ///
  /// - Parameters:
  ///   - lexicon: The ids of words.
  ///   - cues: Their ids in the patterns of fields; nil where no fields are to be read.
  package init(lexicon: Lexicon, cues: Lexicon? = nil) {
    self.lexicon = lexicon
    self.cues = cues
  }

  /// Whether words say what the patterns of fields call them.
  var knowsCues: Bool { cues != nil }

  /// Makes room before a record.
  mutating func makeRoom() {
    if memo?.makeRoom() == true { entries.removeAll(keepingCapacity: true) }
  }

  /// Cuts a text into words, with numbers that are good until there is room to be made.
  mutating func analyze(
    _ text: String, with analyzer: Analyzer, into result: inout AnalyzedText
  ) {
    var text = text
    text.withUTF8 { analyzer.analyze($0, into: &result, with: &memo) }
    let missing = (memo?.count ?? 0) - entries.count
    if missing > 0 { entries.append(contentsOf: repeatElement(nil, count: missing)) }
  }

  /// What is known of a word of a text that was cut with this book.
  @inline(__always)
  mutating func word(at index: Int, of text: AnalyzedText) -> RecordWord {
    let number = Int(text.numbers[index])
    var word: RecordWord
    if number >= 0, let known = entries[number] {
      word = known
    } else {
      let (lexicon, cues) = (lexicon, cues)
      word = text.withStem(of: index) { Self.lookUp($0, lexicon, cues) }
      if number >= 0 { entries[number] = word }
    }
    word.boundary = text.tokens[index].boundary
    return word
  }

  @inline(never)
  private static func lookUp(
    _ stem: UnsafeBufferPointer<UInt8>, _ lexicon: Lexicon, _ cues: Lexicon?
  ) -> RecordWord {
    RecordWord(
      id: lexicon.id(of: stem) ?? -1, cueID: cues?.id(of: stem) ?? -1, boundary: .none,
      isStopWord: StopWords.contains(stem),
      isNumberOrLetter: stem.count < 2 || isFigures(stem))
  }

  /// Whether a stem is a number, or a time as `10.45am` leaves it.
  private static func isFigures(_ stem: UnsafeBufferPointer<UInt8>) -> Bool {
    let isDigit = { (byte: UInt8) in byte >= 48 && byte < 58 }
    guard isDigit(stem[0]) else { return false }
    var rest = stem[...]
    if stem.count > 2, stem[stem.count - 1] == UInt8(ascii: "m"),
      [UInt8(ascii: "a"), UInt8(ascii: "p")].contains(stem[stem.count - 2])
    {
      rest = rest.dropLast(2)
    }
    return rest.allSatisfy(isDigit)
  }
}
