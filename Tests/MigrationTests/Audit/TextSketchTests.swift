import Testing
import WaymarkTagging
import WaymarkTestSupport
import WaymarkTextAnalysis

@testable import WaymarkMigration

@Suite struct TextSketchTests {
  private func text(_ words: [String]) -> RecordText {
    var text = RecordText()
    text.read(
      name: "", description: words.joined(separator: " "), analyzer: Analyzer(), lexicon: Lexicon())
    return text
  }

  /// Words that the stemmer leaves alone.
  private func words(_ count: Int, _ generator: inout SeededGenerator) -> [String] {
    (0..<count).map { _ in "q\(Int.random(in: 0..<100_000, using: &generator))x" }
  }

  private func runs(_ words: [String]) -> Set<[String]> {
    Set((0..<max(0, words.count - 2)).map { Array(words[$0..<($0 + 3)]) })
  }

  @Test("How alike two sketches are estimates how many runs of three words two texts share")
  func estimates() throws {
    var generator = SeededGenerator(seed: 11)
    var error = 0.0
    let rounds = 200
    for round in 0..<rounds {
      var one = words(Int.random(in: 20...150, using: &generator), &generator)
      var other = one
      for _ in 0..<(round % 20) {
        other[Int.random(in: other.indices, using: &generator)] = words(1, &generator)[0]
      }
      if round % 3 == 0 { one += words(10, &generator) }
      let (first, second) = (runs(one), runs(other))
      let exact = Double(first.intersection(second).count) / Double(first.union(second).count)
      let sketches = try (
        #require(TextSketch(of: text(one))), #require(TextSketch(of: text(other)))
      )
      let estimate = sketches.0.resemblance(to: sketches.1)
      #expect(estimate == sketches.1.resemblance(to: sketches.0))
      if one == other { #expect(estimate > 0.999) }
      // Five standard errors of 64 bins.
      #expect(abs(estimate - exact) < 0.32, "seed 11, round \(round): \(estimate), \(exact)")
      error += estimate - exact
    }
    #expect(abs(error / Double(rounds)) < 0.02)
  }

  @Test("A text of a few words is not sketched")
  func short() {
    #expect(TextSketch(of: text(["a", "weekly", "lunch", "for", "carers"])) == nil)
    #expect(TextSketch(of: text([])) == nil)
  }

  @Test("Records that are alike are found among many, and no others")
  func finds() throws {
    var generator = SeededGenerator(seed: 5)
    var duplicates = NearDuplicates()
    var groups: [[Int]] = []
    var record = 0
    func add(_ words: [String]) throws {
      duplicates.append(try #require(TextSketch(of: text(words))))
      record += 1
    }
    for number in 0..<300 {
      let original = words(60, &generator)
      let first = record
      try add(original)
      guard number % 10 == 0 else { continue }
      // The same again, and with a word changed near its end.
      var changed = original
      changed[57] = "elsewhere"
      try add(changed)
      try add(original)
      groups.append([first, first + 1, first + 2])
    }
    #expect(duplicates.groups() == groups)
  }

  @Test("A thousand records with one text are one group")
  func boilerplate() throws {
    var generator = SeededGenerator(seed: 6)
    let sketch = try #require(TextSketch(of: text(words(40, &generator))))
    var duplicates = NearDuplicates()
    for _ in 0..<1000 { duplicates.append(sketch) }
    #expect(duplicates.groups() == [Array(0..<1000)])
  }
}
