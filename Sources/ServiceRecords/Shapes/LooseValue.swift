import WaymarkFormats

/// Reads values for what they mean where a feed sends another type than it should.
extension JSONNode {
  /// The text that a value stands for: a string, a number as written, the name of an object, the
  /// first of an array; `nil` for null, booleans and what has no text.
  var looseText: String? { looseText(depth: 0) }

  private func looseText(depth: Int) -> String? {
    switch kind {
    case .string: return string
    case .number: return String(decoding: rawBytes, as: UTF8.self)
    case .object:
      // Two levels are as deep as a mistaken type goes; more would be a guess.
      guard depth < 2 else { return nil }
      for key in ["name", "label", "title", "value", "text", "description"] {
        if let text = self[key]?.looseText(depth: depth + 1) { return text }
      }
      return nil
    case .array:
      guard depth < 2 else { return nil }
      for element in elements {
        if let text = element.looseText(depth: depth + 1) { return text }
      }
      return nil
    case .null, .boolean: return nil
    }
  }

  /// The text without the white space around it, or `nil` where nothing is left.
  var looseWord: String? {
    if kind == .string {
      guard let word = trimmedString, !word.isEmpty else { return nil }
      return word
    }
    guard let text = looseText else { return nil }
    let word = text.trimmingASCIIWhitespace()
    return word.isEmpty ? nil : word
  }

  /// The words of an array or of a text that separates them by `|`; none for null.
  var looseWords: [String] {
    if kind == .array {
      var words: [String] = []
      for element in elements {
        if let word = element.looseWord { words.append(word) }
      }
      return words
    }
    return looseText.map(\.separatedWords) ?? []
  }

  /// Whether a value says yes, also where it is text or a number.
  var isTrue: Bool {
    bool ?? looseWord.map { ["true", "yes", "1"].contains($0.lowercased()) } ?? false
  }

  /// The elements of an array; another value but null is taken for its only element.
  var looseElements: [JSONNode] {
    switch kind {
    case .array: Array(elements)
    case .null: []
    default: [self]
    }
  }
}

extension String {
  /// The parts between bars, or between semicolons where there is no bar, without the white space around
  /// them and without empty ones.
  var separatedWords: [String] {
    let bytes = Array(utf8)
    return SeparatedWords(in: bytes[...]).words.map { String(decoding: bytes[$0], as: UTF8.self) }
  }
}

/// An age in whole years, or the reason why a value is none.
enum LooseAge: Equatable {
  case years(Int)
  case absent
  case unusable

  /// Reads an age from a value of a feed.
  init(_ node: JSONNode) {
    if node.kind == .number,
      let years = node.int ?? node.double.flatMap({ Int(exactly: $0.rounded(.down)) })
    {
      self.init(years)
    } else if node.isNull {
      self = .absent
    } else {
      self.init(node.looseText ?? "?")
    }
  }

  /// Reads an age from text.
  init(_ text: String) {
    let word = text.trimmingASCIIWhitespace()
    if word.isEmpty {
      self = .absent
    } else if let years = Int(word) ?? Double(word).flatMap({ Int(exactly: $0.rounded(.down)) }) {
      self.init(years)
    } else {
      self = .unusable
    }
  }

  /// Nobody is older than this, and feeds write 999 for "no limit".
  private init(_ years: Int) {
    switch years {
    case 0...150: self = .years(years)
    case 151...: self = .absent
    default: self = .unusable
    }
  }
}
