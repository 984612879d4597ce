/// The few best terms of a long row of scores, best first; ties go to the lower term.
///
/// A bounded insertion sort: nearly every score is refused by one comparison. A heap took longer.
struct BestFew: Sendable {
  private let limit: Int
  /// The few as numbers that are ordered as they are: first by score, then by term, best first.
  private var few: [UInt64] = []

  init(limit: Int) {
    self.limit = limit
    few.reserveCapacity(limit)
  }

  /// The terms, best first.
  var terms: some RandomAccessCollection<Int32> { few.lazy.map { Self.term(of: $0) } }

  /// The best score, or 0 where nothing was permitted.
  var top: Float { few.first.map { Self.score(of: $0) } ?? 0 }

  /// Notes for each of the few one over its rank, in a row of zeros with a place for every term.
  func noteReciprocalRanks(in row: inout [Float]) {
    for place in few.indices { row[Int(Self.term(of: few[place]))] = 1 / Float(place + 1) }
  }

  /// Makes the row one of zeros again.
  func forgetRanks(in row: inout [Float]) {
    for key in few { row[Int(Self.term(of: key))] = 0 }
  }

  mutating func choose(from row: [Float], permits: [Bool]) {
    few.removeAll(keepingCapacity: true)
    precondition(row.count == permits.count, "one permit for each term")
    var worst = -Float.infinity
    var term = 0
    while true {
      // Terms come in ascending order, so a tie with the worst of the few is always lost.
      term = Self.next(in: row, from: term, above: worst)
      if term == row.count { return }
      if permits[term] { worst = offer(Int32(term), row[term]) }
      term += 1
    }
  }

  mutating func choose(from matcher: LabelMatcher, permits: [Bool]) {
    few.removeAll(keepingCapacity: true)
    let matches = matcher.matches.span
    var worst = -Float.infinity
    for term in matcher.touched where permits[Int(term)] {
      let match = matches[Int(term)]
      let score =
        match.massInText + match.massInName + match.phraseInName + match.phraseInDescription
        + 0.5 * match.shareInText + 0.2 * match.spread
      if score >= worst { worst = offer(term, score) }
    }
  }

  /// The first place from one on where a score is above another; the end where there is none.
  ///
  /// A loop of its own, for every score of every text passes here and hardly any stops.
  @inline(never)
  private static func next(in row: [Float], from start: Int, above worst: Float) -> Int {
    row.withUnsafeBufferPointer { row in
      var term = start
      while term + 4 <= row.count {
        if row[term] > worst || row[term + 1] > worst || row[term + 2] > worst
          || row[term + 3] > worst
        {
          break
        }
        term += 4
      }
      while term < row.count, row[term] <= worst { term += 1 }
      return term
    }
  }

  /// Takes a term where it is among the best, and returns what the next one has to reach.
  private mutating func offer(_ term: Int32, _ score: Float) -> Float {
    let key = Self.key(term, score)
    if few.count < limit {
      few.append(0)
    } else if key <= few[limit - 1] {
      return Self.score(of: few[limit - 1])
    }
    few.withUnsafeMutableBufferPointer { few in
      guard let start = few.baseAddress else { return }
      var place = 0
      var end = few.count - 1
      while place < end {
        let middle = (place + end) / 2
        if few[middle] > key { place = middle + 1 } else { end = middle }
      }
      (start + place + 1).update(from: start + place, count: few.count - 1 - place)
      few[place] = key
    }
    return few.count == limit ? Self.score(of: few[limit - 1]) : -.infinity
  }

  /// A number that is greater the greater the score is, and of one score the lower the term.
  private static func key(_ term: Int32, _ score: Float) -> UInt64 {
    // Adding zero makes one of the two zeros. The bits of a negative number descend as it ascends.
    let bits = (score + 0).bitPattern
    let ordered = bits ^ (bits >> 31 == 0 ? 0x8000_0000 : 0xFFFF_FFFF)
    return UInt64(ordered) << 32 | UInt64(~UInt32(bitPattern: term))
  }

  private static func score(of key: UInt64) -> Float {
    let ordered = UInt32(key >> 32)
    return Float(bitPattern: ordered ^ (ordered >> 31 == 1 ? 0x8000_0000 : 0xFFFF_FFFF))
  }

  private static func term(of key: UInt64) -> Int32 {
    Int32(bitPattern: ~UInt32(truncatingIfNeeded: key))
  }
}
