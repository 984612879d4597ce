import WaymarkClassifier
import WaymarkFormats
package import WaymarkServiceRecords
import WaymarkTagging
import WaymarkTaxonomy

/// How tagging gets better while a person corrects it, record after record.
///
/// Each record of a stream is tagged by what was learned from those before it, corrected as its own
/// tags say, and learned. Now and then other records, of which nothing is ever learned, are tagged too.
package struct LearningCurve: Sendable, Hashable {
  /// How the stream is played.
  package struct Settings: Sendable, Hashable {
    /// How many records are corrected; nil for all.
    package var corrections: Int?
    /// After how many corrections the other records are tagged again.
    package var step = 50
    /// The share of corrections that name a wrong term instead of the record's own.
    package var wrongShare = 0.0
    /// What the order of the stream is drawn by.
    package var seed: UInt64 = 1

    /// Makes the usual settings.
    package init() {}
  }

  /// One place on the curve.
  package struct Point: Sendable, Hashable {
    /// How many corrections were made.
    package var corrections = 0
    /// How often the first term of the other records is right.
    package var accuracy = 0.0
    /// How often the first term of the stream's records was right, since the last point.
    package var streamAccuracy = 0.0
    /// How many suggestions were made to the stream's records since the last point.
    package var suggested = 0
    /// How many of them were accepted.
    package var accepted = 0

    /// The share of suggestions that was accepted.
    package var acceptedShare: Double {
      suggested > 0 ? Double(accepted) / Double(suggested) : 0
    }
  }

  /// How many other records there are.
  package internal(set) var testCount = 0
  /// The places, from no correction on.
  package internal(set) var points: [Point] = []
}

extension Evaluator {
  /// Plays records as a stream of corrections.
  ///
  /// - Parameters:
  ///   - stream: The records that are corrected, in an order that is drawn.
  ///   - test: The other records; where they have groups, none of them should be of a group of the
  ///     stream.
  ///   - settings: How many, how often, and how well they are corrected.
  ///   - progress: Told the number of corrections made.
  /// - Returns: The curve.
  package func play(
    _ stream: [ServiceRecord], test: [ServiceRecord], settings: LearningCurve.Settings,
    progress: (Int) -> Void = { _ in }
  ) -> LearningCurve {
    let maker = LessonMaker(graph: base.graph, features: base.features)
    let tags = maker.tags
    var random = SplitMix64(seed: settings.seed)
    let taught = stream.filter { !tags.terms(of: $0).terms.isEmpty }
    let order = taught.shuffled(using: &random).prefix(settings.corrections ?? .max)
    let known = Set(taught.flatMap { tags.terms(of: $0).terms }).sorted()
    var parts = base
    var curve = LearningCurve()
    var point = LearningCurve.Point()
    var right = 0
    var engine = Engine(parts)
    func close() {
      point.accuracy = accuracy(of: engine, on: test, tags)
      let since = point.corrections - (curve.points.last?.corrections ?? 0)
      point.streamAccuracy = since > 0 ? Double(right) / Double(since) : 0
      curve.points.append(point)
      point = LearningCurve.Point(corrections: point.corrections)
      right = 0
    }
    close()
    for record in order {
      var assistant = Assistant(engine: engine, judgement: judgement, request: ranking)
      let answer = assistant.tag(name: record.name, description: record.description)
      var own = tags.terms(of: record)
      if let first = answer.ranking.first, own.terms.contains(first.term) { right += 1 }
      var corrected = record
      if random.nextShare() < settings.wrongShare,
        let wrong = known.filter({ !own.terms.contains($0) }).randomElement(using: &random)
      {
        corrected.categories = [
          RecordCategory(id: base.graph.terms[wrong].id.description, isMain: true)
        ]
        own = ([wrong], wrong, [])
      }
      let suggested = answer.suggestions.map(\.term)
      point.suggested += suggested.count
      point.accepted += suggested.count { own.terms.contains($0) }
      let refused = suggested.filter { !own.terms.contains($0) }
      if let lesson = maker.lesson(from: corrected, refusing: refused) {
        parts.learned.add(lesson)
      }
      engine = Engine(parts)
      point.corrections += 1
      progress(point.corrections)
      if point.corrections % settings.step == 0 || point.corrections == order.count { close() }
    }
    curve.testCount = test.count
    return curve
  }

  /// The request, with a ranking in the answer.
  private var ranking: TaggingRequest {
    var request = self.request
    request.rankingLength = max(1, request.rankingLength)
    return request
  }

  private func accuracy(
    of engine: Engine, on test: [ServiceRecord], _ tags: TagResolver
  ) -> Double {
    var assistant = Assistant(engine: engine, judgement: judgement, request: ranking)
    var right = 0
    for record in test {
      let answer = assistant.tag(name: record.name, description: record.description)
      if let first = answer.ranking.first, tags.terms(of: record).terms.contains(first.term) {
        right += 1
      }
    }
    return test.isEmpty ? 0 : Double(right) / Double(test.count)
  }
}
