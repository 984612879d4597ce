/// Numbers in sets that may be joined, each set known by its least number.
///
/// Paths are halved whenever one is walked (Tarjan and van Leeuwen, "Worst-case analysis of set union
/// algorithms", 1984).
package struct DisjointSets {
  private var leaders: [Int]

  /// Makes a set of each number from 0 to below `count`.
  package init(count: Int) { leaders = Array(0..<count) }

  /// Returns the least number of the set that a number is in.
  package mutating func leader(of number: Int) -> Int {
    var number = number
    while leaders[number] != number {
      leaders[number] = leaders[leaders[number]]
      number = leaders[number]
    }
    return number
  }

  /// Joins the sets that two numbers are in.
  package mutating func join(_ one: Int, _ other: Int) {
    let (first, second) = (leader(of: one), leader(of: other))
    leaders[max(first, second)] = min(first, second)
  }
}
