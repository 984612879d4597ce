import WaymarkFormats

/// Whether what is said to be right four times in five is right four times in five.
package struct Reliability: Sendable, Hashable {
  /// One band of confidence.
  package struct Bin: Sendable, Hashable {
    /// Where the band begins.
    package var start: Double
    /// How many answers are in it.
    package var count = 0
    /// Their mean confidence.
    package var confidence = 0.0
    /// The share of them that is right.
    package var right = 0.0
  }

  /// How many bands of equal width there are.
  package static let binCount = 10
  /// How many draws tell what chance alone would show.
  private static let draws = 1000

  /// The bands, from the least sure.
  package let bins: [Bin]
  /// The expected calibration error: the mean distance between confidence and share right over the
  /// bands, each weighing as much as it has answers (Naeini, Cooper and Hauskrecht, 2015).
  package let error: Double
  /// What that error would be on average if every confidence were exactly true.
  ///
  /// Few answers show an error by chance; draws from the confidences themselves tell how much
  /// (Bröcker and Smith, "Increasing the reliability of reliability diagrams", 2007).
  package let errorByChance: Double
  /// The mean square of the distance between confidence and outcome (Brier, 1950).
  package let brierScore: Double

  /// The part of the error that chance does not explain.
  package var excess: Double { error - errorByChance }

  /// Measures answers with whether each was right.
  package init(_ answers: [(confidence: Double, isRight: Bool)]) {
    let places = answers.map { Self.bin(of: $0.confidence) }
    var bins = (0..<Self.binCount).map { Bin(start: Double($0) / Double(Self.binCount)) }
    var brier = 0.0
    for (answer, place) in zip(answers, places) {
      bins[place].count += 1
      bins[place].confidence += answer.confidence
      bins[place].right += answer.isRight ? 1 : 0
      let distance = answer.confidence - (answer.isRight ? 1 : 0)
      brier += distance * distance
    }
    let sums = bins.map(\.confidence)
    let total = Double(max(1, answers.count))
    func error(_ right: [Double]) -> Double {
      zip(sums, right).reduce(0) { $0 + abs($1.0 - $1.1) } / total
    }
    self.error = error(bins.map(\.right))
    var chance = 0.0
    var random = SplitMix64(seed: 1)
    for _ in 0..<Self.draws {
      var right = [Double](repeating: 0, count: Self.binCount)
      for (answer, place) in zip(answers, places)
      where random.nextShare() < answer.confidence {
        right[place] += 1
      }
      chance += error(right)
    }
    errorByChance = chance / Double(Self.draws)
    brierScore = brier / total
    for place in bins.indices where bins[place].count > 0 {
      bins[place].confidence /= Double(bins[place].count)
      bins[place].right /= Double(bins[place].count)
    }
    self.bins = bins
  }

  private static func bin(of confidence: Double) -> Int {
    min(binCount - 1, max(0, Int(confidence * Double(binCount))))
  }
}
