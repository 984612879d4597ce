import Foundation
package import WaymarkClassifier
package import WaymarkFormats
package import WaymarkTaxonomy

/// A model as a file: counts of stems, and the weights that were fitted to them, as text that a person
/// can read and compare.
///
/// First the weights, `signal`, its name and its weight, and `calibration` with its weights; then one
/// line a term, `term`, its identifier and the weight of its lessons and refusals; then one line
/// a stem, `word`, the stem, and `number of the term:count[:refused]` for each term it was seen
/// with, all counts in 1/1024. The same counts always make the same bytes.
package enum ModelFile {
  private static let heading = "waymark-model\t1"

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
    var text = heading + "\n"
    if let judgement { text += String(decoding: judgement.encoded(), as: UTF8.self) }
    let terms = counts.totals.keys.sorted { graph.terms[$0].id < graph.terms[$1].id }
    var numbers: [TermIndex: Int] = [:]
    for (number, term) in terms.enumerated() {
      numbers[term] = number
      let total = counts.totals[term] ?? Counts.Total()
      text += "term\t\(graph.terms[term].id)\t\(total.lessons)\t\(total.refusals)\n"
    }
    for stem in counts.postings.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let row = (counts.postings[stem] ?? []).compactMap { posting in
        numbers[posting.term].map { ($0, posting) }
      }
      let cells = row.sorted { $0.0 < $1.0 }.map { number, posting in
        posting.negative == 0
          ? "\(number):\(posting.positive)" : "\(number):\(posting.positive):\(posting.negative)"
      }
      text += "word\t\(stem)\t\(cells.joined(separator: " "))\n"
    }
    return Array(text.utf8)
  }

  /// Reads a model for the terms of a graph.
  ///
  /// Terms that the graph lacks are left out, and said so.
  ///
  /// - Throws: A `Fault` where the file cannot be read or is not a model.
  package static func read(path: String, graph: TermGraph) throws -> Content {
    var reader = try LineReader(path: path)
    var faults: [Fault] = []
    var terms: [TermIndex?] = []
    var totals: [TermIndex: Counts.Total] = [:]
    var postings: [String: [Counts.Posting]] = [:]
    var weights = ""
    var isFirst = true
    while let line = try reader.next() {
      let place = Place(file: path, line: line.number)
      let text = String(decoding: line.bytes, as: UTF8.self)
      if isFirst {
        guard text == heading else {
          throw Fault(at: place, "not a model of this version: expected '\(heading)'")
        }
        isFirst = false
        continue
      }
      let cells = text.split(separator: "\t", omittingEmptySubsequences: false)
      if cells.count == 4, cells[0] == "term", let lessons = Int(cells[2]),
        let refusals = Int(cells[3])
      {
        let term = CURIE(String(cells[1])).flatMap { graph.index(of: $0) }
        terms.append(term)
        if let term {
          totals[term] = Counts.Total(lessons: lessons, refusals: refusals)
        } else {
          faults.append(Fault(.warning, at: place, "unknown term \(cells[1]): left out"))
        }
      } else if cells.count == 3, cells[0] == "word", let row = row(cells[2], terms) {
        for posting in row {
          totals[posting.term]?.positive += posting.positive
          totals[posting.term]?.negative += posting.negative
        }
        if !row.isEmpty { postings[String(cells[1])] = row.sorted { $0.term < $1.term } }
      } else if cells.count > 1, cells[0] == "signal" || cells[0] == "calibration" {
        weights += text + "\n"
      } else {
        faults.append(Fault(at: place, "expected a line 'term' or 'word' with whole numbers"))
      }
    }
    let judgement = weights.isEmpty ? nil : Judgement(decoding: Array(weights.utf8))
    if !weights.isEmpty, judgement == nil {
      faults.append(Fault(at: Place(file: path), "the weights of the model cannot be read"))
    }
    return Content(
      counts: Counts(postings: postings, totals: totals), judgement: judgement, faults: faults)
  }

  private static func row(_ text: Substring, _ terms: [TermIndex?]) -> [Counts.Posting]? {
    var result: [Counts.Posting] = []
    for cell in text.split(separator: " ") {
      let numbers = cell.split(separator: ":").map { Int($0) }
      guard numbers.count == 2 || numbers.count == 3, let number = numbers[0],
        let positive = numbers[1], terms.indices.contains(number)
      else { return nil }
      guard let negative = numbers.count == 3 ? numbers[2] : 0 else { return nil }
      guard let term = terms[number] else { continue }
      result.append(Counts.Posting(term: term, positive: positive, negative: negative))
    }
    return result
  }
}
