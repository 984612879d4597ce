import WaymarkFormats

extension QualityCheck {
  /// Looks, vocabulary by vocabulary, for terms that nothing connects or describes.
  ///
  /// What holds for all or none of a vocabulary is how it was made; one finding says it, not one a
  /// term.
  mutating func checkConnections() {
    let clusters = clusters()
    for vocabulary in graph.vocabularies {
      let terms = graph.terms.indices.filter {
        graph.terms[$0].id.prefix == vocabulary.prefix && !graph.terms[$0].isRetired
      }
      if terms.isEmpty { continue }
      let linked = terms.filter { !graph.links(from: $0).isEmpty || !graph.links(to: $0).isEmpty }
      checkOrphans(terms, linked, vocabulary)
      checkClusters(linked, clusters, vocabulary)
      checkWays(terms, vocabulary)
      let bare = terms.filter { graph.terms[$0].scopeNote == nil }
      if !bare.isEmpty {
        note(
          .undocumented, .information, bare,
          "\(count(bare, of: terms)) of \(vocabulary.prefix) \(has(bare)) no scope note.")
      }
    }
  }

  private mutating func checkOrphans(
    _ terms: [TermIndex], _ linked: [TermIndex], _ vocabulary: Vocabulary
  ) {
    let known = Set(linked)
    let orphans = terms.filter { !known.contains($0) }
    if orphans.isEmpty { return }
    let severity: Severity = linked.isEmpty ? .information : .warning
    note(
      .orphans, severity, orphans,
      "\(count(orphans, of: terms)) of \(vocabulary.prefix) \(has(orphans)) no link to any other.")
  }

  private mutating func checkClusters(
    _ linked: [TermIndex], _ clusters: [Int], _ vocabulary: Vocabulary
  ) {
    var first: [Int: TermIndex] = [:]
    for index in linked.reversed() { first[clusters[index]] = index }
    if first.count < 2 { return }
    note(
      .disconnected, .information, first.values.sorted(),
      "\(vocabulary.prefix) falls into \(first.count) clusters that no link joins.")
  }

  /// Looks for types that nothing leads to, and for terms that lead to no type.
  private mutating func checkWays(_ terms: [TermIndex], _ vocabulary: Vocabulary) {
    let ways: Set<Relation> = [.leadsTo, .groups]
    let isTarget = vocabulary.role == .type
    if !isTarget, vocabulary.role == .reference { return }
    let dead = terms.filter { index in
      isTarget
        ? !graph.links(to: index).contains { ways.contains($0.relation) }
        : !leadsSomewhere(index, by: ways)
    }
    if dead.isEmpty || isTarget && dead.count == terms.count { return }
    let what = isTarget ? "that no need, circumstance or function leads to" : "that lead nowhere"
    note(
      isTarget ? .missingInLinks : .missingOutLinks, isTarget ? .information : .warning, dead,
      "\(vocabulary.prefix) has \(count(dead, of: terms)) \(what).")
  }

  /// Whether a term or one below it leads on.
  private func leadsSomewhere(_ index: TermIndex, by ways: Set<Relation>) -> Bool {
    ([index] + graph.descendants(of: index)).contains { term in
      graph.links(from: term).contains { ways.contains($0.relation) }
    }
  }

  /// The cluster of each term: terms that links join, whatever their direction, share one.
  private func clusters() -> [Int] {
    var joined = DisjointSets(count: graph.terms.count)
    for link in graph.links { joined.join(link.from, link.to) }
    return graph.terms.indices.map { joined.leader(of: $0) }
  }

  private func count(_ some: [TermIndex], of all: [TermIndex]) -> String {
    "\(some.count) of \(all.count.counted("term"))"
  }

  private func has(_ terms: [TermIndex]) -> String { terms.count == 1 ? "has" : "have" }
}
