import Foundation
import WaymarkClassifier
import WaymarkTaxonomy
import WaymarkTextAnalysis

/// Says which words of a text led to a term, and how much each counted.
///
/// The ranking is a weighted sum, so a reason's weight is its own part of that sum: what labels and
/// keywords add is shared among the phrases found, what naive Bayes adds among the words.
struct Explainer {
  /// How many reasons a suggestion carries.
  static let limit = 5

  /// The least weight, in log-odds, that is worth a person's while.
  private static let leastWeight = 0.05

  /// The reasons for one candidate of the text that a reader last read, strongest first.
  static func reasons(
    for candidate: Int32, in reader: Reader, judgement: Judgement
  ) -> [Reason] {
    guard let row = reader.candidates.firstIndex(of: candidate) else { return [] }
    var found = phrases(for: candidate, row, reader, judgement)
    found.removeAll { $0.weight < leastWeight }
    addWords(for: candidate, reader, judgement, to: &found)
    found.sort {
      $0.weight != $1.weight ? $0.weight > $1.weight : $0.words.lowerBound < $1.words.lowerBound
    }
    var result: [Reason] = []
    for reason in found where !result.contains(where: { $0.words.overlaps(reason.words) }) {
      result.append(reason)
    }
    return result
  }

  /// A reason before its words are cut out of the text.
  struct Reason {
    var source: EvidenceSource
    var words: ClosedRange<Int>
    var weight: Double

    func evidence(_ text: RecordText, name: String, description: String) -> Evidence {
      let field = text.field(at: words.lowerBound)
      let start = text.range(at: words.lowerBound).lowerBound
      let bytes = start..<text.range(at: words.upperBound).upperBound
      let whole = field == .name ? name : description
      let range = utf16Range(bytes, in: whole)
      return Evidence(
        source: source, text: Self.text(of: bytes, in: whole),
        range: range, field: field, weight: (weight * 100).rounded() / 100)
    }

    private static func text(of bytes: Range<Int>, in whole: String) -> String {
      let utf8 = whole.utf8
      let start = utf8.index(utf8.startIndex, offsetBy: bytes.lowerBound)
      return String(utf8[start..<utf8.index(start, offsetBy: bytes.count)]) ?? ""
    }
  }

  /// The whole labels and keywords that the text contains, and what the signals of labels give.
  private static func phrases(
    for candidate: Int32, _ row: Int, _ reader: Reader, _ judgement: Judgement
  ) -> [Reason] {
    let index = reader.engine.index
    let values = reader.signals[(row * Signal.count)..<((row + 1) * Signal.count)]
    var total = 0.0
    for signal in Signal.ofLabels {
      total +=
        judgement.weights.values[signal.position]
        * Double(values[row * Signal.count + signal.position])
    }
    let matches = reader.matcher.phrases.filter { index.terms[Int($0.entry)] == candidate }
    func strength(_ match: PhraseMatch) -> Double {
      Double(
        match.quality * index.masses[Int(match.entry)] * max(0.1, index.weights[Int(match.entry)]))
    }
    let sum = matches.reduce(0) { $0 + strength($1) }
    if sum > 0 {
      return matches.map { match in
        Reason(
          source: index.kind(of: Int(match.entry)) == .keyword ? .keyword : .label,
          words: match.words, weight: max(total, 0.1) * strength(match) / sum)
      }
    }
    // No label stands whole: the words of the label that most of is there.
    var best: (share: Float, places: [Int]) = (0, [])
    for entry in index.entries(of: Int(candidate)) where index.weights[entry] > 0 {
      var places: [Int] = []
      for word in index.words(of: entry) {
        guard let place = reader.matcher.firstPosition(of: word), !places.contains(place) else {
          continue
        }
        places.append(place)
      }
      if places.isEmpty { continue }
      places.sort()
      let mass = places.reduce(Float(0)) { $0 + index.telling[Int(reader.text.words[$1].id)] }
      let share = mass / max(index.masses[entry], 1e-6)
      if share > best.share { best = (share, places) }
    }
    guard total > 0, !best.places.isEmpty else { return [] }
    return best.places.map {
      Reason(source: .label, words: $0...$0, weight: total / Double(best.places.count))
    }
  }

  /// The words that naive Bayes ties to the candidate more than to those next to it.
  private static func addWords(
    for candidate: Int32, _ reader: Reader, _ judgement: Judgement, to found: inout [Reason]
  ) {
    let rivals = reader.closestByWords.filter { $0 != candidate }
    // What a word is worth cannot be told where words count against a term; no fit gives such weights.
    func weight(of signal: Signal) -> Float {
      max(0, Float(judgement.weights.values[signal.position]))
    }
    let scales = reader.scoreScales
    let factors =
      scales
      * SIMD4(weight(of: .bayes), weight(of: .wide), weight(of: .interpolated), weight(of: .lead))
    for index in reader.features.indices {
      let feature = reader.features[index]
      let worth =
        factors
        * SIMD4(feature.weight, feature.weight, feature.weight, reader.featureLeads[index])
      let own = reader.wordWeights(of: feature.id, for: candidate)
      // No rival makes it more; most words are worth too little even so, and need no rivals.
      let most = (own * worth).sum()
      guard own.x > 0, Double(most) >= leastWeight else { continue }
      var others = SIMD4<Float>.zero
      for rival in rivals { others += reader.wordWeights(of: feature.id, for: rival) }
      // How much more the word says for the candidate than for its rivals, by each scorer.
      let advantage = own - others / Float(max(1, rivals.count))
      let weight = (advantage * worth).sum()
      if Double(weight) < leastWeight { continue }
      let place = Int(reader.featurePlaces[index])
      found.append(Reason(source: .words, words: place...place, weight: Double(weight)))
    }
  }
}
