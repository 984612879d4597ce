import WaymarkTagging
package import WaymarkTaxonomy

/// Counts audited records: what an audit knows of a directory while it reads.
///
/// It grows with the organisations, the terms and the unknown tags that there are, and by some two
/// hundred bytes for a record, which finding records that are alike takes.
package struct DirectoryAudit: Sendable {
  /// How often one term is a tag, and what becomes of it.
  package struct Usage: Sendable, Hashable {
    /// In how many places it is a tag.
    package var used = 0
    /// In how many of them it would stay.
    package var kept = 0
    /// How many records it would be suggested for that lack it.
    package var missing = 0
  }

  /// Counts of records and their tags.
  struct Count: Sendable, Hashable {
    var records = 0
    var tags = 0
  }

  /// How many different unknown tags are told apart.
  private static let unknownLimit = 10_000
  /// How many records are listed.
  private static let worstLimit = 100

  let graph: TermGraph
  var total = AuditTally()
  var before = TagDistribution()
  var after = TagDistribution()
  var besideNarrower = Count()
  var repeated = 0
  var bodies: [RecordKind: Count] = [:]
  var disguises: [Role: Int] = [:]
  var providers: [String: AuditTally] = [:]
  var usage: [Usage]
  var unknown: [String: (label: String, count: Int)] = [:]
  /// Whether others came after the limit was reached.
  var hasFurtherUnknown = false
  var missing = Count()
  /// How many records have tags and would keep none.
  var leftWithout = 0
  var worst: [AuditedRecord] = []
  var archive = RecordArchive()

  /// Makes the audit of an empty directory.
  package init(graph: TermGraph) {
    self.graph = graph
    usage = [Usage](repeating: Usage(), count: graph.terms.count)
  }

  /// Counts a record.
  package mutating func add(_ record: AuditedRecord) {
    total.add(record)
    before.add(record.tags.count)
    after.add(record.keptCount)
    if !record.tags.isEmpty, record.keptCount == 0 { leftWithout += 1 }
    if let provider = record.provider {
      providers[provider, default: AuditTally()].add(record)
    }
    if record.kind != .service, !record.tags.isEmpty {
      bodies[record.kind, default: Count()].records += 1
      bodies[record.kind, default: Count()].tags += record.tags.count
    }
    if record.tags.contains(where: \.isBesideNarrower) { besideNarrower.records += 1 }
    for tag in record.tags { add(tag) }
    missing.tags += record.missing.count
    missing.records += record.missing.isEmpty ? 0 : 1
    for term in record.missing { usage[term].missing += 1 }
    remember(record)
    archive.append(record)
  }

  private mutating func add(_ tag: AuditedTag) {
    if tag.isBesideNarrower { besideNarrower.tags += 1 }
    if tag.isRepeated { repeated += 1 }
    if let role = tag.disguise { disguises[role, default: 0] += 1 }
    if let term = tag.term {
      usage[term].used += 1
      if tag.isKept { usage[term].kept += 1 }
    } else if tag.standing != .unknown {
      return
    } else if unknown[tag.id] != nil || unknown.count < Self.unknownLimit {
      unknown[tag.id, default: (tag.label, 0)].count += 1
    } else {
      hasFurtherUnknown = true
    }
  }

  /// Keeps a record where it is among the worst: those that would lose most, the first of equals.
  private mutating func remember(_ record: AuditedRecord) {
    guard record.excess > 0 else { return }
    if worst.count == Self.worstLimit {
      guard record.excess > worst[worst.count - 1].excess else { return }
      worst.removeLast()
    }
    var low = 0
    var high = worst.count
    while low < high {
      let middle = (low + high) / 2
      if worst[middle].excess >= record.excess { low = middle + 1 } else { high = middle }
    }
    worst.insert(record, at: low)
  }
}
