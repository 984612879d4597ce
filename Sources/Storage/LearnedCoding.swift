import WaymarkClassifier

// Terms stand in blobs by their stable keys, for their places in the graph change with every list.

extension Lesson {
  private static let version = 1

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
        Verdict(term: try blob.int(), fits: try blob.int() != 0, weight: try blob.int()))
    }
    var features: [Feature] = []
    for _ in 0..<(try blob.count(ofAtLeast: 16)) {
      features.append(Feature(stem: try blob.text(), count: try blob.int()))
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
  private static let version = 2

  /// The table as a blob; terms are keys, and equal tables make equal blobs.
  func encoded() -> [UInt8] {
    var blob = BlobWriter()
    blob.append(Self.version)
    blob.append(halfLife ?? 0)
    blob.append(periods.count)
    ageless.append(to: &blob)
    for (period, counts) in periods.sorted(by: { $0.key < $1.key }) {
      blob.append(period)
      counts.append(to: &blob)
    }
    return blob.bytes
  }

  /// Reads a table; one that was written before lessons could fade is ageless.
  init(decoding bytes: UnsafeRawBufferPointer) throws(StoreError) {
    var blob = BlobReader(bytes, of: "table of counts")
    let version = try blob.int()
    if version == 1 {
      self.init(ageless: try Counts(reading: &blob))
    } else {
      guard version == Self.version else { throw blob.damage }
      let halfLife = try blob.int()
      guard (0...1_000_000).contains(halfLife) else { throw blob.damage }
      let count = try blob.count(ofAtLeast: 24)
      let ageless = try Counts(reading: &blob)
      var periods: [Int: Counts] = [:]
      for _ in 0..<count { periods[try blob.int()] = try Counts(reading: &blob) }
      self.init(halfLife: halfLife == 0 ? nil : halfLife, ageless: ageless, periods: periods)
    }
    guard blob.isAtEnd else { throw blob.damage }
  }

  /// The table with its terms renamed; what belongs to terms without a new name is left out.
  func renamingTerms(_ rename: (Int) -> Int?) -> AgedCounts {
    AgedCounts(
      halfLife: halfLife, ageless: ageless.renamingTerms(rename),
      periods: periods.mapValues { $0.renamingTerms(rename) })
  }
}

extension Counts {
  /// Appends the table, stems and terms in order.
  fileprivate func append(to blob: inout BlobWriter) {
    blob.append(totals.count)
    for (term, total) in totals.sorted(by: { $0.key < $1.key }) {
      blob.append(term)
      for number in [total.positive, total.negative, total.lessons, total.refusals] {
        blob.append(number)
      }
    }
    blob.append(postings.count)
    // By bytes, which no locale and no normal form can change.
    for (stem, row) in postings.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      blob.append(stem)
      blob.append(row.count)
      for posting in row {
        blob.append(posting.term)
        blob.append(posting.positive)
        blob.append(posting.negative)
      }
    }
  }

  /// Reads a table.
  fileprivate init(reading blob: inout BlobReader) throws(StoreError) {
    var totals: [Int: Total] = [:]
    for _ in 0..<(try blob.count(ofAtLeast: 40)) {
      totals[try blob.int()] = Total(
        positive: try blob.int(), negative: try blob.int(), lessons: try blob.int(),
        refusals: try blob.int())
    }
    let stems = try blob.count(ofAtLeast: 16)
    var postings: [String: [Posting]] = [:]
    postings.reserveCapacity(stems)
    for _ in 0..<stems {
      let stem = try blob.text()
      var row: [Posting] = []
      for _ in 0..<(try blob.count(ofAtLeast: 24)) {
        row.append(
          Posting(term: try blob.int(), positive: try blob.int(), negative: try blob.int()))
      }
      guard zip(row, row.dropFirst()).allSatisfy({ $0.term < $1.term }) else { throw blob.damage }
      postings[stem] = row
    }
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
