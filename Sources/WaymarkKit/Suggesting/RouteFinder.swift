package import WaymarkTaxonomy

/// Finds the ways from what a person needs and is to the types of service that serve them.
package struct RouteFinder {
  private let graph: TermGraph

  /// How much less surely what serves a broader need serves the narrower one.
  private static let fading = 0.7

  /// Makes a finder of ways in a graph.
  package init(graph: TermGraph) { self.graph = graph }

  /// The types that can be reached, each with the ways to it, the best first.
  ///
  /// A life event stands for the needs and circumstances that it groups.
  ///
  /// - Parameter starts: Needs, circumstances and life events.
  /// - Returns: The types, each with its ways from a start to the type, both included.
  package func routes(from starts: [TermIndex]) -> [(type: TermIndex, paths: [[TermIndex]])] {
    var paths: [TermIndex: [[TermIndex]]] = [:]
    var strengths: [TermIndex: Double] = [:]
    for start in starts {
      var best: [TermIndex: (path: [TermIndex], strength: Double)] = [:]
      for way in waysUp(from: start) {
        for link in graph.links(from: way.path[way.path.count - 1])
        where link.relation == .leadsTo && graph.role(of: link.to) == .type {
          let strength = way.strength * link.weight
          // What led to a retired type leads to what took its place.
          for type in graph.heirs(of: link.to) where strength > best[type]?.strength ?? 0 {
            best[type] = (way.path + [type], strength)
          }
        }
      }
      for (type, found) in best {
        paths[type, default: []].append(found.path)
        strengths[type, default: 0] += found.strength
      }
    }
    return paths.sorted { left, right in
      let (first, second) = (strengths[left.key] ?? 0, strengths[right.key] ?? 0)
      if left.value.count != right.value.count { return left.value.count > right.value.count }
      return first != second ? first > second : left.key < right.key
    }.map { ($0.key, $0.value) }
  }

  /// The ways from a term to what is broader, or into what a life event groups, nearest first.
  private func waysUp(from start: TermIndex) -> [(path: [TermIndex], strength: Double)] {
    var ways = [(path: [start], strength: 1.0)]
    var seen: Set<TermIndex> = [start]
    var next = 0
    while next < ways.count {
      let way = ways[next]
      next += 1
      let end = way.path[way.path.count - 1]
      let grouped = graph.links(from: end).filter { $0.relation == .groups }.map(\.to)
      for above in Array(graph.broader(of: end)) + grouped where seen.insert(above).inserted {
        ways.append((way.path + [above], way.strength * Self.fading))
      }
    }
    return ways
  }
}
