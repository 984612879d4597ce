import Foundation
import WaymarkClassifier
package import WaymarkTaxonomy

/// One term of a ranking.
package struct RankedTerm: Sendable, Hashable {
  /// The term that is offered.
  package var term: TermIndex
  /// The candidate that stands for it: another term where only official terms may answer.
  package var candidate: TermIndex
  /// The weighted sum of the signals, in log-odds.
  package var score: Float
  /// The share of the ranking's weight, 0 to 1.
  package var share: Float
  /// The calibrated probability that the term is right.
  package var confidence: Float

  /// Makes a ranked term; its score and its share are its confidence where they are not told.
  package init(
    term: TermIndex, candidate: TermIndex? = nil, score: Float? = nil, share: Float? = nil,
    confidence: Float
  ) {
    self.term = term
    self.candidate = candidate ?? term
    self.score = score ?? confidence
    self.share = share ?? confidence
    self.confidence = confidence
  }
}

extension Reader {
  /// Ranks the candidates of the text last read, best first.
  ///
  /// - Parameters:
  ///   - judgement: The weights.
  ///   - substitutes: For each term, the term that answers in its place; nil for none. Candidates
  ///     with one substitute are one answer, with the sum of their shares.
  ///   - asked: The only terms that may answer, by themselves or by a substitute; nil for all. The others
  ///     keep their shares: that one is asked for makes it no likelier.
  ///   - depth: How many of the ranking are wanted; nil for all.
  /// - Returns: The ranking, best first.
  package func rank(
    by judgement: Judgement, substitutes: [TermIndex]? = nil, asked: Permits? = nil,
    depth: Int? = nil
  ) -> [RankedTerm] {
    var ranking: [RankedTerm] = []
    ranking.reserveCapacity(candidates.count)
    var top: Float = -.infinity
    let scores = judgement.weights.scores(signals)
    for (score, term) in zip(scores, candidates) {
      top = max(top, score)
      ranking.append(
        RankedTerm(
          term: Int(term), candidate: Int(term), score: score, share: 0, confidence: 0))
    }
    var sum: Float = 0
    for row in ranking.indices {
      ranking[row].share = exp(ranking[row].score - top)
      sum += ranking[row].share
    }
    for row in ranking.indices { ranking[row].share /= sum }
    if let asked { ranking.removeAll { !asked.permits($0.candidate) } }
    if let substitutes { ranking = merged(ranking, substitutes) }
    return ordered(ranking, depth ?? ranking.count).map { ranked in
      var ranked = ranked
      ranked.confidence = judgement.calibration.confidence(
        share: ranked.share, score: ranked.score)
      return ranked
    }
  }

  /// The first of rows that ascend by term, in order by share and then by term.
  ///
  /// Shares are never negative, so their bits ascend as they do: one number is compared and moved
  /// instead of a whole row.
  private func ordered(
    _ ranking: [RankedTerm], _ depth: Int
  ) -> some Collection<RankedTerm> {
    var keys: [UInt64] = []
    keys.reserveCapacity(min(depth, ranking.count) + 1)
    for row in ranking.indices {
      let key = UInt64(~ranking[row].share.bitPattern) << 32 | UInt64(row)
      if keys.count == depth {
        guard let last = keys.last, key < last else { continue }
        keys.removeLast()
      }
      var place = keys.count
      keys.append(key)
      while place > 0, keys[place - 1] > key {
        keys[place] = keys[place - 1]
        place -= 1
      }
      keys[place] = key
    }
    return keys.lazy.map { ranking[Int($0 & 0xFFFF_FFFF)] }
  }

  private func merged(_ ranking: [RankedTerm], _ substitutes: [TermIndex]) -> [RankedTerm] {
    var rows: [TermIndex: Int] = [:]
    var result: [RankedTerm] = []
    for var ranked in ranking {
      ranked.term = substitutes[ranked.term]
      guard let row = rows[ranked.term] else {
        rows[ranked.term] = result.count
        result.append(ranked)
        continue
      }
      result[row].share += ranked.share
      if ranked.score > result[row].score {
        result[row].score = ranked.score
        result[row].candidate = ranked.candidate
      }
    }
    return result.sorted { $0.term < $1.term }
  }
}
