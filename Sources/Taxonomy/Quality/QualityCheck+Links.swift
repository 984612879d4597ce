extension QualityCheck {
  /// Looks for links that contradict or repeat each other.
  mutating func checkLinks() {
    for link in graph.rejectedLinks {
      if link.from == link.to {
        note(
          .reflexive, .error, [link.from],
          "\(name(link.from)) has a \(link.relation) link to itself, which was left out.")
      } else {
        note(
          .cycles, .error, [link.from, link.to],
          "\(name(link.to)) is broader than \(name(link.from)) and also below it; "
            + "the link was left out.")
      }
    }
    for index in graph.terms.indices {
      checkBroader(of: index)
      checkRelated(to: index)
      checkMatches(of: index)
    }
  }

  private mutating func checkBroader(of index: TermIndex) {
    let parents = graph.broader(of: index)
    if parents.count < 2 { return }
    for parent in parents {
      guard let between = parents.first(where: { graph.isAncestor(parent, of: $0) }) else {
        continue
      }
      note(
        .hierarchicalRedundancy, .warning, [index, parent],
        "\(name(index)) need not name \(name(parent)) as broader, "
          + "for \(name(between)) stands below that already.")
    }
  }

  private mutating func checkRelated(to index: TermIndex) {
    let told = graph.links(from: index).filter { $0.relation == .related }.map(\.to)
    for other in graph.related(to: index) {
      let isToldBack = graph.links(from: other).contains {
        $0.relation == .related && $0.to == index
      }
      if told.contains(other), !isToldBack {
        note(
          .oneWay, .information, [index, other],
          "\(name(index)) names \(name(other)) as related, but not the other way round.")
      }
      // Each pair once, whichever side tells it.
      if other < index { continue }
      if graph.isAncestor(index, of: other) || graph.isAncestor(other, of: index) {
        note(
          .relationClash, .error, [index, other],
          "\(name(index)) and \(name(other)) are related and also stand one above the other.")
      } else if graph.broader(of: index).contains(where: graph.broader(of: other).contains) {
        note(
          .valueless, .information, [index, other],
          "\(name(index)) and \(name(other)) are related and have a broader term in common already."
        )
      }
    }
  }

  private mutating func checkMatches(of index: TermIndex) {
    let others: Set<Relation> = [.broadMatch, .narrowMatch, .relatedMatch]
    let matches = graph.links(from: index)
    for link in matches where link.relation == .exactMatch {
      let back = graph.links(from: link.to).filter { $0.to == index }
      let clash = (matches.filter { $0.to == link.to } + back)
        .first { others.contains($0.relation) }
      if let clash {
        note(
          .mappingClash, .error, [index, link.to],
          "\(name(index)) and \(name(link.to)) are matched as the same and also by "
            + "\(clash.relation).")
      }
    }
  }
}
