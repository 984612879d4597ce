import WaymarkEvaluation

/// What `evaluate` learns before it measures.
enum EvaluationPlan {
  /// Other records.
  case others
  /// All folds of the records but the one that is measured, cut by a key.
  case folds(Int, by: FoldKey)
  /// One record after the other, as a person corrects a stream.
  case stream(LearningCurve.Settings)

  /// Reads it off a command line.
  ///
  /// - Throws: `UsageError`.
  init(_ arguments: Arguments) throws(UsageError) {
    let key = try arguments.choice("--by", of: FoldKey.allCases)
    if let folds = try arguments.integer("--folds", in: 2...1000) {
      self = .folds(folds, by: key ?? .id)
    } else if arguments.has("--curve") {
      self = .stream(try LearningCurve.Settings(arguments))
    } else {
      self = .others
    }
  }
}

extension LearningCurve.Settings {
  /// Reads them off a command line.
  fileprivate init(_ arguments: Arguments) throws(UsageError) {
    self.init()
    corrections = try arguments.integer("--corrections", in: 1...1_000_000)
    step = try arguments.integer("--every", in: 1...1_000_000) ?? step
    wrongShare = try arguments.number("--wrong", in: 0...1) ?? wrongShare
    if let seed = try arguments.integer("--seed", in: 0...Int.max) { self.seed = UInt64(seed) }
  }
}

extension ScorerAlone {
  /// Reads `--scorer` off a command line; nil where it was not given.
  ///
  /// - Throws: `UsageError`.
  init?(_ arguments: Arguments) throws(UsageError) {
    guard let name = arguments.value("--scorer") else { return nil }
    guard let scorer = ScorerAlone(name) else {
      throw UsageError.unknown("scorer", name, among: ScorerAlone.names, listing: true)
    }
    self = scorer
  }
}
