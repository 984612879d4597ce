import WaymarkTaxonomy

extension Engine {
  /// For each term the official one that answers for it: itself, or what it is a kind of.
  ///
  /// A crosswalk may lead out of the official list too, and to terms that are never suggested; such
  /// links change nothing.
  var officialTerms: [TermIndex] {
    graph.terms.indices.map { term in
      if CURIE.officialBase(ofPrefix: graph.terms[term].id.prefix) != nil { return term }
      let link = graph.links(from: term).first {
        ($0.relation == .broadMatch || $0.relation == .exactMatch) && isEligible[$0.to]
      }
      return link?.to ?? term
    }
  }
}
