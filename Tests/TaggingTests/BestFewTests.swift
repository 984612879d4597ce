import Testing
import WaymarkTestSupport

@testable import WaymarkTagging

struct BestFewTests {
  @Test("The few are the first of all in order of score and term", arguments: UInt64(1)...40)
  func sorted(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 0...(seed.isMultiple(of: 2) ? 80 : 2000), using: &random)
    // Few different scores, so that there are ties, and zeros of either sign; or hardly any twice.
    let scores: [Float] = [-2.5, -1, -0.0, 0, 0.25, 3]
    let isCoarse = seed.isMultiple(of: 3)
    let most: Float = [.leastNormalMagnitude, 9, .greatestFiniteMagnitude][Int(seed) / 3 % 3]
    let row = (0..<count).map { _ in
      isCoarse
        ? scores.randomElement(using: &random) ?? 0
        : most * Float.random(in: -1...1, using: &random)
    }
    let permits = row.map { _ in Int.random(in: 0..<4, using: &random) > 0 }
    var best = BestFew(limit: 7)
    var other = BestFew(limit: 7)
    let rows = row.map { SIMD4($0, -1, -$0, 2) }
    let tops = BestFew.choose(&best, &other, from: rows, permits: Permits(permits))
    let expected = row.indices.filter { permits[$0] }
      .sorted { row[$0] != row[$1] ? row[$0] > row[$1] : $0 < $1 }.prefix(7)
    #expect(best.terms.map { Int($0) } == Array(expected))
    let reversed = row.indices.filter { permits[$0] }
      .sorted { row[$0] != row[$1] ? row[$0] < row[$1] : $0 < $1 }.prefix(7)
    #expect(other.terms.map { Int($0) } == Array(reversed))
    if let top = expected.first, let bottom = reversed.first {
      #expect(tops == SIMD4(row[top], -1, -row[bottom], 2))
    }
    var ranks = [Float](repeating: 0, count: count)
    best.noteReciprocalRanks(in: &ranks)
    for (place, term) in expected.enumerated() { #expect(ranks[term] == 1 / Float(place + 1)) }
    #expect(ranks.count { $0 > 0 } == expected.count)
    best.forgetRanks(in: &ranks)
    #expect(ranks.allSatisfy { $0 == 0 })
    let few = row.indices.filter { permits[$0] }.map { Int32($0) }
    #expect(BestFew.choose(&best, &other, from: rows, among: few) == tops)
    #expect(best.terms.map { Int($0) } == Array(expected))
    #expect(other.terms.map { Int($0) } == Array(reversed))
  }
}
