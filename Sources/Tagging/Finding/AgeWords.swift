import WaymarkTextAnalysis

/// The words of a text with the years that each names, for ages as people say them.
struct AgeWords {
  /// One word.
  struct Word {
    /// As it stands there, in small letters.
    var text: String
    /// What separates it from the word before.
    var boundary: Boundary
    /// The number that it is.
    var number: Int?
    /// Whether it is a number in the plural, as in "60s" or "sixties".
    var isPlural = false
  }

  /// The words, in order.
  private(set) var words: [Word] = []

  /// Reads the words of a text, as many as `PersonWords` does.
  init(_ text: AnalyzedText, of source: String) {
    var source = source
    source.withUTF8 { bytes in
      words = text.tokens.prefix(PersonWords.limit).map { token in
        let word = String(decoding: bytes[token.range], as: UTF8.self).lowercased()
        let number = Self.number(word)
        return Word(
          text: word, boundary: token.boundary, number: number?.value,
          isPlural: number?.isPlural ?? false)
      }
    }
  }

  /// The number at a place, with how many words it takes: two for "seventy-two".
  func number(at place: Int) -> (value: Int, length: Int)? {
    guard words.indices.contains(place), let value = words[place].number else { return nil }
    let isTens =
      value >= 20 && value % 10 == 0 && words[place].text.utf8.first.map(Self.isLetter) == true
    if isTens, let unit = word(place + 1)?.number, unit < 10 { return (value + unit, 2) }
    return (value, 1)
  }

  /// The word at a place, if it stands there and nothing parts it from the one before.
  func word(_ place: Int) -> Word? {
    guard words.indices.contains(place), words[place].boundary < .comma else { return nil }
    return words[place]
  }

  private static func number(_ word: String) -> (value: Int, isPlural: Bool)? {
    if let known = spelled[word] { return (known, false) }
    // "Sixties", "under-fives".
    if let known = plurals[word] { return (known, true) }
    var digits = Substring(word)
    let isPlural = digits.count > 1 && digits.last == "s"
    if isPlural { digits.removeLast() }
    guard digits.count <= 3, digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let value = Int(digits)
    else {
      return nil
    }
    return (value, isPlural)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte > 0x39 }

  private static let spelled: [String: Int] = Dictionary(
    uniqueKeysWithValues: [("one", 1)] + NumberWords.all.map { ($0.word, $0.value) })
  private static let plurals: [String: Int] = {
    var plurals: [String: Int] = [:]
    for (word, value) in spelled {
      plurals[word.hasSuffix("y") ? word.dropLast() + "ies" : word + "s"] = value
    }
    return plurals
  }()
}
