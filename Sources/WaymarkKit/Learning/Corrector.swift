package import WaymarkFormats
import WaymarkServiceRecords
package import WaymarkStorage
package import WaymarkTagging
import WaymarkTaxonomy

/// Records single corrections, whoever hands them in: the command line, `serve` or a program.
package struct Corrector {
  /// What was recorded.
  package struct Outcome: Sendable {
    /// The number of the entry in the journal.
    package var entry: Int
    /// What was left out of it.
    package var faults: [Fault]
  }

  /// A correction of which nothing was recorded.
  package struct Refusal: Error {
    /// What is at fault, the first of it first.
    package var faults: [Fault]

    /// The first of it, as a phrase.
    package var message: String { faults.first?.message ?? "" }
  }

  /// Makes entries of corrections.
  package var teacher: Teacher

  private let store: WorkspaceStore
  private let finder: TermFinder
  private var assistant: Assistant

  /// Makes one for a workspace.
  ///
  /// - Parameters:
  ///   - store: Where corrections go.
  ///   - assistant: Says what is suggested where a correction does not.
  ///   - teacher: Makes entries of them.
  package init(in store: WorkspaceStore, assistant: Assistant, teacher: Teacher) {
    self.store = store
    self.assistant = assistant
    self.teacher = teacher
    finder = TermFinder(assistant.engine.graph, in: store)
  }

  /// Records a correction.
  ///
  /// - Throws: `UnknownTerm` where a name means no service type, `Refusal` where nothing is decided or
  ///   nobody decided it, and for a strict teacher where anything is at fault; `StoreError`.
  package mutating func record(_ given: Correction) throws -> Outcome {
    var correction = given
    let place = correction.record.place
    guard (correction.by ?? teacher.by).utf8.contains(where: { $0 > 0x20 }) else {
      throw Refusal(faults: [Fault(at: place, "nobody is named who decided")])
    }
    correction.kept = try identifiers(given.kept)
    correction.added = try identifiers(given.added)
    correction.removed = try identifiers(given.removed)
    correction.main = try given.main.map { try identifiers([$0])[0] }
    correction.suggested = try given.suggested.map(identifiers) ?? suggestions(for: given)
    let made = teacher.entry(for: correction)
    let isRefused = teacher.isStrict && made.faults.contains { $0.severity == .error }
    guard !isRefused, let entry = made.entry else {
      let nothing = Fault(at: place, "nothing is decided")
      throw Refusal(faults: made.faults.isEmpty ? [nothing] : made.faults)
    }
    return Outcome(entry: try store.write { try $0.append(entry) }, faults: made.faults)
  }

  private func identifiers(_ names: [String]) throws -> [String] {
    try names.map {
      finder.graph.terms[try finder.term(named: $0, roles: [.type])].id.description
    }
  }

  private mutating func suggestions(for correction: Correction) throws -> [String] {
    let record = correction.record
    let tagged = assistant.tag(name: record.name, description: record.description)
    if let failure = tagged.lookupFailure { throw failure }
    return tagged.suggestions.map { finder.graph.terms[$0.term].id.description }
  }
}
