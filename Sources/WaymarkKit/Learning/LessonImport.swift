package import WaymarkFormats
import WaymarkServiceRecords
package import WaymarkStorage
import WaymarkTagging

/// Learns from files of corrections and assured records.
package struct LessonImport {
  /// What was learned.
  package struct Report: Sendable {
    /// The number of lessons.
    package var lessonCount = 0
    /// The number of records and corrections met, those at fault among them.
    package var recordCount = 0
    /// What was at fault.
    package var faults: [Fault] = []
  }

  /// Strictly faulty input, of which nothing was learned.
  package struct Refusal: Error {
    /// What was at fault.
    package var faults: [Fault]
  }

  private let store: WorkspaceStore
  private let teacher: Teacher
  private let isStrict: Bool

  /// Makes an import into a workspace.
  package init(into store: WorkspaceStore, teacher: Teacher, isStrict: Bool = false) {
    self.store = store
    self.teacher = teacher
    self.isStrict = isStrict
  }

  /// Learns from files in one transaction: all that is not at fault, or nothing.
  ///
  /// - Parameters:
  ///   - paths: The files; `-` is standard input.
  ///   - progress: Told now and then how many records were read, and which share of the file.
  /// - Returns: What was learned, and what was at fault.
  /// - Throws: `Fault` where a file cannot be read, `Refusal` where strict and anything is at fault,
  ///   `StoreError`.
  package func learn(
    from paths: [String], progress: (Int, Double?) -> Void = { _, _ in }
  ) throws -> Report {
    try store.write { database in
      var report = Report()
      for path in paths {
        var reader = try RecordReader(path: path)
        try database.append(batches: {
          guard let chunk = try reader.nextChunk() else { return nil }
          let entries = entries(in: chunk, report: &report)
          report.lessonCount += entries.count
          progress(report.recordCount, reader.share)
          return entries
        })
      }
      if isStrict, report.faults.contains(where: { $0.severity == .error }) {
        throw Refusal(faults: report.faults)
      }
      // So that nobody who asks has to wait for it.
      try ModelStore.refresh(in: database)
      return report
    }
  }

  private func entries(in chunk: RecordChunk, report: inout Report) -> [JournalEntry] {
    var items: [RecordItem] = []
    var entries: [JournalEntry] = []
    func take(_ made: (entry: JournalEntry?, faults: [Fault])) {
      report.recordCount += 1
      report.faults += made.faults
      if let entry = made.entry { entries.append(entry) }
    }
    func flush() {
      for item in items {
        switch item {
        case .record(let record): take(teacher.entry(for: record))
        case .fault(let fault):
          if fault.severity == .error { report.recordCount += 1 }
          report.faults.append(fault)
        }
      }
      items.removeAll(keepingCapacity: true)
    }
    chunk.forEachValue { node, place, _ in
      flush()
      var faults: [Fault] = []
      if let correction = Correction.read(node, at: place, faults: &faults) {
        report.faults += faults
        if faults.contains(where: { $0.severity == .error }) {
          report.recordCount += 1
        } else {
          take(teacher.entry(for: correction))
        }
      } else {
        items += ServiceRecord.items(in: node, at: place)
      }
    } other: {
      items.append($0)
    }
    flush()
    return entries
  }
}
