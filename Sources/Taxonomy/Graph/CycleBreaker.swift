/// Finds the `broader` links that close a circle.
///
/// A depth-first walk towards the roots, without recursion, in the order of the terms and of their
/// links: each link that leads back to a term still on the way closes a circle. Without these links
/// there is no cycle left.
struct CycleBreaker {
  private enum State { case unseen, open, done }

  private let links: [Link]
  private let upward: Adjacency
  private var states: [State]

  init(count: Int, links: [Link]) {
    self.links = links
    upward = Adjacency(
      count: count,
      edges: links.enumerated().filter { $1.relation == .broader }.map { (from: $1.from, to: $0) })
    states = [State](repeating: .unseen, count: count)
  }

  /// The positions of the links to leave out, in order.
  mutating func breakCycles() -> [Int] {
    var closing: [Int] = []
    for origin in states.indices where states[origin] == .unseen && !upward[origin].isEmpty {
      states[origin] = .open
      var way = [(term: origin, rest: upward[origin])]
      while let (term, rest) = way.last {
        guard let index = rest.first else {
          states[term] = .done
          way.removeLast()
          continue
        }
        way[way.count - 1].rest = rest.dropFirst()
        let next = links[index].to
        switch states[next] {
        case .open: closing.append(index)
        case .unseen:
          states[next] = .open
          way.append((next, upward[next]))
        case .done: break
        }
      }
    }
    return closing.sorted()
  }
}
