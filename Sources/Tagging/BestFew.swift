/// The few best terms of a long row of scores, best first; ties go to the lower term.
///
/// A bounded insertion sort: nearly every score is refused by one comparison.
struct BestFew: Sendable {
  private let limit: Int
  private(set) var terms: [Int32] = []
  private var scores: [Float] = []

  init(limit: Int) {
    self.limit = limit
    terms.reserveCapacity(limit + 1)
    scores.reserveCapacity(limit + 1)
  }

  /// The best score, or 0 where nothing was permitted.
  var top: Float { scores.first ?? 0 }

  /// One over the rank of a term, or 0 where it is not among the few.
  func reciprocalRank(of term: Int32) -> Float {
    for (place, other) in terms.enumerated() where other == term { return 1 / Float(place + 1) }
    return 0
  }

  mutating func choose(from row: [Float], permits: [Bool]) {
    start()
    var worst = -Float.infinity
    row.withUnsafeBufferPointer { row in
      permits.withUnsafeBufferPointer { permits in
        // Terms come in ascending order, so a tie with the worst of the few is always lost.
        for term in 0..<row.count where row[term] > worst && permits[term] {
          offer(Int32(term), row[term])
          if terms.count == limit { worst = scores[limit - 1] }
        }
      }
    }
  }

  mutating func choose(from matcher: LabelMatcher, permits: [Bool]) {
    start()
    for term in matcher.touched where permits[Int(term)] {
      let match = matcher.matches[Int(term)]
      let score =
        match.massInText + match.massInName + match.phraseInName + match.phraseInDescription
        + 0.5 * match.shareInText + 0.2 * match.spread
      offer(term, score)
    }
  }

  private mutating func start() {
    terms.removeAll(keepingCapacity: true)
    scores.removeAll(keepingCapacity: true)
  }

  private mutating func offer(_ term: Int32, _ score: Float) {
    if terms.count == limit, let worst = scores.last, let last = terms.last,
      score < worst || (score == worst && term > last)
    {
      return
    }
    var place = scores.count
    while place > 0,
      scores[place - 1] < score || (scores[place - 1] == score && terms[place - 1] > term)
    {
      place -= 1
    }
    scores.insert(score, at: place)
    terms.insert(term, at: place)
    if terms.count > limit {
      terms.removeLast()
      scores.removeLast()
    }
  }
}
