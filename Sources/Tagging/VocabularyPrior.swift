package import WaymarkClassifier
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
  package func compile(
    graph: TermGraph, keywords: [Keyword], features: TextFeatures = TextFeatures()
  ) -> IndexArtifact {
    var index = KnowledgeIndex(graph: graph, keywords: keywords, analyzer: Analyzer())
    let counts = counts(graph: graph, keywords: keywords, features: features)
    for stem in counts.postings.keys.sorted() { index.know(stem) }
    let lexicon = index.lexicon
    let prior = CompactCounts(
      counts, featureCount: lexicon.count, termCount: graph.terms.count,
      featureID: { lexicon.id(of: $0) })
    return IndexArtifact(index: index, prior: prior)
  }

  /// Counts the words of every term that may be suggested.
  package func counts(
    graph: TermGraph, keywords: [Keyword], features: TextFeatures
  ) -> Counts {
    let analyzer = Analyzer()
    var features = features
    features.lengthPower = 0
    var counts = Counts()
    func add(_ text: String, to term: TermIndex, worth: Double) {
      let weight = Lesson.weight(ofLessons: worth)
      guard weight > 0 else { return }
      let found = features.lesson(name: "", description: text, analyzer: analyzer)
      counts.add(Lesson(features: found, verdicts: [.init(term: term, weight: weight)]))
    }
    for (term, description) in graph.terms.enumerated()
    where graph.role(of: term) == .type && !description.isRetired {
      add(description.label, to: term, worth: label)
      for other in description.alternativeLabels { add(other, to: term, worth: alternative) }
      if let text = description.scopeNote { add(text, to: term, worth: note) }
    }
    for keyword in keywords {
      guard let term = graph.index(of: keyword.term), graph.role(of: term) == .type,
        !graph.terms[term].isRetired
      else { continue }
      add(keyword.text, to: term, worth: self.keyword * keyword.weight)
    }
    return counts
  }
}
