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

extension Counts {
  private static let version = 1

  /// The table as a blob, stems and terms in order, so that equal tables make equal blobs.
  func encoded() -> [UInt8] {
    var blob = BlobWriter()
    blob.append(Self.version)
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
    return blob.bytes
  }

  /// Reads a table.
  init(decoding bytes: UnsafeRawBufferPointer) throws(StoreError) {
    var blob = BlobReader(bytes, of: "table of counts")
    guard try blob.int() == Self.version else { throw blob.damage }
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
