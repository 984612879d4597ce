extension CompactCounts {
  /// The table with the counts of another added; those of it may be below zero, and what does not
  /// stay above disappears.
  ///
  /// Counts are whole numbers in 1/1024, so every sum is exact, and it is the same in whatever order
  /// tables are added.
  ///
  /// - Parameters:
  ///   - change: The other table.
  ///   - featureCount: One more than the greatest id of a stem in either.
  ///   - termCount: The number of terms, which may be greater than in both.
  /// - Returns: The sum.
  /// - Complexity: O(*p*), where *p* is the number of postings; rows that do not change are copied
  ///   together.
  package func adding(
    _ change: CompactCounts, featureCount: Int, termCount: Int
  ) -> CompactCounts {
    var sum = CompactCounts(
      starts: [0], terms: [], counts: [],
      featureTotals: Self.lengthened(featureTotals, to: featureCount),
      termTotals: Self.lengthened(termTotals, to: termCount))
    sum.starts.reserveCapacity(featureCount + 1)
    sum.terms.reserveCapacity(terms.count + change.terms.count)
    sum.counts.reserveCapacity(terms.count + change.terms.count)
    var copied = 0
    for feature in 0..<min(featureCount, change.starts.count - 1)
    where !change.range(of: feature).isEmpty {
      sum.copyRows(copied..<feature, of: self)
      sum.addRow(feature, of: self, and: change)
      copied = feature + 1
    }
    sum.copyRows(copied..<featureCount, of: self)
    return sum
  }

  private static func lengthened(_ totals: [Double], to count: Int) -> [Double] {
    totals.prefix(count) + [Double](repeating: 0, count: max(0, count - totals.count))
  }

  private mutating func copyRows(_ features: Range<Int>, of table: CompactCounts) {
    let known = features.clamped(to: 0..<table.starts.count - 1)
    if !known.isEmpty {
      let positions = Int(table.starts[known.lowerBound])..<Int(table.starts[known.upperBound])
      let shift = Int32(terms.count - positions.lowerBound)
      terms.append(contentsOf: table.terms[positions])
      counts.append(contentsOf: table.counts[positions])
      for feature in known { starts.append(table.starts[feature + 1] + shift) }
    }
    for _ in known.count..<features.count { starts.append(Int32(terms.count)) }
  }

  private mutating func addRow(_ feature: Int, of one: CompactCounts, and other: CompactCounts) {
    let first = feature < one.starts.count - 1 ? one.range(of: feature) : 0..<0
    let second = other.range(of: feature)
    var (left, right) = (first.lowerBound, second.lowerBound)
    featureTotals[feature] = 0
    while left < first.upperBound || right < second.upperBound {
      let leftTerm = left < first.upperBound ? one.terms[left] : .max
      let rightTerm = right < second.upperBound ? other.terms[right] : .max
      let term = min(leftTerm, rightTerm)
      var count = 0.0
      if leftTerm == term {
        count = one.counts[left]
        termTotals[Int(term)] -= count
        left += 1
      }
      if rightTerm == term {
        count += other.counts[right]
        right += 1
      }
      guard count > 0 else { continue }
      terms.append(term)
      counts.append(count)
      featureTotals[feature] += count
      termTotals[Int(term)] += count
    }
    starts.append(Int32(terms.count))
  }
}
