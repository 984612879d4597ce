package import WaymarkTaxonomy
import WaymarkTextAnalysis

/// What the vocabulary's own words count for before anything is learned.
///
/// Labelled words as pseudo-counts (Settles, 2011): a label is a lesson worth several, a keyword or
/// scope note one.
package struct VocabularyPrior: Sendable, Hashable {
  /// What a preferred label is worth, in lessons.
  package var label = 3.0
  /// What another label is worth.
  package var alternative = 1.0
  /// What a keyword of weight 1 is worth.
  package var keyword = 1.0
  /// What a scope note is worth.
  package var note = 1.0

  /// Makes the usual worths.
  package init() {}

  /// Compiles the labels, keywords and scope notes of every term that may be suggested.
  ///
  /// The keywords of a retired term go to the term that took its place.
  package func compile(
    graph: TermGraph, keywords: [Keyword], features: TextFeatures = TextFeatures()
  ) -> IndexArtifact {
    var counter = PriorCounter(features)
    let index = KnowledgeIndex(
      graph: graph, keywords: handedOn(keywords, in: graph), analyzer: Analyzer()
    ) { stems, term, text in
      counter.add(stems, to: term, worth: worth(of: text))
    }
    let prior = counter.table(index.lexicon, termCount: graph.terms.count)
    return IndexArtifact(index: index, prior: prior)
  }

  private func worth(of text: IndexedText) -> Double {
    switch text {
    case .label: label
    case .alternative: alternative
    case .keyword(let weight): keyword * weight
    case .note: note
    }
  }

  private func handedOn(_ keywords: [Keyword], in graph: TermGraph) -> [Keyword] {
    var heirs: [CURIE: CURIE] = [:]
    for (index, term) in graph.terms.enumerated() where term.isRetired {
      let found = graph.heirs(of: index)
      if found.count == 1 { heirs[term.id] = graph.terms[found[0]].id }
    }
    if heirs.isEmpty { return keywords }
    return keywords.map { keyword in
      var keyword = keyword
      keyword.term = heirs[keyword.term] ?? keyword.term
      return keyword
    }
  }
}
