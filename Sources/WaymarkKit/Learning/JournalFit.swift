import WaymarkClassifier
import WaymarkFormats
package import WaymarkStorage
import WaymarkTagging
import WaymarkTaxonomy

/// Fits the weights and the calibration to the lessons of a journal.
package struct JournalFit {
  /// What a fit set.
  package struct Report: Sendable {
    /// The number of its entry in the journal.
    package var entry: Int
    /// The number of lessons that it looked at.
    package var lessonCount: Int
    /// The days after which lessons count for half from now on; nil where they do not fade.
    package var halfLife: Int?
  }

  /// How long lessons are to count from a fit on.
  package enum Fading: Sendable, Hashable {
    /// As long as before.
    case asBefore
    /// For ever.
    case never
    /// For half after some days.
    case halfLife(days: Int)
  }

  /// The most lessons that a fit looks at, the newest: more would not change the weights, and memory
  /// must not grow with the journal.
  static let mostLessons = 10_000

  private let store: WorkspaceStore

  /// Makes a fit of an open workspace.
  package init(_ store: WorkspaceStore) { self.store = store }

  /// Fits, and writes what came of it into the journal.
  ///
  /// It always sets out from the weights that shipped, so that the same lessons give the same fit
  /// however often it was done before. Each lesson is judged by what the others taught.
  ///
  /// - Parameters:
  ///   - fading: How long lessons are to count.
  ///   - who: Who asks for it.
  ///   - time: When, in ISO 8601.
  /// - Returns: What was fitted; nil where there are no lessons to fit to.
  /// - Throws: `StoreError`.
  package func fit(_ fading: Fading, by who: String, at time: String) throws -> Report? {
    var parts = try ModelStore.loadParts(from: store).parts
    let heirs = parts.graph.heirs
    // Read in one transaction and written in another, for fitting takes its time and others may
    // write meanwhile.
    let material = try store.read { database in
      let halfLife =
        switch fading {
        case .asBefore: try database.fitInForce()?.halfLife
        case .never: Int?.none
        case .halfLife(let days): days
        }
      return Material(
        halfLife: halfLife, prior: try ModelStore.shippedJudgement(in: database),
        // What belongs to retired terms counts for those that took their place, as in answers.
        counts: try database.agedCounts(halfLife: halfLife).handed(to: heirs),
        records: try Self.records(in: database, heirs: heirs),
        model: try ModelStore.version(in: database))
    }
    if material.records.isEmpty { return nil }
    parts.base = FlatCounts(material.counts.faded)
    let judgement = JudgementTrainer.fit(
      material.records, parts: parts, aged: material.counts, prior: material.prior,
      strength: JudgementTrainer.priorStrength)
    var entry = JournalEntry(kind: .fit, at: time, by: who)
    entry.detail = String(decoding: judgement.encoded(), as: UTF8.self)
    entry.halfLife = material.halfLife
    entry.model = material.model
    let id = try store.write { try $0.append(entry) }
    return Report(entry: id, lessonCount: material.records.count, halfLife: material.halfLife)
  }

  private struct Material {
    var halfLife: Int?
    var prior: Judgement
    var counts: AgedCounts
    var records: [TrainingRecord]
    var model: String
  }

  /// The newest lessons in force that say what fits, oldest first.
  private static func records(
    in database: Database, heirs: (TermIndex) -> [TermIndex]
  ) throws -> [TrainingRecord] {
    var filter = JournalFilter()
    filter.isInForce = true
    filter.isNewestFirst = true
    filter.limit = mostLessons
    var records: [TrainingRecord] = []
    try database.forEachEntry(filter) { entry in
      // Of a record of which is only known what does not fit, no ranking is right.
      guard let lesson = entry.lesson?.handed(to: heirs),
        lesson.verdicts.contains(where: \.fits)
      else { return }
      var record = TrainingRecord(
        name: entry.name ?? "", description: entry.description ?? "", lesson: lesson,
        group: entry.note.group ?? entry.organisation ?? entry.recordKey ?? String(entry.id))
      record.seconds = Timestamp(entry.at)?.seconds
      records.append(record)
    }
    return records.reversed()
  }
}
