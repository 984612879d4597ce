import Testing
import WaymarkClassifier
import WaymarkTestSupport

struct CompactCountsTests {
  @Test(
    "Flattened counts say the same as the table", arguments: UInt64(1)...10,
    [Counts.Polarity.positive, .negative])
  func flattening(seed: UInt64, polarity: Counts.Polarity) {
    let counts = RandomLessons.counts(RandomLessons.lessons(10, seed: seed))
    let compact = RandomLessons.compact(counts, of: polarity)
    var termTotals = [Double](repeating: 0, count: RandomLessons.termCount)
    for (feature, stem) in RandomLessons.stems.enumerated() {
      let row = (counts.postings[stem] ?? [])
        .map { ($0.term, polarity == .positive ? $0.positive : $0.negative) }
        .filter { $0.1 > 0 }
      let range = compact.range(of: feature)
      #expect(compact.terms[range].map { Int($0) } == row.map(\.0))
      #expect(compact.counts[range].elementsEqual(row.map { Double($0.1) / 1024 }))
      #expect(abs(compact.featureTotals[feature] - compact.counts[range].reduce(0, +)) < 1e-9)
      for (term, count) in row { termTotals[term] += Double(count) / 1024 }
    }
    for (own, expected) in zip(compact.termTotals, termTotals) {
      #expect(abs(own - expected) < 1e-9)
    }
  }

  @Test("Stems without an id and terms out of range are left out")
  func leftOut() {
    let lesson = Lesson(
      features: [.init(stem: "lunch", count: 1024), .init(stem: "nowhere", count: 1024)],
      verdicts: [.init(term: 1), .init(term: 5)])
    let compact = RandomLessons.compact(RandomLessons.counts([lesson]), termCount: 3)
    #expect(compact.terms == [1])
    #expect(compact.termTotals == [0, 1, 0])
  }

  @Test("A scale multiplies every count")
  func scale() {
    let counts = RandomLessons.counts(RandomLessons.lessons(5, seed: 4))
    let plain = RandomLessons.compact(counts)
    let scaled = CompactCounts(
      counts, scale: 2.5, featureCount: RandomLessons.stems.count,
      termCount: RandomLessons.termCount,
      featureID: { stem in RandomLessons.stems.firstIndex(of: stem).map { Int32($0) } })
    #expect(scaled.terms == plain.terms)
    for (own, other) in zip(scaled.counts, plain.counts) {
      #expect(abs(own - 2.5 * other) < 1e-9)
    }
  }

  @Test("Merged rows equal the rows of the summed tables", arguments: UInt64(1)...15)
  func merging(seed: UInt64) {
    let lessons = RandomLessons.lessons(9, seed: seed)
    let parts = [lessons[0..<3], lessons[3..<4], lessons[4..<9]].map {
      RandomLessons.compact(RandomLessons.counts($0))
    }
    let merged = CompactCounts.sum(
      of: parts, featureCount: RandomLessons.stems.count, termCount: RandomLessons.termCount)
    let whole = RandomLessons.compact(RandomLessons.counts(lessons))
    #expect(merged.starts == whole.starts)
    #expect(merged.terms == whole.terms)
    for (own, other) in zip(merged.counts, whole.counts) { #expect(abs(own - other) < 1e-9) }
    for (own, other) in zip(merged.termTotals, whole.termTotals) {
      #expect(abs(own - other) < 1e-9)
    }
  }

  @Test("A table with fewer features or terms fits into a larger sum", arguments: [1, 2])
  func growing(copies: Int) {
    let small = RandomLessons.compact(
      RandomLessons.counts(RandomLessons.lessons(5, seed: 9)))
    let sum = CompactCounts.sum(
      of: Array(repeating: small, count: copies), featureCount: RandomLessons.stems.count + 4,
      termCount: RandomLessons.termCount + 3)
    #expect(sum.starts.count == RandomLessons.stems.count + 5)
    #expect(sum.termTotals.count == RandomLessons.termCount + 3)
    #expect(sum.terms == small.terms)
    #expect(sum.counts.elementsEqual(small.counts.map { $0 * Double(copies) }))
  }

  @Test("What is taken away again leaves the table as it was", arguments: UInt64(1)...15)
  func takingAway(seed: UInt64) {
    let lessons = RandomLessons.lessons(9, seed: seed)
    let rest = RandomLessons.compact(RandomLessons.counts(lessons[0..<6]))
    let whole = RandomLessons.compact(RandomLessons.counts(lessons))
    var change = RandomLessons.compact(RandomLessons.counts(lessons[6..<9]))
    change.counts = change.counts.map { -$0 }
    let left = whole.adding(
      change, featureCount: RandomLessons.stems.count, termCount: RandomLessons.termCount)
    #expect(left.starts == rest.starts)
    #expect(left.terms == rest.terms)
    // To the bit, for counts are whole numbers in 1/1024.
    #expect(left.counts == rest.counts)
    #expect(left.featureTotals == rest.featureTotals)
    #expect(left.termTotals == rest.termTotals)
  }

  @Test("The sum of no tables is empty")
  func nothing() {
    let sum = CompactCounts.sum(of: [], featureCount: 2, termCount: 2)
    #expect(sum.terms.isEmpty)
    #expect(sum.starts == [0, 0, 0])
  }
}
