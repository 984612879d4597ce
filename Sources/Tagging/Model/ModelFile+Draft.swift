import WaymarkClassifier
import WaymarkFormats
import WaymarkTaxonomy

extension ModelFile {
  /// What has been read of a file so far.
  struct Draft {
    private(set) var totals: [TermIndex: Counts.Total] = [:]
    private(set) var postings: [String: [Counts.Posting]] = [:]
    private(set) var judgement: Judgement?
    /// Whether the models that this one was merged from were fitted differently.
    private(set) var weightsDiffer = false
    private(set) var origin = ModelOrigin()
    private(set) var faults: [Fault] = []
    private var terms: [TermIndex?] = []
    private var weights = ""
    /// How many lines stand before the last one, and how many should.
    private var length: (found: Int, expected: Int)?
    private let numberOfTerm: (CURIE) -> TermIndex?

    init(number: @escaping (CURIE) -> TermIndex?) { numberOfTerm = number }

    mutating func read(_ line: String, at place: Place) {
      if length != nil {
        faults.append(Fault(at: place, "nothing was expected after the end of the model"))
        return
      }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      if cells.count == 4, cells[0] == "term", let lessons = number(cells[2]),
        let refusals = number(cells[3])
      {
        let term = CURIE(String(cells[1])).flatMap(numberOfTerm)
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
      } else if cells.count == 3, cells[0] == "about", let value = number(cells[2]) {
        origin.set(String(cells[1]), to: value)
      } else if cells.count == 2, cells[0] == "end", let expected = number(cells[1]) {
        length = ((place.line ?? 1) - 1, expected)
      } else if cells == ["weights", "differ"] {
        weightsDiffer = true
      } else if cells.count > 1, Judgement.lineNames.contains(String(cells[0])) {
        weights += line + "\n"
      } else {
        faults.append(Fault(at: place, "expected a line 'term' or 'word' with whole numbers"))
      }
    }

    /// Reads the weights, once all lines are there.
    ///
    /// - Throws: A `Fault` where lines are missing, for half of the counts is another model.
    mutating func finish(at place: Place) throws(Fault) {
      guard let length else {
        throw Fault(
          at: place,
          "the model is not whole: expected a last line 'end' with the number of lines before it")
      }
      guard length.found == length.expected else {
        throw Fault(
          at: place,
          "the model is not whole: \(length.expected) lines were expected before its end, "
            + "\(length.found) were found")
      }
      guard !weights.isEmpty else { return }
      judgement = Judgement(decoding: Array(weights.utf8))
      if judgement == nil {
        faults.append(
          Fault(at: place, "the weights of the model are not lines of signal and number"))
      }
    }

    /// A count; so large a one that a sum of them could overflow is none.
    private func number(_ text: Substring) -> Int? {
      Int(text).flatMap { (0...ModelFile.greatest).contains($0) ? $0 : nil }
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
