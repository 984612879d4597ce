import Testing
import WaymarkClassifier
import WaymarkTestSupport

@testable import WaymarkStorage

@Suite("Learned counts in bytes")
struct LearnedCodingTests {
  private static let lesson = Lesson(
    features: [.init(stem: "soup", count: 2048), .init(stem: "tea", count: 1024)],
    verdicts: [.init(term: 1), .init(term: 2, fits: false, weight: 512)])

  @Test("Of damaged lessons some are refused, and the others can be counted many times")
  func damagedLessons() {
    var accepted = 0
    for seed in Self.seeds {
      let bytes = Self.damaged(Self.lesson.encoded(), seed: seed)
      // What is refused is as it should be.
      guard let read = try? bytes.withUnsafeBytes({ try Lesson(decoding: $0) }) else { continue }
      accepted += 1
      var counts = Counts()
      for _ in 0..<1000 { counts.add(read) }
      for _ in 0..<1000 { counts.remove(read) }
      #expect(counts.isEmpty, "seed \(seed)")
    }
    #expect((1..<Self.seeds.count).contains(accepted))
  }

  @Test("Of damaged tables some are refused, and the others can be added to themselves")
  func damagedTables() {
    var counts = Counts()
    counts.add(Self.lesson)
    let table = AgedCounts(ageless: counts).encoded()
    var accepted = 0
    for seed in Self.seeds {
      let bytes = Self.damaged(table, seed: seed)
      // What is refused is as it should be.
      guard let read = try? bytes.withUnsafeBytes({ try AgedCounts(decoding: $0) }) else {
        continue
      }
      accepted += 1
      var (sum, other) = (read.ageless, Counts())
      for _ in 0..<50 { sum.add(read.ageless) }
      for _ in 0..<51 { other.add(read.ageless) }
      #expect(sum == other, "seed \(seed)")
    }
    #expect((1..<Self.seeds.count).contains(accepted))
  }

  private static let seeds: ClosedRange<UInt64> = 1...300

  /// The bytes with one of them at random in the place of another.
  private static func damaged(_ bytes: [UInt8], seed: UInt64) -> [UInt8] {
    var random = SeededGenerator(seed: seed)
    var bytes = bytes
    bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
    return bytes
  }
}
