import Foundation
import WaymarkClassifier
package import WaymarkFormats
package import WaymarkServiceRecords
package import WaymarkStorage
package import WaymarkTagging
package import WaymarkTaxonomy
import WaymarkTextAnalysis

/// Turns corrections and assured records into entries of the journal.
package struct Teacher {
  /// Who is named where a correction names nobody.
  package var by: String
  /// Where the records come from, such as the name of a directory.
  package var source: String
  /// What a lesson is worth; 1 for usual.
  package var weight: Double
  /// When, in ISO 8601, where a correction does not say.
  package var time: String
  /// The version of the model that the lessons are given with.
  package var model: String?
  /// Whether a correction counts whole or not at all; else it counts without what is at fault.
  package var isStrict = false

  private let graph: TermGraph
  private let maker: LessonMaker
  private let analyzer = Analyzer()

  /// Makes a teacher.
  ///
  /// - Parameters:
  ///   - graph: The graph of the workspace.
  ///   - features: How texts become features there.
  ///   - by: Who is named where a correction names nobody.
  ///   - source: Where the records come from.
  ///   - weight: What a lesson is worth.
  ///   - time: When, in ISO 8601.
  ///   - model: The version of the model that the lessons are given with.
  package init(
    graph: TermGraph, features: TextFeatures, by: String, source: String = "", weight: Double = 1,
    time: String = Teacher.now, model: String? = nil
  ) {
    self.graph = graph
    maker = LessonMaker(graph: graph, features: features)
    self.by = by
    self.source = source
    self.weight = weight
    self.time = time
    self.model = model
  }

  /// Makes a teacher of a model that was loaded.
  package init(
    of model: LoadedModel, by: String, source: String = "", time: String = Teacher.now
  ) {
    self.init(
      graph: model.graph, features: model.features, by: by, source: source, time: time,
      model: model.version)
  }

  /// The time now, in ISO 8601 and UTC.
  package static var now: String { Date().formatted(.iso8601) }
}

extension Teacher {
  /// The entry that an assured record makes, and the tags that name no term; no entry where none
  /// of its tags is known.
  package func entry(for record: ServiceRecord) -> (entry: JournalEntry?, faults: [Fault]) {
    let tags = maker.tags.terms(of: record)
    var faults = tags.unknown.map {
      Fault(at: record.place, maker.tags.reason(against: $0) + "; the tag is left out")
    }
    guard let lesson = maker.lesson(from: record, weight: weight) else {
      if record.categories.isEmpty {
        faults.append(Fault(.warning, at: record.place, "has no tags, so it teaches nothing"))
      }
      return (nil, faults)
    }
    var entry = self.entry(for: record, lesson)
    entry.kept = list(lesson.verdicts.map(\.term))
    entry.note.main = tags.main.map { graph.terms[$0].id.description }
    return (entry, faults)
  }

  /// The entry that a correction makes, and what is at fault in it; no entry where nothing is left to
  /// learn.
  ///
  /// At fault are names that name no service type, what is kept and taken away at once, and a time that
  /// is none.
  package func entry(for correction: Correction) -> (entry: JournalEntry?, faults: [Fault]) {
    var faults: [Fault] = []
    let place = correction.record.place
    func complain(_ message: String, _ consequence: String) {
      faults.append(Fault(at: place, isStrict ? message : "\(message); \(consequence)"))
    }
    func terms(_ names: [String]) -> [TermIndex] {
      var found: [TermIndex] = []
      for name in names {
        guard let term = graph.resolve(name, roles: [.type]) else {
          complain(reason(against: name), "it is left out")
          continue
        }
        let heirs = graph.heirs(of: term)
        if heirs.count != 1 {
          complain(graph.retirement(of: term), "it is left out")
        } else if !found.contains(heirs[0]) {
          found.append(heirs[0])
        }
      }
      return found
    }
    let kept = terms(correction.kept)
    let added = terms(correction.added)
    let refused = terms(correction.removed)
    let main = terms([correction.main].compactMap(\.self)).first
    let removed = refused.filter { !kept.contains($0) && !added.contains($0) && $0 != main }
    if let both = refused.first(where: { !removed.contains($0) }) {
      complain("\"\(graph.terms[both].label)\" is taken away and given at once", "it is kept")
    }
    var record = correction.record
    record.categories = Set(kept + added + [main].compactMap(\.self)).sorted().map {
      RecordCategory(id: graph.terms[$0].id.description, isMain: $0 == main)
    }
    guard let lesson = maker.lesson(from: record, refusing: removed, weight: weight) else {
      return (nil, faults)
    }
    var entry = self.entry(for: record, lesson)
    entry.by = correction.by ?? by
    if let at = correction.at {
      if let moment = moment(at) {
        entry.at = moment
      } else {
        complain(
          "\"\(analyzer.masked(at).shortened(to: 40))\" is not a time in the past: expected one such as "
            + "2024-01-31T10:15:00Z",
          "it is entered as of now")
      }
    }
    entry.suggested = correction.suggested.map { list(terms($0)) }
    entry.kept = list(kept)
    entry.added = list(added)
    entry.removed = list(removed)
    entry.note.main = main.map { graph.terms[$0].id.description }
    return (entry, faults)
  }

  /// Why a name names no service type.
  private func reason(against name: String) -> String {
    let shown = analyzer.masked(name).shortened(to: 80)
    return graph.resolve(name) == nil
      ? "unknown service type \"\(shown)\"" : "\"\(shown)\" is no service type"
  }

  private func entry(for record: ServiceRecord, _ lesson: Lesson) -> JournalEntry {
    var entry = JournalEntry(at: time, by: by, lesson: lesson)
    entry.source = source
    entry.record = record.id.map(MaskedIdentifier.shown)
    entry.recordKey = RecordKey.key(of: record, source: source)
    entry.weight = Lesson.weight(ofLessons: weight)
    entry.name = analyzer.masked(record.name)
    entry.description = analyzer.masked(record.description)
    entry.organisation = record.organization.map(analyzer.masked)
    entry.note.group = record.group.map(analyzer.masked)
    entry.model = model
    return entry
  }

  /// A time as the journal has it, so that texts in order are moments in order; nil where it is none,
  /// or is still to come: by it alone all earlier lessons would fade.
  private func moment(_ text: String) -> String? {
    guard let moment = Timestamp(text) else { return nil }
    // Clocks and days of other zones may be ahead of ours.
    if let now = Timestamp(time), moment.seconds > now.seconds + Timestamp.day { return nil }
    return moment.description
  }

  private func list(_ terms: [TermIndex]) -> String {
    JournalEntry.list(terms.map { graph.terms[$0].id.description })
  }
}
