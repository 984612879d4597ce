import Foundation
import WaymarkTagging

/// The measures of the field, averaged over records.
package struct Metrics: Sendable, Hashable {
  /// The number of records.
  package var count = 0
  /// The share of right terms among the first one, three and five (the denominator stays k).
  package var precision: [Int: Double] = [:]
  /// The share of a record's terms found among the first k.
  package var recall: [Int: Double] = [:]
  /// The F-measure of the first five, averaged over records.
  package var f1At5 = 0.0
  /// Normalised discounted cumulative gain of the first five (Järvelin and Kekäläinen, 2002).
  package var ndcgAt5 = 0.0
  /// The mean reciprocal rank of the first right term.
  package var meanReciprocalRank = 0.0
  /// Records that mark a main term.
  package var mainCount = 0
  /// How often the main term stands first.
  package var mainFirst = 0.0
  /// How often the main term stands among the first three.
  package var mainInThree = 0.0
  /// The share of suggested terms that the record has.
  package var suggestedPrecision = 0.0
  /// The share of the record's terms that were suggested.
  package var suggestedRecall = 0.0
  /// The mean number of terms suggested, over answered records.
  package var suggestedSize = 0.0
  /// The share of records for which nothing was suggested.
  package var unanswered = 0.0

  /// Measures judged records.
  package init(_ records: [Judged]) {
    count = records.count
    guard count > 0 else { return }
    for k in [1, 3, 5] {
      precision[k] = 0
      recall[k] = 0
    }
    var suggested = 0
    var right = 0
    var wanted = 0
    var answered = 0
    for record in records {
      let wantedCount = record.wantedCount
      let hits = record.ranked.map { record.gold.contains($0.term) }
      for k in [1, 3, 5] {
        let found = hits.prefix(k).count { $0 }
        precision[k, default: 0] += Double(found) / Double(k)
        recall[k, default: 0] += wantedCount == 0 ? 0 : Double(found) / Double(wantedCount)
      }
      let five = hits.prefix(5)
      let found = five.count { $0 }
      if !five.isEmpty || wantedCount > 0 {
        f1At5 += 2 * Double(found) / Double(five.count + wantedCount)
      }
      let gain = five.enumerated().reduce(0.0) {
        $0 + ($1.element ? 1 / log2(Double($1.offset) + 2) : 0)
      }
      let ideal = (0..<min(5, wantedCount)).reduce(0.0) { $0 + 1 / log2(Double($1) + 2) }
      if ideal > 0 { ndcgAt5 += gain / ideal }
      if let first = hits.firstIndex(of: true) { meanReciprocalRank += 1 / Double(first + 1) }
      if let main = record.main {
        mainCount += 1
        let place = record.ranked.prefix(3).firstIndex { main == .known($0.term) }
        if place == 0 { mainFirst += 1 }
        if place != nil { mainInThree += 1 }
      }
      suggested += record.suggested.count
      right += record.suggested.count { record.gold.contains($0) }
      wanted += wantedCount
      if !record.suggested.isEmpty { answered += 1 }
    }
    let size = Double(count)
    for k in [1, 3, 5] {
      precision[k] = (precision[k] ?? 0) / size
      recall[k] = (recall[k] ?? 0) / size
    }
    f1At5 /= size
    ndcgAt5 /= size
    meanReciprocalRank /= size
    if mainCount > 0 {
      mainFirst /= Double(mainCount)
      mainInThree /= Double(mainCount)
    }
    suggestedPrecision = suggested > 0 ? Double(right) / Double(suggested) : 0
    suggestedRecall = wanted > 0 ? Double(right) / Double(wanted) : 0
    suggestedSize = answered > 0 ? Double(suggested) / Double(answered) : 0
    unanswered = 1 - Double(answered) / size
  }
}
