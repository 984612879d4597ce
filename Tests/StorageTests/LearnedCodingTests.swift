import Testing
import WaymarkClassifier
import WaymarkTestSupport

@testable import WaymarkStorage

@Suite("Learned counts in bytes")
struct LearnedCodingTests {
  private static let lesson = Lesson(
    features: [.init(stem: "soup", count: 2048), .init(stem: "tea", count: 1024)],
    verdicts: [.init(term: 1), .init(term: 2, fits: false, weight: 512)])

  @Test("A damaged lesson is refused, or can be counted many times", arguments: UInt64(1)...300)
  func damagedLesson(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var bytes = Self.lesson.encoded()
    bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
    guard let read = try? bytes.withUnsafeBytes({ try Lesson(decoding: $0) }) else { return }
    var counts = Counts()
    for _ in 0..<1000 { counts.add(read) }
    for _ in 0..<1000 { counts.remove(read) }
    #expect(counts.isEmpty)
  }

  @Test("A damaged table is refused, or can be added to itself", arguments: UInt64(1)...300)
  func damagedTable(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var counts = Counts()
    counts.add(Self.lesson)
    var bytes = AgedCounts(ageless: counts).encoded()
    bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
    guard let read = try? bytes.withUnsafeBytes({ try AgedCounts(decoding: $0) }) else { return }
    var (sum, other) = (read.ageless, Counts())
    for _ in 0..<50 { sum.add(read.ageless) }
    for _ in 0..<51 { other.add(read.ageless) }
    #expect(sum == other)
  }
}
