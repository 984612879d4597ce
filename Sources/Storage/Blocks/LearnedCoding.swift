import WaymarkClassifier

// Terms stand in blobs by their stable keys, for their places in the graph change with every list.

extension Lesson {
  private static let version = 1
  /// More of one word than any text has: a million, so that no product of it can overflow.
  private static let greatestCount = 1_000_000 * countUnit

  /// The lesson as a blob; its terms are keys.
  func encoded() -> [UInt8] {
    var blob = BlobWriter()
    blob.append(Self.version)
    blob.append(verdicts.count)
    for verdict in verdicts {
      blob.append(verdict.term)
      blob.append(verdict.fits ? 1 : 0)
      blob.append(verdict.weight)
    }
    blob.append(features.count)
    for feature in features {
      blob.append(feature.stem)
      blob.append(feature.count)
    }
    return blob.bytes
  }

  /// Reads a lesson, whose terms are keys.
  init(decoding bytes: UnsafeRawBufferPointer) throws(StoreError) {
    var blob = BlobReader(bytes, of: "lesson")
    guard try blob.int() == Self.version else { throw blob.damage }
    var verdicts: [Verdict] = []
    for _ in 0..<(try blob.count(ofAtLeast: 24)) {
      verdicts.append(
        Verdict(
          term: try blob.int(), fits: try blob.int() != 0,
          weight: try blob.int(in: 0...Self.weight(ofLessons: .infinity))))
    }
    var features: [Feature] = []
    for _ in 0..<(try blob.count(ofAtLeast: 16)) {
      features.append(
        Feature(stem: try blob.text(), count: try blob.int(in: 0...Self.greatestCount)))
    }
    self.init(features: features, verdicts: verdicts)
  }

  /// The lesson with its terms renamed; judgements of terms without a new name are left out.
  func renamingTerms(_ rename: (Int) -> Int?) -> Lesson {
    Lesson(
      features: features,
      verdicts: verdicts.compactMap { verdict in
        rename(verdict.term).map { Verdict(term: $0, fits: verdict.fits, weight: verdict.weight) }
      })
  }
}

extension AgedCounts {
  private static let version = 3

  /// The table as a blob, first as the scorer is to see it; terms are keys, and equal tables make
  /// equal blobs.
  func encoded() -> [UInt8] {
    var blob = BlobWriter()
    blob.append(Self.version)
    blob.append(halfLife ?? 0)
    FlatCounts(faded).append(to: &blob)
    guard halfLife != nil else { return blob.bytes }
    FlatCounts(ageless).append(to: &blob)
    blob.append(periods.count)
    for (period, counts) in periods.sorted(by: { $0.key < $1.key }) {
      blob.append(period)
      FlatCounts(counts).append(to: &blob)
    }
    return blob.bytes
  }

  /// Reads a table; one that was written before lessons could fade is ageless.
  init(decoding bytes: UnsafeRawBufferPointer) throws(StoreError) {
    var blob = BlobReader(bytes, of: Self.name)
    let version = try blob.int()
    guard version == Self.version else {
      self.init(ageless: try Counts(reading: &blob, version: version))
      return
    }
    let halfLife = try blob.int()
    guard (0...1_000_000).contains(halfLife) else { throw blob.damage }
    let faded = try FlatCounts(reading: &blob)
    if halfLife == 0 {
      self.init(ageless: faded.counts)
    } else {
      let ageless = try FlatCounts(reading: &blob).counts
      var periods: [Int: Counts] = [:]
      for _ in 0..<(try blob.count(ofAtLeast: 24)) {
        periods[try blob.int()] = try FlatCounts(reading: &blob).counts
      }
      self.init(halfLife: halfLife, ageless: ageless, periods: periods)
    }
    guard blob.isAtEnd else { throw blob.damage }
  }

  /// Reads of a table only what the scorer is to see.
  static func faded(decoding bytes: UnsafeRawBufferPointer) throws(StoreError) -> FlatCounts {
    var blob = BlobReader(bytes, of: name)
    let version = try blob.int()
    guard version == Self.version else {
      return FlatCounts(try Counts(reading: &blob, version: version))
    }
    let halfLife = try blob.int()
    let faded = try FlatCounts(reading: &blob)
    guard halfLife != 0 || blob.isAtEnd else { throw blob.damage }
    return faded
  }

  private static let name = "table of counts"

  /// The table with its terms renamed; what belongs to terms without a new name is left out.
  func renamingTerms(_ rename: (Int) -> Int?) -> AgedCounts {
    AgedCounts(
      halfLife: halfLife, ageless: ageless.renamingTerms(rename),
      periods: periods.mapValues { $0.renamingTerms(rename) })
  }
}

extension FlatCounts {
  private func isWithin(_ range: ClosedRange<Int>) -> Bool {
    [positives, negatives, lessons, refusals].allSatisfy { $0.allSatisfy(range.contains) }
  }

  fileprivate func append(to blob: inout BlobWriter) {
    blob.append(stems)
    for ends in [stemEnds, rowEnds, terms, totalTerms] { blob.append(ends) }
    for numbers in [positives, negatives, lessons, refusals] { blob.append(numbers) }
  }

  fileprivate init(reading blob: inout BlobReader) throws(StoreError) {
    let stems: [UInt8] = try blob.array()
    let stemEnds: [Int32] = try blob.array()
    let rowEnds: [Int32] = try blob.array()
    let terms: [Int32] = try blob.array()
    let totalTerms: [Int32] = try blob.array()
    let read = FlatCounts(
      stems: stems, stemEnds: stemEnds, rowEnds: rowEnds, terms: terms,
      positives: try blob.array(), negatives: try blob.array(), totalTerms: totalTerms,
      lessons: try blob.array(), refusals: try blob.array())
    guard let read, read.isWithin(Counts.range) else { throw blob.damage }
    self = read
  }
}

extension Counts {
  /// What a stored count may be, so that sums of them cannot overflow.
  fileprivate static let range = -(1 << 56)...(1 << 56)

  /// Reads a table as the first version of the program wrote it.
  fileprivate init(reading blob: inout BlobReader, version: Int) throws(StoreError) {
    guard version == 1 else { throw blob.damage }
    var totals: [Int: Total] = [:]
    for _ in 0..<(try blob.count(ofAtLeast: 40)) {
      totals[try blob.int()] = Total(
        positive: try blob.int(in: Self.range), negative: try blob.int(in: Self.range),
        lessons: try blob.int(in: Self.range), refusals: try blob.int(in: Self.range))
    }
    let stems = try blob.count(ofAtLeast: 16)
    var postings: [String: [Posting]] = [:]
    postings.reserveCapacity(stems)
    for _ in 0..<stems {
      let stem = try blob.text()
      var row: [Posting] = []
      for _ in 0..<(try blob.count(ofAtLeast: 24)) {
        row.append(
          Posting(
            term: try blob.int(), positive: try blob.int(in: Self.range),
            negative: try blob.int(in: Self.range)))
      }
      guard zip(row, row.dropFirst()).allSatisfy({ $0.term < $1.term }) else { throw blob.damage }
      postings[stem] = row
    }
    guard blob.isAtEnd else { throw blob.damage }
    self.init(postings: postings, totals: totals)
  }

  /// The table with its terms renamed; what belongs to terms without a new name is left out.
  func renamingTerms(_ rename: (Int) -> Int?) -> Counts {
    let renamed = postings.compactMapValues { row -> [Posting]? in
      let kept = row.compactMap { posting in
        rename(posting.term).map {
          Posting(term: $0, positive: posting.positive, negative: posting.negative)
        }
      }
      return kept.isEmpty ? nil : kept.sorted { $0.term < $1.term }
    }
    let totals = totals.compactMap { term, total in rename(term).map { ($0, total) } }
    return Counts(
      postings: renamed, totals: Dictionary(totals, uniquingKeysWith: { first, _ in first }))
  }
}
