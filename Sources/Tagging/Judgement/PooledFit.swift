package import WaymarkClassifier
import WaymarkTaxonomy

/// Records that weights are to serve, ranked, and how much they count beside other tasks.
package struct FittingTask: Sendable {
  /// The records with their candidates and signals.
  package var examples: [RankingExample]
  /// How much the task counts, however many records it has; 1 for usual.
  package var mass: Double

  /// Makes a task.
  package init(examples: [RankingExample], mass: Double = 1) {
    self.examples = examples
    self.mass = mass
  }
}

/// Fits one set of weights to several tasks at once: vocabularies of all kinds, with and without
/// lessons, so that what ships serves all of them.
package enum PooledFit {
  /// How many records a task of mass 1 counts as.
  static let recordsOfTask = 200.0
  /// How strongly the weights stay near to where they start.
  static let strength = 5.0

  /// Where every fit starts: nothing counts but what speaks against a term.
  ///
  /// No task has refusals, and few have keywords that mislead, so the data hardly move these two: one
  /// refusal must undo a suggestion, and a keyword against a term must count as much as one for it.
  static let start: Judgement = {
    var weights = [Double](repeating: 0, count: Signal.count)
    weights[Signal.refusal.position] = -1
    weights[Signal.keywordAgainst.position] = -0.7
    return Judgement(
      weights: RankingWeights(values: weights), calibration: Calibration(values: [-1, 0.5, 0.5]))
  }()

  /// Fits weights and calibration.
  ///
  /// The same tasks always give the same weights, whatever ships today.
  ///
  /// - Parameter tasks: The tasks.
  /// - Returns: The fitted weights, with two decimals.
  package static func fit(_ tasks: [FittingTask]) -> Judgement {
    let weights = RankingWeights.fitted(
      to: tasks.flatMap(weighed), prior: start.weights, strength: strength)
    let rounded = RankingWeights(values: weights.values.map(twoDecimals))
    let rankings = tasks.flatMap { task in
      sample(task).map { JudgementTrainer.ranking(of: $0, by: rounded) }
    }
    let fitted = Judgement(weights: rounded, calibration: start.calibration)
      .calibrated(to: rankings)
    let calibration = Calibration(
      values: fitted.calibration.values.map(twoDecimals),
      knots: fitted.calibration.knots.map {
        Calibration.Knot(said: thousandths($0.said), right: thousandths($0.right))
      })
    return Judgement(weights: rounded, calibration: calibration, curve: fitted.curve)
  }

  /// The examples of a task with targets that sum to its mass.
  private static func weighed(_ task: FittingTask) -> [RankingExample] {
    let useful = task.examples.count { $0.targets.contains { $0 > 0 } }
    let share = Float(task.mass * recordsOfTask / Double(max(1, useful)))
    return task.examples.map {
      RankingExample(values: $0.values, targets: $0.targets.map { $0 * share })
    }
  }

  /// Records from all over a task, about as many as its mass allows.
  private static func sample(_ task: FittingTask) -> [RankingExample] {
    let wanted = max(1, Int(recordsOfTask * task.mass))
    let step = max(1, task.examples.count / wanted)
    return stride(from: 0, to: task.examples.count, by: step).map { task.examples[$0] }
  }

  /// More digits would be noise, and fewer read better.
  private static func twoDecimals(_ value: Double) -> Double { (value * 100).rounded() / 100 }

  private static func thousandths(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}

extension JudgementTrainer {
  /// Ranks records by an engine as it is, which must not have learned from them.
  ///
  /// - Parameters:
  ///   - records: The records.
  ///   - engine: The engine.
  ///   - isOfficialOnly: Whether a local term answers for the official one that it is a kind of.
  /// - Returns: The candidates of each record with their signals, in the order of the records.
  package static func examples(
    from records: [TrainingRecord], engine: Engine, isOfficialOnly: Bool
  ) -> [RankingExample] {
    let substitutes = isOfficialOnly ? engine.officialTerms : nil
    var reader = Reader(engine: engine)
    return records.map { record in
      reader.read(name: record.name, description: record.description)
      let targets = reader.candidates.map { candidate in
        target(of: substitutes?[Int(candidate)] ?? Int(candidate), in: record.lesson)
      }
      return RankingExample(values: reader.signals, targets: targets)
    }
  }

  /// How much of a record's answer a term is.
  static func target(of term: TermIndex, in lesson: Lesson) -> Float {
    lesson.verdicts.first { $0.fits && $0.term == term }
      .map { Float($0.weight) / Float(countUnit) } ?? 0
  }
}
