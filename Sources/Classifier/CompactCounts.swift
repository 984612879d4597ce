/// Counts in flat arrays: feature by feature, each row in order of its terms.
///
/// This is the form that models are compiled from. `Counts` changes; this does not.
package struct CompactCounts: Sendable {
  /// Where the row of each feature starts; one more than there are features.
  package var starts: [Int32]
  /// The term of each posting.
  package var terms: [Int32]
  /// The count of each posting, in words.
  package var counts: [Double]
  /// The sum of each feature's row.
  package var featureTotals: [Double]
  /// The sum over all features for each term.
  package var termTotals: [Double]

  /// The positions of a feature's row.
  package func range(of feature: Int) -> Range<Int> {
    Int(starts[feature])..<Int(starts[feature + 1])
  }

  /// Flattens a table.
  ///
  /// - Parameters:
  ///   - counts: The table.
  ///   - scale: What one counted word is worth here.
  ///   - featureCount: One more than the greatest id.
  ///   - termCount: The number of terms; postings of other terms are left out.
  ///   - polarity: Which of the two counts of a posting to take.
  ///   - featureID: The dense id of a stem; stems without one are left out.
  package init(
    _ counts: Counts, scale: Double = 1, featureCount: Int, termCount: Int,
    of polarity: Counts.Polarity = .positive,
    featureID: (String) -> Int32?
  ) {
    var rows = [[Counts.Posting]](repeating: [], count: featureCount)
    for (stem, row) in counts.postings {
      if let id = featureID(stem), Int(id) < featureCount { rows[Int(id)] = row }
    }
    self.init(featureCount: featureCount, termCount: termCount)
    let unit = scale / Double(countUnit)
    for feature in 0..<featureCount {
      for posting in rows[feature] where posting.term < termCount {
        let count = polarity == .positive ? posting.positive : posting.negative
        if count > 0 { append(Int32(posting.term), Double(count) * unit, to: feature) }
      }
      starts[feature + 1] = Int32(terms.count)
    }
  }

  /// Makes a table of counts in 1/1024, in order of their features and then of their terms, each
  /// pair once.
  package init(
    rows: [(stem: Int32, term: Int32, amount: Int)], featureCount: Int, termCount: Int
  ) {
    self.init(featureCount: featureCount, termCount: termCount)
    terms.reserveCapacity(rows.count)
    counts.reserveCapacity(rows.count)
    let unit = 1 / Double(countUnit)
    var feature = 0
    for row in rows {
      while feature < Int(row.stem) {
        feature += 1
        starts[feature] = Int32(terms.count)
      }
      append(row.term, Double(row.amount) * unit, to: feature)
    }
    while feature < featureCount {
      feature += 1
      starts[feature] = Int32(terms.count)
    }
  }

  /// Takes one side of a flat table.
  ///
  /// - Parameters:
  ///   - flat: The table.
  ///   - ids: The dense id of each of its stems; no two are the same.
  ///   - featureCount: One more than the greatest id.
  ///   - termCount: The number of terms; postings of other terms are left out.
  ///   - polarity: Which of the two counts of a posting to take.
  package init(
    _ flat: FlatCounts, ids: [Int32], featureCount: Int, termCount: Int,
    of polarity: Counts.Polarity = .positive
  ) {
    var stemOfFeature = [Int32](repeating: -1, count: featureCount)
    for (stem, id) in ids.enumerated() { stemOfFeature[Int(id)] = Int32(stem) }
    self.init(featureCount: featureCount, termCount: termCount)
    let unit = 1 / Double(countUnit)
    let values = polarity == .positive ? flat.positives : flat.negatives
    if polarity == .positive {
      terms.reserveCapacity(flat.terms.count)
      counts.reserveCapacity(flat.terms.count)
    }
    for feature in 0..<featureCount {
      if stemOfFeature[feature] >= 0 {
        for position in flat.row(Int(stemOfFeature[feature])) where values[position] != 0 {
          guard Int(flat.terms[position]) < termCount else { continue }
          append(flat.terms[position], Double(values[position]) * unit, to: feature)
        }
      }
      starts[feature + 1] = Int32(terms.count)
    }
  }

  /// Puts stored arrays together again.
  package init(
    starts: [Int32], terms: [Int32], counts: [Double], featureTotals: [Double],
    termTotals: [Double]
  ) {
    self.starts = starts
    self.terms = terms
    self.counts = counts
    self.featureTotals = featureTotals
    self.termTotals = termTotals
  }

  private init(featureCount: Int, termCount: Int) {
    starts = [Int32](repeating: 0, count: featureCount + 1)
    terms = []
    counts = []
    featureTotals = [Double](repeating: 0, count: featureCount)
    termTotals = [Double](repeating: 0, count: termCount)
  }

  private mutating func append(_ term: Int32, _ count: Double, to feature: Int) {
    terms.append(term)
    counts.append(count)
    featureTotals[feature] += count
    termTotals[Int(term)] += count
  }

  /// Adds tables up, merging their rows.
  package static func sum(
    of tables: [CompactCounts], featureCount: Int, termCount: Int
  ) -> CompactCounts {
    if let only = tables.first, tables.count == 1, only.starts.count == featureCount + 1,
      only.termTotals.count == termCount
    {
      return only
    }
    return tables.reduce(CompactCounts(featureCount: featureCount, termCount: termCount)) {
      $0.adding($1, featureCount: featureCount, termCount: termCount)
    }
  }
}
