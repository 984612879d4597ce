package import WaymarkTagging
package import WaymarkTaxonomy

/// What an audit found in a directory, in order and ready to be shown.
package struct AuditReport: Sendable {
  /// One organisation.
  package struct Provider: Sendable {
    /// Its name, masked.
    package var name: String
    /// Its tags.
    package var tally: AuditTally
  }

  /// One term as a tag.
  package struct TermUse: Sendable {
    /// The term.
    package var term: TermIndex
    /// How often, and what becomes of it.
    package var usage: DirectoryAudit.Usage
  }

  /// A tag that no vocabulary has.
  package struct UnknownTag: Sendable, Hashable {
    /// The tag as written, masked.
    package var id: String
    /// Its label, masked; may be empty.
    package var label: String
    /// In how many places it stands.
    package var count: Int
  }

  /// Records that say nearly the same.
  package struct AlikeRecords: Sendable {
    /// One of them.
    package struct Member: Sendable, Hashable {
      /// Its identifier.
      package var id: String
      /// Its name, masked.
      package var name: String
      /// The tags that not all of the others have.
      package var ownTags: [String]
    }

    /// The records, in the order of the directory.
    package var members: [Member]
    /// The tags that all of them have.
    package var sharedTags: [String]
    /// How many tags some have and others lack.
    package var difference: Int
  }

  /// The vocabularies.
  package let graph: TermGraph
  /// All tags.
  package let total: AuditTally
  /// How many records have how many tags.
  package let before: TagDistribution
  /// How many would have how many.
  package let after: TagDistribution
  /// The organisations, those with the most tags that would go first.
  package let providers: [Provider]
  /// The records that would lose most, worst first; a hundred at most.
  package let worst: [AuditedRecord]
  /// The terms that are tags, those that would go most often first.
  package let terms: [TermUse]
  /// The types that no record has, those that Waymark would suggest most often first.
  package let neverUsed: [TermUse]
  /// The tags that no vocabulary has, most frequent first.
  package let unknown: [UnknownTag]
  /// Whether there are more of them than are told apart.
  package let hasFurtherUnknown: Bool
  /// The groups of records that are alike and have different tags, most different first.
  package let alike: [AlikeRecords]
  /// How many groups of records are alike, and how many records are in them.
  package let alikeCounts: (groups: Int, records: Int)
  let audit: DirectoryAudit

  /// Sums an audit up.
  package init(_ audit: DirectoryAudit) {
    self.audit = audit
    let graph = audit.graph
    self.graph = graph
    total = audit.total
    before = audit.before
    after = audit.after
    worst = audit.worst
    providers = audit.providers.map(Provider.init).sorted {
      $0.tally.excess != $1.tally.excess
        ? $0.tally.excess > $1.tally.excess : $0.name < $1.name
    }
    let uses = audit.usage.enumerated().map { TermUse(term: $0, usage: $1) }
    terms = uses.filter { $0.usage.used > 0 }.sorted {
      let (one, other) = ($0.usage.used - $0.usage.kept, $1.usage.used - $1.usage.kept)
      return one != other ? one > other : $0.term < $1.term
    }
    neverUsed = uses.filter { use in
      use.usage.used == 0 && graph.role(of: use.term) == .type && !graph.terms[use.term].isRetired
    }.sorted {
      $0.usage.missing != $1.usage.missing
        ? $0.usage.missing > $1.usage.missing : $0.term < $1.term
    }
    hasFurtherUnknown = audit.hasFurtherUnknown
    unknown = audit.unknown.map { UnknownTag(id: $0, label: $1.label, count: $1.count) }.sorted {
      $0.count != $1.count ? $0.count > $1.count : $0.id < $1.id
    }
    var counts = (groups: 0, records: 0)
    var different: [AlikeRecords] = []
    audit.archive.forEachGroup { entries in
      counts.groups += 1
      counts.records += entries.count
      let group = AlikeRecords(entries)
      if group.difference > 0 { different.append(group) }
    }
    alikeCounts = counts
    // Equally different ones stay in the order of the directory.
    alike = different.enumerated().sorted {
      $0.1.difference != $1.1.difference
        ? $0.1.difference > $1.1.difference : $0.0 < $1.0
    }.map(\.1)
  }
}

extension AuditReport.AlikeRecords {
  fileprivate init(_ entries: [RecordArchive.Entry]) {
    var shared = Set(entries.first?.tags ?? [])
    for entry in entries { shared.formIntersection(entry.tags) }
    sharedTags = shared.sorted()
    members = entries.map { entry in
      Member(
        id: entry.id, name: entry.name, ownTags: entry.tags.filter { !shared.contains($0) })
    }
    difference = Set(members.flatMap(\.ownTags)).count
  }
}

// MARK: - Figures

extension AuditReport {
  /// How many tags are broader than another tag of their record, and how many records have such.
  package var besideNarrower: (tags: Int, records: Int) {
    (audit.besideNarrower.tags, audit.besideNarrower.records)
  }

  /// How many tags stand twice in one record.
  package var repeated: Int { audit.repeated }

  /// How many records lose all tags that they have.
  package var leftWithout: Int { audit.leftWithout }

  /// How many records have no tag at all.
  package var untagged: Int { before.counts[0] }

  /// How many tags Waymark would add, and to how many records.
  package var missing: (tags: Int, records: Int) { (audit.missing.tags, audit.missing.records) }

  /// How many tagged records describe a body and no service, or point at others; and their tags.
  package func tagged(_ kind: RecordKind) -> (records: Int, tags: Int) {
    let count = audit.bodies[kind] ?? DirectoryAudit.Count()
    return (count.records, count.tags)
  }

  /// How many tags are terms of another role, by their identifier or by their name.
  package func disguised(as role: Role) -> Int { audit.disguises[role] ?? 0 }

  /// How many tags are a need, a circumstance, a function or a life event in disguise.
  package var disguised: Int { audit.disguises.values.reduce(0, +) }

  /// How many records are alike to another one and tagged differently.
  package var alikeRecords: Int { alike.reduce(0) { $0 + $1.members.count } }

  /// How many tags no vocabulary has.
  package var unknownCount: Int { total.count(.unknown) }
}
