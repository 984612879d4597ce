import Foundation
import WaymarkClassifier
package import WaymarkServiceRecords
package import WaymarkTagging

/// Measures how well an engine tags records whose terms are known.
package struct Evaluator: Sendable {
  /// What every engine of the evaluation is made from, before it learns the training records.
  package var base: Engine.Parts
  /// The weights to start from.
  package var judgement: Judgement
  /// The request that the guarded set answers.
  package var request: TaggingRequest
  /// Whether the weights are fitted to the training records, or taken as they are.
  package var fitsWeights: Bool

  /// Makes an evaluator.
  package init(
    base: Engine.Parts, judgement: Judgement, request: TaggingRequest = TaggingRequest(),
    fitsWeights: Bool = true
  ) {
    self.base = base
    self.judgement = judgement
    self.request = request
    self.fitsWeights = fitsWeights
  }

  /// What an evaluation found.
  package struct Outcome: Sendable {
    /// Each test record with its ranking and its guarded set, in order.
    package var judged: [Judged] = []
    /// The seconds that learning took.
    package var learningSeconds = 0.0
    /// The seconds that tagging took.
    package var taggingSeconds = 0.0
    /// The judgement that was used last.
    package var judgement = Judgement()

    /// Makes an outcome of records that were judged already.
    package init(judged: [Judged] = [], judgement: Judgement = Judgement()) {
      self.judged = judged
      self.judgement = judgement
    }

    mutating func add(_ other: Outcome) {
      judged += other.judged
      learningSeconds += other.learningSeconds
      taggingSeconds += other.taggingSeconds
      judgement = other.judgement
    }
  }

  /// Learns from some records and measures on others.
  package func evaluate(train: [ServiceRecord], test: [ServiceRecord]) -> Outcome {
    let clock = ContinuousClock()
    var outcome = Outcome(judgement: judgement)
    var parts = base
    let start = clock.now
    let maker = LessonMaker(graph: base.graph, features: base.features)
    let lessons = train.compactMap { maker.trainingRecord(from: $0) }
    for record in lessons { parts.learned.add(record.lesson) }
    if fitsWeights, !lessons.isEmpty {
      outcome.judgement = JudgementTrainer.fit(
        lessons, parts: parts, prior: judgement, strength: JudgementTrainer.priorStrength)
    }
    let engine = Engine(parts)
    outcome.learningSeconds = (clock.now - start) / .seconds(1)
    var request = self.request
    request.rankingLength = max(50, request.rankingLength)
    var assistant = Assistant(engine: engine, judgement: outcome.judgement, request: request)
    let begin = clock.now
    for record in test {
      let (terms, main, unknown) = maker.tags.terms(of: record)
      guard !terms.isEmpty || !unknown.isEmpty else { continue }
      let tagged = assistant.tag(
        id: record.id, name: record.name, description: record.description)
      let marksUnknown = record.categories.contains { $0.isMain }
      outcome.judged.append(
        Judged(
          id: record.id ?? "", group: FoldKey.group.value(of: record), gold: Set(terms),
          unknownCount: unknown.count,
          main: main.map { .known($0) } ?? (marksUnknown ? .unknown : nil),
          ranked: tagged.ranking,
          suggested: tagged.suggestions.map(\.term)))
    }
    outcome.taggingSeconds = (clock.now - begin) / .seconds(1)
    return outcome
  }

  /// Cuts records into folds, measures each by what the others taught, and adds it all up.
  ///
  /// - Parameters:
  ///   - records: The records.
  ///   - count: The number of folds.
  ///   - key: What keeps records together: the record's own id, or its group.
  /// - Returns: All records, fold after fold, each measured by what the other folds taught.
  package func crossValidate(
    _ records: [ServiceRecord], folds count: Int, by key: FoldKey
  ) -> Outcome {
    let folds = records.map { Folds.fold(of: key.value(of: $0), count: count) }
    var outcome = Outcome()
    for fold in 0..<count {
      let test = zip(records, folds).filter { $0.1 == fold }.map(\.0)
      let train = zip(records, folds).filter { $0.1 != fold }.map(\.0)
      if !test.isEmpty { outcome.add(evaluate(train: train, test: test)) }
    }
    return outcome
  }
}
