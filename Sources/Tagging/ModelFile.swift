import Foundation
package import WaymarkClassifier
package import WaymarkFormats
package import WaymarkTaxonomy

/// A model as a file: counts of stems, and the weights that were fitted to them, as text that a person
/// can read and compare.
///
/// First the weights, where there are any: `signal`, its name and its weight, and `calibration` with
/// its weights. Then one line a term, `term`, its identifier and the weight of its lessons and refusals; then one line
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
    let path = input.path
    var lines = LineReader(input)
    guard let first = try lines.next(), String(decoding: first.bytes, as: UTF8.self) == heading
    else {
      throw Fault(
        at: Place(file: path, line: 1), "not a model of this version: expected '\(heading)'")
    }
    var draft = Draft(graph: graph)
    while let line = try lines.next() {
      draft.read(
        String(decoding: line.bytes, as: UTF8.self), at: Place(file: path, line: line.number))
    }
    let judgement = draft.weights.isEmpty ? nil : Judgement(decoding: Array(draft.weights.utf8))
    if !draft.weights.isEmpty, judgement == nil {
      draft.faults.append(
        Fault(at: Place(file: path), "the weights of the model are not lines of signal and number"))
    }
    return Content(
      counts: Counts(postings: draft.postings, totals: draft.totals), judgement: judgement,
      faults: draft.faults)
  }

  /// What has been read of a file so far.
  private struct Draft {
    let graph: TermGraph
    var terms: [TermIndex?] = []
    var totals: [TermIndex: Counts.Total] = [:]
    var postings: [String: [Counts.Posting]] = [:]
    var weights = ""
    var faults: [Fault] = []

    init(graph: TermGraph) { self.graph = graph }

    mutating func read(_ line: String, at place: Place) {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      if cells.count == 4, cells[0] == "term", let lessons = number(cells[2]),
        let refusals = number(cells[3])
      {
        let term = CURIE(String(cells[1])).flatMap { graph.index(of: $0) }
        guard let term, totals[term] == nil else {
          // It keeps its number, so that the words' numbers still mean what they did.
          terms.append(nil)
          let reason = term == nil ? "unknown term \(cells[1])" : "\(cells[1]) stands twice"
          faults.append(Fault(.warning, at: place, reason + ": left out"))
          return
        }
        terms.append(term)
        totals[term] = Counts.Total(lessons: lessons, refusals: refusals)
      } else if cells.count == 3, cells[0] == "word", let row = row(cells[2]) {
        let stem = String(cells[1])
        guard postings[stem] == nil else {
          faults.append(Fault(at: place, "the word '\(stem)' stands twice: left out"))
          return
        }
        for posting in row {
          totals[posting.term]?.positive += posting.positive
          totals[posting.term]?.negative += posting.negative
        }
        if !row.isEmpty { postings[stem] = row }
      } else if cells.count > 1, cells[0] == "signal" || cells[0] == "calibration" {
        weights += line + "\n"
      } else {
        faults.append(Fault(at: place, "expected a line 'term' or 'word' with whole numbers"))
      }
    }

    /// A count; so large a one that a sum of them could overflow is none.
    private func number(_ text: Substring) -> Int? {
      Int(text).flatMap { (0...(1 << 36)).contains($0) ? $0 : nil }
    }

    /// The postings of a word in order of their terms, or nil where the cell is not of them.
    private func row(_ text: Substring) -> [Counts.Posting]? {
      var result: [TermIndex: Counts.Posting] = [:]
      for cell in text.split(separator: " ") {
        let numbers = cell.split(separator: ":", omittingEmptySubsequences: false).map(number)
        guard numbers.count == 2 || numbers.count == 3, let place = numbers[0],
          let positive = numbers[1], let negative = numbers.count == 3 ? numbers[2] : 0,
          terms.indices.contains(place)
        else { return nil }
        guard let term = terms[place], positive + negative > 0 else { continue }
        let posting = Counts.Posting(term: term, positive: positive, negative: negative)
        guard result.updateValue(posting, forKey: term) == nil else { return nil }
      }
      return result.values.sorted { $0.term < $1.term }
    }
  }
}
