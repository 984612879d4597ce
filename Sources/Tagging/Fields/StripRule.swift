/// One line of the strip list.
///
/// A line is a phrase in the words of which nothing counts. `...` after it takes the rest of the
/// sentence as well, `...` on both sides the whole sentence, `>>>` after it everything up to the next
/// heading. `#` begins a comment. Alternatives and `*` are as in all cue patterns.
struct StripRule: Hashable, Sendable {
  /// How much a line takes.
  enum Extent: UInt8, Sendable { case phrase, rest, sentence, section }

  var pattern: String
  var extent: Extent

  /// Reads a line; nil where it holds nothing but a comment.
  init?(line: String) {
    var text = line.prefix { $0 != "#" }
    func trim() {
      while let first = text.first, first.isWhitespace { text = text.dropFirst() }
      while let last = text.last, last.isWhitespace { text = text.dropLast() }
    }
    trim()
    let leads = text.hasPrefix("...")
    if leads { text = text.dropFirst(3) }
    let trails = text.hasSuffix("...")
    let isSection = text.hasSuffix(">>>")
    if trails || isSection { text = text.dropLast(3) }
    trim()
    guard !text.isEmpty else { return nil }
    pattern = String(text)
    extent = isSection ? .section : leads ? .sentence : trails ? .rest : .phrase
  }
}
