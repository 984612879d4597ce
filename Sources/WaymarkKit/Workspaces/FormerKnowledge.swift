import WaymarkFormats
package import WaymarkTaxonomy

/// What a workspace knew before its lists were renewed, and what of it stays.
///
/// A vocabulary is renewed where one of the newer lists has terms of its prefix; all others stay as
/// they are. A term that a renewed vocabulary no longer has is kept as retired, for records and
/// lessons still name it.
package struct FormerKnowledge: Sendable {
  /// The vocabularies and links.
  package let graph: TermGraph
  /// The keywords.
  package let keywords: [Keyword]

  /// Remembers what a workspace knows.
  package init(graph: TermGraph, keywords: [Keyword]) {
    self.graph = graph
    self.keywords = keywords
  }
}

extension FormerKnowledge {
  /// The prefixes of the vocabularies that newer lists renew.
  func renewed(by builder: TermGraphBuilder) -> Set<String> {
    Set(builder.terms.map(\.id.prefix))
  }

  /// Adds the terms and links that newer lists leave in place.
  ///
  /// - Parameters:
  ///   - builder: has the terms of the newer lists, and their links.
  ///   - areLinksRenewed: whether the links between renewed vocabularies are given anew.
  func carry(into builder: inout TermGraphBuilder, areLinksRenewed: Bool) {
    let renewed = renewed(by: builder)
    let placed = builder.placed
    var isMissing = [Bool](repeating: false, count: graph.terms.count)
    for vocabulary in graph.vocabularies { builder.add(vocabulary) }
    for (index, term) in graph.terms.enumerated() where !builder.contains(term.id) {
      isMissing[index] = renewed.contains(term.id.prefix)
      var kept = term
      kept.isRetired = term.isRetired || isMissing[index]
      builder.add(kept, at: Place())
    }
    for link in graph.links {
      let (from, to) = (graph.terms[link.from].id, graph.terms[link.to].id)
      let isBetweenRenewed = renewed.contains(from.prefix) && renewed.contains(to.prefix)
      let stays =
        switch link.relation {
        // Who took whose place stays true; so does where a term stood that is no longer listed.
        case .replacedBy: true
        case .broader where isMissing[link.from]: true
        case _ where isMissing[link.from]: false
        case .broader:
          // A list that places any of its terms places all of them.
          !isBetweenRenewed || (!areLinksRenewed && !placed.contains(from.prefix))
        default: !isBetweenRenewed || !areLinksRenewed
        }
      if stays {
        builder.link(from: from, link.relation, to: to, weight: link.weight, at: Place())
      }
    }
  }

  /// The keywords that newer lists leave in place.
  ///
  /// - Parameters:
  ///   - newer: the keywords of the newer lists; nil where none were named.
  ///   - renewed: the prefixes of the renewed vocabularies.
  /// - Returns: the keywords that stay, without those that the newer lists have too.
  func keywords(beside newer: [Keyword]?, renewed: Set<String>) -> [Keyword] {
    func name(_ keyword: Keyword) -> Keyword {
      Keyword(term: keyword.term, text: keyword.text.lowercased())
    }
    let known = Set((newer ?? []).map(name))
    return keywords.filter { keyword in
      (newer == nil || !renewed.contains(keyword.term.prefix)) && !known.contains(name(keyword))
    }
  }
}
