package import WaymarkClassifier
package import WaymarkServiceRecords
package import WaymarkTaxonomy
import WaymarkTextAnalysis

/// Turns assured records into lessons.
package struct LessonMaker: Sendable {
  /// Finds the terms that tags name.
  package let tags: TagResolver
  /// How texts become features.
  package let features: TextFeatures
  private let analyzer = Analyzer()

  /// What a further term is worth beside a main one: tagged too, but not what the text is about.
  private static let furtherShare = 0.4

  /// Makes a maker of lessons.
  package init(graph: TermGraph, features: TextFeatures = TextFeatures()) {
    tags = TagResolver(graph)
    self.features = features
  }

  /// What a record teaches, or nil where none of its tags is known.
  ///
  /// A record with a main term teaches that term in full and the others by less; without one, its
  /// terms share the lesson equally.
  ///
  /// - Parameters:
  ///   - record: The assured record.
  ///   - weight: What the lesson is worth; 1 for usual.
  /// - Returns: The lesson, with its verdicts in order of their terms.
  package func lesson(from record: ServiceRecord, weight: Double = 1) -> Lesson? {
    let (terms, main, _) = tags.terms(of: record)
    guard !terms.isEmpty else { return nil }
    let verdicts = terms.map { term in
      let share =
        main == nil ? 1 / Double(terms.count) : term == main ? 1 : Self.furtherShare
      return Lesson.Verdict(term: term, weight: Lesson.weight(ofLessons: share * weight))
    }
    return Lesson(features: features(of: record), verdicts: verdicts.sorted { $0.term < $1.term })
  }

  /// What a correction teaches: the record's own terms, and that others do not fit; nil where there is
  /// neither.
  ///
  /// - Parameters:
  ///   - record: The record as it was left.
  ///   - refused: What was suggested and taken away.
  ///   - weight: What the lesson is worth; 1 for usual.
  /// - Returns: The lesson, with its verdicts in order of their terms.
  package func lesson(
    from record: ServiceRecord, refusing refused: [TermIndex], weight: Double = 1
  ) -> Lesson? {
    var lesson =
      lesson(from: record, weight: weight) ?? Lesson(features: features(of: record), verdicts: [])
    lesson.verdicts += refused.map {
      Lesson.Verdict(term: $0, fits: false, weight: Lesson.weight(ofLessons: weight))
    }
    lesson.verdicts.sort { $0.term < $1.term }
    return lesson.verdicts.isEmpty ? nil : lesson
  }

  /// The words of a record, as lessons count them.
  package func features(of record: ServiceRecord) -> [Lesson.Feature] {
    features.lesson(name: record.name, description: record.description, analyzer: analyzer)
  }

  /// The record as training sees it, or nil where it teaches nothing.
  package func trainingRecord(from record: ServiceRecord) -> TrainingRecord? {
    guard let lesson = lesson(from: record) else { return nil }
    return TrainingRecord(
      name: record.name, description: record.description, lesson: lesson,
      group: record.group ?? record.id ?? record.name)
  }
}
