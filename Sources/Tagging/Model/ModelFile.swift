import Foundation
package import WaymarkClassifier
package import WaymarkFormats
package import WaymarkTaxonomy

/// A model as a file: counts of stems, and the weights that were fitted to them, as text that a person
/// can read and compare.
///
/// First, in a model that was shared, what it was made of: `about` lines. Then the weights, where
/// there are any, as `Judgement` writes them. Then one
/// line a term, `term`, its identifier and the weight of its lessons and refusals; then one line
/// a stem, `word`, the stem, and `number of the term:count[:refused]` for each term it was seen
/// with, all counts in 1/1024. The last line is `end` and the number of lines before it, so that a
/// file that was cut off is told from a whole one. The same counts always make the same bytes.
package enum ModelFile {
  static let heading = "waymark-model\t1"
  /// The greatest count that a file may hold: so large that no sum of fewer can overflow.
  static let greatest = 1 << 36

  /// What a file holds.
  package struct Content: Sendable {
    /// The counts, in terms of the graph that the file was read with.
    package var counts: Counts
    /// The weights; nil where the file has none.
    package var judgement: Judgement?
    /// What was wrong with the file.
    package var faults: [Fault]
  }

  /// The model as the bytes of a file.
  package static func encode(
    _ counts: Counts, judgement: Judgement?, graph: TermGraph
  ) -> [UInt8] {
    encode(counts, before: judgement?.encoded() ?? []) { graph.terms[$0].id }
  }

  /// The model as the bytes of a file.
  ///
  /// - Parameters:
  ///   - counts: The counts.
  ///   - lines: What stands between the heading and the terms.
  ///   - name: The identifier of a term of the counts.
  /// - Returns: The bytes, which depend on nothing but the counts, the lines and the names.
  static func encode(
    _ counts: Counts, before lines: [UInt8], name: (TermIndex) -> CURIE
  ) -> [UInt8] {
    var bytes = Array(heading.utf8) + [0x0A] + lines
    let terms = counts.totals.keys.map { (term: $0, id: name($0)) }.sorted { $0.id < $1.id }
    var numbers: [TermIndex: Int] = [:]
    for (number, (term, id)) in terms.enumerated() {
      numbers[term] = number
      let total = counts.totals[term] ?? Counts.Total()
      bytes += "term\t\(id)\t\(total.lessons)\t\(total.refusals)\n".utf8
    }
    for stem in counts.postings.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let row = (counts.postings[stem] ?? []).compactMap { posting in
        numbers[posting.term].map { (number: $0, posting: posting) }
      }
      bytes += "word\t\(stem)\t".utf8
      for (place, cell) in row.sorted(by: { $0.number < $1.number }).enumerated() {
        if place > 0 { bytes.append(0x20) }
        bytes += "\(cell.number):\(cell.posting.positive)".utf8
        if cell.posting.negative != 0 { bytes += ":\(cell.posting.negative)".utf8 }
      }
      bytes.append(0x0A)
    }
    bytes += "end\t\(bytes.count { $0 == 0x0A })\n".utf8
    return bytes
  }

  /// Reads a model for the terms of a graph.
  ///
  /// Terms that the graph lacks are left out, and said so; so is every line that is not understood.
  ///
  /// - Throws: A `Fault` where the file cannot be read or is not a model.
  package static func read(path: String, graph: TermGraph) throws -> Content {
    try read(ByteReader(path: path), graph: graph)
  }

  /// Reads a model from an input.
  ///
  /// - Throws: A `Fault` where the input cannot be read or is not a model.
  package static func read(_ input: ByteReader, graph: TermGraph) throws -> Content {
    let draft = try draft(input) { graph.index(of: $0) }
    return Content(
      counts: Counts(postings: draft.postings, totals: draft.totals), judgement: draft.judgement,
      faults: draft.faults)
  }

  /// Reads a file, with the terms numbered by a closure; those that it gives no number are left out.
  static func draft(_ input: ByteReader, number: @escaping (CURIE) -> TermIndex?) throws -> Draft {
    let path = input.path
    var lines = LineReader(input)
    guard let first = try lines.next(), String(decoding: first.bytes, as: UTF8.self) == heading
    else {
      throw Fault(
        at: Place(file: path, line: 1), "not a model of this version: expected '\(heading)'")
    }
    var draft = Draft(number: number)
    var last = first.number
    while let line = try lines.next() {
      last = line.number
      draft.read(String(decoding: line.bytes, as: UTF8.self), at: Place(file: path, line: last))
    }
    try draft.finish(at: Place(file: path, line: last))
    return draft
  }
}
