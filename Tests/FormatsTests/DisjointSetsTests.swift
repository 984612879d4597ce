import Testing
import WaymarkFormats
import WaymarkTestSupport

@Suite("Disjoint sets")
struct DisjointSetsTests {
  @Test("Each set is known by its least number, in whatever order it was joined")
  func leaders() {
    var random = SeededGenerator(seed: 1)
    for count in 1...20 {
      var sets = DisjointSets(count: count)
      var leaders = Array(0..<count)
      for _ in 0..<count {
        let one = Int.random(in: 0..<count, using: &random)
        let other = Int.random(in: 0..<count, using: &random)
        sets.join(one, other)
        let (first, second) = (leaders[one], leaders[other])
        leaders = leaders.map { $0 == first || $0 == second ? min(first, second) : $0 }
      }
      #expect((0..<count).map { sets.leader(of: $0) } == leaders)
    }
  }
}
