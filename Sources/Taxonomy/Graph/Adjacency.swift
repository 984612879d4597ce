/// The neighbours of each term in one array, in the order of the terms (compressed sparse rows).
struct Adjacency: Sendable {
  private var offsets: [Int]
  private var neighbours: [Int]

  /// Gathers the ends of edges by their beginnings.
  ///
  /// - Precondition: every beginning is within `0..<count`.
  init(count: Int, edges: some Sequence<(from: Int, to: Int)>) {
    offsets = [Int](repeating: 0, count: count + 1)
    let edges = Array(edges)
    for edge in edges { offsets[edge.from + 1] += 1 }
    for index in 0..<count { offsets[index + 1] += offsets[index] }
    var next = offsets
    neighbours = [Int](repeating: 0, count: edges.count)
    for edge in edges {
      neighbours[next[edge.from]] = edge.to
      next[edge.from] += 1
    }
  }

  /// The neighbours of a term, in the order in which the edges were given.
  subscript(index: Int) -> ArraySlice<Int> { neighbours[offsets[index]..<offsets[index + 1]] }

  /// Whether a term has no neighbours.
  func isEmpty(at index: Int) -> Bool { offsets[index] == offsets[index + 1] }

  /// The neighbour of a term that has no other, else nil.
  func only(at index: Int) -> Int? {
    let start = offsets[index]
    return offsets[index + 1] == start + 1 ? neighbours[start] : nil
  }

  /// All that can be reached from a term, nearest first, without the term itself.
  func reachable(from origin: Int) -> [Int] {
    if self[origin].isEmpty { return [] }
    var found = self[origin].uniqued()
    var seen = Set(found)
    seen.insert(origin)
    var next = 0
    while next < found.count {
      for neighbour in self[found[next]] where seen.insert(neighbour).inserted {
        found.append(neighbour)
      }
      next += 1
    }
    return found
  }
}

extension Sequence where Element: Hashable {
  /// The elements without later repetitions, in order.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
