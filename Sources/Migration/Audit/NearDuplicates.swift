import WaymarkFormats

/// Finds the records of a directory that say nearly the same.
///
/// Two sketches are compared where they agree in a band of four bins, as nearly all do that are alike
/// enough (locality-sensitive hashing; Leskovec, Rajaraman and Ullman, "Mining of massive datasets",
/// chapter 3): two that share four fifths of their runs have no band in common once in 4,500 times.
/// So the work grows with the number of records and not with its square.
struct NearDuplicates {
  /// The least resemblance of two records that count as the same.
  static let least = 0.8
  /// In a large bucket a sketch is compared with this many before it.
  private static let reach = 8

  private var sketches: [TextSketch] = []

  /// Adds the next record.
  mutating func append(_ sketch: TextSketch) { sketches.append(sketch) }

  /// The groups of two or more records that are alike, by their numbers in order.
  func groups() -> [[Int]] {
    var alike = DisjointSets(count: sketches.count)
    var order = Array(sketches.indices)
    for band in 0..<TextSketch.bandCount {
      let keys = sketches.map { $0.band(band) }
      order.sort { keys[$0] != keys[$1] ? keys[$0] < keys[$1] : $0 < $1 }
      var start = 0
      for at in order.indices {
        if keys[order[at]] != keys[order[start]] { start = at }
        // The nearest ones before it, and the first of the bucket.
        var before = start
        while before < at {
          let (one, other) = (order[before], order[at])
          if alike.leader(of: one) != alike.leader(of: other),
            sketches[one].resemblance(to: sketches[other]) >= Self.least
          {
            alike.join(one, other)
          }
          before = max(before + 1, at - Self.reach)
        }
      }
    }
    // Most records are alike to no other, so only groups get a list.
    var groups: [Int: [Int]] = [:]
    for place in sketches.indices {
      let first = alike.leader(of: place)
      if first != place { groups[first, default: [first]].append(place) }
    }
    return groups.values.sorted { $0[0] < $1[0] }
  }
}
