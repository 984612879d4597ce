import WaymarkFormats

/// The former names of a term, as the history notes of the LGA's lists tell them.
///
/// The notes are prose: `Term name changed from 'Dogs - lost' to 'Lost dogs' in version 3.00. Name
/// changed to 'Stray dogs' in version 4.00.` Every name in quotes within a sentence on a change of
/// name counts, the present one too; who knows that leaves it out.
enum FormerNames {
  /// The names in the notes, in order, each once.
  static func names(in notes: String) -> [String] {
    let bytes = Array(notes.utf8)
    var names: [String] = []
    var isNaming = false
    var position = 0
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "'"), isOpening(bytes, position) {
        let end = closing(bytes, after: position)
        let name = String(decoding: bytes[(position + 1)..<end], as: UTF8.self)
          .trimmingASCIIWhitespace()
        if isNaming, !name.isEmpty { names.append(name) }
        position = end + 1
      } else if endsSentence(bytes, position) {
        isNaming = false
        position += 1
      } else {
        if !isNaming, startsWord(bytes, position) {
          // "Term name changed", "Term named changed", "Change of name", "Changed name".
          isNaming = hasWord("name", bytes, position)
        }
        position += 1
      }
    }
    return names.uniqued()
  }

  /// Whether a quote mark opens a name: after a space, or right after "from" or "to".
  private static func isOpening(_ bytes: [UInt8], _ position: Int) -> Bool {
    guard position + 1 < bytes.count else { return false }
    let before = bytes[..<position]
    guard let last = before.last, !isASCIIWhitespace(last) else { return true }
    return before.hasSuffix("from") || before.hasSuffix("to")
  }

  /// Where the name that a quote mark opens ends.
  ///
  /// An apostrophe within a name is no end: the mark counts that is followed by the end of a clause,
  /// or by a word that goes on with the sentence. Where none does, the name ends before " in version".
  private static func closing(_ bytes: [UInt8], after opening: Int) -> Int {
    var position = opening + 1
    while position < bytes.count {
      let rest = bytes[(position + 1)...]
      if bytes[position] == UInt8(ascii: "'"), continuations.contains(where: rest.hasPrefix) {
        return position
      }
      if bytes[position] == UInt8(ascii: "'"), rest.isEmpty { return position }
      if bytes[position...].hasPrefix(" in version") { return position }
      position += 1
    }
    return bytes.count
  }

  private static let continuations = [
    ".", ",", ";", "@", "'", "in v", " for ", " to '", "to '", " to'", " in v", " and scope",
    "  and scope", " and to",
    " and changed", " and name", " and description", " (",
  ]

  /// Whether a full stop ends a sentence and not a number or an abbreviation within a name.
  private static func endsSentence(_ bytes: [UInt8], _ position: Int) -> Bool {
    guard bytes[position] == UInt8(ascii: ".") else { return false }
    return position + 1 == bytes.count || isASCIIWhitespace(bytes[position + 1])
  }

  private static func startsWord(_ bytes: [UInt8], _ position: Int) -> Bool {
    position == 0 || !bytes[position - 1].isASCIILetter
  }

  private static func hasWord(_ word: String, _ bytes: [UInt8], _ position: Int) -> Bool {
    bytes[position...].hasPrefix(word)
  }
}

extension ArraySlice<UInt8> {
  /// Whether the bytes begin with a text, in any ASCII case.
  fileprivate func hasPrefix(_ text: String) -> Bool {
    count >= text.utf8.count && zip(self, text.utf8).allSatisfy { $0 | 0x20 == $1 | 0x20 }
  }

  /// Whether the bytes end with a text, in any ASCII case.
  fileprivate func hasSuffix(_ text: String) -> Bool {
    suffix(text.utf8.count).hasPrefix(text)
  }
}
