import Foundation
package import WaymarkClassifier
package import WaymarkTaxonomy
package import WaymarkTextAnalysis

/// All that ranking needs, compiled and immutable: what the vocabulary says of its terms, what
/// lessons taught, and the weights between them.
package struct Engine: Sendable {
  /// The vocabularies.
  package let graph: TermGraph
  /// Labels and keywords by word.
  package let index: KnowledgeIndex
  /// The same for matching.
  let table: LabelTable
  /// Every stem that the index or a lesson knows.
  package let lexicon: Lexicon
  /// How texts become features.
  package let features: TextFeatures
  /// Whether each term may be suggested.
  package let isEligible: [Bool]

  /// Naive Bayes over the vocabulary's own words and what was learned.
  let bayes: TextModel
  /// Complement naive Bayes over the same counts.
  let complement: TextModel
  /// Naive Bayes over refusals; nil where nothing was refused.
  let refusals: TextModel?
  /// The weight of the lessons on each term.
  let taught: [Float]
  /// What is known of audiences, ages, access and boilerplate.
  package let fields: FieldKnowledge
  /// The terms that share a broader term or a function with each term, as ids of groups.
  let groups: TermGroups
}

extension Engine {
  /// What an engine is made from.
  package struct Parts: Sendable {
    /// The vocabularies.
    package var graph: TermGraph
    /// Labels and keywords by word.
    package var index: KnowledgeIndex
    /// What the vocabulary's own words count for, by the ids of the index's lexicon.
    package var prior: CompactCounts
    /// What lessons taught.
    package var learned: Counts
    /// What is known of audiences, ages, access and boilerplate.
    package var fields = FieldKnowledge()
    /// How texts become features.
    package var features = TextFeatures()
    /// The smoothing of both scorers.
    package var smoothing = Smoothing()

    /// Puts the parts together.
    package init(graph: TermGraph, compiled: IndexArtifact, learned: Counts) {
      self.graph = graph
      index = compiled.index
      prior = compiled.prior
      self.learned = learned
    }
  }

  /// The constants of the scorers.
  package struct Smoothing: Sendable, Hashable {
    /// The Dirichlet mass μ in words.
    package var mass = 200.0
    /// The α of complement naive Bayes.
    package var alpha = 0.3

    /// Makes the usual constants.
    package init() {}
  }

  /// Compiles an engine.
  package init(_ parts: Parts) {
    graph = parts.graph
    index = parts.index
    table = LabelTable(parts.index)
    features = parts.features
    fields = parts.fields
    let termCount = parts.graph.terms.count
    var lexicon = parts.index.lexicon
    // Ids follow the order of interning, and ids decide ties: so the order must be fixed.
    for stem in parts.learned.postings.keys.sorted() { _ = lexicon.intern(stem) }
    self.lexicon = lexicon
    func compact(_ counts: Counts, _ polarity: Counts.Polarity = .positive) -> CompactCounts {
      CompactCounts(
        counts, featureCount: lexicon.count, termCount: termCount, of: polarity,
        featureID: { lexicon.id(of: $0) })
    }
    let positives = [parts.prior, compact(parts.learned)]
    bayes = TextModel(
      counts: positives, featureCount: lexicon.count, termCount: termCount,
      formula: .dirichlet(mass: parts.smoothing.mass))
    complement = TextModel(
      counts: positives, featureCount: lexicon.count, termCount: termCount,
      formula: .complement(alpha: parts.smoothing.alpha))
    let hasRefusals = parts.learned.totals.values.contains { $0.refusals > 0 }
    refusals =
      hasRefusals
      ? TextModel(
        counts: [compact(parts.learned, .negative)], featureCount: lexicon.count,
        termCount: termCount, formula: .dirichlet(mass: parts.smoothing.mass)) : nil
    var taught = [Float](repeating: 0, count: termCount)
    for (term, total) in parts.learned.totals where term < termCount {
      // Below zero only where more was taken back than learned; a logarithm is taken of it.
      taught[term] = Float(max(0, total.lessons)) / Float(countUnit)
    }
    self.taught = taught
    isEligible = parts.graph.terms.indices.map {
      parts.graph.role(of: $0) == .type && !parts.graph.terms[$0].isRetired
    }
    groups = TermGroups(graph: parts.graph, isEligible: isEligible)
  }
}
