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
  /// What refusals say; nil where nothing was refused.
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
    /// What lessons taught, as it was read.
    package var base = FlatCounts()
    /// What lessons taught beside that.
    package var learned: Counts
    /// What is known of audiences, ages, access and boilerplate.
    package var fields: FieldKnowledge
    /// How texts become features.
    package var features = TextFeatures()
    /// The smoothing of both scorers.
    package var smoothing = Smoothing()

    /// Puts the parts together.
    ///
    /// - Parameters:
    ///   - graph: The vocabularies.
    ///   - compiled: What was compiled of them and of the keywords.
    ///   - base: What lessons taught, as it was read.
    ///   - learned: What lessons taught beside that.
    ///   - fields: What is known of audiences, ages, access and boilerplate; compiled of nothing but
    ///     the language where none is given, which takes time.
    package init(
      graph: TermGraph, compiled: IndexArtifact, base: FlatCounts = FlatCounts(),
      learned: Counts = Counts(), fields: FieldKnowledge = FieldKnowledge()
    ) {
      self.graph = graph
      self.base = base
      // Not by a default of the property, which would compile the patterns only to drop them.
      self.fields = fields
      index = compiled.index
      prior = compiled.prior
      self.learned = learned
    }
  }

  /// The constants of the scorers.
  package struct Smoothing: Sendable, Hashable {
    /// The Dirichlet mass μ in words.
    package var mass = 100.0
    /// The α of complement naive Bayes.
    package var alpha = 0.3
    /// Another naive Bayes in the place of the Dirichlet one, to compare them.
    package var formula: TextModel.Formula?

    /// Makes the usual constants.
    package init() {}
  }

  /// Compiles an engine.
  ///
  /// - Parameters:
  ///   - parts: What it is made from.
  ///   - isLazy: Whether weights are worked out when they are asked for, which pays where only a few
  ///     texts are read; the answers are the same.
  package init(_ parts: Parts, isLazy: Bool = false) {
    graph = parts.graph
    index = parts.index
    table = LabelTable(parts.index)
    features = parts.features
    fields = parts.fields
    let termCount = parts.graph.terms.count
    var lexicon = parts.index.lexicon
    let learned = parts.base.adding(parts.learned)
    // Ids follow the order of interning, and ids decide ties: so the order must be fixed.
    let ids = learned.stems.withUnsafeBufferPointer { stems in
      (0..<learned.stemCount).map { stem in
        lexicon.intern(UnsafeBufferPointer(rebasing: stems[learned.stemRange(stem)]))
      }
    }
    self.lexicon = lexicon
    func compact(_ polarity: Counts.Polarity = .positive) -> CompactCounts {
      CompactCounts(
        learned, ids: ids, featureCount: lexicon.count, termCount: termCount, of: polarity)
    }
    let given = CompactCounts.sum(
      of: [parts.prior, compact()], featureCount: lexicon.count, termCount: termCount)
    bayes = TextModel(
      counts: [given], featureCount: lexicon.count, termCount: termCount,
      formula: parts.smoothing.formula ?? .dirichlet(mass: parts.smoothing.mass),
      isLazy: isLazy)
    complement = TextModel(
      counts: [given], featureCount: lexicon.count, termCount: termCount,
      formula: .complement(alpha: parts.smoothing.alpha), isLazy: isLazy)
    let hasRefusals = learned.refusals.contains { $0 > 0 }
    refusals =
      hasRefusals
      ? TextModel(refused: compact(.negative), given: given) : nil
    var taught = [Float](repeating: 0, count: termCount)
    for (term, lessons) in zip(learned.totalTerms, learned.lessons) where Int(term) < termCount {
      // Below zero only where more was taken back than learned; a logarithm is taken of it.
      taught[Int(term)] = Float(max(0, lessons)) / Float(countUnit)
    }
    self.taught = taught
    isEligible = parts.graph.terms.indices.map {
      parts.graph.role(of: $0) == .type && !parts.graph.terms[$0].isRetired
    }
    groups = TermGroups(graph: parts.graph, isEligible: isEligible)
  }
}
