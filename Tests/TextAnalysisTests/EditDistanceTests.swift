import Testing
import WaymarkTestSupport
import WaymarkTextAnalysis

@Suite("Edit distance")
struct EditDistanceTests {
  /// The plain form of the same distance, over the whole table.
  func plain(_ a: [UInt8], _ b: [UInt8]) -> [Int] {
    var table = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count {
      for j in 0...b.count {
        if i == 0 || j == 0 {
          table[i][j] = i + j
          continue
        }
        var cost = min(table[i - 1][j], table[i][j - 1]) + 1
        cost = min(cost, table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          cost = min(cost, table[i - 2][j - 2] + 1)
        }
        table[i][j] = cost
      }
    }
    return table[a.count]
  }

  @Test("the banded distance is the plain one, as far as the limit", arguments: 0..<40)
  func agrees(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<200 {
      let words = (0..<2).map { _ in
        (0..<Int.random(in: 0...9, using: &random)).map { _ in
          UInt8.random(in: 97...99, using: &random)
        }
      }
      let row = plain(words[0], words[1])
      for limit in 1...2 {
        for isPrefix in [false, true] {
          let wanted = isPrefix ? row.min() ?? 0 : row[words[1].count]
          let found = words[0].withUnsafeBufferPointer { typed in
            words[1].withUnsafeBufferPointer {
              EditDistance.between(typed, $0, limit: limit, isPrefix: isPrefix)
            }
          }
          #expect(found == (wanted <= limit ? wanted : nil), "\(words) \(limit) \(isPrefix)")
        }
      }
    }
  }
}
