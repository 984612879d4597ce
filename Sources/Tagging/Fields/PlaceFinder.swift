import WaymarkTaxonomy
import WaymarkTextAnalysis

/// Turns positions of words into spans of UTF-16 and into the text itself.
struct PlaceFinder {
  private let text: RecordText
  private let name: String
  private let description: String

  init(text: RecordText, name: String, description: String) {
    self.text = text
    self.name = name
    self.description = description
  }

  /// The span of some words in their field, with a plus sign that follows figures.
  func range(of positions: Range<Int>) -> Range<Int> {
    let bytes = byteRange(positions)
    return utf16Range(bytes, in: text.field(at: positions.lowerBound) == .name ? name : description)
  }

  private func byteRange(_ positions: Range<Int>) -> Range<Int> {
    let first = text.range(at: positions.lowerBound)
    let last = text.range(at: positions.upperBound - 1)
    let source = text.field(at: positions.lowerBound) == .name ? name : description
    var end = last.upperBound
    let isFigures = text.words[positions.upperBound - 1].isNumberOrLetter
    if isFigures, source.utf8.dropFirst(end).first == UInt8(ascii: "+") { end += 1 }
    return first.lowerBound..<max(first.lowerBound, end)
  }

  func reading<Value: Hashable & Sendable>(
    _ value: Value, _ positions: Range<Int>
  ) -> Reading<Value> {
    Reading(value: value, range: range(of: positions), field: text.field(at: positions.lowerBound))
  }

  /// Some words as they stand in the text.
  func words(_ positions: Range<Int>) -> String {
    let bytes = byteRange(positions)
    let source = text.field(at: positions.lowerBound) == .name ? name : description
    return String(
      decoding: source.utf8.dropFirst(bytes.lowerBound).prefix(bytes.count), as: UTF8.self)
  }

  func term(_ term: Int, _ positions: Range<Int>) -> TermReading {
    TermReading(
      term: term, text: words(positions), range: range(of: positions),
      field: text.field(at: positions.lowerBound))
  }
}
