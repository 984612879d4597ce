package import WaymarkClassifier
package import WaymarkServiceRecords
package import WaymarkTaxonomy
import WaymarkTextAnalysis

/// Turns assured records into lessons.
package struct LessonMaker: Sendable {
  /// The vocabularies that tags are looked up in.
  package let graph: TermGraph
  /// How texts become features.
  package let features: TextFeatures
  private let analyzer = Analyzer()

  /// What a further term is worth beside a main one: tagged too, but not what the text is about.
  private static let furtherShare = 0.4

  /// Makes a maker of lessons.
  package init(graph: TermGraph, features: TextFeatures = TextFeatures()) {
    self.graph = graph
    self.features = features
  }

  /// The term that a tag names, or nil where the vocabularies have none that may be suggested.
  ///
  /// A retired term stands for the one that took its place.
  package func term(of category: RecordCategory) -> TermIndex? {
    let heirs = named(by: category).map(graph.heirs) ?? []
    return heirs.count == 1 ? heirs[0] : nil
  }

  /// The term that a tag names, in use or not.
  private func named(by category: RecordCategory) -> TermIndex? {
    for name in [category.id].compactMap({ $0 }) + category.otherIDs {
      if let term = graph.resolve(name, roles: [.type]) { return term }
    }
    // A label stands for a term only where there is no identifier that would say otherwise.
    guard category.id == nil, let label = category.label else { return nil }
    return graph.resolve(label, roles: [.type])
  }

  /// Why a tag that names no term teaches nothing, as a phrase.
  package func reason(against category: RecordCategory) -> String {
    if let term = named(by: category) { return graph.retirement(of: term) }
    let name = category.id ?? category.label ?? ""
    return "unknown term \"\(analyzer.masked(String(name.prefix(80))))\""
  }

  /// The terms of a record with the main one first, and the tags that name none.
  package func terms(
    of record: ServiceRecord
  ) -> (terms: [TermIndex], main: TermIndex?, unknown: [RecordCategory]) {
    var terms: [TermIndex] = []
    var main: TermIndex?
    var unknown: [RecordCategory] = []
    for category in record.categories {
      guard let term = term(of: category) else {
        unknown.append(category)
        continue
      }
      if category.isMain, main == nil { main = term }
      if !terms.contains(term) { terms.append(term) }
    }
    if let main, let place = terms.firstIndex(of: main) {
      terms.remove(at: place)
      terms.insert(main, at: 0)
    }
    return (terms, main, unknown)
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
    let (terms, main, _) = terms(of: record)
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
