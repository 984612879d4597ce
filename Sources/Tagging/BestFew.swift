/// The few best terms of a long row of scores, best first; ties go to the lower term.
///
/// Looked at closely are only those that can be among the few. The best scores of many small sets of
/// terms say beforehand how high that is: as many sets as there are to be few hold a term each, so
/// what the least of their best has, the last of the few has too.
struct BestFew: Sendable {
  private let limit: Int
  /// The few as numbers that are ordered as they are: first by score, then by term, best first.
  private var few: [UInt64] = []
  /// The scores to choose from, of which some may be minus infinity, filled up to whole groups.
  private var scores: [Float] = []
  /// The best score of each set.
  private var best: [Float] = []
  /// The sets and then the places with scores that are high enough.
  private var sets: [Int32] = []
  private var places: [Int32] = []

  /// How many terms each set has.
  private var setSize = 1

  /// The sets of one group lie side by side: one has every eighth term of the group.
  private typealias Lanes = SIMD8<Float>

  init(limit: Int) {
    self.limit = limit
    few.reserveCapacity(limit)
  }

  /// The terms, best first.
  var terms: some RandomAccessCollection<Int32> { few.lazy.map { Self.term(of: $0) } }

  /// Sets the bits of the few, of which there is one for each term.
  func mark(in bits: inout [UInt64]) {
    var bits = bits.mutableSpan
    for key in few {
      let term = Self.term(of: key)
      bits[Int(term) >> 6] |= 1 << UInt64(term & 63)
    }
  }

  /// Notes for each of the few one over its rank, in a row of zeros with a place for every term.
  func noteReciprocalRanks(in row: inout [Float]) {
    var row = row.mutableSpan
    for place in few.indices { row[Int(Self.term(of: few[place]))] = 1 / Float(place + 1) }
  }

  /// Makes the row one of zeros again.
  func forgetRanks(in row: inout [Float]) {
    var row = row.mutableSpan
    for key in few { row[Int(Self.term(of: key))] = 0 }
  }
}

// MARK: - Choosing

extension BestFew {
  /// Chooses among all terms twice, by the first and by the third of four scores of each.
  ///
  /// - Returns: The best of each score among the permitted terms.
  static func choose(
    _ first: inout BestFew, _ third: inout BestFew, from rows: [SIMD4<Float>], permits: Permits
  ) -> SIMD4<Float> {
    precondition(rows.count == permits.count, "one permit for each term")
    first.makeRoom(for: rows.count)
    third.makeRoom(for: rows.count)
    let (rows, handicaps) = (rows.span, permits.handicaps.span)
    var firsts = first.scores.mutableSpan
    var thirds = third.scores.mutableSpan
    var best = SIMD4<Float>(repeating: -.infinity)
    for term in rows.indices {
      let row = rows[unchecked: term] + handicaps[unchecked: term]
      firsts[unchecked: term] = row.x
      thirds[unchecked: term] = row.z
      best.replace(with: row, where: row .> best)
    }
    first.take { Int32($0) }
    third.take { Int32($0) }
    return best
  }

  /// Chooses in the same way among a few terms only, all of them permitted.
  static func choose(
    _ first: inout BestFew, _ third: inout BestFew, from rows: [SIMD4<Float>], among terms: [Int32]
  ) -> SIMD4<Float> {
    first.makeRoom(for: terms.count)
    third.makeRoom(for: terms.count)
    var firsts = first.scores.mutableSpan
    var thirds = third.scores.mutableSpan
    var best = SIMD4<Float>(repeating: -.infinity)
    for (place, term) in terms.enumerated() {
      let row = rows[Int(term)]
      firsts[place] = row.x
      thirds[place] = row.z
      best.replace(with: row, where: row .> best)
    }
    first.take { terms[$0] }
    third.take { terms[$0] }
    return best
  }

  /// Chooses among some terms by what labels and keywords say of them.
  mutating func choose(from matcher: LabelMatcher, among terms: [Int32], permits: Permits) {
    makeRoom(for: terms.count)
    let handicaps = permits.handicaps.span
    let matches = matcher.matches.span
    var scores = scores.mutableSpan
    for place in terms.indices {
      let term = Int(terms[place])
      let match = matches[term]
      let score =
        match.massInText + match.massInName + match.phraseInName + match.phraseInDescription
        + 0.5 * match.shareInText + 0.2 * match.spread
      scores[place] = score + handicaps[term]
    }
    take { terms[$0] }
  }

  /// Makes as many places for scores, and further ones that nobody has.
  ///
  /// A few times as many sets as there are to be few tell nearly as much as all scores do.
  private mutating func makeRoom(for count: Int) {
    setSize = max(1, min(8, count / (4 * limit)))
    let groupSize = setSize * Lanes.scalarCount
    let groups = (count + groupSize - 1) / groupSize
    let whole = groups * groupSize
    if scores.count > whole { scores.removeLast(scores.count - whole) }
    if scores.count < whole {
      scores.append(contentsOf: repeatElement(0, count: whole - scores.count))
    }
    for place in count..<whole { scores[place] = -.infinity }
  }

  /// Takes the few of the scores, given the term at each place.
  private mutating func take(term: (Int) -> Int32) {
    let extent = assess()
    let least = leastOfFew(extent)
    Self.pass(best, least, into: &sets)
    Self.pass(scores, of: sets, size: setSize, least, into: &places)
    few.removeAll(keepingCapacity: true)
    few.append(contentsOf: repeatElement(0, count: limit))
    var count = 0
    few.withUnsafeMutableBufferPointer { few in
      for place in places {
        let key = Self.key(term(Int(place)), scores[Int(place)])
        if key <= few[limit - 1] { continue }
        var rank = min(count, limit - 1)
        while rank > 0, few[rank - 1] < key {
          few[rank] = few[rank - 1]
          rank &-= 1
        }
        few[rank] = key
        count = min(count + 1, limit)
      }
    }
    few.removeLast(limit - count)
  }

  /// Notes the sets of which the best score is no less.
  ///
  /// Every set is written down, and the next one over it where its best is less: which of them pass is
  /// nothing that a branch could foresee.
  private static func pass(_ best: [Float], _ least: Float, into passing: inout [Int32]) {
    passing.removeAll(keepingCapacity: true)
    passing.append(contentsOf: repeatElement(0, count: best.count + 1))
    var count = 0
    passing.withUnsafeMutableBufferPointer { passing in
      for set in best.indices {
        passing[count] = Int32(truncatingIfNeeded: set)
        count &+= reaches(best[set], least)
      }
    }
    passing.removeLast(passing.count - count)
  }

  /// Notes the places in some sets of which the score is no less, in the same way.
  private static func pass(
    _ scores: [Float], of sets: [Int32], size: Int, _ least: Float, into passing: inout [Int32]
  ) {
    passing.removeAll(keepingCapacity: true)
    passing.append(contentsOf: repeatElement(0, count: sets.count * size + 1))
    var count = 0
    passing.withUnsafeMutableBufferPointer { passing in
      scores.withUnsafeBufferPointer { scores in
        for set in sets {
          let (group, lane) = Int(set).quotientAndRemainder(dividingBy: Lanes.scalarCount)
          var place = group &* size &* Lanes.scalarCount &+ lane
          for _ in 0..<size {
            passing[count] = Int32(truncatingIfNeeded: place)
            count &+= reaches(scores[place], least)
            place &+= Lanes.scalarCount
          }
        }
      }
    }
    passing.removeLast(passing.count - count)
  }

  /// 1 where a score is no less than another, else 0: the sign of their difference, for a comparison
  /// would be made a branch.
  @inline(__always)
  private static func reaches(_ score: Float, _ least: Float) -> Int {
    Int(truncatingIfNeeded: 1 &- (score - least).bitPattern >> 31)
  }

  /// Finds the best score of each set, and how many there are between which two.
  private mutating func assess() -> (count: Int, low: Float, high: Float) {
    let groups = scores.count / (setSize * Lanes.scalarCount)
    best.removeAll(keepingCapacity: true)
    best.append(contentsOf: repeatElement(0, count: groups * Lanes.scalarCount))
    let size = MemoryLayout<Lanes>.size
    var (lows, highs) = (Lanes(repeating: .infinity), Lanes(repeating: -.infinity))
    var counts = Lanes.zero
    scores.withUnsafeBytes { scores in
      best.withUnsafeMutableBytes { best in
        for group in 0..<groups {
          var most = Lanes(repeating: -.infinity)
          for row in 0..<setSize {
            let next = scores.loadUnaligned(
              fromByteOffset: (group &* setSize &+ row) &* size, as: Lanes.self)
            most.replace(with: next, where: next .> most)
          }
          best.storeBytes(of: most, toByteOffset: group &* size, as: Lanes.self)
          let isThere = most .> -.infinity
          counts.replace(with: counts + 1, where: isThere)
          lows.replace(with: most, where: isThere .& (most .< lows))
          highs.replace(with: most, where: most .> highs)
        }
      }
    }
    return (Int(counts.sum()), lows.min(), highs.max())
  }

  /// What the last of the few has at least: so many sets have a best that is no less.
  ///
  /// It is sought by halves, until hardly more sets pass than are wanted.
  private func leastOfFew(_ extent: (count: Int, low: Float, high: Float)) -> Float {
    if extent.count < limit { return -.greatestFiniteMagnitude }
    var (low, high) = (extent.low, extent.high)
    for _ in 0..<Self.mostHalvings {
      let middle = low / 2 + high / 2
      guard low < middle, middle < high else { break }
      let count = count(from: middle)
      if count < limit {
        high = middle
      } else {
        low = middle
        if count <= limit + limit / 4 { break }
      }
    }
    return low
  }

  /// How often the span of the scores is halved at most; a few more to look at do no harm.
  private static let mostHalvings = 16

  /// How many sets have a best score that is no less.
  private func count(from least: Float) -> Int {
    best.withUnsafeBytes { best in
      var counts = SIMD8<Int32>.zero
      let size = MemoryLayout<Lanes>.size
      for start in stride(from: 0, to: best.count, by: size) {
        let passes = best.loadUnaligned(fromByteOffset: start, as: Lanes.self) .>= least
        counts.replace(with: counts &+ 1, where: passes)
      }
      return Int(counts.wrappedSum())
    }
  }

  /// A number that is greater the greater the score is, and of one score the lower the term.
  private static func key(_ term: Int32, _ score: Float) -> UInt64 {
    // Adding zero makes one of the two zeros. The bits of a negative number descend as it ascends.
    let bits = (score + 0).bitPattern
    let ordered = bits ^ (bits >> 31 == 0 ? 0x8000_0000 : 0xFFFF_FFFF)
    return UInt64(ordered) << 32 | UInt64(~UInt32(bitPattern: term))
  }

  private static func term(of key: UInt64) -> Int32 {
    Int32(bitPattern: ~UInt32(truncatingIfNeeded: key))
  }
}
