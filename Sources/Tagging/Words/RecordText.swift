package import WaymarkTextAnalysis

/// Which field of a record a word stands in.
package enum Field: UInt8, Sendable, Hashable {
  /// The name of the service.
  case name
  /// Its description.
  case description
}

/// A word of a record.
package struct RecordWord: Sendable, Hashable {
  /// Its id, or -1 where neither vocabulary nor lessons know it.
  package var id: Int32
  /// What the patterns of fields call it, or -1.
  var cueID: Int32
  /// What separates it from the word before.
  package var boundary: Boundary
  /// Whether it is a mere function word.
  package var isStopWord: Bool
  /// Whether it is a number, a time or a single letter, which no term is known by.
  package var isNumberOrLetter: Bool

  /// Whether it may be a feature of a text.
  var isFeature: Bool { !isStopWord && !isNumberOrLetter }
}

/// The words of one record, interned: what every kind of evidence is read from.
///
/// Positions run through the name and then through the description, so that one array holds both.
package struct RecordText: Sendable {
  /// The words of the name with their spans.
  package private(set) var name = AnalyzedText()
  /// The words of the description with their spans.
  package private(set) var description = AnalyzedText()
  /// The words of both.
  package private(set) var words: [RecordWord] = []
  /// Whether the words say what the patterns of fields call them.
  private(set) var knowsCues = false
  /// How many of the words stand in the name.
  package private(set) var nameCount = 0

  /// Makes an empty text, to be filled by `read`.
  package init() {}

  /// The number of words.
  package var count: Int { words.count }

  /// The field that the word at a position stands in.
  package func field(at position: Int) -> Field { position < nameCount ? .name : .description }

  /// The span of a word in its field, in UTF-8 bytes.
  package func range(at position: Int) -> Range<Int> {
    position < nameCount
      ? name.tokens[position].range : description.tokens[position - nameCount].range
  }

  /// Lends the bytes of a stem.
  package func withStem<Result>(
    at position: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    position < nameCount
      ? name.withStem(of: position, body) : description.withStem(of: position - nameCount, body)
  }

  /// Reads a record, reusing the memory of the last one.
  ///
  /// - Parameters:
  ///   - nameText: The name of the service; may be empty.
  ///   - descriptionText: Its description; may be empty.
  ///   - analyzer: What cuts it into words.
  ///   - book: What is known of the words.
  package mutating func read(
    name nameText: String, description descriptionText: String, analyzer: Analyzer,
    book: inout WordBook
  ) {
    book.makeRoom()
    book.analyze(nameText, with: analyzer, into: &name)
    book.analyze(descriptionText, with: analyzer, into: &description)
    words.removeAll(keepingCapacity: true)
    knowsCues = book.knowsCues
    nameCount = name.tokens.count
    append(name, &book)
    append(description, &book)
    if nameCount < words.count { words[nameCount].boundary = .sentence }
  }

  /// Reads a record by a lexicon alone.
  package mutating func read(
    name: String, description: String, analyzer: Analyzer, lexicon: Lexicon
  ) {
    var book = WordBook(lexicon: lexicon)
    read(name: name, description: description, analyzer: analyzer, book: &book)
  }

  private mutating func append(_ text: AnalyzedText, _ book: inout WordBook) {
    for index in text.tokens.indices {
      words.append(book.word(at: index, of: text))
    }
  }
}
