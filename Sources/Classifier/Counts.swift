package import WaymarkTaxonomy

/// How often each stem was seen with each term: all that the scorer knows, as integers.
///
/// Adding a lesson and removing it again leaves exactly what was there before. Stems and terms whose
/// counts fall back to zero disappear, so two tables that learned the same are equal.
package struct Counts: Sendable, Equatable {
  /// The counts of one stem with one term, in 1/1024.
  package struct Posting: Sendable, Hashable {
    /// The term.
    package var term: TermIndex
    /// Weight seen where the term fits.
    package var positive: Int
    /// Weight seen where the term was refused.
    package var negative: Int

    /// Makes a posting.
    package init(term: TermIndex, positive: Int, negative: Int) {
      self.term = term
      self.positive = positive
      self.negative = negative
    }

    var isEmpty: Bool { positive == 0 && negative == 0 }
  }

  /// What is known of one term over all stems, in 1/1024.
  package struct Total: Sendable, Hashable {
    /// The sum of its positive counts.
    package var positive = 0
    /// The sum of its negative counts.
    package var negative = 0
    /// The weight of the lessons in which the term fits.
    package var lessons = 0
    /// The weight of the lessons in which it was refused.
    package var refusals = 0

    /// Makes a total of nothing.
    package init(positive: Int = 0, negative: Int = 0, lessons: Int = 0, refusals: Int = 0) {
      self.positive = positive
      self.negative = negative
      self.lessons = lessons
      self.refusals = refusals
    }

    var isEmpty: Bool { positive == 0 && negative == 0 && lessons == 0 && refusals == 0 }
  }

  /// Which side of a judgement a count stands on.
  package enum Polarity: Sendable, Hashable {
    /// The term fits.
    case positive
    /// The term was refused.
    case negative
  }

  /// The postings of each stem, by term.
  package private(set) var postings: [String: [Posting]] = [:]
  /// The totals of each term.
  package private(set) var totals: [TermIndex: Total] = [:]

  /// Makes an empty table.
  package init() {}

  /// Makes a table from stored rows; rows of one stem must be in order of their terms.
  package init(postings: [String: [Posting]], totals: [TermIndex: Total]) {
    self.postings = postings
    self.totals = totals
  }

  /// Whether nothing has been learned.
  package var isEmpty: Bool { totals.isEmpty }

  /// Adds what a lesson teaches.
  package mutating func add(_ lesson: Lesson) { apply(lesson, sign: 1) }

  /// Takes back what a lesson taught, exactly.
  package mutating func remove(_ lesson: Lesson) { apply(lesson, sign: -1) }

  /// Adds all counts of another table.
  package mutating func add(_ other: Counts) {
    for (stem, row) in other.postings {
      for posting in row {
        change(stem, posting.term, positive: posting.positive, negative: posting.negative)
      }
    }
    for (term, total) in other.totals { change(term, by: total, sign: 1) }
  }

  /// Adds a posting to a term's count of a stem, without its total.
  mutating func add(_ posting: Posting, of stem: String, to term: TermIndex) {
    change(stem, term, positive: posting.positive, negative: posting.negative)
  }

  /// Adds to a term's total.
  mutating func add(_ total: Total, to term: TermIndex) { change(term, by: total, sign: 1) }

  private mutating func apply(_ lesson: Lesson, sign: Int) {
    for verdict in lesson.verdicts {
      var sum = 0
      for feature in lesson.features {
        let amount = Lesson.contribution(count: feature.count, weight: verdict.weight)
        if amount == 0 { continue }
        sum += amount
        change(
          feature.stem, verdict.term,
          positive: verdict.fits ? sign * amount : 0,
          negative: verdict.fits ? 0 : sign * amount)
      }
      let total =
        verdict.fits
        ? Total(positive: sum, lessons: verdict.weight)
        : Total(negative: sum, refusals: verdict.weight)
      change(verdict.term, by: total, sign: sign)
    }
  }

  private mutating func change(_ stem: String, _ term: TermIndex, positive: Int, negative: Int) {
    // Changed in place, for a copy of a long row on every count would make learning quadratic.
    let isGone = Self.change(&postings[stem, default: []], term, positive, negative)
    if isGone { postings[stem] = nil }
  }

  /// Changes one posting of a row, and says whether the row is now empty.
  private static func change(
    _ row: inout [Posting], _ term: TermIndex, _ positive: Int, _ negative: Int
  ) -> Bool {
    let place = row.partitioningIndex { $0.term >= term }
    if place < row.count, row[place].term == term {
      row[place].positive += positive
      row[place].negative += negative
      if row[place].isEmpty { row.remove(at: place) }
    } else {
      row.insert(Posting(term: term, positive: positive, negative: negative), at: place)
    }
    return row.isEmpty
  }

  private mutating func change(_ term: TermIndex, by amount: Total, sign: Int) {
    var total = totals[term] ?? Total()
    total.positive += sign * amount.positive
    total.negative += sign * amount.negative
    total.lessons += sign * amount.lessons
    total.refusals += sign * amount.refusals
    totals[term] = total.isEmpty ? nil : total
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first position from which on the predicate holds, found by halving.
  ///
  /// - Complexity: O(log *n*).
  func partitioningIndex(where belongsInSecond: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if belongsInSecond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
