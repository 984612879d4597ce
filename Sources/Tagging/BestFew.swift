/// The few best terms of a long row of scores, best first; ties go to the lower term.
///
/// A bounded insertion sort: nearly every score is refused by one comparison.
struct BestFew: Sendable {
  private let limit: Int
  private var few: [(score: Float, term: Int32)] = []

  init(limit: Int) {
    self.limit = limit
    few.reserveCapacity(limit)
  }

  /// The terms, best first.
  var terms: some RandomAccessCollection<Int32> { few.lazy.map(\.term) }

  /// The best score, or 0 where nothing was permitted.
  var top: Float { few.first?.score ?? 0 }

  /// Notes for each of the few one over its rank, in a row of zeros with a place for every term.
  func noteReciprocalRanks(in row: inout [Float]) {
    for place in few.indices { row[Int(few[place].term)] = 1 / Float(place + 1) }
  }

  /// Makes the row one of zeros again.
  func forgetRanks(in row: inout [Float]) {
    for place in few.indices { row[Int(few[place].term)] = 0 }
  }

  mutating func choose(from row: [Float], permits: [Bool]) {
    start()
    var worst = -Float.infinity
    row.withUnsafeBufferPointer { row in
      permits.withUnsafeBufferPointer { permits in
        // Terms come in ascending order, so a tie with the worst of the few is always lost.
        for term in 0..<row.count where row[term] > worst && permits[term] {
          offer(Int32(term), row[term])
          if few.count == limit { worst = few[limit - 1].score }
        }
      }
    }
  }

  mutating func choose(from matcher: LabelMatcher, permits: [Bool]) {
    start()
    let matches = matcher.matches.span
    var worst = -Float.infinity
    for term in matcher.touched where permits[Int(term)] {
      let match = matches[Int(term)]
      let score =
        match.massInText + match.massInName + match.phraseInName + match.phraseInDescription
        + 0.5 * match.shareInText + 0.2 * match.spread
      guard score >= worst else { continue }
      offer(term, score)
      if few.count == limit { worst = few[limit - 1].score }
    }
  }

  private mutating func start() { few.removeAll(keepingCapacity: true) }

  private mutating func offer(_ term: Int32, _ score: Float) {
    if few.count < limit {
      few.append((score, term))
    } else {
      guard let worst = few.last, score > worst.score || score == worst.score && term < worst.term
      else { return }
      few[limit - 1] = (score, term)
    }
    few.withUnsafeMutableBufferPointer { few in
      var place = few.count - 1
      while place > 0,
        few[place - 1].score < score || few[place - 1].score == score && few[place - 1].term > term
      {
        few[place] = few[place - 1]
        place -= 1
      }
      few[place] = (score, term)
    }
  }
}
