package import WaymarkClassifier
package import WaymarkFormats
package import WaymarkTaxonomy

/// What a model was made of, for those with whom it is shared.
package struct ModelOrigin: Sendable, Hashable {
  /// The number of models in it.
  package var models = 1
  /// The number of records that it was learned from, as far as that was said.
  package var records = 0
  /// The fewest records that each of its words was seen in.
  package var leastRecords = 1
  /// The fewest organisations that these records were of.
  package var leastOrganisations = 1

  /// Tells of one model of which nothing is known.
  package init() {}

  /// Takes what a line of a file says; what another version says of its origin does no harm.
  mutating func set(_ name: String, to value: Int) {
    switch name {
    case "models": models = value
    case "records": records = value
    case "least-records": leastRecords = value
    case "least-organisations": leastOrganisations = value
    default: break
    }
  }

  /// The origin as lines of a model file.
  var lines: String {
    [
      ("models", models), ("records", records), ("least-records", leastRecords),
      ("least-organisations", leastOrganisations),
    ].map { "about\t\($0)\t\($1)\n" }.joined()
  }

  /// The origin of two models together.
  func joined(with other: Self) -> Self {
    var result = Self()
    result.models = models + other.models
    result.records = records + other.records
    result.leastRecords = min(leastRecords, other.leastRecords)
    result.leastOrganisations = min(leastOrganisations, other.leastOrganisations)
    return result
  }
}

/// A model with terms by identifier, as councils share it: it needs no vocabulary to be read, and
/// several add up to one.
///
/// Counts are whole numbers, so models add up exactly, in any order and in any grouping, to the same
/// bytes. Weights cannot be added: they stay where all models that have any have the same.
package struct SharedModel: Sendable {
  /// What the models that were added say of the weights.
  private enum Weights: Sendable, Hashable {
    case none
    case fitted(Judgement)
    case differing

    func joined(with other: Self) -> Self {
      switch (self, other) {
      case (let some, .none), (.none, let some): some
      default: self == other ? self : .differing
      }
    }
  }

  private var ids: [CURIE] = []
  private var numbers: [CURIE: TermIndex] = [:]
  /// The counts, with terms in the order in which they were met.
  package private(set) var counts = Counts()
  private var weights = Weights.none
  /// What it was made of; nil before anything was added.
  package private(set) var origin: ModelOrigin?

  /// Makes a model of nothing.
  package init() {}

  /// Makes a model of counts over a graph.
  package init(_ counts: Counts, judgement: Judgement?, graph: TermGraph, origin: ModelOrigin) {
    ids = graph.terms.map(\.id)
    numbers = Dictionary(zip(ids, ids.indices)) { first, _ in first }
    self.counts = counts
    weights = judgement.map { .fitted($0) } ?? .none
    self.origin = origin
  }

  /// The weights; nil where there are none, or where they differed.
  package var judgement: Judgement? {
    if case .fitted(let judgement) = weights { judgement } else { nil }
  }

  /// Whether models were added that were fitted differently, so that there are no weights.
  package var weightsDiffer: Bool { weights == .differing }

  /// Adds a model.
  ///
  /// - Parameter path: The file; `-` is standard input.
  /// - Returns: What was wrong with the file.
  /// - Throws: A `Fault` where the file cannot be read or is not a model, or where a count would
  ///   become greater than a file may hold; then nothing is added.
  package mutating func add(path: String) throws -> [Fault] {
    var (ids, numbers) = (self.ids, self.numbers)
    let draft = try ModelFile.draft(ByteReader(path: path)) { id in
      if let known = numbers[id] { return known }
      numbers[id] = ids.count
      ids.append(id)
      return ids.count - 1
    }
    var sum = counts
    sum.add(Counts(postings: draft.postings, totals: draft.totals))
    let records = (origin?.records ?? 0) + draft.origin.records
    guard sum.greatest <= ModelFile.greatest, records <= ModelFile.greatest else {
      throw Fault(at: Place(file: path), "the counts are too great to be added")
    }
    (self.ids, self.numbers, counts) = (ids, numbers, sum)
    let added: Weights =
      draft.weightsDiffer ? .differing : draft.judgement.map { .fitted($0) } ?? .none
    weights = weights.joined(with: added)
    origin = origin?.joined(with: draft.origin) ?? draft.origin
    return draft.faults
  }

  /// The model as the bytes of a file.
  package func encoded() -> [UInt8] {
    var lines = Array((origin ?? ModelOrigin()).lines.utf8)
    switch weights {
    case .none: break
    case .fitted(let judgement): lines += judgement.encoded()
    case .differing: lines += "weights\tdiffer\n".utf8
    }
    return ModelFile.encode(counts, before: lines) { ids[$0] }
  }
}

extension Counts {
  /// The greatest number that a file of these counts would hold.
  fileprivate var greatest: Int {
    let words = postings.values.joined().reduce(0) { max($0, $1.positive, $1.negative) }
    return totals.values.reduce(words) { max($0, $1.lessons, $1.refusals) }
  }
}
