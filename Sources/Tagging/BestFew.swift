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

  /// The sets of one group lie side by side: one has every eighth term.
  private typealias Lanes = SIMD8<Float>
  /// How many terms each set has.
  private static let setSize = 8
  private static let groupSize = setSize * Lanes.scalarCount

  init(limit: Int) {
    self.limit = limit
    few.reserveCapacity(limit)
  }

  /// The terms, best first.
  var terms: some RandomAccessCollection<Int32> { few.lazy.map { Self.term(of: $0) } }

  /// The best score, or 0 where nothing was permitted.
  var top: Float { few.first.map { Self.score(of: $0) } ?? 0 }

  /// Sets the bits of the few, of which there is one for each term.
  func mark(in bits: inout [UInt64]) {
    for key in few {
      let term = Self.term(of: key)
      bits[Int(term) >> 6] |= 1 << UInt64(term & 63)
    }
  }

  /// Notes for each of the few one over its rank, in a row of zeros with a place for every term.
  func noteReciprocalRanks(in row: inout [Float]) {
    for place in few.indices { row[Int(Self.term(of: few[place]))] = 1 / Float(place + 1) }
  }

  /// Makes the row one of zeros again.
  func forgetRanks(in row: inout [Float]) {
    for key in few { row[Int(Self.term(of: key))] = 0 }
  }
}

// MARK: - Choosing

extension BestFew {
  mutating func choose(from row: [Float], permits: Permits) {
    precondition(row.count == permits.count, "one permit for each term")
    makeRoom(for: row.count)
    let handicaps = permits.handicaps.span
    let row = row.span
    var scores = scores.mutableSpan
    for term in row.indices { scores[unchecked: term] = row[term] + handicaps[unchecked: term] }
    take { Int32($0) }
  }

  mutating func choose(from matcher: LabelMatcher, permits: Permits) {
    let touched = matcher.touched
    makeRoom(for: touched.count)
    let handicaps = permits.handicaps.span
    let matches = matcher.matches.span
    var scores = scores.mutableSpan
    for place in touched.indices {
      let term = Int(touched[place])
      let match = matches[term]
      let score =
        match.massInText + match.massInName + match.phraseInName + match.phraseInDescription
        + 0.5 * match.shareInText + 0.2 * match.spread
      scores[place] = score + handicaps[term]
    }
    take { touched[$0] }
  }

  /// Makes as many places for scores, and further ones that nobody has.
  private mutating func makeRoom(for count: Int) {
    let groups = (count + Self.groupSize - 1) / Self.groupSize
    scores.removeAll(keepingCapacity: true)
    scores.append(contentsOf: repeatElement(-.infinity, count: groups * Self.groupSize))
  }

  /// Takes the few of the scores, given the term at each place.
  private mutating func take(term: (Int) -> Int32) {
    let extent = assess()
    let least = leastOfFew(extent)
    Self.pass(best, least, into: &sets)
    Self.pass(scores, of: sets, least, into: &places)
    // Taken out and put back, so that a value is written without asking who else has the few.
    var keys: [UInt64] = []
    swap(&keys, &self.few)
    keys.removeAll(keepingCapacity: true)
    keys.append(contentsOf: repeatElement(0, count: limit))
    let count = fill(&keys, term: term)
    keys.removeLast(limit - count)
    swap(&keys, &self.few)
  }

  /// Puts the keys of scores that are no less in order, as far as there is room; returns how many.
  private func fill(_ keys: inout [UInt64], term: (Int) -> Int32) -> Int {
    var count = 0
    var few = keys.mutableSpan
    for place in places {
      let key = Self.key(term(Int(place)), scores[Int(place)])
      if key <= few[limit - 1] { continue }
      var rank = min(count, limit - 1)
      while rank > 0, few[rank - 1] < key {
        few[rank] = few[rank - 1]
        rank -= 1
      }
      few[rank] = key
      count = min(count + 1, limit)
    }
    return count
  }

  /// Notes the sets of which the best score is no less.
  ///
  /// Every set is written down, and the next one over it where its best is less: which of them pass is
  /// nothing that a branch could foresee.
  private static func pass(_ best: [Float], _ least: Float, into passing: inout [Int32]) {
    passing.removeAll(keepingCapacity: true)
    passing.append(contentsOf: repeatElement(0, count: best.count + 1))
    var passed = passing.mutableSpan
    var count = 0
    for set in best.indices {
      passed[count] = Int32(truncatingIfNeeded: set)
      count &+= reaches(best[set], least)
    }
    passing.removeLast(passing.count - count)
  }

  /// Notes the places in some sets of which the score is no less, in the same way.
  private static func pass(
    _ scores: [Float], of sets: [Int32], _ least: Float, into passing: inout [Int32]
  ) {
    passing.removeAll(keepingCapacity: true)
    passing.append(contentsOf: repeatElement(0, count: sets.count * setSize + 1))
    var passed = passing.mutableSpan
    var count = 0
    for set in sets {
      let (group, lane) = Int(set).quotientAndRemainder(dividingBy: Lanes.scalarCount)
      for row in 0..<setSize {
        let place = group * groupSize + row * Lanes.scalarCount + lane
        passed[count] = Int32(truncatingIfNeeded: place)
        count &+= reaches(scores[place], least)
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
    let sets = scores.count / Self.setSize
    best.removeAll(keepingCapacity: true)
    best.append(contentsOf: repeatElement(0, count: sets))
    let lanes = MemoryLayout<Lanes>.size
    var (lows, highs) = (Lanes(repeating: .infinity), Lanes(repeating: -.infinity))
    var counts = Lanes.zero
    scores.withUnsafeBytes { scores in
      best.withUnsafeMutableBytes { best in
        for group in 0..<(sets / Lanes.scalarCount) {
          var most = Lanes(repeating: -.infinity)
          for row in 0..<Self.setSize {
            let next = scores.loadUnaligned(
              fromByteOffset: (group * Self.setSize + row) * lanes, as: Lanes.self)
            most.replace(with: next, where: next .> most)
          }
          best.storeBytes(of: most, toByteOffset: group * lanes, as: Lanes.self)
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
  /// They are counted by size, and those of the size that decides again by finer sizes.
  private func leastOfFew(_ extent: (count: Int, low: Float, high: Float)) -> Float {
    var (count, low, high) = extent
    if count < limit { return -.greatestFiniteMagnitude }
    var wanted = limit
    // A few more than are wanted do no harm.
    while count > wanted + limit / 4 {
      let steps = 64
      let scale = Float(steps - 1) / (high - low)
      // Without two scores that differ there is nothing to count.
      guard scale.isNormal else { return low }
      withUnsafeTemporaryAllocation(of: Bin.self, capacity: steps) { bins in
        bins.initialize(repeating: Bin())
        for score in best where score >= low && score <= high {
          bins[Int((score - low) * scale)].take(score)
        }
        var place = steps - 1
        while bins[place].count < wanted {
          wanted -= Int(bins[place].count)
          place -= 1
        }
        (count, low, high) = (Int(bins[place].count), bins[place].low, bins[place].high)
      }
    }
    return low
  }

  /// The sets whose best is of about one size.
  private struct Bin {
    var count: Int32 = 0
    var low = Float.infinity
    var high = -Float.infinity

    mutating func take(_ score: Float) {
      count += 1
      low = min(low, score)
      high = max(high, score)
    }
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
