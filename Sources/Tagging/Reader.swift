import Foundation
import WaymarkClassifier
import WaymarkTaxonomy
import WaymarkTextAnalysis

/// Reads texts with an engine: the working memory of one worker.
///
/// Every buffer is kept from text to text, so that a million records cost no more memory than one.
package struct Reader: Sendable {
  /// The engine.
  package let engine: Engine
  /// The words of the text last read.
  package private(set) var text = RecordText()
  /// What labels and keywords said of it.
  package private(set) var matcher: LabelMatcher
  /// The candidates of the text last read, in order of their terms.
  package private(set) var candidates: [Int32] = []
  /// The signals of the candidates, row after row.
  package private(set) var signals: [Float] = []
  /// The features of the text last read.
  package private(set) var features: [(id: Int32, weight: Float)] = []

  private let analyzer = Analyzer()
  /// All terms that may be suggested.
  private let eligible: Permits
  private var book: WordBook
  private var collector: FeatureCollector
  private var scorer: JointScorer
  private var refusals: [Float]
  private var groupMass: [Float]
  /// What each of the candidates adds to that of its group.
  private var masses: [Float] = []
  private var isCandidate: [UInt64]
  /// The best of each score among the permitted terms.
  private var bestScores = SIMD4<Float>.zero
  /// One over the ranks of the best few terms, zero for all others.
  private var bayesRanks: [Float]
  private var interpolatedRanks: [Float]
  private var labelRanks: [Float]
  /// What each term was taught, as the signal has it.
  private let taught: [Float]
  /// Whether each term has any broader or narrower one.
  private let hasKin: [Bool]
  private var bayesOrder = BestFew(limit: 16)
  private var interpolatedOrder = BestFew(limit: 32)
  private var labelOrder = BestFew(limit: 24)

  /// Makes a reader.
  package init(engine: Engine) {
    self.engine = engine
    let termCount = engine.graph.terms.count
    eligible = Permits(engine.isEligible)
    book = WordBook(lexicon: engine.lexicon, cues: engine.fields.lexicon)
    matcher = LabelMatcher(index: engine.index, table: engine.table, termCount: termCount)
    collector = FeatureCollector(lexiconCount: engine.lexicon.count)
    scorer = JointScorer(engine.bayes, engine.wide, engine.interpolated)
    let none = [Float](repeating: 0, count: termCount)
    isCandidate = [UInt64](repeating: 0, count: termCount / 64 + 1)
    bayesRanks = none
    interpolatedRanks = none
    labelRanks = none
    taught = engine.taught.map { log1p($0) }
    hasKin = (0..<termCount).map {
      !engine.graph.broader(of: $0).isEmpty || !engine.graph.narrower(of: $0).isEmpty
    }
    refusals = engine.refusals == nil ? [] : none
    groupMass = [Float](repeating: 0, count: engine.groups.count)
  }

  /// Reads a text and gathers its candidates with their signals.
  ///
  /// - Parameters:
  ///   - name: The name of the service; may be empty.
  ///   - description: Its description; may be empty.
  ///   - permits: Which terms may be candidates; nil for all that may be suggested.
  ///   - asked: Those of them that somebody asks for: the best few of these are candidates too,
  ///     however many others fit better; nil where all are alike.
  ///   - candidatesOfWhole: Where it is a part of a text, the candidates of the whole: they are those
  ///     of the part, with the terms that its own labels lead to; nil to look among all terms.
  package mutating func read(
    name: String, description: String, permits: Permits? = nil, asked: Permits? = nil,
    candidatesOfWhole: [Int32]? = nil
  ) {
    text.read(name: name, description: description, analyzer: analyzer, book: &book)
    matcher.match(text, with: engine.index)
    collector.collect(
      text, engine: engine,
      isNamed: matcher.phrases.contains { $0.words.lowerBound < text.nameCount },
      into: &features)
    score()
    if let asked { markBest(of: asked) }
    choose(candidatesOfWhole, permits: permits ?? eligible)
    describe()
  }

  /// The best few terms by naive Bayes, with which a candidate is compared when it is explained.
  var closestByWords: [Int32] { Array(bayesOrder.terms.prefix(6)) }

  /// What one feature of the text adds to each score of a term, per unit of its weight.
  func wordWeights(of feature: Int32, for term: Int32) -> SIMD4<Float> {
    scorer.weights(of: feature, for: Int(term))
  }

  /// What the scores are multiplied with to make signals: the longer a text, the further apart they are.
  var scoreScales: SIMD4<Float> {
    func scale(_ length: Float) -> Float { 1 / max(1, length).squareRoot() }
    var length: Float = 0
    for feature in features { length += feature.weight }
    let whole = scale(length)
    return SIMD4(whole, whole, whole, scale(collector.leads.reduce(0, +)))
  }

  /// Where each of the features stands first.
  var featurePlaces: [Int32] { collector.places }

  /// What each of the features weighs in the beginning of the description, or zero.
  var featureLeads: [Float] { collector.leads }

  /// Whether any word of the text is known; without one, every ranking would be a guess.
  package var hasEvidence: Bool { !features.isEmpty || !matcher.touched.isEmpty }

  /// Whether one word is all that is known of it, and no label or keyword: a place that a lesson had, or
  /// what somebody is called, may be of anything.
  var hasOneWordAlone: Bool { features.count < 2 && matcher.phrases.isEmpty }

  private mutating func score() {
    scorer.score(features, leads: collector.leads)
    if let model = engine.refusals {
      for term in refusals.indices { refusals[term] = 0 }
      model.score(features, into: &refusals)
    }
  }

  private mutating func choose(_ candidatesOfWhole: [Int32]?, permits: Permits) {
    labelOrder.choose(from: matcher, permits: permits)
    labelOrder.mark(in: &isCandidate)
    if let candidatesOfWhole {
      for term in candidatesOfWhole { isCandidate[Int(term) >> 6] |= 1 << UInt64(term & 63) }
      gatherCandidates()
      bestScores = BestFew.choose(
        &bayesOrder, &interpolatedOrder, from: scorer.scores, among: candidates)
      return
    }
    bestScores = BestFew.choose(
      &bayesOrder, &interpolatedOrder, from: scorer.scores, permits: permits)
    bayesOrder.mark(in: &isCandidate)
    interpolatedOrder.mark(in: &isCandidate)
    gatherCandidates()
  }

  /// Marks the best few of the terms that somebody asks for.
  private mutating func markBest(of asked: Permits) {
    var orders = (labels: labelOrder, bayes: bayesOrder, interpolated: interpolatedOrder)
    orders.labels.choose(from: matcher, permits: asked)
    _ = BestFew.choose(&orders.bayes, &orders.interpolated, from: scorer.scores, permits: asked)
    orders.labels.mark(in: &isCandidate)
    orders.bayes.mark(in: &isCandidate)
    orders.interpolated.mark(in: &isCandidate)
  }

  /// Takes the terms that are marked.
  ///
  /// One bit for each puts them in order, and each once, without sorting.
  private mutating func gatherCandidates() {
    candidates.removeAll(keepingCapacity: true)
    for place in isCandidate.indices {
      var bits = isCandidate[place]
      while bits != 0 {
        candidates.append(Int32(place << 6 + bits.trailingZeroBitCount))
        bits &= bits - 1
      }
      isCandidate[place] = 0
    }
  }

  private mutating func describe() {
    // Taken out and put back, so that a value is written without asking who else has the row.
    var rows: [Float] = []
    swap(&rows, &signals)
    defer { swap(&rows, &signals) }
    rows.removeAll(keepingCapacity: true)
    rows.append(contentsOf: repeatElement(0, count: candidates.count * Signal.count))
    var values = rows.mutableSpan
    // Side by side: naive Bayes smoothed little, smoothed much, interpolated, and of the beginning.
    let scales = scoreScales
    let scale = scales.x
    let scores = scorer.scores
    let best = bestScores
    bayesOrder.noteReciprocalRanks(in: &bayesRanks)
    interpolatedOrder.noteReciprocalRanks(in: &interpolatedRanks)
    labelOrder.noteReciprocalRanks(in: &labelRanks)
    masses.removeAll(keepingCapacity: true)
    for term in candidates {
      let group = engine.groups.groupOfTerm[Int(term)]
      let mass = group < 0 ? 0 : exp(max(-30, (scores[Int(term)].x - best.x) * scale))
      if group >= 0 { groupMass[Int(group)] += mass }
      masses.append(mass)
    }
    var start = 0
    for (row, term) in candidates.enumerated() {
      let index = Int(term)
      let first = start
      func at(_ signal: Signal) -> Int { first + signal.position }
      let match = matcher.matches[index]
      let all = (scores[index] - best) * scales
      let gaps = all.replacing(with: Self.leastGap, where: all .< Self.leastGap)
      let bayesGap = gaps.x
      let group = engine.groups.groupOfTerm[index]
      let own = bayesGap > Self.leastGap ? masses[row] : Self.leastMass
      let family = group >= 0 ? groupMass[Int(group)] - own : 0
      values[unchecked: at(.shareInName)] = match.shareInName
      values[unchecked: at(.shareInText)] = match.shareInText
      values[unchecked: at(.preferredInText)] = match.preferredInText
      values[unchecked: at(.massInName)] = match.massInName
      values[unchecked: at(.massInText)] = match.massInText
      values[unchecked: at(.nameExplained)] = matcher.nameExplained(by: match)
      values[unchecked: at(.phraseInName)] = match.phraseInName
      values[unchecked: at(.phraseInDescription)] = match.phraseInDescription
      // Most candidates have no keyword, and a logarithm takes as long as all else here.
      if match.keywordInName != 0 {
        values[unchecked: at(.keywordInName)] = log1p(match.keywordInName)
      }
      if match.keywordInDescription != 0 {
        values[unchecked: at(.keywordInDescription)] = log1p(match.keywordInDescription)
      }
      values[unchecked: at(.keywordAgainst)] = match.keywordAgainst
      values[unchecked: at(.earliness)] = match.earliness
      values[unchecked: at(.spread)] = match.spread
      values[unchecked: at(.bayes)] = bayesGap
      values[unchecked: at(.bayesRank)] = bayesRanks[index]
      values[unchecked: at(.interpolated)] = gaps.z
      values[unchecked: at(.interpolatedRank)] = interpolatedRanks[index]
      if family > 0 { values[unchecked: at(.group)] = log1p(family) }
      values[unchecked: at(.taught)] = taught[index]
      values[unchecked: at(.bayesTaught)] = bayesGap * min(1, taught[index] / 3)
      if !refusals.isEmpty { values[unchecked: at(.refusal)] = max(0, refusals[index]) * scale }
      values[unchecked: at(.broader)] = Self.leastGap
      values[unchecked: at(.narrower)] = Self.leastGap
      if hasKin[index] {
        values[unchecked: at(.broader)] = kin(engine.graph.broader(of: index), scale)
        values[unchecked: at(.narrower)] = kin(engine.graph.narrower(of: index), scale)
      }
      let missing = matcher.wordsMissing(ofLabelOf: index)
      values[unchecked: at(.wordsMissing)] =
        missing < Self.logarithms.count ? Self.logarithms[missing] : log1p(Float(missing))
      values[unchecked: at(.lead)] = gaps.w
      values[unchecked: at(.labelRank)] = labelRanks[index]
      values[unchecked: at(.wide)] = gaps.y
      start += Signal.count
    }
    for term in candidates {
      let group = engine.groups.groupOfTerm[Int(term)]
      if group >= 0 { groupMass[Int(group)] = 0 }
    }
    bayesOrder.forgetRanks(in: &bayesRanks)
    interpolatedOrder.forgetRanks(in: &interpolatedRanks)
    labelOrder.forgetRanks(in: &labelRanks)
  }

  /// The logarithms of one more than small numbers, for labels are short.
  private static let logarithms: [Float] = (0..<16).map { log1p(Float($0)) }
  /// How far below the best of all a score counts as any other.
  private static let leastGap: Float = -12
  private static let leastMass = exp(leastGap)

  /// The best score among the relatives of a term, below the best of all; the floor without any.
  private func kin(_ terms: ArraySlice<TermIndex>, _ scale: Float) -> Float {
    var best = Self.leastGap
    for term in terms { best = max(best, (scorer.scores[term].x - bestScores.x) * scale) }
    // A relative that is no candidate may be better than all that are.
    return min(best, 0)
  }
}
