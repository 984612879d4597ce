package import WaymarkTaxonomy

/// The unit of every count: weights and word counts are integers in 1/1024.
///
/// Whole numbers add and subtract exactly and in any order, so a lesson can be taken back to the
/// bit; binary fractions could not promise that.
package let countUnit = 1024

/// What one assured record teaches: the words it used, and the terms it was or was not given.
package struct Lesson: Sendable, Hashable {
  /// How often one stem occurs, in 1/1024 after weighting of fields and damping of repetition.
  package struct Feature: Sendable, Hashable {
    /// The stem.
    package var stem: String
    /// The weighted count in 1/1024.
    package var count: Int

    /// Makes a feature.
    package init(stem: String, count: Int) {
      self.stem = stem
      self.count = count
    }
  }

  /// Whether a term fits the record, and how much the judgement counts.
  package struct Verdict: Sendable, Hashable {
    /// The term.
    package var term: TermIndex
    /// Whether the term fits; false when it was suggested and taken away.
    package var fits: Bool
    /// The weight in 1/1024.
    package var weight: Int

    /// Makes a verdict.
    package init(term: TermIndex, fits: Bool = true, weight: Int = countUnit) {
      self.term = term
      self.fits = fits
      self.weight = weight
    }
  }

  /// The words of the record, each stem once.
  package var features: [Feature]
  /// The judgements, each term once.
  package var verdicts: [Verdict]

  /// Makes a lesson.
  package init(features: [Feature], verdicts: [Verdict]) {
    self.features = features
    self.verdicts = verdicts
  }

  /// A weight in lessons as a whole number of 1/1024.
  ///
  /// What is not a number or below zero counts as nothing, and nothing counts for more than a million
  /// lessons: weights come from people's files, and no number in one may bring a sum to overflow.
  package static func weight(ofLessons lessons: Double) -> Int {
    guard lessons > 0 else { return 0 }
    return Int((min(lessons, 1_000_000) * Double(countUnit)).rounded())
  }

  /// What one feature adds to the count of a term of the given weight, in 1/1024.
  ///
  /// Both numbers are in 1/1024, so their product is scaled back, rounding down. The result depends
  /// on nothing else, which is what makes subtraction the exact inverse of addition.
  package static func contribution(count: Int, weight: Int) -> Int {
    (count * weight) / countUnit
  }
}
