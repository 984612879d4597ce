/// Counts by when they were learned, so that old lessons may count for less.
///
/// Time is cut into periods of an eighth of the half-life, and the lessons of each are summed up
/// exactly; only the sums fade, in whole numbers, by how many periods they are older than the newest
/// lesson. So a lesson can still be taken back to the bit, and no clock has a say.
package struct AgedCounts: Sendable, Equatable {
  /// The days after which a lesson counts for half; nil where lessons do not fade.
  package let halfLife: Int?
  /// What does not fade: what the workspace started with, and lessons of which nobody knows when.
  package private(set) var ageless: Counts
  /// What was learned in each period.
  package private(set) var periods: [Int: Counts] = [:]

  /// The periods of one half-life.
  private static let steps = 8
  /// After this many half-lives nothing is left of any count.
  private static let lastHalfLife = 40
  /// 2 to the power of -*k*/8, in 1/65536.
  private static let shares = [65536, 60097, 55109, 50535, 46341, 42495, 38968, 35734]

  /// Makes a table.
  ///
  /// - Parameters:
  ///   - halfLife: The days after which a lesson counts for half; nil for never.
  ///   - ageless: What does not fade.
  ///   - periods: What was learned in each period.
  package init(halfLife: Int? = nil, ageless: Counts = Counts(), periods: [Int: Counts] = [:]) {
    self.halfLife = halfLife
    self.ageless = ageless
    self.periods = periods
  }

  /// Adds what a lesson teaches.
  ///
  /// - Parameters:
  ///   - lesson: The lesson.
  ///   - seconds: When it was given, in seconds since 1970; nil where that is not known.
  package mutating func add(_ lesson: Lesson, at seconds: Int?) {
    guard let period = period(of: seconds) else { return ageless.add(lesson) }
    periods[period, default: Counts()].add(lesson)
    if periods[period]?.isEmpty == true { periods[period] = nil }
  }

  /// Takes back what a lesson taught, exactly.
  ///
  /// - Parameters:
  ///   - lesson: The lesson.
  ///   - seconds: When it was given.
  package mutating func remove(_ lesson: Lesson, at seconds: Int?) {
    guard let period = period(of: seconds) else { return ageless.remove(lesson) }
    periods[period, default: Counts()].remove(lesson)
    if periods[period]?.isEmpty == true { periods[period] = nil }
  }

  private func period(of seconds: Int?) -> Int? {
    guard let halfLife else { return nil }
    return Self.period(of: seconds, halfLife: halfLife)
  }

  /// The period that a moment is in; nil for no moment.
  package static func period(of seconds: Int?, halfLife: Int) -> Int? {
    guard let seconds else { return nil }
    let length = max(1, halfLife * 86_400 / steps)
    return seconds >= 0 ? seconds / length : (seconds - length + 1) / length
  }

  /// The period of the newest lessons; nil where none has an age.
  package var newest: Int? { periods.keys.max() }

  /// The counts as the scorer is to see them.
  package var faded: Counts {
    guard let newest else { return ageless }
    var sum = ageless
    for (period, counts) in periods {
      let age = newest - period
      let halvings = age / Self.steps
      if halvings >= Self.lastHalfLife { continue }
      sum.add(age == 0 ? counts : counts.scaled(by: Self.shares[age % Self.steps], halvings))
    }
    return sum
  }
}

extension Counts {
  /// Every count times a share in 1/65536, halved some times, and rounded down.
  fileprivate func scaled(by share: Int, _ halvings: Int) -> Counts {
    func scale(_ count: Int) -> Int {
      // High and low bits apart, so that no product can overflow.
      ((count >> 16) * share + ((count & 0xFFFF) * share) >> 16) >> halvings
    }
    var totals = self.totals.mapValues {
      Total(lessons: scale($0.lessons), refusals: scale($0.refusals))
    }
    let postings = self.postings.compactMapValues { row -> [Posting]? in
      let scaled = row.compactMap { posting -> Posting? in
        let (positive, negative) = (scale(posting.positive), scale(posting.negative))
        guard positive != 0 || negative != 0 else { return nil }
        totals[posting.term]?.positive += positive
        totals[posting.term]?.negative += negative
        return Posting(term: posting.term, positive: positive, negative: negative)
      }
      return scaled.isEmpty ? nil : scaled
    }
    return Counts(postings: postings, totals: totals.filter { !$0.value.isEmpty })
  }
}
