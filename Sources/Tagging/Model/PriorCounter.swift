import WaymarkClassifier
import WaymarkTaxonomy
import WaymarkTextAnalysis

/// Counts the words of the vocabulary's own texts, by the numbers of their stems.
///
/// The numbers are those of lessons made of the same texts, without the tables that lessons need to
/// be taken back: the vocabulary is compiled again after every keyword.
struct PriorCounter {
  private struct Count {
    var stem: Int32
    var term: Int32
    var amount: Int
  }

  private let features: TextFeatures
  private var counts: [Count] = []
  private var weights: [Int32: Double] = [:]

  init(_ features: TextFeatures) { self.features = features }

  /// Counts a text of a term, worth so many lessons.
  mutating func add(_ stems: [Int32], to term: TermIndex, worth: Double) {
    let weight = Lesson.weight(ofLessons: worth)
    guard weight > 0 else { return }
    weights.removeAll(keepingCapacity: true)
    for (place, stem) in stems.enumerated() {
      weights[stem, default: 0] += Double(features.weight(atWord: place))
    }
    for (stem, sum) in weights {
      let count = Int((TextFeatures.damped(sum) * Double(countUnit)).rounded())
      let amount = Lesson.contribution(count: count, weight: weight)
      if amount > 0 { counts.append(Count(stem: stem, term: Int32(term), amount: amount)) }
    }
  }

  /// The table of all that was counted.
  ///
  /// - Parameters:
  ///   - lexicon: The stems.
  ///   - termCount: The number of terms.
  /// - Returns: The table, each row in order of its terms.
  func table(_ lexicon: Lexicon, termCount: Int) -> CompactCounts {
    let isCounted = (0..<lexicon.count).map { !TextFeatures.isLeftOut(lexicon.word(Int32($0))) }
    let sorted = counts.filter { isCounted[Int($0.stem)] }.sorted {
      ($0.stem, $0.term) < ($1.stem, $1.term)
    }
    var rows: [(stem: Int32, term: Int32, amount: Int)] = []
    for count in sorted {
      if let last = rows.last, last.stem == count.stem, last.term == count.term {
        rows[rows.count - 1].amount += count.amount
      } else {
        rows.append((count.stem, count.term, count.amount))
      }
    }
    return CompactCounts(rows: rows, featureCount: lexicon.count, termCount: termCount)
  }
}
