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

  /// Naive Bayes over the vocabulary's own words and what was learned, smoothed with the words of one
  /// text.
  let bayes: TextModel
  /// The same smoothed with the words of many texts.
  let wide: TextModel
  /// Interpolated naive Bayes over the same counts.
  let interpolated: TextModel
  /// What refusals say; nil where nothing was refused.
  let refusals: TextModel?
  /// What these were made of.
  let counts: EngineCounts
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
    /// What was compiled of them and of the keywords.
    package var compiled: IndexArtifact
    /// What lessons taught, as it was read.
    package var base = FlatCounts()
    /// What lessons taught beside that.
    package var learned: Counts
    /// What is known of audiences, ages, access and boilerplate.
    package var fields: FieldKnowledge
    /// How texts become features.
    package var features = TextFeatures()
    /// The smoothing of the scorers.
    package var smoothing = Smoothing()
    /// When the weights are worked out; the answers are the same.
    package var weighing = TextModel.Weighing.ahead

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
      self.compiled = compiled
      self.base = base
      self.learned = learned
      // Not by a default of the property, which would compile the patterns only to drop them.
      self.fields = fields
    }
  }

  /// The constants of the scorers.
  package struct Smoothing: Sendable, Hashable {
    /// The Dirichlet mass μ in words: those of one text, so that a term is heard by its label alone.
    package var mass = 30.0
    /// The Dirichlet mass of the wide scorer: those of many texts, so that what was learned often is
    /// believed more than what was learned once.
    package var wideMass = 1000.0
    /// The share λ of a term's own words in interpolated naive Bayes.
    package var share = 0.85
    /// Another naive Bayes in the place of the first, to compare them.
    package var formula: TextModel.Formula?

    /// Makes the usual constants.
    package init() {}
  }

  /// Compiles an engine of its parts.
  package init(_ parts: Parts) {
    var lexicon = parts.compiled.index.lexicon
    var counts = EngineCounts(prior: parts.compiled.prior, termCount: parts.graph.terms.count)
    counts.add(parts.base.adding(parts.learned), interning: &lexicon)
    let isEligible = parts.graph.terms.indices.map {
      parts.graph.role(of: $0) == .type && !parts.graph.terms[$0].isRetired
    }
    self.init(
      parts.graph, parts.compiled.index, parts.compiled.table, lexicon, counts,
      groups: TermGroups(graph: parts.graph, isEligible: isEligible), isEligible: isEligible,
      fields: parts.fields, features: parts.features, smoothing: parts.smoothing,
      weighing: parts.weighing)
  }

  /// Makes an engine of what fits together.
  init(
    _ graph: TermGraph, _ index: KnowledgeIndex, _ table: LabelTable, _ lexicon: Lexicon,
    _ counts: EngineCounts, groups: TermGroups, isEligible: [Bool], fields: FieldKnowledge,
    features: TextFeatures = TextFeatures(), smoothing: Smoothing = Smoothing(),
    weighing: TextModel.Weighing
  ) {
    self.graph = graph
    self.index = index
    self.table = table
    self.lexicon = lexicon
    self.counts = counts
    self.groups = groups
    self.isEligible = isEligible
    self.fields = fields
    self.features = features
    func model(_ formula: TextModel.Formula) -> TextModel {
      TextModel(
        counts: [counts.given], featureCount: lexicon.count, termCount: graph.terms.count,
        formula: formula, weighing: weighing)
    }
    bayes = model(smoothing.formula ?? .dirichlet(mass: smoothing.mass))
    wide = model(.dirichlet(mass: smoothing.wideMass))
    interpolated = model(.interpolated(share: smoothing.share))
    refusals =
      counts.refused.terms.isEmpty
      ? nil : TextModel(refused: counts.refused, given: counts.given)
    taught = counts.taught
  }
}
