import Foundation
import WaymarkFormats
import WaymarkServiceRecords
import WaymarkTagging
import WaymarkTaxonomy
import WaymarkTextAnalysis

/// What the records that bear one local term say, taken together.
///
/// Each record gives every candidate the logarithm of its confidence above a floor, so that one odd
/// record can neither carry a term nor sink it.
struct RecordEvidence: Sendable {
  /// The number of records.
  private(set) var count = 0
  /// For how many records each term came first.
  private(set) var firsts: [TermIndex: Int] = [:]
  /// A few records, as a person may see them.
  private(set) var examples: [String] = []

  private var sums: [TermIndex: Double] = [:]
  /// In how many records each stem stands, with the first spelling met.
  private var spread: [String: (count: Int, word: String)] = [:]

  private static let floor = 0.2
  private static let exampleCount = 3
  private static let exampleLength = 120
  private static let wordLimit = 20_000

  /// Adds a record with its texts as they were read and what they were found to be about.
  mutating func add(
    _ record: ServiceRecord, read texts: [String], _ ranking: [RankedTerm], analyzer: Analyzer
  ) {
    count += 1
    for ranked in ranking {
      sums[ranked.term, default: 0] += log(1 + Double(ranked.confidence) / Self.floor)
    }
    if let first = ranking.first { firsts[first.term, default: 0] += 1 }
    if examples.count < Self.exampleCount {
      let text = [record.name, record.description].filter { !$0.isEmpty }.joined(separator: ": ")
      let masked = analyzer.masked(text).split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
      examples.append(
        masked.count > Self.exampleLength
          ? masked.prefix(Self.exampleLength).trimmingASCIIWhitespace() + "…" : masked)
    }
    gatherWords(texts, analyzer)
  }

  private mutating func gatherWords(_ texts: [String], _ analyzer: Analyzer) {
    var seen: Set<String> = []
    for text in texts {
      let analyzed = analyzer.analyze(text)
      let bytes = Array(text.utf8)
      for index in analyzed.tokens.indices {
        let stem = analyzed.stem(of: index)
        if stem.utf8.count < 3 || StopWords.contains(stem) || StopWords.isOfCalendar(stem) {
          continue
        }
        guard seen.insert(stem).inserted else { continue }
        let word = String(decoding: bytes[analyzed.tokens[index].range], as: UTF8.self)
        if let known = spread[stem] {
          spread[stem] = (known.count + 1, known.word)
        } else if spread.count < Self.wordLimit {
          spread[stem] = (1, word.lowercased())
        }
      }
    }
  }

  /// The stems of the records.
  var stems: some Sequence<String> { spread.keys }

  /// How strongly the records speak for each term, on average.
  var means: [TermIndex: Double] {
    count == 0 ? [:] : sums.mapValues { $0 / Double(count) }
  }

  /// The words that the records have in common and other local terms have not, most telling first.
  ///
  /// - Parameters:
  ///   - limit: How many.
  ///   - rarity: How telling a stem is among the local terms.
  /// - Returns: The words as first written, in lower case.
  func commonWords(limit: Int, rarity: (String) -> Double) -> [String] {
    var words: [(stem: String, word: String, value: Double)] = []
    for (stem, met) in spread {
      let value = Double(met.count) * rarity(stem)
      if value > 0 { words.append((stem, met.word, value)) }
    }
    words.sort { $0.value != $1.value ? $0.value > $1.value : $0.stem < $1.stem }
    return words.prefix(limit).map(\.word)
  }
}
