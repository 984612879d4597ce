/// Counts of tags: of a directory, or of one organisation in it.
package struct AuditTally: Sendable, Hashable {
  /// How many records there are.
  package private(set) var records = 0
  /// How many tags they have.
  package private(set) var tags = 0
  /// How many of the tags would stay.
  package private(set) var kept = 0
  private var standings: [TagStanding: Int] = [:]

  /// Counts a record.
  mutating func add(_ record: AuditedRecord) {
    records += 1
    tags += record.tags.count
    kept += record.keptCount
    for tag in record.tags { standings[tag.standing, default: 0] += 1 }
  }

  /// How many tags stand so.
  package func count(_ standing: TagStanding) -> Int { standings[standing] ?? 0 }

  /// How many tags the texts bear out.
  package var borneOut: Int { count(.suggested) + count(.supported) }

  /// How many tags would go.
  package var excess: Int { tags - kept }

  /// The tags of a record, on average.
  package var mean: Double { records == 0 ? 0 : Double(tags) / Double(records) }

  /// The tags of a record that would stay, on average.
  package var keptMean: Double { records == 0 ? 0 : Double(kept) / Double(records) }

  /// The share of a number of tags among all.
  package func share(_ count: Int) -> Double { tags == 0 ? 0 : Double(count) / Double(tags) }
}

/// How many records have how many tags.
package struct TagDistribution: Sendable, Hashable {
  /// The number of records by their number of tags; the last one counts all that have more.
  package private(set) var counts = [Int](repeating: 0, count: 101)
  /// The greatest number of tags.
  package private(set) var most = 0

  /// Counts a record with a number of tags.
  mutating func add(_ tags: Int) {
    counts[min(tags, counts.count - 1)] += 1
    most = max(most, tags)
  }

  /// The number of tags that half of the records do not exceed.
  package var median: Int {
    let half = (counts.reduce(0, +) + 1) / 2
    var sum = 0
    for (tags, count) in counts.enumerated() {
      sum += count
      if sum >= half { return tags }
    }
    return 0
  }

  /// The records by ranges of tags, for a drawing: single numbers up to nine, then wider ones.
  package var ranges: [(name: String, records: Int)] {
    let bounds = (0...9).map { $0...$0 } + [10...14, 15...19, 20...49, 50...100]
    let shown = bounds.prefix { $0.lowerBound <= max(most, 3) }
    return shown.map { range in
      let (low, high) = (range.lowerBound, range.upperBound)
      let name = low == high ? "\(low)" : high == 100 ? "\(low) or more" : "\(low) to \(high)"
      return (name, counts[range].reduce(0, +))
    }
  }
}
