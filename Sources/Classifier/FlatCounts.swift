import WaymarkTaxonomy

/// Counts in flat arrays, stem after stem in the order of their bytes: read in one go, and compiled
/// without looking anything up.
///
/// `Counts` is what changes; the two say the same.
package struct FlatCounts: Sendable, Equatable {
  /// The bytes of all stems, one after another.
  package private(set) var stems: [UInt8] = []
  /// Where each stem ends.
  package private(set) var stemEnds: [Int32] = []
  /// Where the row of each stem ends.
  package private(set) var rowEnds: [Int32] = []
  /// The term of each posting, ascending in each row.
  package private(set) var terms: [Int32] = []
  /// The weight of each posting seen where the term fits, in 1/1024.
  package private(set) var positives: [Int] = []
  /// The weight of each posting seen where the term was refused, in 1/1024.
  package private(set) var negatives: [Int] = []
  /// The terms of which anything is known, ascending.
  package private(set) var totalTerms: [Int32] = []
  /// The weight of the lessons in which each of these fits.
  package private(set) var lessons: [Int] = []
  /// The weight of the lessons in which it was refused.
  package private(set) var refusals: [Int] = []

  /// Makes an empty table.
  package init() {}

  /// Flattens a table.
  package init(_ counts: Counts) {
    // By bytes, which no locale and no normal form can change.
    let rows = counts.postings.sorted {
      $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
    }
    for (stem, row) in rows {
      for posting in row { append(posting) }
      close(stem.utf8)
    }
    for (term, total) in counts.totals.sorted(by: { $0.key < $1.key }) {
      append(term: Int32(term), lessons: total.lessons, refusals: total.refusals)
    }
  }

  /// Puts stored arrays together again, or nil where they do not fit together.
  package init?(
    stems: [UInt8], stemEnds: [Int32], rowEnds: [Int32], terms: [Int32], positives: [Int],
    negatives: [Int], totalTerms: [Int32], lessons: [Int], refusals: [Int]
  ) {
    guard stemEnds.count == rowEnds.count, Self.areEnds(stemEnds, of: stems.count),
      Self.areEnds(rowEnds, of: terms.count), positives.count == terms.count,
      negatives.count == terms.count, lessons.count == totalTerms.count,
      refusals.count == totalTerms.count, terms.allSatisfy({ $0 >= 0 }),
      Self.ascend(totalTerms[...])
    else { return nil }
    var start = 0
    for end in rowEnds {
      guard Self.ascend(terms[start..<Int(end)]) else { return nil }
      start = Int(end)
    }
    self.stems = stems
    self.stemEnds = stemEnds
    self.rowEnds = rowEnds
    self.terms = terms
    self.positives = positives
    self.negatives = negatives
    self.totalTerms = totalTerms
    self.lessons = lessons
    self.refusals = refusals
  }

  private static func areEnds(_ ends: [Int32], of length: Int) -> Bool {
    var last: Int32 = 0
    for end in ends {
      if end < last { return false }
      last = end
    }
    return Int(last) == length
  }

  private static func ascend(_ terms: ArraySlice<Int32>) -> Bool {
    var last: Int32 = -1
    for term in terms {
      if term <= last { return false }
      last = term
    }
    return true
  }
}

extension FlatCounts {
  /// The number of stems.
  package var stemCount: Int { stemEnds.count }

  /// Where a stem stands in `stems`.
  package func stemRange(_ stem: Int) -> Range<Int> {
    (stem == 0 ? 0 : Int(stemEnds[stem - 1]))..<Int(stemEnds[stem])
  }

  /// The positions of a stem's postings.
  package func row(_ stem: Int) -> Range<Int> {
    (stem == 0 ? 0 : Int(rowEnds[stem - 1]))..<Int(rowEnds[stem])
  }

  /// The table as one that can change.
  package var counts: Counts {
    var postings: [String: [Counts.Posting]] = [:]
    postings.reserveCapacity(stemCount)
    var totals: [TermIndex: Counts.Total] = [:]
    for (place, term) in totalTerms.enumerated() {
      totals[Int(term)] = Counts.Total(lessons: lessons[place], refusals: refusals[place])
    }
    for stem in 0..<stemCount {
      postings[String(decoding: stems[stemRange(stem)], as: UTF8.self)] = row(stem).map {
        totals[Int(terms[$0])]?.positive &+= positives[$0]
        totals[Int(terms[$0])]?.negative &+= negatives[$0]
        return Counts.Posting(
          term: Int(terms[$0]), positive: positives[$0], negative: negatives[$0])
      }
    }
    return Counts(postings: postings, totals: totals)
  }

  /// The table with the counts of another added; what falls to zero disappears.
  package func adding(_ change: Counts) -> FlatCounts {
    if change.isEmpty && change.postings.isEmpty { return self }
    if stemCount == 0 && totalTerms.isEmpty { return FlatCounts(change) }
    let other = FlatCounts(change)
    var sum = FlatCounts()
    sum.reserve(stemCount + other.stemCount, terms.count + other.terms.count)
    var (left, right) = (0, 0)
    while left < stemCount || right < other.stemCount {
      let order = order(of: left, and: right, in: other)
      let stem = order <= 0 ? stems[stemRange(left)] : other.stems[other.stemRange(right)]
      sum.merge(
        self, order <= 0 ? row(left) : 0..<0, other, order >= 0 ? other.row(right) : 0..<0)
      sum.close(stem)
      if order <= 0 { left += 1 }
      if order >= 0 { right += 1 }
    }
    sum.mergeTotals(self, other)
    return sum
  }

  /// The table with its terms renamed by their number; what belongs to terms without a new name, or
  /// beyond the names, is left out.
  package func renamingTerms(_ names: [Int32]) -> FlatCounts {
    func name(_ term: Int32) -> Int32 { Int(term) < names.count ? names[Int(term)] : -1 }
    var result = FlatCounts()
    result.reserve(stemCount, terms.count)
    var row: [Counts.Posting] = []
    for stem in 0..<stemCount {
      row.removeAll(keepingCapacity: true)
      var isSorted = true
      for position in self.row(stem) {
        let term = Int(name(terms[position]))
        if term < 0 { continue }
        if let last = row.last, last.term > term { isSorted = false }
        row.append(
          .init(term: term, positive: positives[position], negative: negatives[position]))
      }
      if !isSorted { row.sort { $0.term < $1.term } }
      for posting in row { result.append(posting) }
      result.close(stems[stemRange(stem)])
    }
    let places = totalTerms.indices.filter { name(totalTerms[$0]) >= 0 }
      .sorted { name(totalTerms[$0]) < name(totalTerms[$1]) }
    for place in places {
      result.append(
        term: name(totalTerms[place]), lessons: lessons[place], refusals: refusals[place])
    }
    return result
  }
}

extension FlatCounts {
  private mutating func reserve(_ stemCount: Int, _ postingCount: Int) {
    stems.reserveCapacity(stemCount * 8)
    stemEnds.reserveCapacity(stemCount)
    rowEnds.reserveCapacity(stemCount)
    terms.reserveCapacity(postingCount)
    positives.reserveCapacity(postingCount)
    negatives.reserveCapacity(postingCount)
  }

  private mutating func append(_ posting: Counts.Posting) {
    guard posting.positive != 0 || posting.negative != 0 else { return }
    terms.append(Int32(posting.term))
    positives.append(posting.positive)
    negatives.append(posting.negative)
  }

  private mutating func append(term: Int32, lessons: Int, refusals: Int) {
    totalTerms.append(term)
    self.lessons.append(lessons)
    self.refusals.append(refusals)
  }

  /// Ends the row of a stem; a stem without postings is none.
  private mutating func close(_ stem: some Sequence<UInt8>) {
    guard terms.count > Int(rowEnds.last ?? 0) else { return }
    stems.append(contentsOf: stem)
    stemEnds.append(Int32(stems.count))
    rowEnds.append(Int32(terms.count))
  }

  /// Which of two stems comes first: below zero for the left; one that is not there comes last.
  private func order(of left: Int, and right: Int, in other: FlatCounts) -> Int {
    if left >= stemCount { return 1 }
    if right >= other.stemCount { return -1 }
    let (first, second) = (stems[stemRange(left)], other.stems[other.stemRange(right)])
    if first.lexicographicallyPrecedes(second) { return -1 }
    return first.count == second.count && first.elementsEqual(second) ? 0 : 1
  }

  private mutating func merge(
    _ one: FlatCounts, _ first: Range<Int>, _ other: FlatCounts, _ second: Range<Int>
  ) {
    var (left, right) = (first.lowerBound, second.lowerBound)
    while left < first.upperBound || right < second.upperBound {
      let leftTerm = left < first.upperBound ? one.terms[left] : .max
      let rightTerm = right < second.upperBound ? other.terms[right] : .max
      var posting = Counts.Posting(term: Int(min(leftTerm, rightTerm)), positive: 0, negative: 0)
      if leftTerm <= rightTerm {
        posting.positive &+= one.positives[left]
        posting.negative &+= one.negatives[left]
        left += 1
      }
      if rightTerm <= leftTerm {
        posting.positive &+= other.positives[right]
        posting.negative &+= other.negatives[right]
        right += 1
      }
      append(posting)
    }
  }

  private mutating func mergeTotals(_ one: FlatCounts, _ other: FlatCounts) {
    var known: Set<Int32> = Set(terms)
    for term in known.union(one.totalTerms).union(other.totalTerms).sorted() {
      let (left, right) = (one.total(of: term), other.total(of: term))
      let (lessons, refusals) = (left.0 &+ right.0, left.1 &+ right.1)
      if lessons != 0 || refusals != 0 || known.remove(term) != nil {
        append(term: term, lessons: lessons, refusals: refusals)
      }
    }
  }

  private func total(of term: Int32) -> (Int, Int) {
    let place = totalTerms.partitioningIndex { $0 >= term }
    guard place < totalTerms.count, totalTerms[place] == term else { return (0, 0) }
    return (lessons[place], refusals[place])
  }
}
