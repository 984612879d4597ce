package import WaymarkFormats
package import WaymarkServiceRecords
package import WaymarkTagging
import WaymarkTaxonomy
import WaymarkTextAnalysis

/// What was made of one piece of an input.
package struct ReclassifiedPiece: Sendable {
  /// The piece with the tags changed, and every other byte as it was.
  package var bytes: [UInt8] = []
  /// The lines of the change log.
  package var log: [UInt8] = []
  /// How many there are.
  var logCount: Int { log.count { $0 == 0x0A } }
  /// The rows of the review table.
  package var reviewRows: [UInt8] = []
  /// The items of the review page, one a line.
  package var reviewItems: [UInt8] = []
  /// What was done, in numbers.
  package var tally = ReclassificationTally()
  /// What was at fault.
  package var faults: [Fault] = []
  /// Where the piece ends in the input.
  var end = 0
  /// What the piece was, to know it again.
  var fingerprint: UInt64 = 0
}

/// Changes the tags of records as a planner decides, piece by piece; the working memory of one
/// worker.
package struct Reclassifier: Sendable {
  /// Which of its results are wanted.
  package struct Wishes: Sendable, Hashable {
    /// Whether changes are logged.
    package var log = false
    /// Whether there is a table for review.
    package var table = false
    /// Whether there is a page for review.
    package var page = false

    /// Makes the wish for the records alone.
    package init() {}
  }

  private var planner: ReclassificationPlanner
  private let graph: TermGraph
  private let analyzer = Analyzer()
  private let speller: TagSpeller
  private let log: ChangeLog
  private let queue: ReviewQueue
  private let wishes: Wishes
  /// Whether a table without a column for tags gets one.
  private let canGainColumn: Bool

  /// Makes a worker.
  package init(
    _ model: LoadedModel, request: TaggingRequest, rules: ReclassificationPlanner.Rules,
    wishes: Wishes
  ) {
    planner = ReclassificationPlanner(
      engine: model.engine, judgement: model.judgement, request: request, rules: rules)
    graph = model.graph
    speller = TagSpeller(graph: model.graph, crosswalk: rules.crosswalk)
    log = ChangeLog(graph: model.graph, version: model.version)
    queue = ReviewQueue(graph: model.graph)
    self.wishes = wishes
    canGainColumn = rules.policy.adds && rules.policy != .propose
  }

  /// Works through one piece of an input.
  package mutating func reclassify(_ chunk: RecordChunk) -> ReclassifiedPiece {
    var piece = ReclassifiedPiece()
    piece.end = chunk.offset + chunk.bytes.count
    piece.fingerprint = Fingerprint(of: chunk.bytes).value
    var splices: [Splice] = []
    var logWriter = JSONWriter()
    var pageWriter = JSONWriter()
    var table = DelimitedWriter()
    let gainsColumn = canGainColumn && chunk.lacksTagColumn
    var edited: Set<Int> = []
    var plain: [Int: ServiceRecord] = [:]
    for item in chunk.parse(keepingSources: true) {
      switch item {
      case .fault(let fault):
        piece.note(fault)
      case .record(let record):
        let plan = planner.plan(record)
        if plan.hasDecisionOfAnother {
          piece.note(
            Fault(
              .warning, at: record.place,
              "what a person decided for this identifier was decided of another text, and is passed "
                + "over"))
        }
        let start = (record.source?.offset ?? 0) - chunk.offset
        let own = apply(plan, to: record, &piece, &logWriter)
        splices += own.map { $0.moved(by: start) }
        if gainsColumn, own.isEmpty { plain[start] = record }
        if !own.isEmpty { edited.insert(start) }
        guard plan.isUndecided || !plan.questions.isEmpty else { continue }
        piece.tally.unsure += 1
        if wishes.table { queue.append(record, plan, to: &table) }
        if wishes.page { queue.append(record, plan, to: &pageWriter) }
      }
    }
    if gainsColumn {
      for line in chunk.tableLines {
        let start = line.source.offset - chunk.offset
        if line.newCell.isEmpty || edited.contains(start) { continue }
        splices += line.newCell.map { $0.moved(by: start) }
        if wishes.log { log.write(line, of: plain[start], into: &logWriter) }
      }
      splices.sort { $0.range.lowerBound < $1.range.lowerBound }
    }
    if splices.isEmpty {
      piece.bytes = Array(chunk.bytes)
    } else {
      piece.bytes.reserveCapacity(chunk.bytes.count + chunk.bytes.count / 8)
      splices.apply(to: chunk.bytes, into: &piece.bytes)
    }
    piece.log = logWriter.bytes
    piece.reviewItems = pageWriter.bytes
    piece.reviewRows = table.bytes
    return piece
  }

  /// Counts a record, and returns the splices that change it.
  private func apply(
    _ plan: RecordPlan, to record: ServiceRecord, _ piece: inout ReclassifiedPiece,
    _ writer: inout JSONWriter
  ) -> [Splice] {
    var edit = TagEdit()
    for change in plan.changes {
      if let place = change.place { edit.removed.insert(place) }
      if change.action == .add { edit.added.append(speller.tag(change.term)) }
    }
    let kept = record.categories.indices.filter { !edit.removed.contains($0) }
    if let main = plan.changes.firstIndex(where: { $0.action == .add && $0.isMain }),
      !kept.contains(where: { record.categories[$0].isMain })
    {
      let place = plan.changes[..<main].filter { $0.action == .add }.count
      edit.added[place].isMain = true
    }
    setModel(of: &edit, plan.review, kept)
    var splices: [Splice] = []
    if !edit.isEmpty {
      if let found = RecordEditor.splices(edit, in: record) {
        splices = found
      } else {
        piece.note(
          Fault(
            at: record.place,
            "the tags cannot be changed as they are written; they stay as they are"
          ))
      }
    }
    let isChanged = !splices.isEmpty
    piece.tally.count(
      record, plan, isChanged: isChanged,
      types: plan.review.tags.enumerated().map { place, tag in
        // The bare identifier of a local list is no official type, though one may have it too.
        if plan.localPlaces.contains(place) { return nil }
        return tag.term.flatMap { graph.role(of: $0) == .type ? $0 : nil }
      })
    for tag in plan.unmapped { piece.tally.note(unmapped: analyzer.masked(tag.writtenName)) }
    if isChanged, wishes.log, let source = record.source {
      let after = kept.map { record.categories[$0].writtenName } + edit.added.map(\.curie)
      log.write(
        record, plan.changes, after: after, splices: splices,
        edited: splices.applied(to: source.bytes)[...], into: &writer)
    }
    return splices
  }

  /// Names a neighbour for new tags: a service type that stays, else one that goes; one of the same
  /// vocabulary before others.
  private func setModel(of edit: inout TagEdit, _ review: TagReview, _ kept: [Int]) {
    guard let prefix = edit.added.first?.prefix else { return }
    let types = review.tags.indices.filter { place in
      guard let term = review.tags[place].term, !review.tags[place].category.isOfAudience else {
        return false
      }
      return graph.role(of: term) == .type
    }
    func isSame(_ place: Int) -> Bool {
      review.tags[place].term.map { graph.terms[$0].id.prefix == prefix } ?? false
    }
    let keptTypes = types.filter(kept.contains)
    edit.model =
      keptTypes.first(where: isSame) ?? types.first(where: isSame) ?? keptTypes.first
      ?? types.first
    edit.modelPrefix = edit.model.flatMap { review.tags[$0].term }.map { graph.terms[$0].id.prefix }
    // A bare identifier beside those of another list would be read as one of that.
    for place in edit.added.indices where edit.added[place].prefix != edit.modelPrefix {
      edit.added[place].isLocalClear = false
    }
  }
}

extension ReclassifiedPiece {
  fileprivate mutating func note(_ fault: Fault) {
    faults.append(fault)
    tally.note(fault)
  }
}

extension ReclassificationTally {
  /// Counts one record.
  fileprivate mutating func count(
    _ record: ServiceRecord, _ plan: RecordPlan, isChanged: Bool, types: [TermIndex?]
  ) {
    records += 1
    tagsBefore += record.categories.count
    var after = record.categories.count
    for term in Set(types.compactMap { $0 }) { byTerm[term, default: Count()].before += 1 }
    var left = types
    if isChanged {
      let gone = plan.changes.filter { $0.action == .remove }
      let come = plan.changes.filter { $0.action == .add }
      changed += 1
      added += come.count
      removed += gone.count
      if !gone.isEmpty, !come.isEmpty { moved += 1 }
      after += come.count - gone.count
      for change in gone { if let place = change.place { left[place] = nil } }
      left += come.map { $0.term }
    }
    tagsAfter += after
    for term in Set(left.compactMap { $0 }) { byTerm[term, default: Count()].after += 1 }
  }
}
