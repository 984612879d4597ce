import Foundation
package import WaymarkClassifier
import WaymarkFormats
import WaymarkTaxonomy

/// One assured record, ready to be learned from.
package struct TrainingRecord: Sendable {
  /// The name of the service.
  package var name: String
  /// Its description.
  package var description: String
  /// What it teaches.
  package var lesson: Lesson
  /// Records that share this value are always in the same fold: a council, an organisation.
  package var group: String
  /// When it was given, in seconds since 1970; nil where that is not known.
  package var seconds: Int?

  /// Makes a record.
  package init(name: String, description: String, lesson: Lesson, group: String) {
    self.name = name
    self.description = description
    self.lesson = lesson
    self.group = group
  }
}

/// Fits the weights between evidence and answer from assured records.
package enum JudgementTrainer {
  /// How many parts the records are cut into; each is ranked by what the others taught.
  static let foldCount = 8
  /// How much the weights that ship count against the records of one workspace, in the penalty of a fit.
  package static let priorStrength = 2.0

  /// The fold of a group: the same on every machine and in every run.
  package static func fold(of group: String) -> Int32 {
    var hash = FNV1a(group.utf8).value
    // FNV hardly moves the middle bits for the last letter, and groups often differ in that alone. What
    // mixes them is the finaliser of MurmurHash3 (Appleby, 2011).
    hash = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
    hash = (hash ^ (hash >> 33)) &* 0xc4ce_b9fe_1a85_ec53
    return Int32(truncatingIfNeeded: (hash ^ (hash >> 33)) % UInt64(foldCount))
  }

  /// Ranks every record by an engine that has not learned from the record's fold.
  ///
  /// - Parameters:
  ///   - records: The records.
  ///   - parts: The engine's parts with everything learned, these records included.
  ///   - aged: What was learned with its ages, where lessons fade.
  /// - Returns: The candidates of each record with their signals, in the order of the records; those
  ///   of which no word is known have none, and are left out.
  package static func examples(
    from records: [TrainingRecord], parts: Engine.Parts, aged: AgedCounts? = nil
  ) -> [RankingExample] {
    // Where all are of one group, each record stands by itself: an engine that has learned nothing
    // cannot show what lessons are worth.
    let hasGroups = Set(records.map(\.group)).count > 1
    let folds = records.map {
      fold(of: hasGroups ? $0.group : $0.name + "\n" + $0.description)
    }
    var results = [RankingExample?](repeating: nil, count: records.count)
    for fold in Int32(0)..<Int32(foldCount) where folds.contains(fold) {
      var rest = parts
      if var aged {
        for (record, other) in zip(records, folds) where other == fold {
          aged.remove(record.lesson, at: record.seconds)
        }
        rest.base = FlatCounts(aged.faded)
      } else {
        for (record, other) in zip(records, folds) where other == fold {
          rest.learned.remove(record.lesson)
        }
      }
      var reader = Reader(engine: Engine(rest))
      for (index, record) in records.enumerated() where folds[index] == fold {
        reader.read(name: record.name, description: record.description)
        // What is not answered is not judged either.
        guard reader.hasEvidence else { continue }
        let targets = reader.candidates.map { target(of: Int($0), in: record.lesson) }
        results[index] = RankingExample(values: reader.signals, targets: targets)
      }
    }
    return results.compactMap { $0 }
  }

  /// Fits the weights of the ranking and then the calibration, both staying near to `prior`.
  ///
  /// - Parameters:
  ///   - records: The records.
  ///   - parts: The engine's parts with everything learned, these records included.
  ///   - aged: What was learned with its ages, where lessons fade.
  ///   - prior: The weights to start from.
  ///   - strength: How strongly to stay near to them.
  /// - Returns: The fitted weights.
  package static func fit(
    _ records: [TrainingRecord], parts: Engine.Parts, aged: AgedCounts? = nil, prior: Judgement,
    strength: Double
  ) -> Judgement {
    fit(examples(from: records, parts: parts, aged: aged), prior: prior, strength: strength)
  }

  /// Fits the weights to records that were ranked already.
  package static func fit(
    _ examples: [RankingExample], prior: Judgement, strength: Double
  ) -> Judgement {
    let weights = RankingWeights.fitted(to: examples, prior: prior.weights, strength: strength)
    return Judgement(weights: weights, calibration: prior.calibration, curve: prior.curve)
      .calibrated(to: examples.map { ranking(of: $0, by: weights) })
  }

  /// The candidates of an example, best first, with whether each is right.
  package static func ranking(
    of example: RankingExample, by weights: RankingWeights
  ) -> [JudgedCandidate] {
    let scores = weights.scores(example.values)
    let top = scores.max() ?? 0
    let sum = scores.reduce(Float(0)) { $0 + exp($1 - top) }
    return zip(scores, example.targets)
      .map { JudgedCandidate(share: exp($0 - top) / sum, score: $0, isRight: $1 > 0) }
      .sorted { $0.share > $1.share }
  }
}
