/// The few best terms of a long row of scores, best first; ties go to the lower term.
///
/// Looked at closely are only those that can be among the few. The best scores of many small sets of
/// terms say beforehand how high that is: as many sets as there are to be few hold a term each, so
/// what the least of their best has, the last of the few has too.
struct BestFew: Sendable {
  private let limit: Int
  /// The few as numbers that are ordered as they are: first by score, then by term, best first.
  private var few: [UInt64] = []
  /// The best score of each set, of which some may be minus infinity, filled up to whole lanes.
  private var best: [Float] = []
  /// The sets and then the places with scores that are high enough.
  private var sets: [Int32] = []
  private var places: [Int32] = []

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
    let (rows, handicaps) = (rows.span, permits.handicaps.span)
    return choose(&first, &third, count: rows.count) { place in
      (Int32(truncatingIfNeeded: place), rows[unchecked: place] + handicaps[unchecked: place])
    }
  }

  /// Chooses in the same way among a few terms only, all of them permitted.
  static func choose(
    _ first: inout BestFew, _ third: inout BestFew, from rows: [SIMD4<Float>], among terms: [Int32]
  ) -> SIMD4<Float> {
    let (rows, terms) = (rows.span, terms.span)
    return choose(&first, &third, count: terms.count) { (terms[$0], rows[Int(terms[$0])]) }
  }

  /// Chooses twice, given the term and the scores at each of so many places.
  @inline(__always)
  private static func choose(
    _ first: inout BestFew, _ third: inout BestFew, count: Int,
    at row: (Int) -> (term: Int32, scores: SIMD4<Float>)
  ) -> SIMD4<Float> {
    // A few times as many sets as there are to be few tell nearly as much as all scores do.
    let size = max(1, min(8, count / (4 * max(first.limit, third.limit))))
    let setCount = (count + size - 1) / size
    first.makeRoom(for: setCount)
    third.makeRoom(for: setCount)
    var firsts = first.best.mutableSpan
    var thirds = third.best.mutableSpan
    var best = SIMD4<Float>(repeating: -.infinity)
    var start = 0
    for set in 0..<setCount {
      var most = SIMD4<Float>(repeating: -.infinity)
      for place in start..<min(start &+ size, count) {
        let scores = row(place).scores
        most.replace(with: scores, where: scores .> most)
      }
      firsts[set] = most.x
      thirds[set] = most.z
      best.replace(with: most, where: most .> best)
      start &+= size
    }
    first.take(of: count, in: size) { (row($0).term, row($0).scores.x) }
    third.take(of: count, in: size) { (row($0).term, row($0).scores.z) }
    return best
  }

  /// Chooses among the terms that labels and keywords lead to, by what these say.
  mutating func choose(from matcher: LabelMatcher, permits: Permits) {
    let touched = matcher.touched
    makeRoom(for: touched.count)
    let handicaps = permits.handicaps.span
    let matches = matcher.matches.span
    // Each is a set by itself.
    var scores = best.mutableSpan
    for place in touched.indices {
      let term = Int(touched[place])
      let match = matches[term]
      let score =
        match.massInText + match.massInName + match.phraseInName + match.phraseInDescription
        + 0.5 * match.shareInText + 0.2 * match.spread
      scores[place] = score + handicaps[term]
    }
    let known = best
    take(of: touched.count, in: 1) { (touched[$0], known[$0]) }
  }

  /// Makes room for the best of so many sets, and of further ones that nobody is in.
  private mutating func makeRoom(for setCount: Int) {
    let whole = (setCount + Lanes.scalarCount - 1) / Lanes.scalarCount * Lanes.scalarCount
    best.removeAll(keepingCapacity: true)
    best.append(contentsOf: repeatElement(-.infinity, count: whole))
  }

  /// Takes the few, given the term and the score at each of so many places.
  @inline(__always)
  private mutating func take(
    of count: Int, in size: Int, at row: (Int) -> (term: Int32, score: Float)
  ) {
    let least = leastOfFew()
    passSets(least)
    passPlaces(of: count, in: size, least, at: row)
    few.removeAll(keepingCapacity: true)
    few.append(contentsOf: repeatElement(0, count: limit))
    var taken = 0
    few.withUnsafeMutableBufferPointer { few in
      for place in places {
        let (term, score) = row(Int(place))
        let key = Self.key(term, score)
        if key <= few[limit - 1] { continue }
        var rank = min(taken, limit - 1)
        while rank > 0, few[rank - 1] < key {
          few[rank] = few[rank - 1]
          rank &-= 1
        }
        few[rank] = key
        taken = min(taken + 1, limit)
      }
    }
    few.removeLast(limit - taken)
  }

  /// Notes the sets of which the best score is no less.
  ///
  /// Every set is written down, and the next one over it where its best is less: which of them pass is
  /// nothing that a branch could foresee.
  private mutating func passSets(_ least: Float) {
    sets.removeAll(keepingCapacity: true)
    sets.append(contentsOf: repeatElement(0, count: best.count + 1))
    var count = 0
    sets.withUnsafeMutableBufferPointer { sets in
      for set in best.indices {
        sets[count] = Int32(truncatingIfNeeded: set)
        count &+= Self.reaches(best[set], least)
      }
    }
    sets.removeLast(sets.count - count)
  }

  /// Notes the places in these sets of which the score is no less, in the same way.
  @inline(__always)
  private mutating func passPlaces(
    of count: Int, in size: Int, _ least: Float, at row: (Int) -> (term: Int32, score: Float)
  ) {
    places.removeAll(keepingCapacity: true)
    places.append(contentsOf: repeatElement(0, count: sets.count * size + 1))
    var passing = 0
    places.withUnsafeMutableBufferPointer { places in
      for set in sets {
        let start = Int(set) &* size
        for place in start..<max(start, min(start &+ size, count)) {
          places[passing] = Int32(truncatingIfNeeded: place)
          passing &+= Self.reaches(row(place).score, least)
        }
      }
    }
    places.removeLast(places.count - passing)
  }

  /// 1 where a score is no less than another, else 0: the sign of their difference, for a comparison
  /// would be made a branch.
  @inline(__always)
  private static func reaches(_ score: Float, _ least: Float) -> Int {
    Int(truncatingIfNeeded: 1 &- (score - least).bitPattern >> 31)
  }

  /// What the last of the few has at least: so many sets have a best that is no less.
  ///
  /// It is sought by halves, until hardly more sets pass than are wanted.
  private func leastOfFew() -> Float {
    let extent = extent()
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

  /// How many sets there are with anybody in them, and between which two their best scores lie.
  private func extent() -> (count: Int, low: Float, high: Float) {
    var (lows, highs) = (Lanes(repeating: .infinity), Lanes(repeating: -.infinity))
    var counts = SIMD8<Int32>.zero
    forEachLanes { most in
      let isThere = most .> -.infinity
      counts.replace(with: counts &+ 1, where: isThere)
      lows.replace(with: most, where: isThere .& (most .< lows))
      highs.replace(with: most, where: most .> highs)
    }
    return (Int(counts.wrappedSum()), lows.min(), highs.max())
  }

  /// How many sets have a best score that is no less.
  private func count(from least: Float) -> Int {
    var counts = SIMD8<Int32>.zero
    forEachLanes { counts.replace(with: counts &+ 1, where: $0 .>= least) }
    return Int(counts.wrappedSum())
  }

  @inline(__always)
  private func forEachLanes(_ body: (Lanes) -> Void) {
    best.withUnsafeBytes { best in
      for start in stride(from: 0, to: best.count, by: MemoryLayout<Lanes>.size) {
        body(best.loadUnaligned(fromByteOffset: start, as: Lanes.self))
      }
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
